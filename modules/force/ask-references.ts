import type { Pack } from './pack.ts';

interface Reference {
  readonly path: string;
  readonly value: string | null;
  readonly among: ReadonlySet<string>;
  readonly what: string;
}
type Of = (path: string, value: string | null, what: string, among: ReadonlySet<string>) => Reference;

const idsOf = (rows: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(rows.map(({ id }) => id));

/** The ladders that what is asked for climbs, and the grades and kinds for which crews may send themselves. */
export function askReferences({ dispatch, ladders, grades, unitKinds }: Pack, of: Of): Reference[] {
  return [
    ...dispatch.asks.flatMap(({ ladder, urgentLadder }, i) => [
      of(`dispatch.asks[${i}].ladder`, ladder, 'ladder', idsOf(ladders)),
      of(`dispatch.asks[${i}].urgentLadder`, urgentLadder, 'ladder', idsOf(ladders)),
    ]),
    ...(dispatch.selfAssign ?? []).flatMap((rule, i) => [
      ...rule.grades.map((id, k) => of(`dispatch.selfAssign[${i}].grades[${k}]`, id, 'grade', idsOf(grades))),
      ...rule.kinds.map((id, k) => of(`dispatch.selfAssign[${i}].kinds[${k}]`, id, 'unit kind', idsOf(unitKinds))),
    ]),
  ];
}
