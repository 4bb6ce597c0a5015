import { aims, MOST_WORSENING } from './aims.ts';

/** What a bench has measured, before it is held against its aim. */
export interface Measured {
  readonly name: string;
  /** Null where it could not be measured here; the note says why. */
  readonly value: number | null;
  readonly unit: string;
  /** The same of a peer, in the same run. */
  readonly beside?: number | null;
  /** Left out: value / beside. */
  readonly ratio?: number;
  readonly note?: string;
}

/** One line of the result. */
export interface Figure {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly beside: number | null;
  readonly ratio: number | null;
  /** In words, e.g. `value < 30`; null where a figure is for the reader to judge. */
  readonly aim: string | null;
  readonly met: boolean | null;
  readonly note?: string;
}

/** What is wished for: of the value itself, or of its ratio to the peer. */
export interface Aim {
  readonly of: 'value' | 'ratio';
  readonly least?: number;
  readonly most?: number;
  readonly below?: number;
}

const GROWN = ', at a million events';
const grown: Aim = { of: 'ratio', most: MOST_WORSENING };

export function judge({ name, value, unit, beside = null, ratio: given, note }: Measured): Figure {
  const ratio = given ?? (value === null || beside === null || beside === 0 ? null : value / beside);
  const aim = name.endsWith(GROWN) ? grown : (aims[name] ?? null);
  return {
    name,
    value: rounded(value),
    unit,
    beside: rounded(beside),
    ratio: rounded(ratio),
    aim: aim === null ? null : wordsOf(aim),
    met: aim === null ? null : isMet(aim, aim.of === 'value' ? value : ratio),
    ...(note !== undefined && { note }),
  };
}

function isMet({ least, most, below }: Aim, is: number | null): boolean | null {
  if (is === null) return null;
  return (
    (least === undefined || is >= least) && (most === undefined || is <= most) && (below === undefined || is < below)
  );
}

function wordsOf({ of, least, most, below }: Aim): string {
  if (least !== undefined) return `${of} ≥ ${least}`;
  return most === undefined ? `${of} < ${below}` : `${of} ≤ ${most}`;
}

/** Three figures say all that such a measurement knows. */
function rounded(value: number | null): number | null {
  return value === null
    ? null
    : Number(value.toPrecision(Math.abs(value) >= 100 ? Math.ceil(Math.log10(Math.abs(value) + 1)) : 3));
}

/** Of figures that were measured several times: the mean of each, and of its peer. */
export function meanOf(runs: readonly (readonly Measured[])[]): readonly Measured[] {
  return (runs[0] ?? []).map((first) => {
    const same = runs.flatMap((run) => run.filter(({ name }) => name === first.name));
    const beside = first.beside === undefined ? {} : { beside: mean(same.map((one) => one.beside)) };
    return { ...first, value: mean(same.map(({ value }) => value)), ...beside };
  });
}

function mean(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => typeof value === 'number');
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** How a figure at a million events stands to the same before: a ratio above 1 is worse, whichever way its unit counts. */
export function worsening(before: Measured, after: Measured): Measured | null {
  if (before.value === null || after.value === null || before.value === 0 || after.value === 0) return null;
  const moreIsBetter = after.unit.endsWith('/s') || after.unit.endsWith('%');
  const { value, unit } = after;
  const ratio = moreIsBetter ? before.value / value : value / before.value;
  return {
    name: `${after.name}${GROWN}`,
    value,
    unit,
    beside: before.value,
    ratio,
    note: 'beside: with little in the log',
  };
}
