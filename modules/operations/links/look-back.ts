import type { Pack } from '../../force/index.ts';

/** How many days a closed incident of this code still counts as a recent event at its place. */
export function lookBackDays({ lookBack }: Pack, code: string): number {
  return lookBack.sets.find(({ codes }) => codes.includes(code))?.days ?? lookBack.days;
}

export function mostLookBackDays({ lookBack }: Pack): number {
  return Math.max(lookBack.days, ...lookBack.sets.map(({ days }) => days));
}
