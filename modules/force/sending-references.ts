import type { Pack } from './pack.ts';
import type { PackFault } from './references.ts';

interface Reference {
  readonly path: string;
  readonly value: string | null;
  readonly among: ReadonlySet<string>;
  readonly what: string;
}
type Of = (path: string, value: string | null, what: string, among: ReadonlySet<string>) => Reference;

const idsOf = (rows: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(rows.map(({ id }) => id));

/** Every plan, kind, skill, grade and area that the rules of sending name. */
export function sendingReferences(pack: Pack, of: Of): Reference[] {
  const [plans, kinds, skills, grades] = [pack.plans, pack.unitKinds, pack.skills, pack.grades].map(idsOf);
  const tops = idsOf(pack.areas.filter(({ parent }) => parent === null));
  const all = (
    path: string,
    used: readonly string[] | undefined,
    what: string,
    among: ReadonlySet<string> | undefined,
  ) => (used ?? []).map((id, i) => of(`dispatch.${path}[${i}]`, id, what, among ?? new Set()));
  const { neverOffered, wants, levels, planRules, keepFree, reasonFor } = pack.dispatch;
  return [
    ...neverOffered.flatMap((rule, i) => [
      ...all(`neverOffered[${i}].kinds`, rule.kinds, 'unit kind', kinds),
      ...all(`neverOffered[${i}].plans`, rule.plans, 'plan', plans),
    ]),
    ...wants.flatMap((rule, i) => all(`wants[${i}].plans`, rule.plans, 'plan', plans)),
    ...levels.flatMap(({ plan, needs }, i) => [
      of(`dispatch.levels[${i}].plan`, plan, 'plan', plans ?? new Set()),
      ...needs.flatMap((need, k) => [
        ...all(`levels[${i}].needs[${k}].kinds`, need.kinds, 'unit kind', kinds),
        ...all(`levels[${i}].needs[${k}].skills`, need.skills, 'skill', skills),
      ]),
    ]),
    ...planRules.flatMap((rule, i) => [
      ...all(`planRules[${i}].plans`, rule.plans, 'plan', plans),
      ...all(`planRules[${i}].grades`, rule.grades, 'grade', grades),
      ...all(`planRules[${i}].areas`, rule.areas, 'area above all beats', tops),
      of(`dispatch.planRules[${i}].plan`, rule.plan ?? null, 'plan', plans ?? new Set()),
    ]),
    ...keepFree.map(({ area }, i) => of(`dispatch.keepFree[${i}].area`, area, 'area above all beats', tops)),
    ...reasonFor.flatMap((rule, i) => all(`reasonFor[${i}].grades`, rule.grades, 'grade', grades)),
  ];
}

/** What no car carries, and a level that its plan has not: whoever published such a pack would believe in a rule that never holds. */
export function listSendingFaults({ dispatch }: Pack): PackFault[] {
  const carried = new Set(dispatch.vehicles.flatMap(({ carries }) => carries));
  const nowhere = dispatch.wants.flatMap(({ carries }, i) =>
    carries.flatMap((thing, k): PackFault[] => {
      if (carried.has(thing)) return [];
      const reason = `no kind of vehicle carries ${JSON.stringify(thing)}`;
      return [{ path: `dispatch.wants[${i}].carries[${k}]`, reason, example: [...carried][0] ?? null }];
    }),
  );
  const beyond = dispatch.planRules.flatMap(({ plans, plan, level }, i): PackFault[] => {
    const without = (plan === undefined ? plans : [plan]).find((id) => level > levelsOf(dispatch, id));
    if (without === undefined) return [];
    const reason = `the plan ${without} has ${levelsOf(dispatch, without)} level(s), not ${level}`;
    return [{ path: `dispatch.planRules[${i}].level`, reason, example: levelsOf(dispatch, without) }];
  });
  return [...nowhere, ...beyond];
}

function levelsOf({ levels }: Pack['dispatch'], planId: string): number {
  return 1 + levels.filter(({ plan }) => plan === planId).length;
}
