import { useState } from 'react';
import { Link } from 'wouter';
import { useClient, useRows } from '../../../client/react.tsx';
import { wordsOf } from '../../../client/send/use-send.tsx';
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

type Import = RowOf<typeof HistoryImports>;

/** Files that came in, the last first: what differs, and the way back. */
export function ImportsPart() {
  const { list } = useRows(HistoryImports);
  const { undo, said } = useUndo();
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

/** In portions, until nothing is left. */
function useUndo() {
  const { outbox } = useClient();
  const [said, setSaid] = useState<string | null>(null);
  const undo = async (importId: string): Promise<void> => {
    let [undone, kept] = [0, 0];
    for (let left = 1; left > 0; ) {
      const sent = await outbox.send(UndoHistoryImport, { importId, reason: 'Undone on the page of imports' });
      if (sent.kind !== 'done') {
        setSaid(wordsOf(sent));
        outbox.putAway(sent);
        return;
      }
      undone += Number(sent.result.undone);
      kept += Number(sent.result.kept);
      left = Number(sent.result.left);
      setSaid(`${undone} gone so far …`);
    }
    setSaid(`${undone} gone, ${kept} kept: somebody had worked on them.`);
  };
  return { undo, said };
}
