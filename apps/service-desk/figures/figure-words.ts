import type { RowOf } from '../../../kernel/pure.ts';
import type { DeskFigures } from '../../../modules/service/contract.ts';

type Figure = RowOf<typeof DeskFigures>;
export type Group = Figure['group'];
export type Counted = Omit<Figure, 'id' | 'group'>;

const DAY_MS = 86_400_000;

export const groups: Readonly<Record<Group, string>> = {
  all: 'All',
  priority: 'Priority',
  team: 'Team',
  category: 'Category',
  service: 'Service',
  item: 'Item',
  site: 'Station',
  source: 'How it came in',
  cause: 'Cause of a missed target',
};

export const heads = [
  'Reported',
  'Resolved',
  'At first contact',
  'Reopened',
  'Missed a target',
  'Mean minutes',
  'Open',
  'Oldest open, days',
] as const;

/** In the order of the heads. */
export function valuesOf(row: Counted, now: number): readonly (number | null)[] {
  const { raised, resolved, firstContact, reopened, missed, meanMinutes, open, oldestOpenAt } = row;
  const mean = meanMinutes === null ? null : Math.round(meanMinutes);
  const age = oldestOpenAt === null ? null : Math.floor((now - oldestOpenAt) / DAY_MS);
  return [raised, resolved, firstContact, reopened, missed, mean, open, age];
}

export function groupOf(text: string): Group {
  return text in groups ? (text as Group) : 'all';
}

/** The first instant that is no longer of a month (`2026-10`), local time. */
export function endOfMonth(month: string): number {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(year, number, 1).getTime();
}

/** The first instant of a month, local time. */
export function beginOfMonth(month: string): number {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(year, number - 1, 1).getTime();
}
