import type { Aggregate, Past, Promised } from '../../../../kernel/pure.ts';
import type { TrendEvent } from './events.ts';

type Found = Extract<TrendEvent, { type: 'service.TrendFound' }>;

type Trend = Readonly<Found['data']> & { readonly foundAt: number };

export type TrendState =
  | { readonly situation: 'none' }
  | { readonly situation: 'found'; readonly trend: Trend }
  /** Null when erased. */
  | { readonly situation: 'dismissed'; readonly trend: Trend; readonly at: number; readonly reason: string | null }
  | { readonly situation: 'taken'; readonly trend: Trend; readonly at: number; readonly problem: string };

const DAY_MS = 86_400_000;

function evolve(state: TrendState, event: Past<TrendEvent>): TrendState {
  const at = event.occurredAt;
  if (event.type === 'service.TrendFound') return { situation: 'found', trend: { ...event.data, foundAt: at } };
  if (state.situation === 'none') return state;
  const { trend } = state;
  switch (event.type) {
    case 'service.TrendDismissed':
      return { situation: 'dismissed', trend, at, reason: event.detail?.reason ?? null };
    case 'service.TrendTaken':
      return { situation: 'taken', trend, at, problem: event.data.number };
    default:
      return state;
  }
}

/** What has been looked at is not proposed anew before its window has passed. */
export function restsUntil(state: TrendState): number {
  if (state.situation === 'none') return 0;
  return state.situation === 'found' ? Number.POSITIVE_INFINITY : state.at + state.trend.days * DAY_MS;
}

const words = { item: 'the same item', category: 'the same category', place: 'the same place' } as const;

function trendPromises(state: TrendState): readonly Promised[] {
  if (state.situation !== 'found') return [];
  const { by, count, days, foundAt: startedAt, lookDays } = state.trend;
  return [
    {
      ...{ key: 'look', kind: 'service-trend', startedAt, dueAt: startedAt + lookDays * DAY_MS, warnAt: null },
      label: `Say whether ${count} IT incidents of ${words[by]} in ${days} days are a problem`,
      ladder: [{ to: 'service-manager', afterSeconds: 0 }],
      ...{ repeatSeconds: 86_400, areaId: null, paused: false },
      alarm: 'B',
    },
  ];
}

export const trendAggregate: Aggregate<TrendState, TrendEvent> = {
  name: 'service.trend',
  initial: { situation: 'none' },
  evolve,
  promises: trendPromises,
};
