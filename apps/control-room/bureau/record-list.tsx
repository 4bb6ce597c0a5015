import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Wrong } from './boxes.tsx';
import { useEditor, usePlace } from './editor-context.tsx';
import { Fields } from './group-fields.tsx';
import { OptionRow } from './option-row.tsx';
import { liesUnder, type Path, textOf } from './place.ts';
import { emptyOf, type Shape } from './shape.ts';
import { rowWords } from './words.ts';

interface RecordListProps {
  readonly path: Path;
  readonly label: string;
  readonly of: Extract<Shape, { kind: 'record' }>;
  /** What stands under the fields of the row that is chosen. */
  readonly under?: (row: unknown, at: number) => ReactNode;
}

/** The rows of a section at the left, the one that is chosen beside them. */
export function RecordList({ path, label, of, under }: RecordListProps) {
  const { value, set, fault } = usePlace(path);
  const rows = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const [asked, setAsked] = useState(0);
  const at = Math.min(asked, rows.length - 1);
  const row = rows[at];
  const detail = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(0);
  useEffect(() => {
    if (opened > 0) detail.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [opened]);
  const put = (next: readonly unknown[], to: number): void => {
    set(next);
    setAsked(to);
  };
  const add = (made: unknown): void => {
    put([...rows, made], rows.length);
    setOpened((n) => n + 1);
  };
  return (
    <div className="bureau-records">
      <RowList {...{ path, label, rows, at }} onChoose={setAsked} onOpen={() => setOpened((n) => n + 1)} />
      <div className="bureau-detail" ref={detail}>
        {fault !== null && <Wrong words={fault} />}
        <div className="row wrap">
          <Button onPress={() => add(emptyOf(of))}>New</Button>
          {row !== undefined && (
            <>
              <Button onPress={() => add(row)}>Copy</Button>
              <Button onPress={() => put(moved(rows, at, -1), Math.max(at - 1, 0))}>Up</Button>
              <Button onPress={() => put(moved(rows, at, 1), Math.min(at + 1, rows.length - 1))}>Down</Button>
              <Button
                onPress={() =>
                  put(
                    rows.filter((_, n) => n !== at),
                    Math.max(at - 1, 0),
                  )
                }
              >
                Take away
              </Button>
            </>
          )}
        </div>
        {row === undefined ? (
          <Empty title={`Nothing stands under ${label}`}>The first is made with New.</Empty>
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: several fields of one row, named by it.
          <div role="group" aria-label={rowWords(row, at)}>
            <Fields path={[...path, at]} fields={of.fields} />
            {under?.(row, at)}
          </div>
        )}
      </div>
    </div>
  );
}

function moved<T>(rows: readonly T[], at: number, step: -1 | 1): readonly T[] {
  const to = at + step;
  const [one, other] = [rows[at], rows[to]];
  if (one === undefined || other === undefined) return rows;
  return rows.map((row, n) => (n === at ? other : n === to ? one : row));
}

interface RowListProps {
  readonly path: Path;
  readonly label: string;
  readonly rows: readonly unknown[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
  readonly onOpen: () => void;
}

/** Arrows go from row to row, Enter goes to its first field. */
function RowList({ path, label, rows, at, onChoose, onOpen }: RowListProps) {
  const { faults } = useEditor();
  const [sought, setSought] = useState('');
  const list = useId();
  const words = sought.trim().toLowerCase();
  const found = rows
    .map((row, n) => ({ n, words: rowWords(row, n), row }))
    .filter((one) => words === '' || JSON.stringify(one.row).toLowerCase().includes(words));
  const keys = (event: KeyboardEvent): void => {
    const place = found.findIndex(({ n }) => n === at);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (step !== undefined) {
      const next = found[Math.min(Math.max(place + step, 0), found.length - 1)];
      if (next !== undefined) onChoose(next.n);
    } else if (event.key === 'Enter' && !event.ctrlKey && found.length > 0) {
      if (place < 0 && found[0] !== undefined) onChoose(found[0].n);
      onOpen();
    } else return;
    event.preventDefault();
  };
  const isWrong = (n: number): boolean => faults.some((fault) => liesUnder(fault.path, textOf([...path, n])));
  return (
    <div className="bureau-rows">
      <Field label={`Find in ${label}`}>
        {(id) => (
          <input
            id={id}
            className="input"
            value={sought}
            onChange={(event) => setSought(event.target.value)}
            onKeyDown={keys}
          />
        )}
      </Field>
      <div
        className="bureau-options scroll"
        role="listbox"
        aria-label={label}
        tabIndex={0}
        aria-activedescendant={found.some(({ n }) => n === at) ? `${list}-${at}` : undefined}
        onKeyDown={keys}
      >
        {found.map(({ n, words: told }) => (
          <OptionRow key={n} id={`${list}-${n}`} selected={n === at} onChoose={() => onChoose(n)}>
            <span>{told}</span>
            {isWrong(n) && (
              <span className="flag" data-mark="fault">
                fault
              </span>
            )}
          </OptionRow>
        ))}
      </div>
    </div>
  );
}
