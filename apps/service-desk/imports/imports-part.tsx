import { useState } from 'react';
import { Link } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  differenceWords,
  HistoryImports,
  ImportedRecords,
  UndoHistoryImport,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { DifferencesTable } from './differences-table.tsx';
import { type Undoing, useUndo } from './use-undo.ts';

type Import = RowOf<typeof HistoryImports>;

const undoing: Undoing = {
  portion: (outbox, importId) => outbox.send(UndoHistoryImport, { importId, reason: 'Undone on the page of imports' }),
  soFar: (undone) => `${undone} gone so far …`,
  atLast: (undone, kept) => `${undone} gone, ${kept} kept: somebody had worked on them.`,
};

/** Files that came in, the last first: what differs, and the way back. */
export function ImportsPart() {
  const { list } = useRows(HistoryImports);
  const { undo, said } = useUndo(undoing);
  if (list.length === 0) return null;
  return (
    <section className="history-part stack" aria-label="Files that came in">
      <h3 className="label">Files that came in</h3>
      {said !== null && <p role="status">{said}</p>}
      {list
        .toSorted((one, other) => other.at - one.at)
        .map((one) => (
          <OneImport key={one.id} one={one} onUndo={() => void undo(one.id)} />
        ))}
    </section>
  );
}

function OneImport({ one, onUndo }: { one: Import; onUndo: () => void }) {
  const [shown, setShown] = useState(false);
  const { fileName, source, author, at, added, continued, faults, differences, undoneAt } = one;
  const name = fileName || source;
  return (
    <article className="stack" aria-label={name}>
      <div className="row">
        <time className="quiet">{shortTimeOf(at)}</time>
        <strong>{name}</strong>
        <span className="quiet">
          {author}: {added} added, {continued} went on, {faults.length} left out
        </span>
        <span className="push row">
          {differences.length > 0 && (
            <Button onPress={() => setShown(!shown)}>{shown ? 'Hide what differs' : 'What differs'}</Button>
          )}
          {undoneAt === null ? <Button onPress={onUndo}>Undo it</Button> : <span>undone</span>}
        </span>
      </div>
      {shown && (
        <>
          <DifferencesTable differences={differences.map(({ kind, count }) => [kind, count])} />
          <Differing importId={one.id} />
        </>
      )}
    </article>
  );
}

const MOST_RECORDS = 50;

/** The first of them; all of them are in the view of the same name. */
function Differing({ importId }: { importId: string }) {
  const { list } = useRows(ImportedRecords, importId);
  const standing = list.filter(({ undone }) => undone !== 'undone').slice(0, MOST_RECORDS);
  if (standing.length === 0) return null;
  return (
    <ul className="history-faults" aria-label="Records that differ">
      {standing.map(({ id, reference, differences }) => (
        <li key={id}>
          <Link href={`/it-incidents/${id}`}>{reference}</Link>
          <span>{differences.map((kind) => differenceWords[kind].name).join('; ')}</span>
        </li>
      ))}
    </ul>
  );
}
