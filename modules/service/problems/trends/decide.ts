import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../../kernel/pure.ts';
import type { DismissTrend, FindTrend } from './commands.ts';
import type { TrendEvent } from './events.ts';
import { restsUntil, type TrendState } from './trend.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ trend: readonly TrendEvent[] }>;
type States = { readonly trend: TrendState };

export function findTrend(
  { input, recordedAt }: Command<typeof FindTrend>,
  { trend }: States,
  { lookDays }: { readonly lookDays: number },
): Decision {
  if (restsUntil(trend) > recordedAt) return decided({ trend: [] });
  const { by, subjectId, days, limit, count } = input;
  return decided({ trend: [{ type: 'service.TrendFound', data: { by, subjectId, days, limit, count, lookDays } }] });
}

export function dismissTrend({ input }: Command<typeof DismissTrend>, { trend }: States): Decision {
  if (trend.situation !== 'found') return refuse('no-such-trend', 'Nothing of the kind is proposed.');
  return decided({ trend: [{ type: 'service.TrendDismissed', data: {}, detail: { reason: input.reason } }] });
}
