import type { Pack } from './pack.ts';

type Of<Reference> = (path: string, value: string | null, what: string, among: ReadonlySet<string>) => Reference;

/** Statuses, code and grade that the radio terms name. */
export function radioReferences<Reference>(pack: Pack, of: Of<Reference>): Reference[] {
  const { statuses, officerInNeed } = pack.control.radio;
  const known = new Set(pack.statuses.map(({ code }) => code));
  const [codes, grades] = [new Set(pack.codes.map(({ code }) => code)), new Set(pack.grades.map(({ id }) => id))];
  const at = 'control.radio';
  return [
    ...statuses.map(({ status }, i) => of(`${at}.statuses[${i}].status`, status, 'status', known)),
    of(`${at}.officerInNeed.code`, officerInNeed?.code ?? null, 'code', codes),
    of(`${at}.officerInNeed.grade`, officerInNeed?.grade ?? null, 'grade', grades),
  ];
}
