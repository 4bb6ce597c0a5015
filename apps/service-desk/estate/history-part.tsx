import { useRows } from '../../../client/react.tsx';
import { When } from '../../../client/when.tsx';
import { ItemLog, Items } from '../../../modules/estate/contract.ts';
import type { EstateNames } from './use-words.ts';

/** Every change, the last first. */
export function HistoryPart({ id, names }: { id: string; names: EstateNames }) {
  const { list } = useRows(ItemLog, id);
  const items = useRows(Items).byKey;
  const lines = list.toSorted((one, other) => Number(other.id) - Number(one.id));
  return (
    <section className="estate-part stack" aria-label="History">
      <h3 className="label">History</h3>
      <ul className="item-list">
        {lines.map(({ id: line, at, author, kind, text }) => (
          <li key={line}>
            <span className="quiet">
              <When at={at} />
            </span>
            <span className="quiet">{author}</span>
            <span>{wordsOf(kind, text)}</span>
          </li>
        ))}
      </ul>
    </section>
  );

  function wordsOf(kind: string, text: string): string {
    if (kind !== 'related' && kind !== 'unrelated') return `${kind}: ${text}`;
    const [relation = '', other = ''] = text.split(' ');
    const name = items.get(other)?.label ?? 'another item';
    const words = `${names.nameOf('kinds', relation)} ${name}`;
    return kind === 'related' ? words : `no longer ${words}`;
  }
}
