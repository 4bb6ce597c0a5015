import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { Items } from '../../../modules/estate/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { ListHeads } from '../../../ui/list-heads/list-heads.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { VirtualList, type VirtualListHandle } from '../../../ui/virtual-list/virtual-list.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { useStaff } from '../session/staff.tsx';
import { AddForm } from './add-form.tsx';
import { addressOf, byLabel, type Chosen, chosenOf, type ItemRow, itemsShown } from './filter.ts';
import { type EstateNames, useEstateWords } from './use-words.ts';
import './estate.css';
import { Heading } from '../words/heading.tsx';

const ROW_PX = 36;
const columns = ['Label', 'Name', 'Class', 'Stage', 'Where', 'Owner', 'Known by'];

/** Everything that the force's technology consists of: filtered as one types, and the filter stands in the address. */
export function EstatePage() {
  const { can } = useStaff();
  const names = useEstateWords();
  const { list, state } = useRows(Items);
  const [chosen, choose] = useChosen();
  const [selected, setSelected] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [, go] = useLocation();
  const rows = useRef<VirtualListHandle>(null);
  const ordered = useMemo(() => byLabel(list), [list]);
  const asked = useDeferredValue(chosen);
  const shown = useMemo(() => itemsShown(ordered, asked, names.nameOf), [ordered, asked, names]);
  const keys = useMemo(() => shown.map(({ id }) => id), [shown]);
  const byId = useMemo(() => new Map(shown.map((row) => [row.id, row])), [shown]);
  useAct('addItem', () => setAdding(true), can('estate-item.keep'));
  return (
    <main className="service-page wide estate-page">
      <div className="row wrap">
        <Heading of="/estate">Estate</Heading>
        <Filters chosen={chosen} onChoose={choose} names={names} onDone={() => rows.current?.focus()} />
        <span className="quiet" role="status">
          {keys.length} of {list.length}
        </span>
        <span className="row wrap">
          <Link href={addressOf(chosen).replace('/estate', '/estate/labels')}>Labels</Link>
          <Link href="/estate/single-points">Single points</Link>
          <Link href="/estate/state">How complete it is</Link>
          {can('estate.import') && <Link href="/estate/import">Take in a file</Link>}
          {can('estate-item.keep') && <ActButton act="addItem">New item</ActButton>}
        </span>
      </div>
      {adding && <AddForm names={names} onDone={(id) => (id === null ? setAdding(false) : go(`/estate/${id}`))} />}
      {keys.length === 0 ? (
        <Empty title={notRead(state, 'the estate') ?? 'No item is like this'} />
      ) : (
        <>
          <ListHeads grid="item-row" titles={columns} />
          <VirtualList
            ref={rows}
            label="Items"
            keys={keys}
            rowHeight={ROW_PX}
            selected={selected}
            onSelect={setSelected}
            onOpen={(id) => go(`/estate/${id}`)}
            row={(id) => {
              const row = byId.get(id);
              return row === undefined ? null : <Row row={row} names={names} />;
            }}
          />
        </>
      )}
    </main>
  );
}

/** The address follows what is chosen; going back comes back to it. */
function useChosen(): readonly [Chosen, (next: Partial<Chosen>) => void] {
  const search = useSearch();
  const [, go] = useLocation();
  const [chosen, setChosen] = useState(() => chosenOf(search));
  useEffect(() => setChosen(chosenOf(search)), [search]);
  return [
    chosen,
    (next) => {
      const all = { ...chosen, ...next };
      setChosen(all);
      go(addressOf(all), { replace: true });
    },
  ];
}

function Row({ row, names: { nameOf } }: { row: ItemRow; names: EstateNames }) {
  const { label, name, classId, stage, access, stationId, room, owner, findings, stale, marks } = row;
  const place = [nameOf('stations', stationId), room].filter(Boolean).join(', ');
  return (
    <div className="item-row">
      <span className="number">{label}</span>
      <span className="clip">
        {name ?? (access === 'open' ? 'erased' : 'restricted')}
        {findings > 0 && <span className="item-mark">{findings === 1 ? '1 finding' : `${findings} findings`}</span>}
        {stale && <span className="item-mark">not seen</span>}
      </span>
      <span className="clip quiet">{nameOf('classes', classId)}</span>
      <span className="clip quiet">{nameOf('stages', stage)}</span>
      <span className="clip quiet">{place}</span>
      <span className="clip quiet">{owner}</span>
      <span className="clip quiet">{marks}</span>
    </div>
  );
}

interface FiltersProps {
  readonly chosen: Chosen;
  readonly onChoose: (next: Partial<Chosen>) => void;
  readonly names: EstateNames;
  readonly onDone: () => void;
}

function Filters({ chosen, onChoose, names: { words }, onDone }: FiltersProps) {
  const box = useRef<HTMLInputElement>(null);
  useAct('find', () => box.current?.focus());
  const groups = useMemo(() => Object.entries(Object.groupBy(words?.classes ?? [], ({ group }) => group)), [words]);
  const pick = (key: keyof Chosen, label: string, all: string, options: readonly { id: string; name: string }[]) => (
    <select
      className="input"
      aria-label={label}
      value={chosen[key]}
      onChange={(event) => onChoose({ [key]: event.target.value })}
    >
      <option value="">{all}</option>
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
  return (
    <search className="row wrap">
      <input
        ref={box}
        className="input estate-find"
        type="search"
        aria-label="Filter the estate"
        placeholder="Words, a number, -word"
        value={chosen.text}
        onChange={(event) => onChoose({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChoose({ text: '' });
          if (event.key === 'Enter' || event.key === 'ArrowDown') onDone();
        }}
      />
      <select
        className="input"
        aria-label="Class"
        value={chosen.classId}
        onChange={(event) => onChoose({ classId: event.target.value })}
      >
        <option value="">All classes</option>
        {groups.map(([group, classes = []]) => (
          <optgroup key={group} label={group}>
            {classes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {pick('stage', 'Stage', 'All stages', words?.stages ?? [])}
      {pick('stationId', 'Station', 'All stations', words?.stations ?? [])}
      {pick('teamId', 'Support team', 'All teams', words?.teams ?? [])}
      {pick('only', 'To look into', 'All', [
        { id: 'findings', name: 'With findings' },
        { id: 'stale', name: 'Not seen in time' },
      ])}
    </search>
  );
}
