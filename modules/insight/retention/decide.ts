import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { CountReviews, KeepLonger } from './commands.ts';
import type { ReviewEvent } from './review.ts';
import type { ReviewsDueEvent, ReviewsDueState } from './reviews-due.ts';

/** What the classes of the force pack say of a record that is done with. */
export interface Kept {
  readonly class: string;
  readonly dueAt: number;
}

/** APP Management of police information: whatever the group, no longer than ten years pass between two reviews. */
const MOST_YEARS = 10;

export function keepLonger(
  { input, recordedAt }: CommandOf<InputOf<typeof KeepLonger>>,
  _states: unknown,
  kept: Kept | null,
): Outcome<{ review: readonly ReviewEvent[] }> {
  if (kept === null) return refuse('not-kept', 'No record of any class that is done with has this id.');
  const { records, seen, keepUntil, ground, reason } = input;
  if (kept.dueAt !== seen) return refuse('reviewed-meanwhile', 'Somebody has reviewed it meanwhile: look at it again.');
  if (keepUntil <= Math.max(recordedAt, kept.dueAt)) {
    return refuse('not-longer', 'The day must lie ahead, and after the day on which it is due.');
  }
  if (keepUntil > yearsAfter(recordedAt, MOST_YEARS)) {
    return refuse('too-long', 'A review is owed at least every ten years.');
  }
  const data = { records, class: kept.class, dueAt: kept.dueAt, keepUntil, ground };
  return decided({ review: [{ type: 'insight.RecordKeptLonger', data, detail: { reason } }] });
}

function yearsAfter(at: number, years: number): number {
  const day = new Date(at);
  return day.setUTCFullYear(day.getUTCFullYear() + years);
}

/** `day`: the day as people write it. What stands already is not said again. */
export function countReviews(
  { input }: CommandOf<InputOf<typeof CountReviews>>,
  { due }: { readonly due: ReviewsDueState },
  { day }: { readonly day: string },
): Outcome<{ due: readonly ReviewsDueEvent[] }> {
  if (due.situation === 'counted' && due.counted.count === input.count) return decided({ due: [] });
  return decided({ due: [{ type: 'insight.ReviewsCounted', data: { ...input, day } }] });
}
