import type { ReactNode } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import { timeOf } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import './print.css';

/** A sheet that is printed: what it is, how it stood, and what only the screen shows. */
export function Paper(props: {
  readonly title: ReactNode;
  readonly standing: ReactNode;
  readonly label?: string;
  /** Beside the print button. */
  readonly more?: ReactNode;
  /** Told before the printer is asked. */
  readonly onPrint?: () => void;
  readonly children: ReactNode;
}) {
  const { title, standing, label, more, onPrint, children } = props;
  const go = (): void => {
    onPrint?.();
    print();
  };
  return (
    <main className="paper" aria-label={label}>
      <header>
        <h1>{title}</h1>
        <p>{standing} OFFICIAL-SENSITIVE.</p>
        <div className="screen-only row">
          <Button look="primary" onPress={go}>
            Print
          </Button>
          {more}
        </div>
      </header>
      {children}
    </main>
  );
}

/** Rows of words; the first of each names it. */
export function PaperTable<Row>(props: {
  readonly caption: string;
  readonly titles: readonly string[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly cells: (row: Row) => readonly ReactNode[];
}) {
  const { caption, titles, rows, keyOf, cells } = props;
  return (
    <table>
      <caption>{caption}</caption>
      <ColumnHeads titles={titles} />
      <tbody>
        {rows.map((row) => {
          const [name, ...others] = cells(row);
          return (
            <tr key={keyOf(row)}>
              <th scope="row">{name}</th>
              {others.map((cell, at) => (
                <td key={titles[at + 1]}>{cell}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export function PaperLog(props: {
  readonly lines: readonly { readonly occurredAt: number; readonly text: string | null; readonly by: string }[];
}) {
  return (
    <ol>
      {props.lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is read once, its lines never move.
        <li key={at}>
          <time dateTime={new Date(line.occurredAt).toISOString()}>{timeOf(line.occurredAt)}</time> {line.text}{' '}
          <small>{line.by}</small>
        </li>
      ))}
    </ol>
  );
}
