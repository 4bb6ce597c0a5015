/** What a test of one fault has found. */
export interface FaultReport {
  readonly name: string;
  /** Figures, as people read them. */
  readonly figures: Readonly<Record<string, string | number>>;
  /** Counts that must be zero, under their names. */
  readonly violations: Readonly<Record<string, number>>;
}

export function isClean({ violations }: FaultReport): boolean {
  return Object.values(violations).every((count) => count === 0);
}

export function linesOf({ name, figures, violations }: FaultReport): readonly string[] {
  return [
    name,
    '',
    ...Object.entries(figures).map(([what, figure]) => `  ${String(figure).padStart(12)}  ${what}`),
    '',
    ...Object.entries(violations).map(([what, count]) => `  ${String(count).padStart(12)}  ${what} (must be 0)`),
  ];
}
