import { useState } from 'react';
import { Link } from 'wouter';
import { saveCsv } from '../../../client/csv.ts';
import { useClient, useRows } from '../../../client/react.tsx';
import { useView } from '../../../client/use-view.ts';
import { Agreements, ReportMisses, ServiceReport } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Choice } from '../../../ui/choice/choice.tsx';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useStaff } from '../session/staff.tsx';
import { CommitmentsTable } from './commitments-table.tsx';
import { hoursText, instantText, metricNames, percent } from './level-words.ts';
import {
  lastMonths,
  type MissRow,
  missesCsv,
  type Names,
  type ReportRow,
  reportCsv,
  sharesOfAll,
} from './report-words.ts';
import './levels.css';
import { Heading } from '../words/heading.tsx';

/** How a month's agreements were kept, service by service, with every miss behind it: what a review meeting looks at. */
export function ServiceReportPage() {
  const { now } = useClient();
  const [months] = useState(() => lastMonths(now()));
  const [month, setMonth] = useState(months[0] ?? '');
  const lines = useView(ServiceReport, `&month=${month}`);
  const misses = useView(ReportMisses, `&month=${month}`);
  const names = useNames();
  return (
    <main className="service-page wide levels-page">
      <div className="row wrap">
        <Heading of="/service-report">Service report</Heading>
        <Choice label="Month" value={month} onValue={setMonth}>
          {months.map((one) => [one, one] as const)}
        </Choice>
        <Button onPress={() => saveCsv(`service-report-${month}.csv`, reportCsv(lines.rows, names))}>
          Save the report as CSV
        </Button>
        <Button onPress={() => saveCsv(`missed-targets-${month}.csv`, missesCsv(misses.rows, names))}>
          Save the misses as CSV
        </Button>
        <Link href={`/improvements?month=${month}`}>Actions of the review meeting</Link>
        <Link href="/what-if">Try an agreement</Link>
      </div>
      {lines.fault !== null && <p role="alert">{lines.fault}</p>}
      {lines.rows.length === 0 ? (
        <Empty title={notRead(lines.state, 'the report') ?? 'No clock was decided in this month'}>
          A clock counts in the month in which it was kept, or in which its target passed.
        </Empty>
      ) : (
        <ReportTable rows={lines.rows} names={names} />
      )}
      <CommitmentsTable month={month} names={names} />
      {misses.rows.length > 0 && <Shares rows={misses.rows} names={names} />}
      {misses.rows.length > 0 && <MissTable rows={misses.rows} names={names} />}
    </main>
  );
}

function useNames(): Names {
  const { nameOf, words } = useStaff();
  const { list } = useRows(Agreements);
  return {
    service: (id) => (id === null ? 'No service' : nameOf('services', id)),
    team: (id) => nameOf('teams', id),
    agreement: (id) => list.find((one) => one.id === id)?.name ?? id,
    reason: (code) => words?.breachReasons.find((one) => one.code === code)?.name ?? code,
  };
}

function ReportTable({ rows, names }: { rows: readonly ReportRow[]; names: Names }) {
  const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const titles = [
    'Agreement',
    'Service',
    'Target',
    '#Clocks',
    '#Met',
    '#Missed',
    '#Kept',
    '#Median',
    '#90th percentile',
  ];
  return (
    <div className="levels-scroll">
      <table className="levels-table">
        <caption className="unseen">How the agreements were kept</caption>
        <ColumnHeads titles={titles} />
        <tbody>
          {sorted.map((row) => (
            <tr key={row.id}>
              <th scope="row">{names.agreement(row.agreementId)}</th>
              <td>{names.service(row.serviceId)}</td>
              <td>
                {metricNames[row.metric]} P{row.priority} within {hoursText(row.targetMs)}
              </td>
              <td className="figure">{row.count}</td>
              <td className="figure">{row.met}</td>
              <td className="figure">
                {row.missed}
                {row.byReclassification > 0 && ` (${row.byReclassification} by a change of priority)`}
              </td>
              <td className="figure">{percent(row.met / row.count)}</td>
              <td className="figure">{hoursText(row.medianMs)}</td>
              <td className="figure">{hoursText(row.p90Ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Shares({ rows, names }: { rows: readonly MissRow[]; names: Names }) {
  const words = sharesOfAll(rows).map(
    ({ teamId, share }) =>
      `${teamId === null ? 'suppliers beyond their contracts' : names.team(teamId)} ${percent(share)}`,
  );
  return <p>Of the time of what was missed, {words.join(', ')}.</p>;
}

function MissTable({ rows, names }: { rows: readonly MissRow[]; names: Names }) {
  const heldBy = ({ shares, supplierShare }: MissRow): string =>
    [
      ...shares.map(({ teamId, share }) => `${names.team(teamId)} ${percent(share)}`),
      ...(supplierShare > 0 ? [`supplier ${percent(supplierShare)}`] : []),
    ].join(', ');
  return (
    <div className="levels-scroll">
      <table className="levels-table">
        <caption className="label">Targets that were missed</caption>
        <ColumnHeads titles={['IT incident', 'Target', 'Service', 'Missed', '#Over by', 'Held by', 'Why']} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link href={`/it-incidents/${row.serviceIncidentId}/clocks`}>{row.number}</Link>
              </th>
              <td>
                {metricNames[row.metric]} P{row.priority}
              </td>
              <td>{names.service(row.serviceId)}</td>
              <td>
                {instantText(row.missedAt)}
                {row.byReclassification && ', by a change of priority'}
              </td>
              <td className="figure">{hoursText(row.overMs)}</td>
              <td>{heldBy(row)}</td>
              <td>
                {row.reason === null
                  ? 'nobody has said yet'
                  : `${names.reason(row.reason)}, ${names.team(row.reasonTeamId)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
