import { workingTimeBetween } from '../../../kernel/pure.ts';
import { type ClockWork, dueAt, elapsedMs, joined, type Pause } from './clock.ts';
import type { Attached, RecordHistory, RecordPause } from './record-history.ts';
import type { ShownPause } from './working.ts';

/** One clock of an OLA or a UC, as of an instant. Epoch milliseconds. */
export interface LinkWorking {
  readonly kind: 'ola' | 'uc';
  /** The team that holds the record; null: a supplier does. */
  readonly teamId: string | null;
  readonly agreementId: string;
  readonly agreementVersion: number;
  readonly targetMs: number;
  readonly startedAt: number;
  /** Null: it runs. */
  readonly stoppedAt: number | null;
  readonly elapsedMs: number;
  readonly actualElapsedMs: number;
  readonly dueAt: number | null;
  readonly breached: boolean;
  readonly pauses: readonly ShownPause[];
}

/**
 * F3: an OLA runs from the assignment to the team until the hand-over, and stands still with the record; a UC runs from the call to the
 * supplier, on its own calendar, and nothing pauses it: least of all that we wait for the supplier.
 */
export function linkWorkings(history: RecordHistory, at: number): readonly LinkWorking[] {
  const olas = history.stays.flatMap(({ teamId, from, to, ola }) =>
    ola === null ? [] : [linkOf({ kind: 'ola', teamId, from, to, target: ola, pauses: history.pauses }, at)],
  );
  const ucs = history.pauses.flatMap(({ from, to, uc }) =>
    uc === null ? [] : [linkOf({ kind: 'uc', teamId: null, from, to, target: uc, pauses: [] }, at)],
  );
  return [...olas, ...ucs].toSorted((a, b) => a.startedAt - b.startedAt);
}

interface Link {
  readonly kind: 'ola' | 'uc';
  readonly teamId: string | null;
  readonly from: number;
  readonly to: number | null;
  readonly target: Attached;
  readonly pauses: readonly RecordPause[];
}

function linkOf({ kind, teamId, from, to, target, pauses }: Link, at: number): LinkWorking {
  const end = to ?? at;
  const work: ClockWork = {
    startedAt: from,
    targetMs: target.minutes * 60_000,
    calendar: target.calendar,
    pauses: pauses.filter((pause) => pause.from < end),
  };
  const due = dueAt(work);
  return {
    ...{ kind, teamId, agreementId: target.agreementId, agreementVersion: target.agreementVersion },
    ...{ targetMs: work.targetMs, startedAt: from, stoppedAt: to },
    ...{
      elapsedMs: elapsedMs(work, end),
      actualElapsedMs: end - from,
      dueAt: due,
      breached: due !== null && end > due,
    },
    pauses: work.pauses.flatMap((pause) => shownWithin(pause, work, end, pauses)),
  };
}

function shownWithin(
  pause: Pause,
  { startedAt, calendar }: ClockWork,
  end: number,
  all: readonly RecordPause[],
): readonly ShownPause[] {
  const [cut] = joined([pause], startedAt, end);
  const found = all.find((one) => one.from === pause.from);
  if (cut === undefined || found === undefined) return [];
  const openMs = workingTimeBetween(cut.from, cut.to, calendar);
  return [{ from: pause.from, to: pause.to, reason: found.reason, by: found.by, openMs }];
}

/** Who held the time of a clock: each team, and suppliers beyond what their contract allows. Shares of one. */
export interface Shares {
  readonly teams: readonly { readonly teamId: string; readonly heldMs: number; readonly share: number }[];
  readonly supplierMs: number;
  readonly supplierShare: number;
}

/** F3: team share = business time held / total; supplier share = time in waiting-supplier beyond the UC. */
export function sharesOf(history: RecordHistory, target: Attached, end: number): Shares {
  const { calendar } = target;
  const work = (startedAt: number): ClockWork => ({ startedAt, targetMs: 0, calendar, pauses: history.pauses });
  const held = new Map<string, number>();
  for (const { teamId, from, to } of history.stays.filter((stay) => stay.from < end)) {
    const ms = elapsedMs(work(from), Math.min(to ?? end, end));
    held.set(teamId, (held.get(teamId) ?? 0) + ms);
  }
  const supplierMs = history.pauses
    .filter(({ waitsFor, from }) => waitsFor === 'supplier' && from < end)
    .reduce((sum, pause) => sum + beyondContract(pause, calendar, end), 0);
  const teamMs = [...held.values()].reduce((sum, ms) => sum + ms, 0);
  const total = teamMs + supplierMs;
  const shareOf = (ms: number): number => (total === 0 ? 0 : ms / total);
  return {
    teams: [...held].map(([teamId, heldMs]) => ({ teamId, heldMs, share: shareOf(heldMs) })),
    supplierMs,
    supplierShare: shareOf(supplierMs),
  };
}

/** Without a contract, all of the wait is the supplier's. */
function beyondContract({ from, to, uc }: RecordPause, calendar: Attached['calendar'], end: number): number {
  const until = Math.min(to ?? end, end);
  const due =
    uc === null ? from : dueAt({ startedAt: from, targetMs: uc.minutes * 60_000, calendar: uc.calendar, pauses: [] });
  return due === null || due >= until ? 0 : workingTimeBetween(due, until, calendar);
}

/** F3: assignments less distinct teams; from three on somebody must look. */
export function pingPong({ stays }: Pick<RecordHistory, 'stays'>): number {
  const teams = stays.filter(({ teamId }, i) => stays[i - 1]?.teamId !== teamId).map(({ teamId }) => teamId);
  return teams.length - new Set(teams).size;
}

/** What a supplier owes for one fault, in pence: (minutes over the UC − free minutes) × rate. */
export function creditPence(
  overMs: number,
  { freeMinutes, pencePerHour }: { readonly freeMinutes: number; readonly pencePerHour: number },
): number {
  const minutes = Math.max(0, Math.floor(overMs / 60_000) - freeMinutes);
  return Math.round((minutes * pencePerHour) / 60);
}
