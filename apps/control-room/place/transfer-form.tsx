import { useClient } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  AnswerTransfer,
  OfferTransfer,
  type Transfers,
  WithdrawTransfer,
} from '../../../modules/operations/contract.ts';
import type { ActForm } from '../incident/act-forms.ts';
import { ReasonForm } from '../incident/reason-form.tsx';
import type { IncidentRow } from '../queue/order.ts';

type Waiting = Pick<RowOf<typeof Transfers>, 'id' | 'incidentId' | 'toName'>;

interface TransferFormProps {
  readonly incident: IncidentRow;
  /** The offer that waits for its answer; null: one is made. */
  readonly waiting: Waiting | null;
  readonly onClose: () => void;
}

/** Offers the incident to the force whose ground it is on, or records what they answered. */
export function TransferForm({ incident, waiting, onClose }: TransferFormProps) {
  const { newId } = useClient();
  const form = waiting === null ? offerForm(incident, newId) : answerForm(waiting);
  const draft = `transfer.${waiting?.id ?? incident.id}`;
  return <ReasonForm form={form} draft={draft} takesFocus onClose={onClose} onDone={onClose} />;
}

function offerForm({ id, place }: IncidentRow, newId: () => string): ActForm {
  const { code = '', name = 'them' } = place.force ?? {};
  return {
    fields: [],
    reason: `Why is it for ${name}? It stays ours until they accept.`,
    submit: () => `Offer it to ${name}`,
    send: (send, _, reason) => send(OfferTransfer, { incidentId: id, transferId: newId(), forceCode: code, reason }),
    focus: 'reason',
  };
}

const answers = [
  { value: 'accepted', words: 'accepted', meaning: 'it is theirs: result it here' },
  { value: 'rejected', words: 'rejected', meaning: 'it stays ours' },
  { value: 'delivered', words: 'they have it', meaning: 'no answer yet: it stays ours' },
  { value: 'undelivered', words: 'not reached', meaning: 'ring them' },
  { value: 'withdraw', words: 'withdraw', meaning: 'we keep it' },
] as const;

function answerForm({ id, incidentId, toName }: Waiting): ActForm {
  const transferId = id.slice(id.indexOf('#') + 1);
  return {
    fields: [
      { name: 'answer', label: `What ${toName} answered`, as: 'buttons', initial: 'accepted', options: answers },
      {
        name: 'reference',
        label: 'Their number of it',
        as: 'text',
        initial: '',
        when: ({ answer }) => answer !== 'withdraw',
      },
    ],
    reason: 'Who said so, and what',
    submit: ({ answer }) => (answer === 'withdraw' ? 'Withdraw the offer' : 'Record the answer'),
    send: (send, values, said) => {
      const answer = answers.find(({ value }) => value === values.answer)?.value ?? 'accepted';
      if (answer === 'withdraw') return send(WithdrawTransfer, { incidentId, transferId, reason: said });
      const reference = values.reference?.trim() || null;
      return send(AnswerTransfer, { incidentId, transferId, answer, reference, words: said });
    },
    focus: 'reason',
  };
}
