import { useEffect, useState } from 'react';
import { type Problem, request } from '../../../client/http.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { AccessLog } from '../../../modules/identity/contract.ts';
import { stampOf } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';

const MINUTE_MS = 60_000;
const LIMIT = 200;
type Opened = RowOf<typeof AccessLog>;

/** Who opened what in the minute that ends at the moment shown: of the access log, for whoever may read it. */
export function WhoOpened({ at, purpose }: { readonly at: number; readonly purpose: string }) {
  const [rows, setRows] = useState<readonly Opened[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let isMine = true;
    const span = { from: String(at - MINUTE_MS), until: String(at + 1) };
    const query = new URLSearchParams({ purpose, limit: String(LIMIT), ...span });
    void request(`/api/views/${AccessLog.name}?${query}`).then(({ status, body }) => {
      if (!isMine) return;
      const came = (body ?? {}) as Problem & { rows?: readonly Opened[] };
      setFault(status === 200 ? null : (came.detail ?? 'The server cannot be reached.'));
      if (status === 200) setRows(came.rows ?? []);
    });
    return () => {
      isMine = false;
    };
  }, [at, purpose]);
  return (
    <section className="past-opened" aria-label="Who opened what">
      {fault !== null && <p role="alert">{fault}</p>}
      <table className="office-table">
        <caption>Opened in the minute to {stampOf(at)}</caption>
        <ColumnHeads titles={['When', 'Who', 'Seat', 'What', 'Rows', 'Reason']} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="tabular">{stampOf(row.at)}</td>
              <th scope="row">{row.name}</th>
              <td>{row.seatId}</td>
              <td>{row.what}</td>
              <td className="tabular">{row.count}</td>
              <td>{row.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
