import type { BusinessCalendar } from '../../../kernel/pure.ts';
import type { Pause, Target } from './clock.ts';

/** A target with the hours that it counts, as it stood when it was attached. */
export interface Attached extends Target {
  readonly calendar: BusinessCalendar;
}

/** What can happen to a record that its clocks care about. `by` is who did it; epoch milliseconds. */
export type LevelEvent = { readonly at: number; readonly by: string } & (
  | { readonly kind: 'attached'; readonly priority: number; readonly targets: readonly Attached[] }
  /** To the person who reported it; an automatic one, or one that they cannot see, stops no clock. */
  | { readonly kind: 'answered'; readonly automatic: boolean; readonly seen: boolean }
  | { readonly kind: 'paused'; readonly reason: string; readonly waitsFor: WaitsFor; readonly uc: Attached | null }
  | { readonly kind: 'resumed' }
  /** From one team to the next; `ola` is what that team has promised the others. */
  | { readonly kind: 'assigned'; readonly teamId: string; readonly ola: Attached | null }
  | { readonly kind: 'resolved' }
  | { readonly kind: 'reopened' }
  | { readonly kind: 'cancelled' }
);

export type WaitsFor = 'user' | 'supplier' | 'date' | 'other';

/** A pause with why, who began it, and what it waits for; what was resolved in vain is one, too. */
export interface RecordPause extends Pause {
  readonly reason: string;
  readonly waitsFor: WaitsFor | 'resolved';
  readonly by: string;
  readonly uc: Attached | null;
}

/** One stay with a team. */
interface Stay {
  readonly teamId: string;
  readonly from: number;
  readonly to: number | null;
  readonly ola: Attached | null;
}

/** What the events of one record come to. */
export interface RecordHistory {
  /** Never moved: a change of priority starts its clocks from here as well. */
  readonly startedAt: number;
  readonly attached: readonly {
    readonly at: number;
    readonly priority: number;
    readonly targets: readonly Attached[];
  }[];
  /** Answers of a person that the reporter could see. */
  readonly answers: readonly number[];
  readonly pauses: readonly RecordPause[];
  /** What would have stopped the clocks but may not, in words. */
  readonly ignored: readonly string[];
  readonly stays: readonly Stay[];
  /** Null: it is open. */
  readonly resolvedAt: number | null;
  readonly cancelledAt: number | null;
  readonly reopened: number;
}

const DAY_MS = 86_400_000;

/** Of events of one moment: cancel, attach, complete, pause or resume, reset. Who has it comes with the attaching. */
const order: Readonly<Record<LevelEvent['kind'], number>> = {
  ...{ cancelled: 0, attached: 1, assigned: 1, answered: 2, resolved: 2, paused: 3, resumed: 3, reopened: 4 },
};

/** Folds the events of one record; null: nothing was ever attached to it. */
export function historyOf(events: readonly LevelEvent[], reopenDays = 14): RecordHistory | null {
  const inOrder = events.toSorted((a, b) => a.at - b.at || order[a.kind] - order[b.kind]);
  const first = inOrder.find(({ kind }) => kind === 'attached');
  if (first === undefined) return null;
  const begun: RecordHistory = {
    ...{ startedAt: first.at, attached: [], answers: [], pauses: [], ignored: [], stays: [] },
    ...{ resolvedAt: null, cancelledAt: null, reopened: 0 },
  };
  return inOrder.reduce((history, event) => after(history, event, reopenDays * DAY_MS), begun);
}

