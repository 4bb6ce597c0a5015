import { useState } from 'react';
import { useDraft } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  CancelRequest,
  CommentRequest,
  CommentServiceIncident,
  ConfirmRequest,
  ConfirmServiceIncident,
  type OwnAct,
  type OwnRecords,
  ReopenRequest,
  ReopenServiceIncident,
  WithdrawServiceIncident,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { TextForm } from '../record/text-form.tsx';

type Row = RowOf<typeof OwnRecords>;

const buttons: Readonly<Record<OwnAct, string>> = {
  confirm: 'Yes, it works',
  reopen: 'No, it is not right yet',
  comment: 'Add a word',
  withdraw: 'No longer needed',
};
const asks: Readonly<Record<Exclude<OwnAct, 'confirm'>, { readonly label: string; readonly button: string }>> = {
  reopen: { label: 'What is not right?', button: 'Take it up again' },
  comment: { label: 'Your word to the service centre', button: 'Send' },
  withdraw: { label: 'Why, if you like', button: 'Withdraw it' },
};

/** What the person can say or do about a record of theirs; what was typed stays until it is sent. */
export function OwnWrite({ row, acts }: { row: Row; acts: readonly OwnAct[] }) {
  const { send, notice } = useSend();
  const [act, setAct] = useState<Exclude<OwnAct, 'confirm'> | null>(null);
  const [text, setText] = useDraft(`own.${row.id}.${act ?? ''}`);
  const go = async (which: OwnAct): Promise<void> => {
    const sending = row.kind === 'request' ? ofRequest : ofIncident;
    if (!(await sending(send, row.id, which, text))) return;
    setText('');
    setAct(null);
  };
  const open = act !== null && acts.includes(act) ? act : null;
  return (
    <section className="stack" aria-label="What you can do">
      <div className="row wrap">
        {acts.map((one) => (
          <Button
            key={one}
            look={one === 'confirm' ? 'primary' : 'usual'}
            onPress={() => (one === 'confirm' ? void go('confirm') : setAct(one === open ? null : one))}
          >
            {buttons[one]}
          </Button>
        ))}
      </div>
      {notice}
      {open !== null && (
        <TextForm act={open} words={asks[open]} text={text} onText={setText} onSend={() => void go(open)} />
      )}
    </section>
  );
}

type Send = ReturnType<typeof useSend>['send'];

/** The command of each act, for a request and for a problem. */
function ofRequest(send: Send, requestId: string, act: OwnAct, text: string): Promise<boolean> {
  switch (act) {
    case 'comment':
      return send(CommentRequest, { requestId, text });
    case 'withdraw':
      return send(CancelRequest, { requestId, reason: text });
    case 'confirm':
      return send(ConfirmRequest, { requestId });
    case 'reopen':
      return send(ReopenRequest, { requestId, reason: text });
  }
}

function ofIncident(send: Send, serviceIncidentId: string, act: OwnAct, text: string): Promise<boolean> {
  switch (act) {
    case 'comment':
      return send(CommentServiceIncident, { serviceIncidentId, text });
    case 'withdraw':
      return send(WithdrawServiceIncident, { serviceIncidentId, reason: text });
    case 'confirm':
      return send(ConfirmServiceIncident, { serviceIncidentId });
    case 'reopen':
      return send(ReopenServiceIncident, { serviceIncidentId, reason: text });
  }
}
