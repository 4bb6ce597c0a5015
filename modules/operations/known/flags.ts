import type { HeldRow } from '../../../kernel/index.ts';
import type { Guarded, RowOf } from '../../../kernel/pure.ts';
import { guardOfAll } from './guards.ts';
import type { Known } from './views.ts';

type Row = RowOf<typeof Known>;

interface Counted {
  readonly at: number;
  readonly guard: Guarded;
}

interface Repeat {
  readonly id: string;
  readonly flag: NonNullable<Row['flag']>;
  readonly about: string;
  /** What shows first, e.g. `Repeat caller`. */
  readonly title: string;
  /** Words for so many, e.g. `4 contacts from this number in 28 days`. */
  readonly words: (count: number) => string;
  readonly times: number;
  /** Who may see it at all besides those who may see what was counted. */
  readonly guard?: Guarded;
}

/**
 * A repeat is said with its count. What is restricted or concealed counts only for whoever may see all of it, in a row of its own:
 * everybody else is told the count of what is open, so that no number betrays what they may not know of.
 */
export function repeatRows(repeat: Repeat, counted: readonly Counted[]): readonly HeldRow[] {
  const open = counted.filter(({ guard }) => guard.restriction === 'none');
  const rows: HeldRow[] = [];
  const guards = repeat.guard === undefined ? [] : [repeat.guard];
  if (open.length >= repeat.times) rows.push(flagRow(repeat, open, guardOfAll(guards)));
  if (counted.length > open.length && counted.length >= repeat.times) {
    const guard = guardOfAll([...guards, ...counted.map((one) => one.guard)]);
    rows.push(flagRow({ ...repeat, id: `${repeat.id}-restricted` }, counted, guard, ', restricted ones among them'));
  }
  return rows;
}

function flagRow(
  { id, flag, about, title, words }: Repeat,
  counted: readonly Counted[],
  guard: Guarded,
  besides = '',
): HeldRow {
  const at = Math.max(...counted.map((one) => one.at));
  const why = `${words(counted.length)}${besides}`;
  const row: Row = { id, about, kind: 'flag', title, why, text: null, at, flag, entry: null, incidentId: null };
  return { key: id, parent: about, row, member: true, guard };
}
