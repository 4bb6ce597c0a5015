import { useDraft, useNow } from '../../../client/react.tsx';
import type { useSend } from '../../../client/send/use-send.tsx';
import { TellCaller, Told } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Field } from '../../../ui/field/field.tsx';
import type { AssessmentRow } from './use-assessment.ts';

interface CallerToldProps {
  readonly contactId: string;
  readonly assessment: AssessmentRow | null;
  readonly send: ReturnType<typeof useSend>['send'];
}

/** Whether somebody comes, and when; or why the caller could not be told. One press records it. */
export function CallerTold({ contactId, assessment, send }: CallerToldProps) {
  const [minutes, setMinutes] = useDraft(`told.${contactId}.minutes`);
  const [words, setWords] = useDraft(`told.${contactId}.words`);
  const told = assessment?.told ?? null;
  const now = useNow();
  const tell = async (how: (typeof Told.options)[number]): Promise<void> => {
    const eta = Number.parseInt(minutes, 10);
    const etaMinutes = Number.isNaN(eta) ? null : Math.min(10_080, Math.max(0, eta));
    if (!(await send(TellCaller, { contactId, told: how, etaMinutes, words }))) return;
    setMinutes('');
    setWords('');
  };
  return (
    <section className="assess-part" aria-label="Caller told">
      <h3 className="label">
        Caller told
        {told !== null && (
          <span className="state">
            {told.told.replaceAll('-', ' ')}
            {told.etaMinutes !== null && `, in ${told.etaMinutes} min`} · {told.by} {whenOf(told.at, now)}
          </span>
        )}
      </h3>
      <div className="one-two">
        <Field label="In how many minutes">
          {(id) => (
            <input
              id={id}
              className="input"
              inputMode="numeric"
              value={minutes}
              onChange={(event) => setMinutes(event.target.value)}
            />
          )}
        </Field>
        <Field label="In which words">
          {(id) => <input id={id} className="input" value={words} onChange={(event) => setWords(event.target.value)} />}
        </Field>
      </div>
      <div className="row wrap">
        {Told.options.map((how) => (
          <Button key={how} pressed={told?.told === how} onPress={() => void tell(how)}>
            {how.replaceAll('-', ' ')}
          </Button>
        ))}
      </div>
    </section>
  );
}
