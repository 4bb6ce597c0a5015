import { Link, useSearch } from 'wouter';
import { useView } from '../../../client/use-view.ts';
import { ServiceIncidentHistory } from '../../../modules/service/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useStaff } from '../session/staff.tsx';
import './figures.css';

/** Every IT incident that a number counts, open and closed, the newest first. */
export function RecordsPage() {
  const filters = useSearch();
  const { rows, state } = useView(ServiceIncidentHistory, filters === '' ? '' : `&${filters}`);
  const { nameOf } = useStaff();
  return (
    <main className="service-page wide figures-page">
      <h2>IT incidents: {rows.length}</h2>
      {rows.length === 0 ? (
        <Empty title={notRead(state, 'IT incidents') ?? 'There are none'} />
      ) : (
        <table>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>P{row.priority}</td>
                <td>
                  <Link href={`/it-incidents/${row.id}`}>{row.number}</Link>
                </td>
                <td>{row.summary ?? 'erased'}</td>
                <td>{nameOf('categories', row.categoryId)}</td>
                <td>{row.assignee ?? nameOf('teams', row.teamId)}</td>
                <td>{row.situation}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  );
}
