import type { Promised } from '../../../kernel/pure.ts';
import type { KnownEvent, Of } from '../incidents/events.ts';
import type { Incident } from '../incidents/incident.ts';
import { isExact } from './exact.ts';

type Opened = Of<'operations.TacticalOpened'>['data'];
type Named = Opened['roles'][number];

type Authority =
  | { readonly situation: 'sought'; readonly at: number }
  | {
      readonly situation: 'given';
      readonly at: number;
      /** Null when erased. */
      readonly by: string | null;
      readonly words: string | null;
      readonly options: readonly Named[];
      readonly until: number | null;
    }
  | { readonly situation: 'refused'; readonly at: number; readonly by: string | null; readonly words: string | null };

/** A pursuit, a firearms job or its tactical phase, from its opening to its end. */
export interface Tactic extends Omit<Opened, 'confirmed'> {
  readonly reason: string | null;
  readonly openedAt: number;
  readonly openedBy: string;
  readonly authority: Authority;
  /** Who commands, by role: the last who took it. */
  readonly command: readonly { readonly role: Named; readonly person: string | null; readonly at: number }[];
  readonly used: readonly {
    readonly option: Named;
    readonly note: string | null;
    readonly at: number;
    readonly by: string;
  }[];
  /** When somebody last looked at it as a whole: the next look counts from here. */
  readonly reviewedAt: number;
  readonly closed: { readonly at: number; readonly by: string; readonly outcome: string | null } | null;
}

export type TacticalEvent = Extract<KnownEvent, { data: { readonly tacticalId: string } }>;

export function isTactical(event: KnownEvent): event is TacticalEvent {
  return 'tacticalId' in event.data;
}

export function evolveTactics(incident: Incident, event: TacticalEvent): Incident {
  if (event.type === 'operations.TacticalOpened') {
    return { ...incident, tactics: [...incident.tactics, opened(event)] };
  }
  const { tacticalId } = event.data;
  const tactics = incident.tactics.map((one) => (one.tacticalId === tacticalId ? evolved(one, event) : one));
  return { ...incident, tactics };
}

function opened({ data, detail, recordedAt, actor }: Of<'operations.TacticalOpened'>): Tactic {
  const { confirmed: _, ...terms } = data;
  return {
    ...terms,
    reason: detail?.reason ?? null,
    openedAt: recordedAt,
    openedBy: actor.name,
    authority: { situation: 'sought', at: recordedAt },
    command: [],
    used: [],
    reviewedAt: recordedAt,
    closed: null,
  };
}

function evolved(tactic: Tactic, event: Exclude<TacticalEvent, { type: 'operations.TacticalOpened' }>): Tactic {
  const { recordedAt: at, actor } = event;
  switch (event.type) {
    case 'operations.AuthoritySought':
      return { ...tactic, authority: { situation: 'sought', at } };
    case 'operations.AuthorityGiven': {
      const { options, until } = event.data;
      const { by = null, conditions: words = null } = event.detail ?? {};
      return { ...tactic, authority: { situation: 'given', at, by, words, options, until }, reviewedAt: at };
    }
    case 'operations.AuthorityRefused': {
      const { by = null, reason: words = null } = event.detail ?? {};
      return { ...tactic, authority: { situation: 'refused', at, by, words } };
    }
    case 'operations.CommandTaken': {
      const { role } = event.data;
      const others = tactic.command.filter((one) => one.role.id !== role.id);
      return { ...tactic, command: [...others, { role, person: event.detail?.person ?? null, at }] };
    }
    case 'operations.TacticalOptionUsed': {
      const used = { option: event.data.option, note: event.detail?.note ?? null, at, by: actor.name };
      return { ...tactic, used: [...tactic.used, used] };
    }
    case 'operations.TacticalReviewed':
      return { ...tactic, reviewedAt: at };
    case 'operations.TacticalClosed':
      return { ...tactic, closed: { at, by: actor.name, outcome: event.detail?.outcome ?? null } };
  }
}

/** Until when armed units have authority on an incident, Infinity where it has no end; null: for no job that is open was it given. */
export function armedUntil(tactics: readonly Tactic[]): number | null {
  const given = tactics.flatMap(({ kind, closed, authority }) =>
    kind.armed && closed === null && authority.situation === 'given' ? [authority.until ?? Infinity] : [],
  );
  return given.length === 0 ? null : Math.max(...given);
}

/** A planned armed job is sent to a door: until the log has it, somebody owes it. */
export function owesAddress({ kind, planned, closed }: Tactic, place: Incident['place']): boolean {
  return kind.armed && planned && closed === null && !isExact(place);
}

/** Nothing here stops anybody; what is owed climbs until it is done. */
export function tacticalPromises({ tactics, place }: Incident): readonly Promised[] {
  return tactics.filter(({ closed }) => closed === null).flatMap((tactic) => promisesOf(tactic, place));
}

function promisesOf(tactic: Tactic, place: Incident['place']): readonly Promised[] {
  const { tacticalId, kind, authority, reviewedAt, reviewSeconds, authoritySeconds, ladder } = tactic;
  const common = { ladder: ladder.rungs, repeatSeconds: ladder.repeatSeconds, areaId: place.areaId, paused: false };
  const of = (
    what: string,
    timing: Pick<Promised, 'label' | 'startedAt' | 'dueAt' | 'warnAt' | 'alarm'>,
  ): Promised => ({
    ...{ key: `${what}:${tacticalId}`, kind: what },
    ...timing,
    ...common,
  });
  const found: Promised[] = [];
  if (authority.situation === 'sought') {
    const { at } = authority;
    const label = `${kind.name}: authority is sought`;
    // Warned at once: the warning is how the desk sees that it is waited for.
    found.push(of('authority', { label, startedAt: at, dueAt: at + authoritySeconds * 1000, warnAt: at, alarm: 'A' }));
  }
  if (authority.situation === 'given' && authority.until !== null) {
    const { at, until } = authority;
    const label = `${kind.name}: authority runs out`;
    found.push(
      of('authority-ends', { label, startedAt: at, dueAt: until, warnAt: warningBefore(at, until), alarm: 'B' }),
    );
  }
  if (authority.situation === 'given') {
    const dueAt = reviewedAt + reviewSeconds * 1000;
    const label = `${kind.name}: look at it again`;
    found.push(of('tactical-review', { label, startedAt: reviewedAt, dueAt, warnAt: null, alarm: 'B' }));
  }
  if (owesAddress(tactic, place)) {
    const label = `${kind.name}, planned: the log has no exact address`;
    const at = tactic.openedAt;
    found.push(
      of('exact-address', { label, startedAt: at, dueAt: at + authoritySeconds * 1000, warnAt: at, alarm: 'B' }),
    );
  }
  return found;
}

/** A quarter of the time is left. */
function warningBefore(at: number, until: number): number {
  return Math.round(at + (until - at) * 0.75);
}
