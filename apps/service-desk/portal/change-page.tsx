import { useParams } from 'wouter';
import { useDraft, useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { ChangeTalk, CommentChange, FollowedChanges } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useStaff } from '../session/staff.tsx';
import './portal.css';
import { Said } from './said.tsx';
import { StandingWords } from './standing-words.tsx';
import { dayAndTime } from './when.ts';

/** A change that the person raised or that touches them: how it stands, what was said, and a word of theirs. */
export function OwnChangePage() {
  const { id = '' } = useParams();
  const { nameOf } = useStaff();
  const followed = useRows(FollowedChanges);
  const row = followed.byKey.get(id);
  const now = useNow();
  if (row === undefined) {
    return (
      <main className="service-page portal">
        <Empty title={notRead(followed.state, 'the changes you follow') ?? 'This is no change that you follow'} />
      </main>
    );
  }
  const { state, who, teamId, next, by } = row.plain;
  return (
    <main className="service-page portal">
      <header className="stack">
        <p className="hint">
          <span className="number">{row.number}</span> · {dayAndTime(row.raisedAt, now)}
        </p>
        <h2>{row.title ?? 'erased'}</h2>
      </header>
      <StandingWords words={{ state, who: who ?? nameOf('teams', teamId), next, by }} />
      <Comment changeId={id} />
      <Talk changeId={id} />
    </main>
  );
}

function Comment({ changeId }: { changeId: string }) {
  const { send, notice } = useSend();
  const [text, setText] = useDraft(`own-change.${changeId}`);
  const go = async (): Promise<void> => {
    if (await send(CommentChange, { changeId, text })) setText('');
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <Field label="Your word on it">
        {(id) => (
          <textarea id={id} className="input" rows={3} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      {notice}
      <div>
        <Button submit onPress={() => void go()}>
          Send
        </Button>
      </div>
    </form>
  );
}

function Talk({ changeId }: { changeId: string }) {
  const { list } = useRows(ChangeTalk, changeId);
  return <Said lines={list.filter(({ text }) => text !== '')} />;
}
