import { useReducer } from 'react';
import type { Sent } from '../../../client/outbox.ts';
import { useClient } from '../../../client/react.tsx';
import { wordsOf } from '../../../client/send/use-send.tsx';
import { Button } from '../../../ui/button/button.tsx';

type Line = Sent | 'on-the-way' | 'left';

interface EnteredSheet {
  readonly id: string;
  readonly paper: string;
  /** What became of each of its lines. */
  readonly lines: readonly Line[];
}

interface Answered {
  readonly id: string;
  readonly at: number;
  readonly line: Line;
}

/** Sheets entered in this window, the newest first. */
export function useEntered() {
  const { newId } = useClient();
  const [entered, tell] = useReducer(withNews, []);
  const add = (paper: string, sending: readonly Promise<Sent>[]): void => {
    const id = newId();
    tell({ id, paper, lines: sending.map(() => 'on-the-way') });
    for (const [at, one] of sending.entries()) void one.then((line) => tell({ id, at, line }));
  };
  return { entered, add, tell };
}

function withNews(before: readonly EnteredSheet[], news: EnteredSheet | Answered): readonly EnteredSheet[] {
  if ('lines' in news) return [news, ...before];
  const { id, at, line } = news;
  return before.map((sheet) => (sheet.id === id ? { ...sheet, lines: sheet.lines.with(at, line) } : sheet));
}

export function EnteredSheets(props: {
  readonly entered: readonly EnteredSheet[];
  readonly onAnswer: (answered: Answered) => void;
}) {
  return (
    <section className="back-entry-entered" aria-label="Sheets entered" aria-live="polite">
      {props.entered.map((sheet) => (
        <EnteredOne key={sheet.id} sheet={sheet} onAnswer={props.onAnswer} />
      ))}
    </section>
  );
}

function EnteredOne({ sheet, onAnswer }: { sheet: EnteredSheet; onAnswer: (answered: Answered) => void }) {
  const { id, paper, lines } = sheet;
  const results = lines.flatMap((line) => (typeof line === 'object' && line.kind === 'done' ? [line.result] : []));
  const waiting = lines.filter((line) => line === 'on-the-way').length;
  const number = results.findLast((result) => typeof result.number === 'string')?.number;
  const known = results.some(({ sheetEntered }) => sheetEntered === true);
  return (
    <article>
      <p>
        <strong>{paper}</strong> {typeof number === 'string' && `is ${number}`} · {results.length} of {lines.length}{' '}
        recorded
        {waiting > 0 && `, ${waiting} on the way`}
      </p>
      {known && <p>A sheet of this number was entered before: one of the two may be too many.</p>}
      {lines.map((line, at) =>
        typeof line === 'string' || line.kind === 'done' ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a sheet keep their order.
          <NotDone key={at} sent={line} onLine={(next) => onAnswer({ id, at, line: next })} />
        ),
      )}
    </article>
  );
}

function NotDone(props: { readonly sent: Exclude<Sent, { kind: 'done' }>; readonly onLine: (line: Line) => void }) {
  const { sent, onLine } = props;
  const { outbox } = useClient();
  const leave = (): void => {
    outbox.putAway(sent);
    onLine('left');
  };
  return (
    <p className="row">
      {wordsOf(sent)}
      {sent.kind === 'confirm' && <Button onPress={() => void sent.again().then(onLine)}>Do it anyway</Button>}
      <Button look="plain" onPress={leave}>
        Leave it
      </Button>
    </p>
  );
}
