import type { AnyPastEvent, BusinessCalendar } from '../../../kernel/pure.ts';
import type { DeskEvent } from '../desk/events.ts';
import type { AttachedTarget } from '../service-incidents/attached-target.ts';
import type { ServiceIncidentEvent } from '../service-incidents/events.ts';
import type { LevelEvent, WaitsFor } from './record-history.ts';

/** A target whose calendar stands once beside all of them. */
type KeptTarget = Omit<AttachedTarget, 'calendar'> & { readonly calendar: number };
interface KeptTargets {
  readonly targets: readonly KeptTarget[];
  readonly calendars: readonly BusinessCalendar[];
}

/** What is kept of an event of an IT incident, for its clocks. */
export type KeptFacts =
  /** Of the targets the first `slas` are of the agreement, one that follows is the OLA of the first team. */
  | ({
      readonly kind: 'attached';
      readonly priority: number;
      readonly teamId: string | null;
      readonly slas: number;
    } & KeptTargets)
  | { readonly kind: 'answered'; readonly automatic: boolean }
  | ({ readonly kind: 'paused'; readonly reason: string; readonly waitsFor: WaitsFor } & KeptTargets)
  | ({ readonly kind: 'assigned'; readonly teamId: string } & KeptTargets)
  | { readonly kind: 'resumed' | 'resolved' | 'reopened' | 'cancelled' };

/** Null: no clock cares about it. */
export function keptFacts(event: AnyPastEvent): KeptFacts | null {
  // The registry has checked the event against its schema when it was appended.
  const known = event as unknown as ServiceIncidentEvent | DeskEvent;
  switch (known.type) {
    case 'service.ServiceIncidentRaised': {
      const { priority, teamId, terms } = known.data;
      const targets = terms.ola ? [...terms.targets, terms.ola] : terms.targets;
      return { kind: 'attached', priority, teamId, slas: terms.targets.length, ...kept(targets) };
    }
    case 'service.ServiceIncidentPrioritised': {
      const { priority, targets } = known.data;
      return { kind: 'attached', priority, teamId: null, slas: targets.length, ...kept(targets) };
    }
    case 'service.ServiceIncidentPaused': {
      const { reason, waitsFor, uc } = known.data;
      return { kind: 'paused', reason, waitsFor: waitsFor ?? guessed(reason), ...kept(uc ? [uc] : []) };
    }
    case 'service.ServiceIncidentAssigned':
      return { kind: 'assigned', teamId: known.data.teamId, ...kept(known.data.ola ? [known.data.ola] : []) };
    case 'service.ReporterAnswered':
      return { kind: 'answered', automatic: event.actor.kind === 'system' };
    case 'service.WorkaroundGiven':
      return { kind: 'answered', automatic: false };
    case 'service.WordFlowed':
      return known.data.what === 'resolution' ? { kind: 'resolved' } : { kind: 'answered', automatic: false };
    case 'service.ServiceIncidentResumed':
      return { kind: 'resumed' };
    case 'service.ServiceIncidentResolved':
      return { kind: 'resolved' };
    case 'service.ServiceIncidentReopened':
      return { kind: 'reopened' };
    case 'service.ServiceIncidentWithdrawn':
      return { kind: 'cancelled' };
    default:
      return leaving(known);
  }
}

/** Merged into another, or declined: its clocks end there; should it come back, they go on. */
function leaving(event: ServiceIncidentEvent | DeskEvent): KeptFacts | null {
  if (event.type === 'service.ServiceIncidentTriaged')
    return event.data.how === 'declined' ? { kind: 'cancelled' } : null;
  if (event.type !== 'service.ServiceIncidentLinked' && event.type !== 'service.ServiceIncidentUnlinked') return null;
  if (event.data.kind !== 'merged-into') return null;
  return { kind: event.type === 'service.ServiceIncidentLinked' ? 'cancelled' : 'reopened' };
}

/** For pauses from before the reason said whom it waits for. */
function guessed(reason: string): WaitsFor {
  return (['user', 'supplier', 'date'] as const).find((one) => reason.includes(one)) ?? 'other';
}

function kept(targets: readonly AttachedTarget[]): KeptTargets {
  const texts = [...new Set(targets.map(({ calendar }) => JSON.stringify(calendar)))];
  return {
    targets: targets.map((target) => ({ ...target, calendar: texts.indexOf(JSON.stringify(target.calendar)) })),
    calendars: texts.map((text): BusinessCalendar => JSON.parse(text)),
  };
}

/** One row as it was kept. */
export interface Kept {
  readonly at: number;
  readonly by: string;
  readonly facts: KeptFacts;
}

/** The same calendar is the same object for as long as the process lives: what was worked out of it once is found again. */
const calendars = new Map<string, BusinessCalendar>();

export function interned(calendar: BusinessCalendar): BusinessCalendar {
  const text = JSON.stringify(calendar);
  const found = calendars.get(text) ?? calendar;
  calendars.set(text, found);
  return found;
}

function attachedTargets({ targets, calendars: hours }: KeptTargets) {
  return targets.flatMap(({ calendar, ...target }) => {
    const found = hours[calendar];
    return found === undefined ? [] : [{ ...target, calendar: interned(found) }];
  });
}

/** What was kept, as the clocks read it. */
export function levelEventsOf(rows: readonly Kept[]): readonly LevelEvent[] {
  return rows.flatMap(({ at, by, facts }): readonly LevelEvent[] => {
    switch (facts.kind) {
      case 'attached': {
        const all = attachedTargets(facts);
        const { priority, slas, teamId } = facts;
        const attached: LevelEvent = { kind: 'attached', at, by, priority, targets: all.slice(0, slas) };
        if (teamId === null) return [attached];
        return [attached, { kind: 'assigned', at, by, teamId, ola: all[slas] ?? null }];
      }
      case 'paused': {
        const { reason, waitsFor } = facts;
        return [{ kind: 'paused', at, by, reason, waitsFor, uc: attachedTargets(facts)[0] ?? null }];
      }
      case 'assigned':
        return [{ kind: 'assigned', at, by, teamId: facts.teamId, ola: attachedTargets(facts)[0] ?? null }];
      case 'answered':
        return [{ kind: 'answered', at, by, automatic: facts.automatic, seen: true }];
      default:
        return [{ kind: facts.kind, at, by }];
    }
  });
}
