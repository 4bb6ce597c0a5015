import type { Pack } from '../../force/index.ts';

/** For how many days a closed incident of a code still counts as a recent event at its place, and the set that says so. */
export interface LookBack {
  readonly days: number;
  /** Null: the code stands in no set, and is looked back for as long as all others. */
  readonly name: string | null;
}

export function lookBackFor({ lookBack }: Pick<Pack, 'lookBack'>, code: string): LookBack {
  return lookBack.sets.find(({ codes }) => codes.includes(code)) ?? { days: lookBack.days, name: null };
}

export function mostLookBackDays({ lookBack }: Pick<Pack, 'lookBack'>): number {
  return Math.max(lookBack.days, ...lookBack.sets.map(({ days }) => days));
}
