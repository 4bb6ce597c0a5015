import { useState } from 'react';
import { useNow } from '../../../client/react.tsx';
import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { PackPreview } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Choice } from '../../../ui/choice/choice.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import type { PackEdited } from './use-pack-draft.ts';

type Finding = RowOf<typeof PackPreview>;

const DAY_MS = 86_400_000;
const periods = [
  ['1', 'the last day'],
  ['7', 'the last seven days'],
  ['28', 'the last 28 days'],
] as const;

/** What would have been different with the draft, counted on what has happened, and what it would change for what stands now. */
export function PreviewPane({ edited }: { readonly edited: PackEdited }) {
  const { draft, unsaved } = edited;
  if (draft === null) {
    return <Empty title="Nothing to preview">A draft that is saved is held against the days that have been.</Empty>;
  }
  return (
    <Preview key={draft.hash} draftId={draft.draftId} unsaved={unsaved.length > 0} faults={draft.faults.length > 0} />
  );
}

interface PreviewProps {
  readonly draftId: string;
  readonly unsaved: boolean;
  readonly faults: boolean;
}

function Preview({ draftId, unsaved, faults }: PreviewProps) {
  const now = useNow();
  const [days, setDays] = useState('7');
  const [until] = useState(now);
  const filters = `&draft=${draftId}&from=${until - Number(days) * DAY_MS}&to=${until}`;
  const { state, rows, fault, again } = useView(PackPreview, filters);
  const found = rows.filter(({ count }) => count > 0);
  const same = rows.filter(({ count }) => count === 0);
  return (
    <section className="bureau-pane" aria-label="Preview">
      <div className="row wrap bureau-asked">
        <Choice label="Held against" value={days} onValue={setDays}>
          {periods}
        </Choice>
        <Button onPress={again}>Look again</Button>
      </div>
      {unsaved && <p className="hint">What is typed and not saved yet is not in it.</p>}
      {faults && <p className="hint">The draft has faults; what they touch may not show here.</p>}
      <p role="status">{fault ?? notRead(state, 'what would be different') ?? summaryOf(rows)}</p>
      {found.length > 0 && (
        <div className="bureau-scroll">
          <table className="bureau-table">
            <caption className="unseen">What would have been different</caption>
            <ColumnHeads titles={['What', '#How many', '#Of', 'For example']} />
            <tbody>
              {found.map((row) => (
                <FindingRow key={row.kind} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {same.length > 0 && (
        <p className="hint">{`Looked at and the same: ${same.map(({ title, of }) => `${title} (${of})`).join(' · ')}`}</p>
      )}
    </section>
  );
}

function summaryOf(rows: readonly Finding[]): string {
  const [row] = rows;
  if (row === undefined) return 'Nothing would have been different.';
  const looked = `Looked at ${whenOf(row.from, row.to)} to ${whenOf(row.to, row.to)}; live data is left as it is.`;
  return rows.some(({ count }) => count > 0) ? looked : `Nothing would have been different. ${looked}`;
}

function FindingRow({ row }: { readonly row: Finding }) {
  return (
    <tr>
      <th scope="row">{row.title}</th>
      <td className="figure">{row.count}</td>
      <td className="figure">{row.of}</td>
      <td>
        <ul>
          {row.examples.map(({ id, name, words }) => (
            <li key={id}>
              <span className="number">{name}</span> {words}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
