import { AnswerCheck, answers } from '../../../modules/insight/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import type { ActForm } from '../incident/act-forms.ts';
import { ReasonForm } from '../incident/reason-form.tsx';
import { shortNumber } from '../queue/order.ts';
import type { CheckRow } from './pending.ts';

const options = [
  { value: '', words: 'not answered yet' },
  ...answers.map((value) => ({ value, words: value.replace('-', ' ') })),
];

/** The score sheet of the force pack, as it was when the record was drawn; what is filled in is kept until it is sent. */
export function CheckForm(props: {
  readonly check: CheckRow;
  readonly onClose: () => void;
  readonly onOpen: (incidentId: string) => void;
}) {
  const { check, onClose, onOpen } = props;
  const { incidentId } = check;
  return (
    <section className="check-form" aria-label={`${check.rule}, ${check.number}`}>
      <div className="row">
        <h3>
          {check.rule}, {shortNumber(check.number)}
          {check.person !== null && ` · ${check.person}`}
        </h3>
        {incidentId !== null && (
          <span className="push">
            <Button onPress={() => onOpen(incidentId)}>Open the record</Button>
          </span>
        )}
      </div>
      <ReasonForm form={formOf(check)} draft={`check.${check.id}`} takesFocus onClose={onClose} onDone={onClose} />
    </section>
  );
}

function formOf(check: CheckRow): ActForm {
  const whose = check.person === null ? '' : `, read by ${check.person}`;
  return {
    fields: check.questions.map(({ id, text }) => ({ name: id, label: text, as: 'select', initial: '', options })),
    reason: `What was good, what to do otherwise${whose}`,
    submit: () => 'Answer',
    send: (send, values, feedback) => {
      const given = check.questions.flatMap(({ id }) => {
        const answer = answers.find((one) => one === values[id]);
        return answer === undefined ? [] : [{ id, answer }];
      });
      return send(AnswerCheck, { checkId: check.id, answers: given, feedback });
    },
    focus: 'fields',
  };
}
