/** However it was typed. */
export function canonicalCollar(collar: string): string {
  return collar.trim().toUpperCase();
}

/** What the register of officers holds of one of a crew; `until` null: its authority has no end. */
export interface HeldSkill {
  readonly collar: string;
  readonly skill: string;
  readonly until: number | null;
}

/** What a unit can do, and how long: a skill without a date was said at booking on, or has no end. */
interface UnitSkills {
  readonly skills: readonly string[];
  readonly skillsUntil?: Readonly<Record<string, number>> | null | undefined;
}

/** Said by the crew and unknown to the register, it stands as said; known there, it counts until the last authority in the crew ends. */
export function unitSkills(said: readonly string[], held: readonly HeldSkill[], at: number) {
  const ends = new Map<string, number>();
  for (const { skill, until } of held) {
    ends.set(skill, Math.max(ends.get(skill) ?? 0, until ?? Number.POSITIVE_INFINITY));
  }
  const known = [...ends].filter(([skill, until]) => until > at || said.includes(skill)).map(([skill]) => skill);
  const skills = [...new Set([...said, ...known])];
  const skillsUntil: Record<string, number> = {};
  for (const skill of skills) {
    const until = ends.get(skill);
    if (until !== undefined && Number.isFinite(until)) skillsUntil[skill] = until;
  }
  return { skills, skillsUntil };
}

/** What the crew said of itself: the register does not know it of them. */
export function saidSkills({ skills }: UnitSkills, held: readonly HeldSkill[]): readonly string[] {
  return skills.filter((skill) => !held.some((one) => one.skill === skill));
}

const none: readonly string[] = [];

/** What counts now, and what counted until its authority ended. */
export function skillsAt(
  { skills, skillsUntil }: UnitSkills,
  at: number,
): { readonly skills: readonly string[]; readonly lapsed: readonly string[] } {
  // Most units have none that ends: nothing is made anew for them, of hundreds at each question.
  if (skillsUntil == null) return { skills, lapsed: none };
  const ended = Object.entries(skillsUntil).flatMap(([skill, until]) => (until > at ? [] : [skill]));
  if (ended.length === 0) return { skills, lapsed: none };
  return { skills: skills.filter((skill) => !ended.includes(skill)), lapsed: ended };
}
