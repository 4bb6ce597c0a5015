import type { Pack } from '../../force/index.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** So many units of these kinds, best first, each with these skills. No kinds: any that responds. */
export interface UnitsWanted {
  readonly count: number;
  readonly kinds: readonly Named[];
  readonly skills: readonly Named[];
}

interface PlanLevel {
  readonly level: number;
  readonly name: string;
  readonly needs: readonly UnitsWanted[];
}

/** What the response plan of an incident asks for at the level at which it stands. */
export interface Sought {
  readonly plan: Named;
  readonly level: number;
  readonly levels: readonly PlanLevel[];
  readonly needs: readonly UnitsWanted[];
  /** Why a kind of unit is not offered, by its id. */
  readonly never: ReadonlyMap<string, string>;
  readonly marked: boolean;
  readonly carries: readonly string[];
  readonly crew: number;
}

/** By what a plan is found: its type, grade and area, and the level that somebody has set. */
interface Asked {
  readonly code: string;
  readonly grade: string;
  readonly areaId: string | null;
  readonly set: PlanSet | null;
  /** The record is guarded: why a kind is not offered would tell what it is about. */
  readonly guarded: boolean;
}

/** A level holds for the plan that it was set for: with another code or grade another plan begins at its own. */
export interface PlanSet {
  readonly planId: string;
  readonly level: number;
}

/** The response plan by type, grade and area, at its level; null: the code has none. */
export function soughtFor(pack: Pack, { code, grade, areaId, set, guarded }: Asked): Sought | null {
  const own = pack.codes.find((one) => one.code === code)?.plan;
  if (own === undefined) return null;
  const rule = pack.dispatch.planRules.find(
    ({ plans, grades, areas }) =>
      plans.includes(own) &&
      (grades === undefined || grades.includes(grade)) &&
      (areas === undefined || (areaId !== null && areas.includes(areaId))),
  );
  const planId = rule?.plan ?? own;
  const plan = pack.plans.find(({ id }) => id === planId);
  if (plan === undefined) return null;
  const levels = levelsOf(pack, plan);
  const wished = set?.planId === planId ? set.level : (rule?.level ?? 1);
  const level = levels.find((one) => one.level === wished) ?? levels[0];
  const wants = pack.dispatch.wants.filter(({ plans }) => plans.includes(planId));
  return {
    plan: { id: plan.id, name: plan.name },
    level: level?.level ?? 1,
    levels,
    needs: level?.needs ?? [],
    never: neverOf(pack, planId, guarded),
    marked: wants.some(({ marked }) => marked === true),
    carries: [...new Set(wants.flatMap(({ carries }) => carries))],
    crew: Math.max(1, ...wants.map(({ crew = 1 }) => crew)),
  };
}

function levelsOf(pack: Pack, plan: Pack['plans'][number]): readonly PlanLevel[] {
  const named = (ids: readonly string[], among: readonly Named[]): readonly Named[] =>
    ids.map((id) => ({ id, name: among.find((one) => one.id === id)?.name ?? id }));
  const wanted = (count: number, kinds: readonly string[], skills: readonly string[]): UnitsWanted => ({
    count,
    kinds: named(kinds, pack.unitKinds),
    skills: named(skills, pack.skills),
  });
  const first = plan.units === 0 ? [] : [wanted(plan.units, plan.kinds, plan.skills)];
  const above = pack.dispatch.levels.filter((one) => one.plan === plan.id);
  return [
    { level: 1, name: plan.name, needs: first },
    ...above.map(({ name, needs }, i) => ({
      level: i + 2,
      name,
      needs: needs.map(({ count, kinds, skills }) => wanted(count, kinds, skills)),
    })),
  ];
}

function neverOf(pack: Pack, planId: string, guarded: boolean): ReadonlyMap<string, string> {
  const rules = pack.dispatch.neverOffered.filter(({ plans }) => plans.includes(planId));
  return new Map(
    rules.flatMap(({ kinds, why }) => kinds.map((kind) => [kind, guarded ? 'not offered for this' : why] as const)),
  );
}

/** `2 Response car, Dog van`: the first choice of each need. */
export function needsInWords(needs: readonly UnitsWanted[]): string {
  const words = needs.map(({ count, kinds, skills }) => {
    const kind = kinds[0]?.name ?? 'unit';
    const with_ = skills.length === 0 ? '' : ` (${skills.map(({ name }) => name).join(', ')})`;
    return `${count} × ${kind}${with_}`;
  });
  return words.length === 0 ? 'nobody' : words.join(', ');
}
