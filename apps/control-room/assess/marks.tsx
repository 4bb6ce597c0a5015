import { useState } from 'react';
import type { useSend } from '../../../client/send/use-send.tsx';
import { HearSilentCall, MarkContact } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { useDesk } from '../session/desk.tsx';
import type { AssessmentRow } from './use-assessment.ts';
import { useKeptText } from './use-kept-text.ts';

interface MarksProps {
  readonly contactId: string;
  readonly assessment: AssessmentRow | null;
  readonly send: ReturnType<typeof useSend>['send'];
}

/** How the caller has to be spoken with, what risks stand out, and what came of a call in which nobody spoke. */
export function Marks({ contactId, assessment, send }: MarksProps) {
  const { pack } = useDesk();
  const known = pack?.assessment.marks ?? [];
  const marked = assessment?.marks.map(({ id }) => id) ?? [];
  const language = assessment?.language ?? null;
  const mark = (marks: readonly string[], spoken: string | null): void =>
    void send(MarkContact, { contactId, marks: [...marks], language: spoken });
  const toggle = (id: string) => (): void =>
    mark(marked.includes(id) ? marked.filter((one) => one !== id) : [...marked, id], language);
  const kept = useKeptText(`language.${contactId}`, language ?? '', (spoken) => mark(marked, spoken));
  return (
    <section className="assess-part" aria-label="Marks">
      <h3 className="label">Marks</h3>
      <div className="row wrap">
        {known.map(({ id, name, kind }) => (
          <Button key={id} pressed={marked.includes(id)} onPress={toggle(id)}>
            {kind === 'risk' ? `! ${name}` : name}
          </Button>
        ))}
      </div>
      <div className="two">
        <Field label="Language spoken" state={kept.state}>
          {(id) => (
            <input
              id={id}
              className="input"
              autoComplete="off"
              value={kept.text}
              onChange={(event) => kept.set(event.target.value)}
              onBlur={kept.leave}
            />
          )}
        </Field>
        <SilentCall contactId={contactId} assessment={assessment} send={send} />
      </div>
    </section>
  );
}

function SilentCall({ contactId, assessment, send }: MarksProps) {
  const { pack } = useDesk();
  const stands = assessment?.silent?.outcome ?? '';
  const [chosen, setChosen] = useState<string | null>(null);
  const outcome = chosen ?? stands;
  return (
    <Field label="Silent call" state={stands === '' ? '' : 'saved'}>
      {(id) => (
        <select
          id={id}
          className="input"
          value={outcome}
          onChange={(event) => setChosen(event.target.value)}
          onBlur={() => {
            if (outcome !== '' && outcome !== stands) void send(HearSilentCall, { contactId, outcome });
            setChosen(null);
          }}
        >
          <option value="">not silent</option>
          {pack?.assessment.silentOutcomes.map(({ id: one, name }) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
