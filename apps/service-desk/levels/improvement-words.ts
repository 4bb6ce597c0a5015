import type { RowOf } from '../../../kernel/pure.ts';
import type { Improvements } from '../../../modules/service/contract.ts';

export type ImprovementRow = RowOf<typeof Improvements>;

export const sourceNames: Readonly<Record<ImprovementRow['source'], string>> = {
  'review-meeting': 'A review meeting',
  report: 'A service report',
  problem: 'A problem',
  idea: 'An idea',
};

/** A date as a date box holds it. */
export function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Noon of a date: whoever looks at it that day is in time. */
export function instantOf(date: string): number {
  return Date.parse(`${date}T12:00:00Z`);
}
