import { useState } from 'react';
import { useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import {
  PublishKnownError,
  ReviewKnownError,
  WithdrawKnownError,
  WriteKnownError,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { useKept } from '../portal/use-kept.ts';
import { useStaff } from '../session/staff.tsx';
import { dateOf, dayOf, noonOf, type Problem } from './problem-words.ts';
import { TextBox } from './text-box.tsx';
import { WordForm } from './word-form.tsx';

const boxes = [
  ['title', 'The known error in a line'],
  ['symptom', 'By what one knows it'],
  ['cause', 'Cause'],
  ['workaround', 'Workaround'],
  ['fix', 'Fix'],
] as const;
type Box = (typeof boxes)[number][0];

/** What is known of the error, and to whom it is told. */
export function KnownErrorPart({ problem, live }: { problem: Problem; live: boolean }) {
  const { knownError } = problem;
  const [deed, setDeed] = useState<'write' | 'withdraw' | 'review' | null>(null);
  const done = (): void => setDeed(null);
  return (
    <section aria-label="Known error" className="stack">
      <h3 className="row wrap">
        Known error
        {knownError !== null && <Audience audience={problem.audience} />}
      </h3>
      {knownError === null && deed !== 'write' && <p className="quiet">Nobody has written it down yet.</p>}
      {knownError !== null && deed !== 'write' && <Written problem={problem} knownError={knownError} />}
      <div className="row wrap">
        {live && deed !== 'write' && (
          <Button onPress={() => setDeed('write')}>
            {knownError === null ? 'Write the known error' : 'Change the known error'}
          </Button>
        )}
        {knownError !== null && <Publish problem={problem} live={live} onDeed={setDeed} />}
      </div>
      {deed === 'write' && <Write problem={problem} onDone={done} />}
      {deed === 'withdraw' && <Withdraw id={problem.id} onDone={done} />}
      {deed === 'review' && <Review id={problem.id} onDone={done} />}
    </section>
  );
}

function Audience({ audience }: Pick<Problem, 'audience'>) {
  if (audience === null) return <StateMark tone="wait">told to nobody</StateMark>;
  return <StateMark tone="ok">{audience === 'desk' ? 'told to the desk' : 'told to everybody'}</StateMark>;
}

type Known = NonNullable<Problem['knownError']>;

function Written({ problem, knownError }: { problem: Problem; knownError: Known }) {
  return (
    <dl className="problem-known">
      {boxes
        .filter(([box]) => knownError[box] !== '')
        .map(([box, name]) => (
          <div key={box}>
            <dt>{name}</dt>
            <dd>{knownError[box] ?? 'erased'}</dd>
          </div>
        ))}
      {knownError.itemIds.length > 0 && (
        <div>
          <dt>Items</dt>
          <dd>{knownError.itemIds.length}</dd>
        </div>
      )}
      {problem.audience !== null && (
        <div>
          <dt>Looked at next</dt>
          <dd>{dayOf(knownError.reviewAt)}</dd>
        </div>
      )}
    </dl>
  );
}

function Publish(props: {
  readonly problem: Problem;
  readonly live: boolean;
  readonly onDeed: (deed: 'withdraw' | 'review') => void;
}) {
  const { problem, live, onDeed } = props;
  const { can } = useStaff();
  const { send, notice } = useSend();
  const { id: problemId, audience } = problem;
  const settles = can('problem.settle');
  return (
    <>
      {settles && live && audience !== 'everybody' && (
        <Button onPress={() => void send(PublishKnownError, { problemId, audience: 'everybody' })}>
          Tell everybody
        </Button>
      )}
      {settles && live && audience !== 'desk' && (
        <Button onPress={() => void send(PublishKnownError, { problemId, audience: 'desk' })}>
          Tell the desk alone
        </Button>
      )}
      {audience !== null && <Button onPress={() => onDeed('review')}>It still holds</Button>}
      {settles && audience !== null && <Button onPress={() => onDeed('withdraw')}>Withdraw it</Button>}
      {notice}
    </>
  );
}

function Write({ problem, onDone }: { problem: Problem; onDone: () => void }) {
  const { knownError, id: problemId } = problem;
  const [seen] = useState(knownError?.version ?? 0);
  const begun: Readonly<Record<Box, string>> = {
    ...{ title: knownError?.title ?? problem.title ?? '', symptom: knownError?.symptom ?? '' },
    ...{ cause: knownError?.cause ?? '', workaround: knownError?.workaround ?? problem.workaround ?? '' },
    fix: knownError?.fix ?? '',
  };
  const { values, set, clear } = useKept(`problem.known:${problemId}`, begun);
  const { send, notice } = useSend();
  const keep = async (): Promise<void> => {
    const { categoryId, itemIds } = knownError ?? problem;
    if (!(await send(WriteKnownError, { problemId, seen, ...values, categoryId, itemIds }))) return;
    clear();
    onDone();
  };
  return (
    <Form look="stack problem-form" onSend={() => void keep()} onLeave={onDone} long>
      {notice}
      {boxes.map(([box, label], at) => (
        <TextBox
          key={box}
          label={label}
          value={values[box]}
          onValue={(value) => set({ [box]: value })}
          first={at === 0}
          {...(box !== 'title' && { rows: 2 })}
        />
      ))}
      <div className="row wrap">
        <Button look="primary" submit shortcut="Ctrl+Enter" onPress={() => void keep()}>
          Keep it
        </Button>
        <Button onPress={onDone}>Leave</Button>
      </div>
    </Form>
  );
}

function Withdraw({ id, onDone }: { id: string; onDone: () => void }) {
  const { send, notice } = useSend();
  return (
    <WordForm
      name={`problem.withdraw:${id}`}
      label="Why it is withdrawn"
      button="Withdraw it"
      notice={notice}
      send={(reason) => send(WithdrawKnownError, { problemId: id, reason })}
      onDone={onDone}
    />
  );
}

const QUARTER_MS = 91 * 86_400_000;

function Review({ id, onDone }: { id: string; onDone: () => void }) {
  const { send, notice } = useSend();
  const now = useNow();
  const [on, setOn] = useState(() => dateOf(now + QUARTER_MS));
  return (
    <WordForm
      name={`problem.holds:${id}`}
      label="What shows that it still holds"
      button="It still holds"
      notice={notice}
      send={(note) => send(ReviewKnownError, { problemId: id, note, reviewAt: noonOf(on) })}
      onDone={onDone}
    >
      <TextBox label="Looked at next on" type="date" value={on} onValue={setOn} />
    </WordForm>
  );
}
