import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { Custodies } from '../../../modules/estate/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { ListHeads } from '../../../ui/list-heads/list-heads.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { VirtualList, type VirtualListHandle } from '../../../ui/virtual-list/virtual-list.tsx';
import { useEstateWords } from '../estate/use-words.ts';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { useStaff } from '../session/staff.tsx';
import { CustodyPart, type CustodyRow } from './custody-part.tsx';
import { kitDate } from './kit-dates.ts';
import { nextOwed, owedFirst, shownIn } from './order.ts';
import './kit.css';
import { Heading } from '../words/heading.tsx';

const ROW_PX = 40;
const columns = ['Label', 'What', 'Who has it', 'When', 'What is owed'];

/** Who has what: what is lost or overdue first, then by whose it is. */
export function KitPage() {
  const { can } = useStaff();
  const { list, state } = useRows(Custodies);
  const [, go] = useLocation();
  const [text, setText] = useState('');
  const [selected, setSelected] = useState<string | null>(null);
  const rows = useRef<VirtualListHandle>(null);
  const box = useRef<HTMLInputElement>(null);
  const ordered = useMemo(() => owedFirst(list), [list]);
  const asked = useDeferredValue(text);
  const shown = useMemo(() => shownIn(ordered, asked), [ordered, asked]);
  const byId = useMemo(() => new Map(shown.map((row) => [row.id, row])), [shown]);
  useAct('find', () => box.current?.focus());
  return (
    <main className="service-page wide kit-list-page">
      <div className="row wrap">
        <Heading of="/kit">Kit</Heading>
        <input
          ref={box}
          className="input"
          type="search"
          aria-label="Filter the kit"
          placeholder="Person, collar number, label"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => (event.key === 'Enter' || event.key === 'ArrowDown') && rows.current?.focus()}
        />
        <span className="quiet" role="status">
          {shown.length} of {list.length}
        </span>
        <span className="push row wrap">
          {can('estate-custody.keep') && <ActButton act="issueKit">Issue</ActButton>}
          {can('estate-custody.audit') && <ActButton act="auditKit">Audits</ActButton>}
          <Link href="/kit/certificates">Certificates</Link>
          {can('estate-item.read') && <Link href="/kit/vehicles">Vehicles due</Link>}
        </span>
      </div>
      {shown.length === 0 ? (
        <Empty
          title={
            notRead(state, 'the kit') ?? (list.length === 0 ? 'Nothing is in anybody’s hands' : 'Nothing is like this')
          }
        >
          {list.length === 0
            ? 'What is issued against a signature stands here, with whoever has it. Issue the first thing at the issue desk.'
            : 'Other words, or none, show more of it.'}
        </Empty>
      ) : (
        <>
          <ListHeads grid="kit-row" titles={columns} />
          <VirtualList
            ref={rows}
            label="Kit"
            keys={shown.map(({ id }) => id)}
            rowHeight={ROW_PX}
            selected={selected}
            onSelect={setSelected}
            onOpen={(id) => go(`/kit/items/${id}`)}
            row={(id) => {
              const row = byId.get(id);
              return row === undefined ? null : <Row row={row} />;
            }}
          />
        </>
      )}
    </main>
  );
}

function Row({ row }: { row: CustodyRow }) {
  const now = useNow();
  const { label, name, person, collar, since, lostAt } = row;
  const owed = nextOwed(row);
  const held = since === null ? 'in the store' : `since ${kitDate(since, now)}`;
  return (
    <div className="kit-row">
      <span className="number">{label}</span>
      <span className="clip">{name ?? 'restricted'}</span>
      <span className="clip">{lostAt === null ? [person, collar].filter(Boolean).join(', ') : 'lost'}</span>
      <span className="clip quiet">{lostAt === null ? held : kitDate(lostAt, now)}</span>
      <span className="clip" data-late={owed !== null && owed.dueAt < now}>
        {owed !== null && (lostAt !== null || owed.dueAt < now) && `${owed.label}, due ${kitDate(owed.dueAt, now)}`}
      </span>
    </div>
  );
}

/** One thing in somebody's hands, for those who lead as well: they need not know the estate. */
export function KitItemPage() {
  const { id = '' } = useParams();
  const { byKey, state } = useRows(Custodies);
  const { nameOf } = useEstateWords();
  const { can } = useStaff();
  const row = byKey.get(id);
  if (row === undefined) {
    return (
      <main className="service-page">
        <Empty title={notRead(state, 'this item') ?? 'It has been in nobody’s hands, or is gone'} />
      </main>
    );
  }
  return (
    <main className="service-page kit-page">
      <p className="quiet">
        <Link href="/kit">Kit</Link>
        {can('estate-item.read') && (
          <>
            {' · '}
            {nameOf('classes', row.classId)}
            {' · '}
            <Link href={`/estate/${id}`}>All that is known of it</Link>
          </>
        )}
      </p>
      <h2>
        {row.label} {row.name}
      </h2>
      <CustodyPart itemId={id} label={row.label} classId={row.classId} />
    </main>
  );
}
