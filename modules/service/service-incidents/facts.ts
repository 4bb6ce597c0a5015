import type { CommandOf, InputOf } from '../../../kernel/pure.ts';
import type { ServiceTerms } from '../../force/index.ts';
import { operationalReason, weigh } from '../desk/weigh.ts';
import { olaTarget } from '../levels/which-agreement.ts';
import type { AttachedTarget } from './attached-target.ts';
import type { RaiseServiceIncident } from './commands.ts';
import type { ServiceIncidentEvent } from './events.ts';

type Raise = CommandOf<InputOf<typeof RaiseServiceIncident>>;
type RaisedData = Extract<ServiceIncidentEvent, { type: 'service.ServiceIncidentRaised' }>['data'];

/** What the force's own terms make of a report. */
export type RaiseFacts =
  | { readonly kind: 'unknown'; readonly code: string; readonly detail: string }
  | ({ readonly kind: 'known'; readonly reporter: string } & Pick<
      RaisedData,
      | 'number'
      | 'sequence'
      | 'reporterId'
      | 'teamId'
      | 'priority'
      | 'matrixVersion'
      | 'computed'
      | 'floor'
      | 'vip'
      | 'untriaged'
      | 'callBackBy'
      | 'terms'
    >);

/** The part of a pack that a desk works by, with its calendars. */
export interface DeskPack {
  readonly service: ServiceTerms;
  readonly timezone: string;
  readonly calendars: readonly {
    readonly id: string;
    readonly week: AttachedTarget['calendar']['week'];
    readonly closed: readonly string[];
    readonly open?: AttachedTarget['calendar']['open'];
  }[];
}

const FIRST_TEAM = 'service-desk';
/** Whoever of the desk takes it in has looked at it. */
const takenByHand: ReadonlySet<string> = new Set(['desk', 'phone', 'import']);

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
  const { impact, urgency, serviceId, itemIds, siteId } = input;
  const weighed = weigh(pack, { impact, urgency, serviceId, itemIds, siteId, floors: [] });
  if (weighed === null) {
    const detail = 'The matrix has no such impact or urgency.';
    return { kind: 'unknown', code: 'no-such-level', detail };
  }
  const { targets, ...weight } = weighed;
  const own = input.reporterId === null && input.reporter === '';
  const teamId = input.teamId ?? category?.team ?? service.teams[0]?.id ?? FIRST_TEAM;
  return {
    kind: 'known',
    ...counted,
    reporterId: own && actor.kind === 'person' ? actor.id : input.reporterId,
    reporter: own ? actor.name : input.reporter,
    teamId,
    ...weight,
    vip: operationalReason(pack, serviceId),
    untriaged: !takenByHand.has(input.source),
    callBackBy: input.callBackBy,
    terms: {
      targets,
      ladder: service.ladder,
      repeatSeconds: service.repeatSeconds,
      reopenDays: service.reopenDays,
      autoCloseDays: service.autoCloseDays,
      ola: olaTarget(pack, teamId, weight.priority),
    },
  };
}

function unknown(what: 'category' | 'service' | 'team', id: string): RaiseFacts {
  return { kind: 'unknown', code: `no-such-${what}`, detail: `The force has no ${what} ${id}.` };
}
