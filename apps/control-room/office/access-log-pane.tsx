import { useState } from 'react';
import { type Problem, request } from '../../../client/http.ts';
import { useDraft, useNow } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { AccessLog } from '../../../modules/identity/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Field } from '../../../ui/field/field.tsx';

type LogRow = RowOf<typeof AccessLog>;
const LIMIT = 500;

/** Who looked at what. Reading it needs a purpose, and is itself written down. */
export function AccessLogPane() {
  const [purpose, setPurpose] = useDraft('access-log.purpose');
  const [rows, setRows] = useState<readonly LogRow[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const read = async (): Promise<void> => {
    const query = new URLSearchParams({ purpose, limit: String(LIMIT) });
    const came = await request(`/api/views/${AccessLog.name}?${query}`);
    const problem = (came.body ?? {}) as Problem & { rows?: readonly LogRow[] };
    setFault(came.status === 200 ? null : (problem.detail ?? problem.title ?? 'The server cannot be reached.'));
    if (problem.rows !== undefined) setRows(problem.rows);
  };
  return (
    <section className="office-form">
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          void read();
        }}
      >
        <Field label="Purpose: why the access log is read">
          {(id) => (
            <input id={id} className="input" value={purpose} onChange={(event) => setPurpose(event.target.value)} />
          )}
        </Field>
        <Button look="primary" submit onPress={() => void read()} shortcut="Enter">
          Read
        </Button>
      </form>
      {fault !== null && <p role="alert">{fault}</p>}
      {rows.length > 0 && <LogTable rows={rows} />}
    </section>
  );
}

function LogTable({ rows }: { rows: readonly LogRow[] }) {
  const now = useNow();
  return (
    <table className="office-table">
      <caption>Access log</caption>
      <ColumnHeads titles={['When', 'Who', 'Seat', 'Verb', 'What', 'Objects', 'Reason']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="tabular">{whenOf(row.at, now)}</td>
            <th scope="row">{row.name}</th>
            <td>{row.seatId}</td>
            <td>{row.verb}</td>
            <td>{row.what}</td>
            <td className="tabular">{row.count}</td>
            <td>{row.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
