import { useState } from 'react';
import { type Problem, request } from '../../../client/http.ts';
import { useDraft, useNow } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { Transactions } from '../../../modules/audit/contract.ts';
import { Rejects } from '../../../modules/exchange/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { useDesk } from '../session/desk.tsx';
import { LabelledInput } from './labelled-input.tsx';

type Row = RowOf<typeof Transactions>;
type Refused = RowOf<typeof Rejects>;
type Page<Of> = Problem & { readonly rows?: readonly Of[]; readonly next?: string };

const LIMIT = 200;
const whos = [
  { id: '', words: 'people and systems' },
  { id: 'people', words: 'people' },
  { id: 'systems', words: 'systems' },
] as const;

/** What people and systems have done, and what came in and could not be read. Reading it needs a purpose, and is itself written down. */
export function TransactionsPane() {
  const { can } = useDesk();
  const { asked, change, rows, refused, next, fault, read } = useTransactions(can(Rejects.permission));
  return (
    <section className="office-holds" aria-label="Transactions and system messages">
      <form
        className="inline-form"
        data-typing
        onSubmit={(event) => {
          event.preventDefault();
          void read(null);
        }}
      >
        <div className="two">
          <LabelledInput
            label="Purpose: why the transactions are read"
            value={asked.purpose}
            onChange={change.purpose}
          />
          <LabelledInput label="Who, what kind, or which record" value={asked.words} onChange={change.words} />
        </div>
        <div className="row">
          <label className="field">
            <span className="label">By</span>
            <select className="input" value={asked.who} onChange={(event) => change.who(event.target.value)}>
              {whos.map(({ id, words }) => (
                <option key={id} value={id}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          <Button look="primary" submit onPress={() => void read(null)} shortcut="Enter">
            Read
          </Button>
        </div>
      </form>
      {fault !== null && <p role="alert">{fault}</p>}
      {rows.length > 0 && <TransactionTable rows={rows} />}
      {next !== null && <Button onPress={() => void read(next)}>Earlier ones</Button>}
      {refused.length > 0 && <RefusedTable rows={refused} />}
    </section>
  );
}

function useTransactions(withRefused: boolean) {
  const [purpose, setPurpose] = useDraft('transactions.purpose');
  const [words, setWords] = useDraft('transactions.words');
  const [who, setWho] = useState('');
  const [held, setHeld] = useState<{ rows: readonly Row[]; refused: readonly Refused[]; next: string | null }>({
    rows: [],
    refused: [],
    next: null,
  });
  const [fault, setFault] = useState<string | null>(null);
  const read = async (after: string | null): Promise<void> => {
    const query = new URLSearchParams({ purpose, words: words.trim(), who, limit: String(LIMIT) });
    if (after !== null) query.set('after', after);
    const came = await request(`/api/views/${Transactions.name}?${query}`);
    const page = (came.body ?? {}) as Page<Row>;
    setFault(came.status === 200 ? null : (page.detail ?? page.title ?? 'The server cannot be reached.'));
    if (page.rows === undefined) return;
    const refused = withRefused && after === null ? await readRefused() : held.refused;
    const before = after === null ? [] : held.rows;
    setHeld({ rows: [...before, ...page.rows], refused, next: page.next ?? null });
  };
  const change = { purpose: setPurpose, words: setWords, who: setWho };
  return { asked: { purpose, words, who }, change, ...held, fault, read };
}

async function readRefused(): Promise<readonly Refused[]> {
  const came = await request(`/api/views/${Rejects.name}?limit=${LIMIT}`);
  return ((came.body ?? {}) as Page<Refused>).rows ?? [];
}

function TransactionTable({ rows }: { rows: readonly Row[] }) {
  const now = useNow();
  return (
    <table className="office-table">
      <caption>Transactions, the latest first</caption>
      <ColumnHeads titles={['Position', 'When', 'By', 'Seat', 'What', 'Record', 'Pack']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="tabular">
              {row.id}
            </th>
            <td className="tabular">{whenOf(row.recordedAt, now)}</td>
            <td>
              {row.by}
              {row.system && <span className="hint"> system</span>}
            </td>
            <td>{row.seatId}</td>
            <td>{row.type}</td>
            <td>
              {row.stream} · {row.version}
            </td>
            <td className="tabular">{row.packVersion}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RefusedTable({ rows }: { rows: readonly Refused[] }) {
  const now = useNow();
  return (
    <table className="office-table">
      <caption>Messages of other systems that could not be read, the latest first</caption>
      <ColumnHeads titles={['When', 'Gateway', 'From', 'Why', 'Bytes']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="tabular">{whenOf(row.at, now)}</td>
            <th scope="row">{row.gateway}</th>
            <td>{row.source}</td>
            <td>{row.reason}</td>
            <td className="tabular">{row.bytes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
