import { useNow } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Disclosable } from '../../../modules/audit/contract.ts';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';

type Entry = RowOf<typeof Disclosable>;
type Grounds = ReadonlyMap<number, string>;

/** Every entry of the record; what is marked is held back on the ground that is written beside it. */
export function DisclosureEntries(props: {
  readonly entries: readonly Entry[];
  readonly grounds: Grounds;
  readonly onChange: (grounds: Grounds) => void;
}) {
  const { entries, grounds, onChange } = props;
  const [first] = entries;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section className="disclosure-entries scroll" aria-label="Entries" tabIndex={0}>
      <table className="office-table">
        <caption>
          {first?.number} {first?.title}
        </caption>
        <ColumnHeads titles={['When', 'By', 'What it says', 'Hold back']} />
        <tbody>
          {entries.map((entry) => (
            <EntryLine
              key={entry.id}
              entry={entry}
              ground={grounds.get(entry.position)}
              onGround={(ground) => {
                const next = new Map(grounds);
                if (ground === undefined) next.delete(entry.position);
                else next.set(entry.position, ground);
                onChange(next);
              }}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function EntryLine(props: {
  readonly entry: Entry;
  readonly ground: string | undefined;
  readonly onGround: (ground: string | undefined) => void;
}) {
  const { entry, ground, onGround } = props;
  const now = useNow();
  const words = entry.words ?? 'erased by law';
  return (
    <tr>
      <td className="tabular">{whenOf(entry.at, now)}</td>
      <td>{entry.by}</td>
      <td className={ground === undefined ? undefined : 'held-back'}>
        {entry.words === null ? <em className="hint">{words}</em> : words}
      </td>
      <td>
        {entry.hasDetail && (
          <span className="row">
            <label className="row">
              <input
                type="checkbox"
                checked={ground !== undefined}
                aria-label={`Hold back: ${words}`}
                onChange={(event) => onGround(event.target.checked ? '' : undefined)}
              />
            </label>
            {ground !== undefined && (
              <input
                className="input"
                aria-label={`On what ground is it held back: ${words}`}
                placeholder="On what ground?"
                value={ground}
                onChange={(event) => onGround(event.target.value)}
              />
            )}
          </span>
        )}
      </td>
    </tr>
  );
}
