import { Link } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { ItemRecord, ItemRelations } from '../../../modules/estate/contract.ts';
import { ItemRecords } from '../../../modules/service/contract.ts';
import { ago, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { priceOf } from '../portal/when.ts';
import { capacityOf, capacityWords } from './capacity.ts';
import type { RecordRow } from './item-page.tsx';

type Use = RowOf<typeof ItemRecords>;

const pages: Readonly<Record<Use['kind'], readonly [words: string, path: string]>> = {
  'it-incident': ['IT incidents', '/it-incidents'],
  problem: ['Problems', '/problems'],
  change: ['Changes', '/changes'],
};

/** What has gone wrong with it, what is known of why, what is done to it, and when nobody could work with it. */
export function UsesPart({ itemId }: { itemId: string }) {
  const { rows } = useView(ItemRecords, `&of=${itemId}`);
  const kinds = Object.keys(pages) as Use['kind'][];
  return (
    <section className="estate-part stack" aria-label="IT incidents, problems and changes">
      {kinds.map((kind) => (
        <Kind key={kind} kind={kind} rows={rows.filter((row) => row.kind === kind)} />
      ))}
      <Outages rows={rows} />
    </section>
  );
}

function Kind({ kind, rows }: { kind: Use['kind']; rows: readonly Use[] }) {
  const now = useNow();
  const [words, path] = pages[kind];
  const open = rows.filter(({ over }) => !over).length;
  return (
    <>
      <h3 className="label">
        {words}: {rows.length === 0 ? 'none' : `${open} open, ${rows.length - open} over`}
      </h3>
      <ul className="item-list">
        {rows.map(({ id, number, title, situation, at }) => (
          <li key={id}>
            <Link href={`${path}/${id}`} className="number">
              {number}
            </Link>
            <span>{title ?? 'erased'}</span>
            <span className="quiet push">
              {situation}, {whenOf(at, now)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Outages({ rows }: { rows: readonly Use[] }) {
  const now = useNow();
  const out = rows.flatMap(({ id, number, outage }) => (outage === null ? [] : [{ id, number, ...outage }]));
  const lost = out.reduce((sum, { from, until }) => sum + (until ?? now) - from, 0);
  return (
    <>
      <h3 className="label">Outages: {out.length === 0 ? 'none' : `${out.length}, ${ago(lost)} in all`}</h3>
      <ul className="item-list">
        {out.map(({ id, number, kind, from, until }) => (
          <li key={id}>
            <strong>{kind}</strong>
            <span>
              {whenOf(from, now)} {until === null ? 'until now' : `to ${whenOf(until, now)}`}
            </span>
            <span className="quiet push">
              {number}, {ago((until ?? now) - from)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What it cost, under which contract it stands, and how much it can carry. */
export function WorthPart({ record }: { record: RecordRow }) {
  const relations = useRows(ItemRelations, record.id).list;
  const contracts = relations.filter(({ fromId, kind }) => fromId === record.id && kind === 'covered-by');
  const { costPence, boughtOn, warrantyUntil, contract } = record.fields;
  const cost = typeof costPence === 'number' ? priceOf(costPence) : 'not recorded';
  const capacity = capacityOf(record, relations).map(capacityWords);
  return (
    <section className="estate-part stack" aria-label="Cost, contract and capacity">
      <h3 className="label">Cost, contract and capacity</h3>
      <dl className="item-worth">
        <dt className="quiet">Cost</dt>
        <dd>
          {cost}
          {typeof boughtOn === 'string' && `, bought ${boughtOn}`}
          {typeof warrantyUntil === 'string' && `, under warranty until ${warrantyUntil}`}
        </dd>
        <dt className="quiet">Contract</dt>
        <dd>
          {contracts.map(({ toId }) => (
            <Contract key={toId} id={toId} />
          ))}
          {contracts.length === 0 && (typeof contract === 'string' ? contract : 'none')}
        </dd>
        <dt className="quiet">Capacity</dt>
        <dd>{capacity.length === 0 ? 'none recorded' : capacity.join(', ')}</dd>
      </dl>
    </section>
  );
}

function Contract({ id }: { id: string }) {
  const contract = useRows(ItemRecord, id).list[0];
  if (contract === undefined) return <span className="quiet">a contract that is not open to you</span>;
  const { name, label, fields } = contract;
  return (
    <div>
      <Link href={`/estate/${id}`}>{name ?? label}</Link>
      <span className="quiet">
        {typeof fields.supplier === 'string' && `, ${fields.supplier}`}
        {typeof fields.until === 'string' && `, until ${fields.until}`}
      </span>
    </div>
  );
}
