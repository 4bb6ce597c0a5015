import { useState } from 'react';
import { saveCsv } from '../../../client/csv.ts';
import { useView } from '../../../client/use-view.ts';
import { ChangeReport } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { AsAt } from '../figures/as-at.tsx';
import { beginOfMonth, endOfMonth } from '../figures/figure-words.ts';
import { useStaff } from '../session/staff.tsx';
import { Pick } from './change-form.tsx';
import './changes.css';
import { Heading } from '../words/heading.tsx';
import { type FigureRow, figuresCsv, heads } from './figures.ts';

const kinds = [
  { id: 'team', name: 'By team' },
  { id: 'model', name: 'By kind of change' },
  { id: 'category', name: 'By category' },
  { id: 'service', name: 'By service' },
  { id: 'item', name: 'By item' },
  { id: 'requester', name: 'By whom it is for' },
] as const;

/** A month that is over: what was raised and what came out in it, and what was open at its end, as they stood then. */
function ofMonth(month: string): string {
  return month === '' ? '' : `&from=${beginOfMonth(month)}&asAt=${endOfMonth(month)}`;
}

/** How changes came out, by whatever one asks. */
export function ChangeReportPage() {
  const [by, setBy] = useState<string>('team');
  const [month, setMonth] = useState('');
  const read = useView(ChangeReport, `&of=${by}${ofMonth(month)}`);
  const { nameOf } = useStaff();
  const named = (row: FigureRow): string =>
    by === 'team' ? nameOf('teams', row.name) : by === 'service' ? nameOf('services', row.name) : row.name;
  return (
    <main className="service-page wide change-page">
      <div className="row wrap">
        <Heading of="/change-report">Figures of changes</Heading>
        <Pick label="Counted" value={by} options={kinds} onPick={setBy} />
        <AsAt month={month} onMonth={setMonth} />
        <Button onPress={() => saveCsv(`changes-by-${by}.csv`, figuresCsv(read.rows, named))}>Save as CSV</Button>
      </div>
      {month !== '' && (
        <p>What was raised and what ended in {month}, and what was open at its end, as it stood then.</p>
      )}
      {read.fault !== null && <p role="alert">{read.fault}</p>}
      {read.rows.length === 0 ? (
        <Empty title={notRead(read.state, 'the figures') ?? 'No change to count'} />
      ) : (
        <div className="levels-scroll">
          <table className="levels-table">
            <caption className="unseen">How changes came out</caption>
            <ColumnHeads titles={heads.map((head, i) => (i === 0 ? head : `#${head}`))} />
            <tbody>
              {read.rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{named(row)}</th>
                  {[row.all, row.open, row.ok, row.withIssues, row.failed, row.backedOut].map((figure, i) => (
                    <td key={heads[i + 1]} className="figure">
                      {figure}
                    </td>
                  ))}
                  <td className="figure">
                    {row.causedP1} / {row.causedP2} / {row.causedP3}
                  </td>
                  <td className="figure">{row.score}</td>
                  <td className="figure">{row.perChange === null ? '–' : row.perChange.toFixed(1)}</td>
                  <td className="figure">{row.outageMinutes}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}
