import type { useSend } from '../../../client/send/use-send.tsx';
import { AdviceAnswer, RecordAdvice } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { useDesk } from '../session/desk.tsx';
import type { AssessmentRow } from './use-assessment.ts';

interface AdviceProps {
  readonly contactId: string;
  readonly code: string;
  readonly assessment: AssessmentRow | null;
  readonly send: ReturnType<typeof useSend>['send'];
}

const kinds = { evidence: 'Keep evidence', prevention: 'Prevention', safety: 'Safety' } as const;

/** What to say to a caller about this kind of call, and whether it was said. */
export function Advice({ contactId, code, assessment, send }: AdviceProps) {
  const { pack } = useDesk();
  const fitting = pack?.assessment.advice.filter(({ codes }) => codes.includes(code)) ?? [];
  if (fitting.length === 0) return null;
  return (
    <section className="assess-part" aria-label="Advice">
      <h3 className="label">Advice</h3>
      {fitting.map(({ id, name, kind, text }) => {
        const answered = assessment?.advice.find((one) => one.adviceId === id)?.answer;
        return (
          <article key={id} className="advice">
            <strong>
              {kinds[kind]}: {name}
            </strong>
            <p>{text}</p>
            <div className="row wrap">
              {AdviceAnswer.options.map((answer) => (
                <Button
                  key={answer}
                  pressed={answered === answer}
                  onPress={() => void send(RecordAdvice, { contactId, adviceId: id, answer })}
                >
                  {answer.replace('-', ' ')}
                </Button>
              ))}
            </div>
          </article>
        );
      })}
    </section>
  );
}
