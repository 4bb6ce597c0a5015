import { csvOf, saveCsv } from '../../../client/csv.ts';
import { savePdf } from '../../../client/pdf.ts';
import { useView } from '../../../client/use-view.ts';
import { partsOf, type Question, ReportAnswer } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { Chart } from './chart.tsx';
import { type AnswerTable, type Practice, tableOf } from './question-words.ts';
import { useNames } from './use-names.ts';

/** More than so many lines are for a file. */
const MOST_SHOWN = 300;

/** What was answered: as a chart, as a table, and as a file. */
export function AnswerPart(props: {
  readonly practice: Practice;
  readonly question: Question;
  readonly title: string;
}) {
  const { practice, question, title } = props;
  const asked = new URLSearchParams({ of: question.about, ...partsOf(question) });
  const { rows, state, fault } = useView(ReportAnswer, `&${asked}`);
  const { nameOf } = useNames();
  const [first] = rows;
  const wrong = fault ?? first?.fault ?? null;
  if (wrong !== null) return <p role="alert">{wrong}</p>;
  if (first === undefined) return <Empty title={notRead(state, 'the answer') ?? 'There are none'} />;
  const table = tableOf({ question, practice, rows }, { nameOf, forFile: false });
  const file = () => tableOf({ question, practice, rows }, { nameOf, forFile: true });
  const name = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return (
    <section className="stack" aria-label="Answer">
      <div className="row wrap">
        <h3>{title}</h3>
        <span className="quiet" role="status">
          {saidOf(rows.length, first.matched, question)}
        </span>
        <span className="push row no-print">
          <Button onPress={() => saveCsv(`${name}.csv`, csvOf(file().columns, file().cells))}>Save as CSV</Button>
          <Button onPress={() => savePdf(`${name}.pdf`, { title, columns: file().columns, rows: file().cells })}>
            Save as PDF
          </Button>
          <Button onPress={() => print()}>Print</Button>
        </span>
      </div>
      {question.by.length > 0 && <Chart look={question.chart} bars={barsOf(table)} />}
      <AnswerRows table={table} />
    </section>
  );
}

function saidOf(read: number, matched: number, { by }: Question): string {
  const what = by.length > 0 ? (matched === 1 ? 'group' : 'groups') : matched === 1 ? 'record' : 'records';
  const all = `${matched} ${what}`;
  if (read < matched) return `The first ${read} of ${all}: a condition narrows them`;
  return read > MOST_SHOWN ? `${all}; the first ${MOST_SHOWN} stand here, all in a file` : all;
}

function barsOf({ cells, wordy }: AnswerTable): readonly { readonly label: string; readonly value: number }[] {
  return cells.map((line) => ({ label: line.slice(0, wordy).join(' / '), value: Number(line[wordy] ?? 0) }));
}

function AnswerRows({ table: { columns, cells, wordy } }: { table: AnswerTable }) {
  return (
    <table>
      <ColumnHeads titles={columns.map((title, at) => (at < wordy ? title : `#${title}`))} />
      <tbody>
        {cells.slice(0, MOST_SHOWN).map((line, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two records may say the same.
          <tr key={row}>
            {line.map((cell, at) => (
              <td key={columns[at]} className={at < wordy ? undefined : 'figure'}>
                {cell ?? '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
