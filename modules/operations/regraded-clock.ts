/** From when a grade counts, for what follows the grade while it may change. */
export interface GradeSpan<Grade> {
  readonly grade: Grade;
  /** As recorded; the first counts from the beginning. */
  readonly at: number;
  /** Heavier than the one before. */
  readonly upgraded: boolean;
}

export interface Clock<Rule> {
  readonly rule: Rule;
  readonly startedAt: number;
  readonly dueAt: number;
}

/**
 * How a clock runs whose grade changes under way. An upgrade counts anew, for nobody could have met the closer time before, but wins no
 * time; a downgrade counts from the beginning, and falls due no sooner than the change. One that had run out by then stands as it was
 * told, whatever the new grade says. Null: nothing is timed.
 */
export function clockOver<Grade, Rule extends { readonly seconds: number }>(
  startedAt: number,
  spans: readonly GradeSpan<Grade>[],
  ruleOf: (grade: Grade) => Rule | null,
): Clock<Rule> | null {
  // Of the grades before the clock began only the last counts.
  const first = Math.max(
    0,
    spans.findLastIndex(({ at }) => at <= startedAt),
  );
  let clock: Clock<Rule> | null = null;
  for (const [i, { grade, at, upgraded }] of spans.slice(first).entries()) {
    const changedAt = i === 0 ? startedAt : at;
    if (clock !== null && clock.dueAt <= changedAt) return clock;
    const next = begun(ruleOf(grade), upgraded ? changedAt : startedAt, changedAt);
    clock = upgraded ? sooner(clock, next) : next;
  }
  return clock;
}

function begun<Rule extends { readonly seconds: number }>(
  rule: Rule | null,
  startedAt: number,
  changedAt: number,
): Clock<Rule> | null {
  return rule === null ? null : { rule, startedAt, dueAt: Math.max(startedAt + rule.seconds * 1000, changedAt) };
}

function sooner<Rule>(a: Clock<Rule> | null, b: Clock<Rule> | null): Clock<Rule> | null {
  if (a === null || b === null) return a ?? b;
  return a.dueAt < b.dueAt ? a : b;
}
