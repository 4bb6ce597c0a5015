import type { Raise } from './raise.ts';

export interface Proposal {
  readonly grade: string;
  /** All that speak for this grade. */
  readonly reasons: readonly Raise[];
}

/** The heaviest that anything speaks for: what the code proposes is raised, and never lowered. */
export function proposedGrade(ofCode: Raise, raises: Readonly<Record<string, Raise>>): Proposal {
  const all = [ofCode, ...Object.values(raises)];
  const weight = Math.min(...all.map((one) => one.weight));
  const reasons = all.filter((one) => one.weight === weight);
  return { grade: reasons[0]?.grade ?? ofCode.grade, reasons };
}
