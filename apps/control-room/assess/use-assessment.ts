import { useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { Assessments, CallAssessments } from '../../../modules/operations/contract.ts';

export type AssessmentRow = RowOf<typeof Assessments>;

/** Of one incident; null while nothing has been assessed, or it may not be seen. */
export function useAssessment(incidentId: string): AssessmentRow | null {
  return useRows(Assessments, incidentId).list[0] ?? null;
}

/** Of one call, from its first answer on. */
export function useCallAssessment(contactId: string): AssessmentRow | null {
  return useRows(CallAssessments, contactId).list[0] ?? null;
}
