import { proposedGrade } from '../../../modules/operations/contract.ts';
import { Field } from '../../../ui/field/field.tsx';
import { useDesk } from '../session/desk.tsx';
import type { AssessmentRow } from './use-assessment.ts';

/** The grade that code, answers, marks and THRIVE speak for, and which of them; what nothing speaks for is not proposed. */
export function useProposal(code: string, assessment: AssessmentRow | null) {
  const { pack, weightOf } = useDesk();
  const chosen = pack?.codes.find((one) => one.code === code);
  if (chosen === undefined) return { proposed: '', because: '' };
  const { grade } = chosen;
  const ofCode = { grade, weight: weightOf(grade), because: chosen.name };
  const { grade: proposed, reasons } = proposedGrade(ofCode, assessment?.raises ?? {});
  const raised = reasons.map(({ because }) => because).filter((because) => because !== chosen.name);
  return { proposed, because: raised.length === 0 ? '' : `${proposed} proposed: ${raised.join(', ')}` };
}

/** Never asked for before the incident is saved: left out, it is due at wrap-up. */
export function GradeReason(props: {
  readonly grade: string;
  readonly proposed: string;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}) {
  const { grade, proposed, reason, onReason } = props;
  return (
    <Field label={`Why ${grade}, not ${proposed}`}>
      {(id) => <input id={id} className="input" value={reason} onChange={(event) => onReason(event.target.value)} />}
    </Field>
  );
}
