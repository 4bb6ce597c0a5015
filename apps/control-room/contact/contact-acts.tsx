import { useState } from 'react';
import { useClient, useDraft } from '../../../client/react.tsx';
import type { useSend } from '../../../client/send/use-send.tsx';
import { RaiseIncident } from '../../../modules/operations/contract.ts';
import { Field } from '../../../ui/field/field.tsx';
import { CodeSuggestions } from '../assess/code-suggestions.tsx';
import { GradeReason, useProposal } from '../assess/grade-proposal.tsx';
import { useCallAssessment } from '../assess/use-assessment.ts';
import { useSuggestions } from '../assess/use-suggestions.ts';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import { AdviseAndClose } from './advise-and-close.tsx';
import { bringWhatItBecame } from './call-became.ts';
import { CodePicker } from './code-picker.tsx';

interface ContactActsProps {
  readonly contactId: string;
  readonly what: string;
  readonly where: string;
  readonly code: string;
  readonly onCode: (code: string) => void;
  /** Sends what has been typed and not left yet. */
  readonly flush: () => Promise<boolean>;
  readonly send: ReturnType<typeof useSend>['send'];
  readonly onDone: () => void;
}

/** One key makes it an incident. */
export function ContactActs(props: ContactActsProps) {
  const { contactId, what, where, code, onCode: setCode, flush, send, onDone } = props;
  const { newId } = useClient();
  const { pack, work, weightOf } = useDesk();
  const [grade, setGrade] = useState('');
  const assessment = useCallAssessment(contactId);
  const suggestions = useSuggestions(what);
  const { proposed, because } = useProposal(code, assessment);
  const [reason, setReason] = useDraft(`grade-reason.${contactId}`);
  const missing = missingWords(what, where, code);
  const raise = async (): Promise<void> => {
    if (missing !== null || !(await flush())) return;
    const incidentId = newId();
    const why = reason.trim().length < 3 ? {} : { reason };
    const chosen = grade === '' || grade === proposed ? {} : { grade, ...why };
    if (!(await send(RaiseIncident, { contactId, incidentId, code, ...chosen }))) return;
    bringWhatItBecame(work, contactId, incidentId);
    onDone();
  };
  useAct('raise', () => void raise());
  return (
    <div className="contact-acts">
      <div className="two-one">
        <Field label="Opening code">
          {(id) => (
            <CodePicker
              id={id}
              code={code}
              use="opening"
              onCode={setCode}
              suggested={suggestions.map((one) => one.code)}
            />
          )}
        </Field>
        <Field label={proposed === '' ? 'Grade' : `Grade, proposed ${proposed}`}>
          {(id) => (
            <select
              id={id}
              className="input"
              value={grade === '' ? proposed : grade}
              onChange={(event) => setGrade(event.target.value)}
            >
              {proposed === '' && <option value="">by code</option>}
              {pack?.grades
                .toSorted((a, b) => weightOf(a.id) - weightOf(b.id))
                .map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.id} {one.name}
                  </option>
                ))}
            </select>
          )}
        </Field>
      </div>
      {because !== '' && <p className="hint">{because}</p>}
      {grade !== '' && grade !== proposed && proposed !== '' && (
        <GradeReason {...{ grade, proposed, reason }} onReason={setReason} />
      )}
      <CodeSuggestions suggestions={suggestions} code={code} onCode={setCode} />
      <div className="row wrap">
        <ActButton act="raise" look={missing === null ? 'primary' : 'usual'}>
          Save as incident
        </ActButton>
        <span className="hint">{missing}</span>
      </div>
      <AdviseAndClose {...{ contactId, code, missing, flush, send, onDone }} grade={grade === proposed ? '' : grade} />
    </div>
  );
}

function missingWords(what: string, where: string, code: string): string | null {
  const missing = [what.trim() === '' && 'what', where.trim() === '' && 'where', code === '' && 'opening code'];
  const words = missing.filter((word) => word !== false);
  return words.length === 0 ? null : `still needs ${words.join(', ')}`;
}
