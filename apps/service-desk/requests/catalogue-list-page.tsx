import { Link } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { CatalogueItems } from '../../../modules/service/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import '../portal/portal.css';
import { leadOf, priceOf } from '../portal/when.ts';

/** All items as they are edited, published or not. */
export function CatalogueListPage() {
  const { list, state } = useRows(CatalogueItems);
  const ordered = list.toSorted((a, b) => a.draft.name.localeCompare(b.draft.name));
  return (
    <main className="service-page portal">
      <div className="row">
        <h2>Request catalogue</h2>
        <Link href={`/catalogue/${crypto.randomUUID()}`} className="push">
          New item
        </Link>
      </div>
      {ordered.length === 0 && <Empty title={notRead(state, 'the catalogue') ?? 'The catalogue is empty'} />}
      <ul>
        {ordered.map(({ id, draft, situation, version, same, inStock }) => (
          <li key={id}>
            <Link href={`/catalogue/${id}`} className="portal-line">
              <strong>{draft.name}</strong>
              <span className="quiet">
                {draft.group} · {priceOf(draft.pricePence)} · {leadOf(draft.leadHours)}
                {draft.stocked && ` · ${inStock ?? 'never counted, none'} on the shelf`}
              </span>
              <span>
                {situation === 'withdrawn' ? 'Withdrawn' : version === null ? 'Never published' : `Version ${version}`}
                {version !== null && !same && ', changed since'}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
