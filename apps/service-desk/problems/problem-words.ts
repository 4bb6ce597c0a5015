import type { RowOf } from '../../../kernel/pure.ts';
import type { ProblemRecord, Problems, Trends } from '../../../modules/service/contract.ts';

export type ProblemRow = RowOf<typeof Problems>;
export type Problem = RowOf<typeof ProblemRecord>;
export type Trend = RowOf<typeof Trends>;

export const sourceNames: Readonly<Record<ProblemRow['source'], string>> = {
  menu: 'opened before anything broke',
  'it-incidents': 'from IT incidents',
  trend: 'from what repeats',
};

const endingNames: Readonly<Record<NonNullable<ProblemRow['ending']>, string>> = {
  fixed: 'Fixed',
  accepted: 'Accepted as it is',
  'no-fault': 'No fault after all',
};

/** How it stands, as one says it. */
export function standingOf({ situation, ending }: Pick<ProblemRow, 'situation' | 'ending'>): string {
  if (situation === 'open') return 'The cause is looked for';
  if (situation === 'review') return 'Changed: is it gone?';
  return ending === null ? 'Closed' : endingNames[ending];
}

/** Those that owe something first, then by weight, then the newest. */
export function inOrder(a: ProblemRow, b: ProblemRow): number {
  const over = (row: ProblemRow): number => (row.situation === 'closed' && row.dueAt === null ? 1 : 0);
  const due = (row: ProblemRow): number => row.dueAt ?? Number.MAX_SAFE_INTEGER;
  return over(a) - over(b) || due(a) - due(b) || a.priority - b.priority || b.openedAt - a.openedAt;
}

/** What an item's number or the words of a trend are put together of. */
export function trendWords({ by, count, days }: Trend, name: string): string {
  const of = {
    item: name === '' ? 'the same item' : `the item ${name}`,
    category: `the category ${name}`,
    place: name,
  }[by];
  return `${count} IT incidents of ${of} in ${days} days`;
}

/** A day that may be a year away. */
export function dayOf(at: number): string {
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** A date as a date box holds it, and back: noon, so that whoever looks at it that day is in time. */
export const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
export const noonOf = (date: string): number => Date.parse(`${date}T12:00:00Z`);
