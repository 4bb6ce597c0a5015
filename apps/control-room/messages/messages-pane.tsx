import { useEffect, useRef, useState } from 'react';
import { useNow, useOfPersistent, useRows } from '../../../client/react.tsx';
import { Messages, SentMessages } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { Tabs } from '../../../ui/tabs/tabs.tsx';
import { VirtualList, type VirtualListHandle } from '../../../ui/virtual-list/virtual-list.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { useHeldOrder } from '../queue/held-order.ts';
import { useDesk } from '../session/desk.tsx';
import { alter, type Work } from '../workspace/work.ts';
import { MessageBody, SentBody } from './message-body.tsx';
import { standing, wordsOf } from './my-messages.ts';
import { WriteMessage } from './write-message.tsx';

type Part = Exclude<Work['messages'], 'write'>;
const parts: Readonly<Record<Part, { readonly title: string; readonly empty: string }>> = {
  message: { title: 'Messages to me', empty: 'No message stands' },
  obs: { title: 'Obs', empty: 'There is nothing to look out for' },
  note: { title: 'Notes of the group', empty: 'No note stands at this desk' },
  sent: { title: 'Sent', empty: 'Nothing was sent in the last day' },
};

/** What was told to me and still stands, what to look out for, the notes of the group, and what I sent. */
export function MessagesPane({ onClose }: { readonly onClose: () => void }) {
  const { work, can } = useDesk();
  const part = useOfPersistent(work, (now) => now.messages);
  const show = (messages: Work['messages']): void => alter(work, { messages });
  const shown = part === 'write' ? 'message' : part;
  return (
    <section className="pane messages-pane" aria-label="Messages">
      <div className="pane-head">
        <h2>Messages</h2>
        <span className="push row">
          {can('message.send') && (
            <ActButton act="message" look="plain">
              Write
            </ActButton>
          )}
          <Button look="plain" onPress={onClose}>
            Back
          </Button>
        </span>
      </div>
      <Tabs
        name="Messages"
        panelId="messages-panel"
        selected={shown}
        onSelect={(id) => show(names.find((name) => name === id) ?? 'message')}
        tabs={names
          .filter((name) => name !== 'sent' || can('message.manage'))
          .map((id) => ({ id, label: parts[id].title }))}
      />
      <div id="messages-panel" role="tabpanel" className="pane-body" aria-label={parts[shown].title}>
        {part === 'write' ? (
          <WriteMessage onDone={() => show('sent')} />
        ) : part === 'sent' ? (
          <SentList />
        ) : (
          <ToldList key={part} kind={part} />
        )}
      </div>
    </section>
  );
}

const names: readonly Part[] = ['message', 'obs', 'note', 'sent'];

function ToldList({ kind }: { kind: Exclude<Part, 'sent'> }) {
  const { list, byKey, state } = useRows(Messages);
  const now = useNow();
  const rows = standing(list, kind, now);
  return (
    <List
      part={kind}
      order={rows.map(({ id }) => id)}
      empty={notRead(state, 'the messages') ?? parts[kind].empty}
      line={(key) => {
        const row = byKey.get(key);
        if (row === undefined) return null;
        const answer = kind === 'note' ? '' : row.acknowledgedAt === null ? 'to acknowledge' : 'acknowledged';
        return { head: wordsOf(row), text: row.text, from: `${row.from}, ${ago(now - row.sentAt)}`, answer };
      }}
      body={(key) => {
        const row = byKey.get(key);
        return row === undefined ? null : <MessageBody key={row.id} row={row} />;
      }}
    />
  );
}

function SentList() {
  const { list, byKey, state } = useRows(SentMessages);
  const now = useNow();
  const order = list.toSorted((a, b) => b.sentAt - a.sentAt || (a.id < b.id ? 1 : -1)).map(({ id }) => id);
  return (
    <List
      part="sent"
      order={order}
      empty={notRead(state, 'what was sent') ?? parts.sent.empty}
      line={(key) => {
        const row = byKey.get(key);
        if (row === undefined) return null;
        const ended = row.endedWhy === null ? '' : row.endedWhy === 'withdrawn' ? ', withdrawn' : ', over';
        const answer = `told ${row.told}, read ${row.read}, acknowledged ${row.acknowledged}${ended}`;
        return { head: wordsOf(row), text: row.text, from: `to ${row.to}, ${ago(now - row.sentAt)}`, answer };
      }}
      body={(key) => {
        const row = byKey.get(key);
        return row === undefined ? null : <SentBody key={row.id} row={row} />;
      }}
    />
  );
}

interface Line {
  readonly head: string;
  readonly text: string | null;
  readonly from: string;
  readonly answer: string;
}

function List(props: {
  readonly part: Part;
  readonly order: readonly string[];
  readonly empty: string;
  readonly line: (key: string) => Line | null;
  readonly body: (key: string) => React.ReactNode;
}) {
  const { part, order, empty, line, body } = props;
  const [marked, setMarked] = useState<string | null>(null);
  const [held, setHeld] = useState(false);
  const { shown, waiting, letIn } = useHeldOrder(order, held);
  const box = useRef<VirtualListHandle>(null);
  const any = shown.length > 0;
  useAct('waitingRows', letIn);
  useEffect(() => {
    // Whoever walks along the tabs stays on them.
    if (any && document.activeElement?.closest('[role=tab]') == null) box.current?.focus();
  }, [any]);
  const at = marked !== null && order.includes(marked) ? marked : (shown[0] ?? null);
  return (
    <>
      {waiting > 0 && (
        <ActButton act="waitingRows" look="plain">
          {waiting} new
        </ActButton>
      )}
      {any ? (
        <VirtualList
          ref={box}
          label={parts[part].title}
          keys={shown}
          rowHeight={44}
          selected={at}
          onSelect={setMarked}
          onHeld={setHeld}
          row={(key) => <LineRow line={line(key)} />}
        />
      ) : (
        <Empty title={empty} />
      )}
      {at !== null && body(at)}
    </>
  );
}

function LineRow({ line }: { line: Line | null }) {
  if (line === null) return <div className="queue-row gone">over</div>;
  return (
    <div className="queue-row">
      <div className="lines">
        <div className="row">
          <strong>{line.head}</strong>
          <span className="clip">{line.text ?? 'erased by law'}</span>
        </div>
        <div className="row quiet">
          <span className="clip">{line.from}</span>
          <span className="push hint">{line.answer}</span>
        </div>
      </div>
    </div>
  );
}
