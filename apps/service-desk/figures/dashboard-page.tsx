import { useState } from 'react';
import { Link } from 'wouter';
import { csvOf, saveCsv } from '../../../client/csv.ts';
import { savePdf } from '../../../client/pdf.ts';
import { useClient, useNow, useRows } from '../../../client/react.tsx';
import { useView } from '../../../client/use-view.ts';
import { Changes, DeskFigures, OpenRequests, OpenServiceIncidents } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { useStaff } from '../session/staff.tsx';
import './figures.css';
import { tilesOf } from './tiles.ts';

const WEEK_MS = 7 * 86_400_000;
const columns = ['What', 'How many'] as const;

/** What somebody of this role looks at first; each number opens exactly what it counts. */
export function DashboardPage() {
  const { session, words } = useStaff();
  const { now: clock } = useClient();
  const [asOf] = useState(() => clock());
  const now = useNow();
  const { rows } = useView(DeskFigures, `&from=${asOf - WEEK_MS}&to=${asOf}`);
  const { id: accountId, roles } = session.subject;
  const wanted = (words?.dashboards ?? [])
    .filter(({ role }) => roles.some((own) => own === role))
    .flatMap(({ tiles }) => tiles);
  const tiles = tilesOf(wanted, {
    ...{ accountId, asOf, now: Math.floor(now / 60_000) * 60_000 },
    incidents: useRows(OpenServiceIncidents).list,
    changes: useRows(Changes).list,
    requests: useRows(OpenRequests).list,
    week: rows.find(({ group }) => group === 'all') ?? null,
  });
  const cells = tiles.map(({ name, value }) => [name, value] as const);
  return (
    <main className="service-page wide">
      <div className="row wrap">
        <h2>Dashboard</h2>
        <span className="push row no-print">
          <Button onPress={() => saveCsv('dashboard.csv', csvOf(columns, cells))}>Save as CSV</Button>
          <Button onPress={() => savePdf('dashboard.pdf', { title: 'Dashboard', columns, rows: cells })}>
            Save as PDF
          </Button>
          <Link href="/reports/ask">Ad hoc reports</Link>
          <Link href="/reports">Reports made by themselves</Link>
        </span>
      </div>
      <ul className="dashboard">
        {tiles.map(({ id, name, value, href }) => (
          <li key={id}>
            <Link href={href}>
              <span className="dashboard-value">{value ?? '–'}</span> {name}
            </Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
