import type { Pack } from '../../force/index.ts';
import { type Division, divisions, type Measure, measures } from '../views.ts';

type Counting = Pick<Pack, 'timezone' | 'supervision'>;

/** What a question for figures asks. */
export interface Period {
  /** Epoch milliseconds; `to` is not in it. */
  readonly from: number;
  readonly to: number;
  readonly by: Division;
  readonly pack: Counting;
}

/** One figure of it. */
interface Figure {
  readonly measure: Measure;
  readonly group: string;
  readonly part: 'all' | 'within' | 'missed';
}

const WEEK_MS = 7 * 24 * 3_600_000;
const LONGEST_MS = 366 * 24 * 3_600_000;

/** Filters come from outside: what cannot be read is the last seven days, whole. No question is longer than a year. */
export function periodOf(filters: Readonly<Record<string, string>>, now: number, pack: Counting): Period {
  const to = instant(filters.to) ?? now;
  const from = Math.max(instant(filters.from) ?? to - WEEK_MS, to - LONGEST_MS);
  return { from, to, by: divisions.find((by) => by === filters.by) ?? 'all', pack };
}

export function figureOf(filters: Readonly<Record<string, string>>): Figure | null {
  const measure = measures.find((one) => one === filters.measure);
  if (measure === undefined || filters.group === undefined) return null;
  const part = filters.part === 'within' || filters.part === 'missed' ? filters.part : 'all';
  return { measure, group: filters.group, part };
}

function instant(text: string | undefined): number | null {
  const value = Number(text);
  return text !== undefined && Number.isSafeInteger(value) && value >= 0 && value < 1e14 ? value : null;
}
