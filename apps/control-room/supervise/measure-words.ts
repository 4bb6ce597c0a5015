import type { RowOf } from '../../../kernel/pure.ts';
import type { Behind, Measures } from '../../../modules/insight/contract.ts';

export type MeasureRow = RowOf<typeof Measures>;
export type BehindRow = RowOf<typeof Behind>;

export const measureNames = {
  answer: '999 calls answered',
  abandoned: '999 calls not abandoned',
  assign: 'Unit sent',
  arrive: 'Unit there',
  national: 'Serious, attended in time (national)',
  unresourced: 'Not resourced, by reason',
} as const satisfies Record<MeasureRow['measure'], string>;

export const measureOrder = Object.keys(measureNames).filter(
  (name): name is MeasureRow['measure'] => name in measureNames,
);

/** `1:05`, `12:30`, `1:02:00`. */
export function durationOf(seconds: number | null): string {
  if (seconds === null) return '–';
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor((seconds % 3600) / 60),
    Math.floor(seconds % 60),
  ];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

export function shareOf({ count, within }: Pick<MeasureRow, 'count' | 'within'>): string {
  return within === null || count === 0 ? '–' : `${((100 * within) / count).toFixed(1)} %`;
}

/** How a group is called: an area by its name, an hour as one. */
export function groupName(by: string, group: string, areaName: (id: string | null) => string): string {
  if (group === 'all') return 'All';
  if (by === 'hour') return /^\d\d$/.test(group) ? `${group}:00` : group;
  if (by === 'area') return group === '' ? 'No area' : areaName(group);
  return group;
}
