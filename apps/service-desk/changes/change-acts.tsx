import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { useSend } from '../../../client/send/use-send.tsx';
import {
  AskApproval,
  BeginChange,
  CancelChange,
  CloseChange,
  CommentChange,
  EndChange,
  HoldChange,
  NoteChange,
  RejectChange,
  ReleaseChange,
  SubmitChange,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { TextForm } from '../record/text-form.tsx';
import { useStaff } from '../session/staff.tsx';
import { ProposeAsTemplate } from './propose-template.tsx';
import { type Change, outcomeChoices } from './words.ts';

type Written = 'comment' | 'note' | 'hold' | 'reject' | 'cancel' | 'no-go';

const asks: Readonly<Record<Written, { readonly label: string; readonly button: string }>> = {
  comment: { label: 'Comment: whoever follows the change reads it', button: 'Send the comment' },
  note: { label: 'Internal note', button: 'Keep as internal note' },
  hold: { label: 'Why is it put on hold?', button: 'Put on hold' },
  reject: { label: 'Why is it rejected?', button: 'Reject' },
  cancel: { label: 'Why is it called off?', button: 'Call off' },
  'no-go': { label: 'Why is it not begun?', button: 'No-go' },
};

/** What may be done with it now; what needs words asks for them below. */
export function ChangeActs({ change }: { change: Change }) {
  const { can } = useStaff();
  const { send, notice } = useSend();
  const [kind, setKind] = useState<Written | null>(null);
  const [text, setText] = useState('');
  useAct('commentChange', () => setKind('comment'));
  const { id: changeId, situation } = change;
  const open = !['closed', 'rejected', 'cancelled'].includes(situation);
  const templatable = can('change.raise') && change.templateId === null && change.said !== null;
  const early = ['new', 'assess', 'authorise', 'scheduled'].includes(situation);
  const write = async (): Promise<void> => {
    if (kind === null || !(await sendWritten(send, kind, { changeId, text }))) return;
    setText('');
    setKind(null);
  };
  const pick = (to: Written, words: string): ReactNode => <Button onPress={() => setKind(to)}>{words}</Button>;
  return (
    <section className="stack" aria-label="What may be done" data-kind={kind ?? ''}>
      <div className="row wrap">
        {situation === 'new' && can('change.raise') && (
          <Button look="primary" onPress={() => void send(SubmitChange, { changeId })}>
            Hand in
          </Button>
        )}
        {situation === 'assess' && can('change.manage') && (
          <Button look="primary" onPress={() => void send(AskApproval, { changeId }, { confirm: 'Ask all the same' })}>
            Ask for approval
          </Button>
        )}
        {can('change.work') && <WorkActs change={change} onNoGo={() => setKind('no-go')} send={send} />}
        <ActButton act="commentChange">Comment</ActButton>
        {open && can('change.raise') && <Link href={`/changes/${changeId}/amend`}>Amend</Link>}
        {can('change.work') && pick('note', 'Internal note')}
        {templatable && <ActButton act="proposeTemplate">Propose as standard change</ActButton>}
        {open && can('change.manage') && change.held === null && pick('hold', 'Put on hold')}
        {open && can('change.manage') && change.held !== null && (
          <Button onPress={() => void send(ReleaseChange, { changeId })}>Let it go on</Button>
        )}
        {early && can('change.manage') && pick('reject', 'Reject')}
        {early && can('change.raise') && pick('cancel', 'Call off')}
      </div>
      {notice}
      {templatable && <ProposeAsTemplate change={change} />}
      {kind !== null && (
        <TextForm act={kind} words={asks[kind]} text={text} onText={setText} onSend={() => void write()}>
          <Button onPress={() => setKind(null)}>Leave it</Button>
        </TextForm>
      )}
    </section>
  );
}

type Send = ReturnType<typeof useSend>['send'];

function sendWritten(
  send: Send,
  kind: Written,
  { changeId, text }: { readonly changeId: string; readonly text: string },
): Promise<boolean> {
  switch (kind) {
    case 'comment':
      return send(CommentChange, { changeId, text });
    case 'note':
      return send(NoteChange, { changeId, text });
    case 'hold':
      return send(HoldChange, { changeId, reason: text });
    case 'reject':
      return send(RejectChange, { changeId, reason: text });
    case 'cancel':
      return send(CancelChange, { changeId, reason: text });
    case 'no-go':
      return send(BeginChange, { changeId, go: false, note: text });
  }
}

/** Go or no-go, how it came out, and the end. */
function WorkActs({ change, onNoGo, send }: { change: Change; onNoGo: () => void; send: Send }) {
  const { can } = useStaff();
  const { id: changeId, situation, model } = change;
  const [outcome, setOutcome] = useState<(typeof outcomeChoices)[number][0]>('successful');
  const mayBegin = situation === 'scheduled' || (situation === 'authorise' && model === 'emergency');
  return (
    <>
      {mayBegin && (
        <>
          <Button
            look="primary"
            onPress={() => void send(BeginChange, { changeId, go: true }, { confirm: 'Go all the same' })}
          >
            Go: begin now
          </Button>
          <Button onPress={onNoGo}>No-go</Button>
        </>
      )}
      {(situation === 'implement' || situation === 'review') && (
        <label className="row">
          <span>How it came out</span>
          <select
            className="input"
            value={outcome}
            onChange={(event) => {
              const chosen = outcomeChoices.find(([value]) => value === event.target.value);
              if (chosen !== undefined) setOutcome(chosen[0]);
            }}
          >
            {outcomeChoices.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
      )}
      {situation === 'implement' && (
        <Button look="primary" onPress={() => void send(EndChange, { changeId, outcome })}>
          End the work
        </Button>
      )}
      {situation === 'review' && can('change.manage') && (
        <Button onPress={() => void send(CloseChange, { changeId, closure: outcome })}>Close</Button>
      )}
    </>
  );
}
