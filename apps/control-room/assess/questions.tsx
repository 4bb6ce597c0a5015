import type { z } from 'zod';
import type { useSend } from '../../../client/send/use-send.tsx';
import { AnswerQuestion } from '../../../modules/operations/contract.ts';
import { Field } from '../../../ui/field/field.tsx';
import { type PackRow, useDesk } from '../session/desk.tsx';
import type { AssessmentRow } from './use-assessment.ts';
import { useKeptText } from './use-kept-text.ts';

type QuestionSet = PackRow['assessment']['questionSets'][number];
type Question = QuestionSet['questions'][number];
type Answer = z.input<(typeof AnswerQuestion)['schema']>;

interface QuestionsProps {
  readonly contactId: string;
  readonly code: string;
  readonly assessment: AssessmentRow | null;
  readonly send: ReturnType<typeof useSend>['send'];
}

/** What to ask about this kind of call. Each answer is kept when it is left; none has to be given. */
export function Questions({ contactId, code, assessment, send }: QuestionsProps) {
  const { pack } = useDesk();
  const sets = pack?.assessment.questionSets.filter(({ codes }) => codes.includes(code)) ?? [];
  return sets.map((set) => (
    <section key={set.id} className="assess-part" aria-label={`Questions: ${set.name}`}>
      <h3 className="label">Ask: {set.name}</h3>
      <div className="questions">
        {set.questions.map((question) => {
          const asked = { contactId, setId: set.id, questionId: question.id };
          const given = assessment?.answers.find((one) => one.setId === set.id && one.questionId === question.id);
          const raise = assessment?.raises[`answer:${set.id}/${question.id}`];
          return (
            <QuestionField
              key={question.id}
              asked={asked}
              question={question}
              stands={given?.answer ?? ''}
              raises={raise === undefined ? '' : `${raise.grade}: ${raise.because}`}
              send={(answer) => void send(AnswerQuestion, answer)}
            />
          );
        })}
      </div>
    </section>
  ));
}

function QuestionField(props: {
  readonly asked: Omit<Answer, 'answer'>;
  readonly question: Question;
  readonly stands: string;
  readonly raises: string;
  readonly send: (answer: Answer) => void;
}) {
  const { asked, question, stands, raises, send } = props;
  const name = `answer.${asked.contactId}.${asked.setId}.${asked.questionId}`;
  const kept = useKeptText(name, stands, (answer) => send({ ...asked, answer }));
  return (
    <Field label={question.text} state={raises === '' ? kept.state : <strong>{raises}</strong>}>
      {(id) =>
        question.answers.length === 0 ? (
          <input
            id={id}
            className="input"
            autoComplete="off"
            value={kept.text}
            onChange={(event) => kept.set(event.target.value)}
            onBlur={kept.leave}
          />
        ) : (
          <select
            id={id}
            className="input"
            value={kept.text}
            onChange={(event) => kept.set(event.target.value)}
            onBlur={kept.leave}
          >
            <option value="">not asked</option>
            {question.answers.map((answer) => (
              <option key={answer} value={answer}>
                {answer}
              </option>
            ))}
          </select>
        )
      }
    </Field>
  );
}
