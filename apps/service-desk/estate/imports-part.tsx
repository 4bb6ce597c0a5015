import { useRows } from '../../../client/react.tsx';
import { When } from '../../../client/when.tsx';
import { Imports, UndoImport } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { type Undoing, useUndo } from '../imports/use-undo.ts';
import type { EstateNames } from './use-words.ts';

const undoing: Undoing = {
  portion: (outbox, importId) => outbox.send(UndoImport, { importId, reason: 'Undone on the import page' }),
  atLast: (undone, kept) => `${undone} as before, ${kept} kept: they were worked on since.`,
};

/** Files that came in, the last first; each can be undone as a whole. */
export function ImportsPart({ names }: { names: EstateNames }) {
  const { list } = useRows(Imports);
  const { undo, said } = useUndo(undoing);
  if (list.length === 0) return null;
  return (
    <section className="estate-part stack" aria-label="Files that came in">
      <h3 className="label">Files that came in</h3>
      {said !== null && <p role="status">{said}</p>}
      <ul className="item-list">
        {list
          .toSorted((one, other) => other.at - one.at)
          .map(({ id, fileName, source, author, at, added, changed, findings, faults, undoneAt }) => (
            <li key={id}>
              <span className="quiet">
                <When at={at} />
              </span>
              <strong>{fileName || names.nameOf('sources', source)}</strong>
              <span className="quiet">
                {author}: {added} added, {changed} changed, {findings} findings, {faults.length} left out
              </span>
              <span className="push">
                {undoneAt === null ? <Button onPress={() => void undo(id)}>Undo it</Button> : 'undone'}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}
