import { useState } from 'react';
import { useDraft } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AnalyseProblem } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Form } from '../../../ui/form/form.tsx';
import {
  type Analysis,
  analysisOf,
  blankRow,
  blankSheet,
  type Cells,
  causeColumns,
  type Kind,
  type Sheet,
  shapes,
  sheetOf,
} from './analysis-words.ts';
import type { Problem } from './problem-words.ts';
import { TextBox } from './text-box.tsx';

/** A part of the search, written on from how it stands; what was typed stays until it was kept. */
export function AnalysisForm(props: { readonly problem: Problem; readonly kind: Kind; readonly onDone: () => void }) {
  const { problem, kind, onDone } = props;
  const { send, notice } = useSend();
  const part = problem.analyses.find((one) => one.kind === kind);
  const [text, setText] = useDraft(`problem.analysis:${problem.id}:${kind}`);
  const [seen] = useState(part?.version ?? 0);
  const sheet: Sheet = text === '' ? begunOf(kind, part?.content ?? null) : JSON.parse(text);
  const set = (changed: Partial<Sheet>): void => setText(JSON.stringify({ ...sheet, ...changed }));
  const { line, columns, more, name } = shapes[kind];
  const keep = async (): Promise<void> => {
    // The schema of the command says what of it cannot be kept.
    const analysis = analysisOf(kind, sheet) as Analysis;
    if (!(await send(AnalyseProblem, { problemId: problem.id, seen, analysis }))) return;
    setText('');
    onDone();
  };
  return (
    <Form look="stack problem-sheet" label={name} onSend={() => void keep()} onLeave={onDone} long>
      <p className="hint">{shapes[kind].hint}</p>
      {notice}
      <Rows columns={columns} rows={sheet.rows} onRows={(rows) => set({ rows })} more={more} />
      {kind === 'kepner-tregoe' && (
        <Rows
          columns={causeColumns}
          rows={sheet.causes}
          onRows={(causes) => set({ causes })}
          more="Another possible cause"
        />
      )}
      {line !== null && <TextBox label={line[1]} value={sheet.line} onValue={(next) => set({ line: next })} />}
      <div className="row wrap">
        <Button look="primary" submit shortcut="Ctrl+Enter" onPress={() => void keep()}>
          Keep version {seen + 1}
        </Button>
        <Button onPress={onDone}>Leave</Button>
      </div>
    </Form>
  );
}

function begunOf(kind: Kind, content: Analysis | null): Sheet {
  return content === null ? blankSheet(kind) : sheetOf(content);
}

function Rows(props: {
  readonly columns: (typeof shapes)[Kind]['columns'];
  readonly rows: readonly Cells[];
  readonly onRows: (rows: readonly Cells[]) => void;
  readonly more: string;
}) {
  const { columns, rows, onRows, more } = props;
  const put = (at: number, part: Cells): void => onRows(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
  return (
    <div className="problem-scroll stack">
      <table className="problem-table">
        <thead>
          <tr>
            <th scope="col">#</th>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place while it is written.
            <tr key={at}>
              <td className="number">{at + 1}</td>
              {columns.map((column) => (
                <td key={column.key}>
                  <Cell
                    column={column}
                    label={`${column.name} ${at + 1}`}
                    value={row[column.key] ?? ''}
                    onValue={(value) => put(at, { [column.key]: value })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <Button onPress={() => onRows([...rows, blankRow(columns)])}>{more}</Button>
      </div>
    </div>
  );
}

function Cell(props: {
  readonly column: (typeof shapes)[Kind]['columns'][number];
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}) {
  const { column, label, value, onValue } = props;
  if (column.options === undefined) {
    return (
      <input
        className="input"
        type={column.type ?? 'text'}
        aria-label={label}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
    );
  }
  return (
    <select className="input" aria-label={label} value={value} onChange={(event) => onValue(event.target.value)}>
      {column.options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </select>
  );
}
