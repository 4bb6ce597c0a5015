import { useDraft, useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { ExplainGrade, RecordThrive, type WrapUps } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Field } from '../../../ui/field/field.tsx';
import { Advice } from './advice.tsx';
import { CallerTold } from './caller-told.tsx';
import { Care } from './care.tsx';
import { Marks } from './marks.tsx';
import { Questions } from './questions.tsx';
import { ThriveFields } from './thrive-fields.tsx';
import { useCallAssessment } from './use-assessment.ts';

export type WrapUpRow = RowOf<typeof WrapUps>;

const owedWords: Readonly<Record<WrapUpRow['owed'][number], string>> = {
  thrive: 'THRIVE',
  advice: 'advice',
  told: 'caller told',
  care: 'right care',
  'grade-reason': 'reason for the grade',
};

/** All that belongs to one call after it was saved; what is owed is named, the rest is there as well. */
export function WrapUpForm({ wrapUp }: { wrapUp: WrapUpRow }) {
  const { contactId, code, owed } = wrapUp;
  const { send, notice } = useSend();
  const assessment = useCallAssessment(contactId);
  const now = useNow();
  const call = { contactId, code, assessment, send };
  return (
    <div className="scroll">
      <p className="hint">
        Still owed by {whenOf(wrapUp.dueAt, now)}: {owed.map((one) => owedWords[one]).join(', ')}
      </p>
      {notice}
      {owed.includes('grade-reason') && <GradeReason wrapUp={wrapUp} send={send} />}
      <CallerTold {...call} />
      <section className="assess-part" aria-label="THRIVE">
        <h3 className="label">THRIVE</h3>
        <ThriveFields
          subjectId={contactId}
          assessment={assessment}
          send={(sent) => send(RecordThrive, { contactId, ...sent })}
        />
      </section>
      <Care {...call} />
      <Advice {...call} />
      <Questions {...call} />
      <Marks {...call} />
    </div>
  );
}

function GradeReason({ wrapUp, send }: { wrapUp: WrapUpRow; send: ReturnType<typeof useSend>['send'] }) {
  const { contactId, grade, proposed } = wrapUp;
  const [reason, setReason] = useDraft(`grade-reason.${contactId}`);
  const explain = async (): Promise<void> => {
    if (await send(ExplainGrade, { contactId, reason })) setReason('');
  };
  return (
    <section className="assess-part" aria-label="Reason for the grade">
      <Field label={`Why ${grade}, not ${proposed ?? 'as proposed'}`}>
        {(id) => (
          <input
            id={id}
            className="input"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void explain();
            }}
          />
        )}
      </Field>
      <Button onPress={() => void explain()}>Keep the reason</Button>
    </section>
  );
}
