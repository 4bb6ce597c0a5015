import { useState } from 'react';
import { csvOf, saveCsv } from '../../../client/csv.ts';
import { useClient } from '../../../client/react.tsx';
import { useView } from '../../../client/use-view.ts';
import { Measures } from '../../../modules/insight/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Choice } from '../../../ui/choice/choice.tsx';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useDesk } from '../session/desk.tsx';
import { BehindList } from './behind-list.tsx';
import { durationOf, groupName, type MeasureRow, measureNames, measureOrder, shareOf } from './measure-words.ts';
import { TimesChart } from './times-chart.tsx';

const HOUR_MS = 3_600_000;
const periods = [
  { hours: 12, words: 'Last 12 hours' },
  { hours: 24, words: 'Last 24 hours' },
  { hours: 168, words: 'Last 7 days' },
  { hours: 672, words: 'Last 28 days' },
] as const;
const divisions = [
  { by: 'all', words: 'All' },
  { by: 'grade', words: 'Grade' },
  { by: 'area', words: 'Area' },
  { by: 'hour', words: 'Hour' },
] as const;

/** How the force does: the middle and the slowest tenth, beside the share within the target; every figure opens its records. */
export function FiguresPane({ onIncident }: { onIncident: (id: string) => void }) {
  const { now } = useClient();
  const [asked, setAsked] = useState(() => ({ hours: 24, by: 'all', to: now() }));
  const [figure, setFigure] = useState<{ row: MeasureRow; part: string } | null>(null);
  const question = `&from=${asked.to - asked.hours * HOUR_MS}&to=${asked.to}&by=${asked.by}`;
  const { rows, state, fault } = useView(Measures, question);
  const ask = (part: { hours?: number; by?: string }): void => {
    setFigure(null);
    setAsked({ ...asked, ...part, to: now() });
  };
  return (
    <>
      <div className="pane-tools row wrap">
        <Choice label="Period" value={String(asked.hours)} onValue={(hours) => ask({ hours: Number(hours) })}>
          {periods.map(({ hours, words }) => [String(hours), words] as const)}
        </Choice>
        <Choice label="By" value={asked.by} onValue={(by) => ask({ by })}>
          {divisions.map(({ by, words }) => [by, words] as const)}
        </Choice>
        <Button onPress={() => ask({})}>Count again</Button>
        <Button onPress={() => saveCsv('figures.csv', figuresCsv(rows, asked))}>Save as CSV</Button>
      </div>
      {fault !== null && <p role="alert">{fault}</p>}
      {rows.length === 0 ? (
        <Empty title={notRead(state, 'the figures') ?? 'Nothing to count in this period'}>
          An incident is counted when a unit is sent or its target breaks; a call when it is answered. Tests, training
          and concealed records are in no figure.
        </Empty>
      ) : (
        <>
          <TimesChart rows={rows} by={asked.by} />
          <FiguresTable rows={rows} by={asked.by} onFigure={(row, part) => setFigure({ row, part })} />
        </>
      )}
      {figure !== null && (
        <BehindList
          key={`${figure.row.id}${figure.part}`}
          title={`${measureNames[figure.row.measure]}, ${figure.row.group}`}
          question={`${question}&measure=${figure.row.measure}&group=${encodeURIComponent(figure.row.group)}&part=${figure.part}`}
          onIncident={onIncident}
          onClose={() => setFigure(null)}
        />
      )}
    </>
  );
}

const columns = ['Measure', 'Group', '#Records', '#Within target', '#Share', '#Median', '#90th percentile'];

function FiguresTable(props: {
  readonly rows: readonly MeasureRow[];
  readonly by: string;
  readonly onFigure: (row: MeasureRow, part: 'all' | 'within') => void;
}) {
  const { rows, by, onFigure } = props;
  const { areaName } = useDesk();
  const sorted = rows.toSorted((a, b) => measureOrder.indexOf(a.measure) - measureOrder.indexOf(b.measure));
  return (
    <table className="figures-table">
      <caption className="unseen">Figures; each number opens the records that it is made of</caption>
      <ColumnHeads titles={columns} />
      <tbody>
        {sorted.map((row) => (
          <tr key={row.id}>
            <th scope="row">{measureNames[row.measure]}</th>
            <td>{groupName(by, row.group, areaName)}</td>
            <td className="figure">
              <FigureButton value={row.count} of={row} what="records" onPress={() => onFigure(row, 'all')} />
            </td>
            <td className="figure">
              {row.within !== null && (
                <FigureButton
                  value={row.within}
                  of={row}
                  what="within target"
                  onPress={() => onFigure(row, 'within')}
                />
              )}
            </td>
            <td className="figure">{shareOf(row)}</td>
            <td className="figure">{durationOf(row.medianSeconds)}</td>
            <td className="figure">{durationOf(row.p90Seconds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FigureButton(props: {
  readonly value: number;
  readonly of: MeasureRow;
  readonly what: string;
  readonly onPress: () => void;
}) {
  const { value, of, what, onPress } = props;
  const words = `${measureNames[of.measure]}, ${of.group}: ${value} ${what}, open the records`;
  return (
    <button type="button" className="figure-button" aria-label={words} onClick={onPress}>
      {value}
    </button>
  );
}

function figuresCsv(
  rows: readonly MeasureRow[],
  asked: { readonly hours: number; readonly by: string; readonly to: number },
): string {
  const [from, to] = [asked.to - asked.hours * HOUR_MS, asked.to].map((at) => new Date(at).toISOString());
  return csvOf(
    ['from', 'to', 'by', 'measure', 'group', 'records', 'within_target', 'median_seconds', 'p90_seconds'],
    rows.map((row) => [
      ...[from ?? '', to ?? '', asked.by, row.measure, row.group],
      ...[row.count, row.within, row.medianSeconds, row.p90Seconds],
    ]),
  );
}