function after(history: RecordHistory, event: LevelEvent, windowMs: number): RecordHistory {
  const { at } = event;
  if (history.cancelledAt !== null) return event.kind === 'reopened' ? back(history, at) : history;
  switch (event.kind) {
    case 'cancelled':
      return { ...history, stays: ended(history.stays, at), pauses: ended(history.pauses, at), cancelledAt: at };
    case 'attached':
      return attached(history, event);
    case 'answered':
      return event.automatic || !event.seen ? history : { ...history, answers: [...history.answers, at] };
    case 'assigned':
      return { ...history, stays: [...ended(history.stays, at), { ...stayOf(event), from: at, to: null }] };
    case 'paused':
      return paused(history, event);
    case 'resumed':
      return history.resolvedAt === null ? { ...history, pauses: ended(history.pauses, at) } : history;
    case 'resolved':
      return history.resolvedAt === null ? resolved(history, event) : history;
    case 'reopened':
      return reopened(history, at, windowMs);
  }
}

type Of<Kind extends LevelEvent['kind']> = Extract<LevelEvent, { kind: Kind }>;

const stayOf = ({ teamId, ola }: Of<'assigned'>) => ({ teamId, ola });

function ended<Span extends Pause>(spans: readonly Span[], at: number): readonly Span[] {
  return spans.map((span) => (span.to === null ? { ...span, to: at } : span));
}

function priorityOf({ attached }: RecordHistory): number {
  return attached.at(-1)?.priority ?? 5;
}

/** P1 and P2 do not wait for the person who reported it. */
const waits = (waitsFor: WaitsFor, priority: number): boolean => waitsFor !== 'user' || priority > 2;

/** A pause that the new priority does not allow ends; what was paused before stays so (retroactive pause). */
function attached(history: RecordHistory, { at, priority, targets }: Of<'attached'>): RecordHistory {
  const pauses = history.pauses.map((pause) =>
    pause.to === null && pause.waitsFor === 'user' && !waits('user', priority) ? { ...pause, to: at } : pause,
  );
  return { ...history, pauses, attached: [...history.attached, { at, priority, targets }] };
}

function paused(history: RecordHistory, event: Of<'paused'>): RecordHistory {
  const { at, reason, waitsFor, by, uc } = event;
  if (history.resolvedAt !== null) return history;
  const priority = priorityOf(history);
  if (!waits(waitsFor, priority)) {
    const words = `${reason} at ${new Date(at).toISOString()} pauses no record of priority ${priority}`;
    return { ...history, ignored: [...history.ignored, words] };
  }
  const pause: RecordPause = { from: at, to: null, reason, waitsFor, by, uc };
  return { ...history, pauses: [...ended(history.pauses, at), pause] };
}

/** What was resolved in vain is no time of the desk's: reopened, the clock goes on where it stood. */
function resolved(history: RecordHistory, { at, by }: Of<'resolved'>): RecordHistory {
  const span: RecordPause = { from: at, to: null, reason: 'resolved', waitsFor: 'resolved', by, uc: null };
  return {
    ...{ ...history, pauses: [...ended(history.pauses, at), span], resolvedAt: at, stays: ended(history.stays, at) },
    // The reporter reads what was done: that is an answer.
    answers: [...history.answers, at],
  };
}

/** What was merged or declined by mistake comes back: the time meanwhile was nobody's. */
function back(history: RecordHistory, at: number): RecordHistory {
  const from = history.cancelledAt ?? at;
  const gone: RecordPause = { from, to: at, reason: 'away', waitsFor: 'other', by: '', uc: null };
  return { ...history, pauses: [...history.pauses, gone], stays: again(history.stays, at), cancelledAt: null };
}

/** Whoever had it last has it again. */
function again(stays: readonly Stay[], at: number): readonly Stay[] {
  const last = stays.at(-1);
  return last === undefined ? stays : [...stays, { ...last, from: at, to: null }];
}

function reopened(history: RecordHistory, at: number, windowMs: number): RecordHistory {
  if (history.resolvedAt === null) return history;
  if (at - history.resolvedAt > windowMs) {
    const words = `reopened at ${new Date(at).toISOString()}, after the time for it: that is a new record, linked to this one`;
    return { ...history, ignored: [...history.ignored, words] };
  }
  return {
    ...{ ...history, pauses: ended(history.pauses, at), stays: again(history.stays, at) },
    ...{ resolvedAt: null, reopened: history.reopened + 1 },
  };
}
