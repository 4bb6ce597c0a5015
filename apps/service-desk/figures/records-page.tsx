import { Link, useSearch } from 'wouter';
import { csvOf, saveCsv } from '../../../client/csv.ts';
import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { ServiceIncidentHistory } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useStaff } from '../session/staff.tsx';
import './figures.css';

type Row = RowOf<typeof ServiceIncidentHistory>;
const heads = [
  'Number',
  'Priority',
  'What',
  'Category',
  'With',
  'Situation',
  'Reported',
  'Resolved',
  'Reopened',
] as const;

/** Every IT incident that a number counts, open and closed, the newest first. */
export function RecordsPage() {
  const filters = useSearch();
  const { rows, state } = useView(ServiceIncidentHistory, filters === '' ? '' : `&${filters}`);
  const { nameOf } = useStaff();
  const cells = (row: Row): readonly (string | number)[] => [
    ...[row.number, row.priority, row.summary ?? 'erased', nameOf('categories', row.categoryId)],
    ...[row.assignee ?? nameOf('teams', row.teamId), row.situation, new Date(row.raisedAt).toISOString()],
    ...[row.resolvedAt === null ? '' : new Date(row.resolvedAt).toISOString(), row.reopened],
  ];
  return (
    <main className="service-page wide figures-page">
      <div className="row wrap">
        <h2>IT incidents: {rows.length}</h2>
        <span className="push row no-print">
          <Button onPress={() => saveCsv('it-incidents.csv', csvOf(heads, rows.map(cells)))}>Save as CSV</Button>
          <Button onPress={() => print()}>Print</Button>
        </span>
      </div>
      {rows.length === 0 ? (
        <Empty title={notRead(state, 'IT incidents') ?? 'There are none'} />
      ) : (
        <table>
          <thead>
            <tr>
              {['Priority', 'Number', 'What', 'Category', 'Who has it', 'How it stands'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
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
