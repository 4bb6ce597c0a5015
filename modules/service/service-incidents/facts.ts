import type { CommandOf, InputOf } from '../../../kernel/pure.ts';
import type { ServiceTerms } from '../../force/index.ts';
import type { RaiseServiceIncident } from './commands.ts';
import type { AttachedTarget, ServiceIncidentEvent } from './events.ts';

type Raise = CommandOf<InputOf<typeof RaiseServiceIncident>>;
type RaisedData = Extract<ServiceIncidentEvent, { type: 'service.ServiceIncidentRaised' }>['data'];

/** What the force's own terms make of a report. */
export type RaiseFacts =
  | { readonly kind: 'unknown'; readonly code: string; readonly detail: string }
  | ({ readonly kind: 'known'; readonly reporter: string } & Pick<
      RaisedData,
      'number' | 'sequence' | 'reporterId' | 'teamId' | 'priority' | 'matrixVersion' | 'terms'
    >);

/** The part of a pack that a desk works by, with its calendars. */
export interface DeskPack {
  readonly service: ServiceTerms;
  readonly timezone: string;
  readonly calendars: readonly {
    readonly id: string;
    readonly week: AttachedTarget['calendar']['week'];
    readonly closed: readonly string[];
  }[];
}

const FIRST_TEAM = 'service-desk';

export function raiseFacts(
  { input, actor }: Raise,
  pack: DeskPack,
  counted: { readonly number: string; readonly sequence: number },
): RaiseFacts {
  const { service } = pack;
  const category = service.categories.find(({ id }) => id === input.categoryId);
  if (input.categoryId !== null && category === undefined) return unknown('category', input.categoryId);
  if (input.serviceId !== null && !service.services.some(({ id }) => id === input.serviceId)) {
    return unknown('service', input.serviceId);
  }
  if (input.teamId !== null && !service.teams.some(({ id }) => id === input.teamId))
    return unknown('team', input.teamId);
  const priority = priorityOf(service, input.impact, input.urgency);
  const own = input.reporterId === null && input.reporter === '';
  return {
    kind: 'known',
    ...counted,
    reporterId: own && actor.kind === 'person' ? actor.id : input.reporterId,
    reporter: own ? actor.name : input.reporter,
    teamId: input.teamId ?? category?.team ?? service.teams[0]?.id ?? FIRST_TEAM,
    priority,
    matrixVersion: service.priorityMatrix.version,
    terms: {
      targets: targetsFor(pack, priority, input.serviceId),
      ladder: service.ladder,
      repeatSeconds: service.repeatSeconds,
      reopenDays: service.reopenDays,
      autoCloseDays: service.autoCloseDays,
    },
  };
}

function unknown(what: 'category' | 'service' | 'team', id: string): RaiseFacts {
  return { kind: 'unknown', code: `no-such-${what}`, detail: `The force has no ${what} ${id}.` };
}

/** F1: the matrix is data of the pack. */
export function priorityOf({ priorityMatrix }: ServiceTerms, impact: number, urgency: number): number {
  return priorityMatrix.rows[impact - 1]?.[urgency - 1] ?? 5;
}

/** The narrowest agreement that has a target of this priority, for each metric: a service's own before the general one, then the strictest. */
export function targetsFor(pack: DeskPack, priority: number, serviceId: string | null): AttachedTarget[] {
  const found = new Map<string, { readonly rank: number; readonly target: AttachedTarget }>();
  for (const agreement of pack.service.agreements) {
    const general = agreement.service === null;
    if (agreement.kind !== 'sla' || !(general || agreement.service === serviceId)) continue;
    const calendar = pack.calendars.find(({ id }) => id === agreement.calendar);
    if (calendar === undefined) continue;
    for (const { metric, minutes } of agreement.targets.filter((target) => target.priority === priority)) {
      const rank = (general ? 1_000_000 : 0) + minutes;
      if (rank >= (found.get(metric)?.rank ?? Number.POSITIVE_INFINITY)) continue;
      const hours = { timezone: pack.timezone, week: calendar.week, closed: [...calendar.closed] };
      const { id: agreementId, version: agreementVersion } = agreement;
      found.set(metric, { rank, target: { metric, agreementId, agreementVersion, minutes, calendar: hours } });
    }
  }
  return [...found.values()].map(({ target }) => target);
}
