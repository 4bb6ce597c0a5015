import { useState } from 'react';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { Approvals, DecideRequest, PassApproval } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useAct } from '../keys/use-act.tsx';
import { Choice } from '../portal/choice.tsx';
import '../portal/portal.css';
import { byWords, leadOf, priceOf } from '../portal/when.ts';
import { useStaff } from '../session/staff.tsx';
import { Heading } from '../words/heading.tsx';

type Asked = RowOf<typeof Approvals>;
const HOUR_MINUTES = 60;

/** What waits for the yes or no of the person here: a reason and a press, on a phone. */
export function ApprovalsPage() {
  const { list, state } = useRows(Approvals, useStaff().session.subject.id);
  const ordered = list.toSorted((a, b) => a.by - b.by);
  return (
    <main className="service-page portal">
      <Heading of="/approvals">Your yes or no</Heading>
      {ordered.length === 0 ? (
        <Empty title={notRead(state, 'what waits for you') ?? 'Nothing waits for your yes or no'}>
          What somebody asks for that needs your word appears here, with what it costs.
        </Empty>
      ) : (
        <ul className="stack">
          {ordered.map((asked, index) => (
            <AskedCard key={asked.id} asked={asked} first={index === 0} />
          ))}
        </ul>
      )}
    </main>
  );
}

/** The usual reasons, one tap each; anything else is typed. */
const usual = ['Needed for the role', 'Agreed and paid for', 'Not needed', 'Ask me again later'] as const;

function AskedCard({ asked, first }: { asked: Asked; first: boolean }) {
  const now = useNow();
  const { send, notice } = useSend();
  const [reason, setReason] = useState('');
  const { id: requestId, approverId, deputy } = asked;
  const say = (decision: 'approve' | 'refuse') => void send(DecideRequest, { requestId, decision, reason });
  useAct('sayYes', () => say('approve'), first);
  useAct('sayNo', () => say('refuse'), first);
  return (
    <li className="portal-card">
      <p className="hint">
        <span className="number">{asked.number}</span> · {byWords(asked.by, now)}
      </p>
      <h3>{asked.name}</h3>
      <p>
        {asked.requester ?? 'erased'} asks
        {asked.forWhom === null || asked.forWhom === '' ? '' : ` for ${asked.forWhom}`}: {priceOf(asked.pricePence)},{' '}
        {leadOf(asked.leadMinutes / HOUR_MINUTES)}
      </p>
      {asked.answers.map(({ label, value }) => (
        <p key={label} className="quiet">
          {label}: {value}
        </p>
      ))}
      <Choice legend="Why" options={usual.map((one) => [one, one] as const)} chosen={reason} onChoose={setReason} />
      <Field label="Or in your own words">
        {(id) => <input id={id} className="input" value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      {notice}
      <div className="row wrap">
        <Button look="primary" onPress={() => say('approve')}>
          Yes
        </Button>
        <Button onPress={() => say('refuse')}>No</Button>
        {deputy !== null && (
          <Button onPress={() => void send(PassApproval, { requestId, fromId: approverId, reason })}>
            Let {deputy} say it
          </Button>
        )}
      </div>
    </li>
  );
}
