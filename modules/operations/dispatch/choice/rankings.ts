import type { Ranked } from '../recommend.ts';
import type { Offered } from './events.ts';

/** What somebody had before them when they chose: the last ranking of an incident. */
export interface Ranking {
  readonly rankedAt: number;
  readonly estimated: boolean;
  /** Tours in the order of their rank. */
  readonly order: readonly string[];
  /** Why each of the others was not ranked. */
  readonly excluded: ReadonlyMap<string, readonly string[]>;
  readonly offered: readonly Offered[];
  /** Tours of the set that was offered. */
  readonly set: readonly string[];
}

/** The last ranking of each incident that was asked for lately: what is chosen is weighed against it, without asking the roads again. */
export interface Rankings {
  keep(
    incidentId: string,
    ranked: readonly Ranked[],
    made: { readonly now: number; readonly estimated: boolean; readonly set?: readonly string[] },
  ): void;
  find(incidentId: string, now: number): Ranking | null;
}

const MOST_KEPT = 300;
const MOST_OFFERED = 10;
/** Whoever chooses after this has another world before them. */
const LASTS_MS = 10 * 60_000;

interface Kept {
  readonly now: number;
  readonly estimated: boolean;
  readonly order: readonly string[];
  readonly excluded: ReadonlyMap<string, readonly string[]>;
  readonly first: readonly Ranked[];
  readonly set: readonly string[];
}

/** Of the many that were not among the first only the order stays: a ranking of a large force is not kept whole. */
export function makeRankings(): Rankings {
  const kept = new Map<string, Kept>();
  return {
    keep: (incidentId, ranked, { now, estimated, set = [] }) => {
      const order: string[] = [];
      const excluded = new Map<string, readonly string[]>();
      for (const { candidate, rank, exclusions } of ranked) {
        if (rank === null) excluded.set(candidate.tourId, withoutNumbers(candidate.active, exclusions));
        else order.push(candidate.tourId);
      }
      kept.delete(incidentId);
      kept.set(incidentId, {
        now,
        estimated,
        set,
        order,
        excluded,
        first: ranked.slice(0, Math.min(order.length, MOST_OFFERED)),
      });
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_KEPT) break;
        kept.delete(oldest);
      }
    },
    find: (incidentId, now) => {
      const held = kept.get(incidentId);
      if (held === undefined || now - held.now > LASTS_MS) return null;
      const { now: rankedAt, estimated, order, excluded, first, set } = held;
      return { rankedAt, estimated, order, excluded, set, offered: first.map(offeredOf) };
    },
  };
}

/** Which incident a unit was on is said by that incident's log alone. */
function withoutNumbers(active: Ranked['candidate']['active'], exclusions: readonly string[]): readonly string[] {
  if (active === null) return exclusions;
  return exclusions.map((text) => (text.startsWith(`on ${active.number}`) ? 'on another, not of lower grade' : text));
}

function offeredOf({ candidate, rank, totalSeconds, reasons }: Ranked): Offered {
  const { tourId, callsign, travel, active } = candidate;
  const givesUp =
    active === null || active.hidden
      ? null
      : { incidentId: active.incidentId, number: active.number, grade: active.grade };
  return {
    ...{ tourId, callsign, rank: rank ?? 0, givesUp },
    etaSeconds: travel === null ? null : Math.round(travel.seconds),
    totalSeconds: Math.round(totalSeconds),
    reasons: reasons.map(({ term, text, seconds }) => ({
      ...{ term, seconds: Math.round(seconds) },
      text: term === 'divert' ? 'divert: gives up another incident' : text,
    })),
  };
}
