import type { ChoosingEvent } from './events.ts';
import type { Ranking } from './rankings.ts';

/** What is known of the choice of a unit for an incident. */
export interface ChoiceFacts {
  readonly ranking: Ranking | null;
  /** The force wants a word why, where so many stood before the one that is sent; null: it wants none. */
  readonly notAmong: number | null;
  /** Tours that are sent in the same breath: chosen too. */
  readonly together?: readonly string[];
}

export const nothingKnown: ChoiceFacts = { ranking: null, notAmong: null };

interface Chosen {
  readonly assignmentId: string;
  readonly tourId: string;
  readonly callsign: string;
  /** Tours that are on the incident already: whoever stood before it and is there was chosen too. */
  readonly onIt: readonly string[];
  readonly reason: string | null;
}

interface Weighed {
  /** Null: a reason is given, or none is wanted. */
  readonly question: string | null;
  /** What stays of it; nothing where nobody had asked for a ranking and nobody said why. */
  readonly events: readonly ChoosingEvent[];
}

/** Weighs what is sent against what was recommended: the choice stays with whoever makes it, and what they knew stays with it. */
export function weighChoice(chosen: Chosen, { ranking, notAmong, together = [] }: ChoiceFacts): Weighed {
  const { tourId, callsign, assignmentId, onIt, reason } = chosen;
  const at = ranking?.order.indexOf(tourId) ?? -1;
  const rank = at < 0 ? null : at + 1;
  const before = (ranking?.order ?? [])
    .slice(0, rank === null ? undefined : at)
    .filter((id) => !onIt.includes(id) && !together.includes(id));
  const inSet = ranking?.set.includes(tourId) === true;
  // Whoever takes what was offered needs no word for it.
  const reasonAsked = notAmong !== null && before.length >= notAmong && !inSet;
  if (ranking === null && reason === null) return { question: null, events: [] };
  const data = {
    ...{ assignmentId, tourId, callsign, rank, reasonAsked },
    rankedAt: ranking?.rankedAt ?? null,
    estimated: ranking?.estimated ?? false,
    ranked: ranking?.order.length ?? 0,
    excluded: ranking?.excluded.size ?? 0,
    before: before.length,
    exclusions: [...(ranking?.excluded.get(tourId) ?? [])],
    offered: [...(ranking?.offered ?? [])],
    ...(ranking !== null && ranking.set.length > 0 && { inSet, setOf: ranking.set.length }),
  };
  const best = ranking?.offered.find((one) => one.tourId === before[0])?.callsign;
  return {
    question: reasonAsked && reason === null ? questionOf(data, best) : null,
    events: [{ type: 'operations.UnitChosen', data, detail: { reason } }],
  };
}

type Data = Extract<ChoosingEvent, { type: 'operations.UnitChosen' }>['data'];

function questionOf({ callsign, rank, ranked, before }: Data, best: string | undefined): string {
  const where = rank === null ? 'is not ranked' : `is number ${rank} of ${ranked}`;
  const first = best === undefined ? `${before} stand before it` : `${best} stands before it`;
  return `${callsign} ${where}; ${first}. Say why, or send it without a word.`;
}
