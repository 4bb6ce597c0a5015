import { useCallback, useEffect, useState } from 'react';
import { type Problem, request } from '../../../client/http.ts';
import { useClient, useDraft, useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { Disclosable, Disclose, Disclosures } from '../../../modules/audit/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { DisclosureEntries } from './disclosure-entries.tsx';
import { LabelledInput } from './labelled-input.tsx';

type Entry = RowOf<typeof Disclosable>;
type Given = RowOf<typeof Disclosures>;

/** A whole record is given out: looked through entry by entry, less what is held back, as one file that proves itself. */
export function DisclosurePane() {
  const { rows, fault, read } = useGiven();
  return (
    <section className="office-holds" aria-label="Disclosures">
      <NewDisclosure onGiven={read} />
      {fault !== null && <p role="alert">{fault}</p>}
      {rows.length === 0 ? (
        <Empty title="No record has been given out">
          What is given out stands here with its recipient and reason, and its bundle can be made again.
        </Empty>
      ) : (
        <GivenTable rows={rows} />
      )}
    </section>
  );
}

function NewDisclosure({ onGiven }: { onGiven: () => Promise<void> }) {
  const [named, setNamed] = useDraft('disclosure.named');
  const [purpose, setPurpose] = useDraft('disclosure.purpose');
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const look = async (): Promise<void> => {
    const query = new URLSearchParams({ of: named.trim(), purpose: purpose.trim(), limit: '2000' });
    const came = await request(`/api/views/${Disclosable.name}?${query}`);
    const body = (came.body ?? {}) as Problem & { rows?: readonly Entry[] };
    setEntries(body.rows ?? []);
    if (came.status !== 200) return setFault(body.detail ?? 'The server cannot be reached.');
    setFault(body.rows?.length === 0 ? 'There is no such record for you.' : null);
  };
  return (
    <>
      <form
        className="inline-form"
        data-typing
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <div className="two">
          <LabelledInput label="Record to give out: its number, or its id" value={named} onChange={setNamed} />
          <LabelledInput label="Why you read it" value={purpose} onChange={setPurpose} />
        </div>
        <div className="row">
          <Button submit onPress={() => void look()} shortcut="Enter">
            Look through it
          </Button>
        </div>
        {fault !== null && <p role="alert">{fault}</p>}
      </form>
      {entries.length > 0 && (
        <GiveOut
          key={entries[0]?.recordId}
          entries={entries}
          onGiven={async () => {
            setEntries([]);
            await onGiven();
          }}
        />
      )}
    </>
  );
}

function GiveOut({ entries, onGiven }: { entries: readonly Entry[]; onGiven: () => Promise<void> }) {
  const { newId } = useClient();
  const { send, notice } = useSend();
  const [recipient, setRecipient] = useDraft('disclosure.recipient');
  const [reason, setReason] = useDraft('disclosure.reason');
  const [grounds, setGrounds] = useState<ReadonlyMap<number, string>>(new Map());
  const give = async (): Promise<void> => {
    const redactions = [...grounds].map(([position, ground]) => ({ position, ground: ground.trim() }));
    const recordId = entries[0]?.recordId ?? '';
    const input = { disclosureId: newId(), recordId, recipient: recipient.trim(), reason: reason.trim(), redactions };
    if (!(await send(Disclose, input))) return;
    setRecipient('');
    setReason('');
    await onGiven();
  };
  return (
    <form
      className="inline-form"
      data-typing
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <DisclosureEntries entries={entries} grounds={grounds} onChange={setGrounds} />
      <div className="two">
        <LabelledInput label="To whom it is given" value={recipient} onChange={setRecipient} />
        <LabelledInput label="Why it is given" value={reason} onChange={setReason} />
      </div>
      <div className="row">
        <Button look="primary" submit onPress={() => void give()} shortcut="Enter">
          Give it out
        </Button>
        <span className="hint">
          {entries.length} entries, {grounds.size} of them held back
        </span>
      </div>
      {notice}
    </form>
  );
}

function GivenTable({ rows }: { rows: readonly Given[] }) {
  const now = useNow();
  return (
    <table className="office-table">
      <caption>Given out</caption>
      <ColumnHeads titles={['Record', 'When', 'By', 'To whom', 'Why', 'Held back', 'Bundle']} />
      <tbody>
        {rows.map(({ id, number, at, by, recipient, reason, heldBack }) => (
          <tr key={id}>
            <th scope="row">{number}</th>
            <td className="tabular">{whenOf(at, now)}</td>
            <td>{by}</td>
            <td>{recipient ?? <em className="hint">erased by law</em>}</td>
            <td>{reason ?? <em className="hint">erased by law</em>}</td>
            <td className="tabular">{heldBack}</td>
            <td>
              <a
                href={`/api/disclosures/${id}`}
                download
                aria-label={`Download the bundle of ${number}, given to ${recipient}`}
              >
                Download
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useGiven() {
  const [given, setGiven] = useState<{ rows: readonly Given[]; fault: string | null }>({ rows: [], fault: null });
  const read = useCallback(async (): Promise<void> => {
    const came = await request(`/api/views/${Disclosures.name}?limit=500`);
    const body = (came.body ?? {}) as Problem & { rows?: readonly Given[] };
    const fault = came.status === 200 ? null : (body.detail ?? 'The server cannot be reached.');
    setGiven((before) => ({ rows: body.rows ?? before.rows, fault }));
  }, []);
  useEffect(() => void read(), [read]);
  return { ...given, read };
}
