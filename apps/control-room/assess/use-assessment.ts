import { useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { Assessments } from '../../../modules/operations/contract.ts';

export type AssessmentRow = RowOf<typeof Assessments>;

/** Of one contact or one incident; null while nothing has been assessed, or it may not be seen. */
export function useAssessment(subjectId: string): AssessmentRow | null {
  return useRows(Assessments, subjectId).list[0] ?? null;
}
