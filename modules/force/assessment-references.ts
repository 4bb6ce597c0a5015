import type { Pack } from './pack.ts';

interface Known {
  readonly path: string;
  readonly value: string | null;
  readonly what: string;
  readonly among: ReadonlySet<string>;
}

/** Makes one reference to be looked up: path, value, what it is called, and the set it must be in. */
type Of<Reference> = (path: Known['path'], value: Known['value'], what: string, among: Known['among']) => Reference;

/** Codes, grades and agencies that the assessment of a call names. */
export function assessmentReferences<Reference>({ assessment, ...pack }: Pack, of: Of<Reference>): Reference[] {
  const { questionSets, advice, marks, silentOutcomes, care, wrapUp, codeWords } = assessment;
  const [codes, grades] = [new Set(pack.codes.map(({ code }) => code)), new Set(pack.grades.map(({ id }) => id))];
  const agencies = new Set(pack.agencies.map(({ id }) => id));
  const code = (path: string, value: string) => of(`assessment.${path}`, value, 'code', codes);
  const grade = (path: string, value: string | null) => of(`assessment.${path}`, value, 'grade', grades);
  const codesOf = (path: string, values: readonly string[]) => values.map((one, i) => code(`${path}[${i}]`, one));
  return [
    ...questionSets.flatMap((set, i) => [
      ...codesOf(`questionSets[${i}].codes`, set.codes),
      ...set.questions.flatMap(({ raises }, k) =>
        raises.map((raise, n) => grade(`questionSets[${i}].questions[${k}].raises[${n}].grade`, raise.grade)),
      ),
    ]),
    ...advice.flatMap((one, i) => codesOf(`advice[${i}].codes`, one.codes)),
    ...marks.map((mark, i) => grade(`marks[${i}].grade`, mark.grade)),
    ...silentOutcomes.map((outcome, i) => grade(`silentOutcomes[${i}].grade`, outcome.grade)),
    ...codesOf('care.codes', care?.codes ?? []),
    ...codesOf('care.never', care?.never ?? []),
    grade('care.grade', care?.grade ?? null),
    ...(care?.owners ?? []).map((id, i) => of(`assessment.care.owners[${i}]`, id, 'agency', agencies)),
    ...(wrapUp?.thriveGrades ?? []).map((id, i) => grade(`wrapUp.thriveGrades[${i}]`, id)),
    ...codesOf('wrapUp.thriveCodes', wrapUp?.thriveCodes ?? []),
    ...codeWords.map((words, i) => code(`codeWords[${i}].code`, words.code)),
  ];
}
