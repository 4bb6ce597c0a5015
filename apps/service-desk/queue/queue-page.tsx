import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useNow, usePersistent, useRows } from '../../../client/react.tsx';
import { OpenServiceIncidents } from '../../../modules/service/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { ListHeads } from '../../../ui/list-heads/list-heads.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { VirtualList, type VirtualListHandle } from '../../../ui/virtual-list/virtual-list.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { change } from '../session/settings.ts';
import { useStaff } from '../session/staff.tsx';
import { filterOf } from './filter.ts';
import { MyShift } from './my-shift.tsx';
import { byNextBreach, type ServiceIncidentRow } from './order.ts';
import { QueueRow } from './queue-row.tsx';
import { countsOf, type Saved, teamView, usualViews } from './saved.ts';
import { Together } from './together.tsx';
import { TriagePanel } from './triage-panel.tsx';
import { useMarked } from './use-marked.ts';
import { useSelected } from './use-selected.ts';
import './queue.css';
import { Heading } from '../words/heading.tsx';

const ROW_PX = 36;
const columns = [' ', '', 'Number', 'What', 'With what', 'Reported by', 'Who has it', 'Next due'];
const SAVED = 'saved:';

/** All open IT incidents, next to break first; views with their counts, a filter as one types, and the inbox beside. */
export function QueuePage() {
  const { list, state } = useRows(OpenServiceIncidents);
  const { views, chosen, setChosen } = useViews();
  const [text, setText] = useState('');
  const sought = useDeferredValue(text);
  const shown = useShown(list, views.find(({ id }) => id === chosen) ?? views[0], sought);
  const { selected, select, first } = useSelected(shown.keys, sought === text);
  const [, go] = useLocation();
  const rows = useRef<VirtualListHandle>(null);
  const toRows = (): void => {
    rows.current?.focus();
    first();
  };
  const one = selected === null ? undefined : shown.byId.get(selected);
  const toList = useCallback(() => rows.current?.focus(), []);
  const { marked, setMarked, unmark } = useMarked(shown.keys, toList);
  return (
    <main className="service-page wide queue-page">
      <div className="row wrap">
        <Heading of="/queue">Queue</Heading>
        <Search text={text} onText={setText} onDone={toRows} shown={shown.keys.length} />
        <span className="push row">
          <ActButton act="handOver">Hand-over sheet</ActButton>
          <ActButton act="report" icon="plus">
            New IT incident
          </ActButton>
        </span>
      </div>
      <MyShift />
      <Views views={views} rows={list} chosen={chosen} onChoose={setChosen} />
      <div className="queue-body">
        <div className="queue-rows">
          {/* It stands there without rows too: who waits in it for the first keeps the focus. */}
          {shown.keys.length === 0 && <Empty title={notRead(state, 'the queue') ?? 'Nothing of this is open'} />}
          <ListHeads grid="queue-row" titles={columns} />
          <VirtualList
            ref={rows}
            label="IT incidents"
            keys={shown.keys}
            rowHeight={ROW_PX}
            selected={selected}
            onSelect={select}
            onOpen={(id) => go(`/it-incidents/${id}`)}
            marks={{ marked, onMark: setMarked }}
            row={(id) => {
              const row = shown.byId.get(id);
              return row === undefined ? null : <QueueRow row={row} marked={marked.has(id)} />;
            }}
          />
        </div>
        {marked.size === 0 && one !== undefined && one.triage !== 'done' && <TriagePanel key={one.id} row={one} />}
        <Together
          rows={shown.keys.flatMap((id) => (marked.has(id) ? (shown.byId.get(id) ?? []) : []))}
          onUnmark={unmark}
          onLeave={toList}
        />
      </div>
    </main>
  );
}

function useViews() {
  const { session, settings, words } = useStaff();
  const { savedFilters } = usePersistent(settings);
  const asked = new URLSearchParams(useSearch()).get('view');
  const [chosen, setChosen] = useState(asked ?? 'all');
  const { nameOf } = useStaff();
  const views = useMemo<readonly Saved[]>(() => {
    const own = savedFilters.map((text): Saved => {
      const holds = filterOf(text, { nameOf }) ?? (() => true);
      return { id: `${SAVED}${text}`, name: text, holds };
    });
    return [...usualViews(session.subject.id), ...(words?.teams ?? []).map(teamView), ...own];
  }, [session, words, savedFilters, nameOf]);
  return { views, chosen, setChosen };
}

function useShown(list: readonly ServiceIncidentRow[], view: Saved | undefined, text: string) {
  const { nameOf } = useStaff();
  const minute = Math.floor(useNow() / 60_000);
  const ordered = useMemo(() => byNextBreach(list), [list]);
  return useMemo(() => {
    const filter = filterOf(text, { nameOf });
    const now = minute * 60_000;
    const rows = ordered.filter((row) => (view?.holds(row, now) ?? true) && (filter?.(row) ?? true));
    return { keys: rows.map(({ id }) => id), byId: new Map(rows.map((row) => [row.id, row])) };
  }, [ordered, view, text, nameOf, minute]);
}

function Search(props: {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onDone: () => void;
  readonly shown: number;
}) {
  const { text, onText, onDone, shown } = props;
  const { settings } = useStaff();
  const { savedFilters } = usePersistent(settings);
  const box = useRef<HTMLInputElement>(null);
  // What stands there is marked: the next words take its place.
  useAct('find', () => {
    box.current?.focus();
    box.current?.select();
  });
  const kept = savedFilters.includes(text);
  const save = (): void => {
    const rest = savedFilters.filter((one) => one !== text);
    change(settings, { savedFilters: kept ? rest : [...rest, text] });
  };
  useAct('saveFilter', save, text.trim() !== '');
  return (
    <search className="row">
      <input
        ref={box}
        className="input queue-find"
        type="search"
        aria-label="Filter the queue"
        placeholder="Filter: words, p2, -word"
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onText('');
          if (event.key === 'Enter' || event.key === 'ArrowDown') onDone();
        }}
      />
      <span className="quiet" role="status">
        {shown}
      </span>
      {text.trim() !== '' && <ActButton act="saveFilter">{kept ? 'Forget this filter' : 'Keep this filter'}</ActButton>}
    </search>
  );
}

function Views(props: {
  readonly views: readonly Saved[];
  readonly rows: readonly ServiceIncidentRow[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  const { views, rows, chosen, onChoose } = props;
  const minute = Math.floor(useNow() / 60_000);
  const counts = useMemo(() => countsOf(views, rows, minute * 60_000), [views, rows, minute]);
  return (
    <nav className="queue-views" aria-label="Views of the queue">
      {views.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className="queue-view"
          aria-current={id === chosen ? 'true' : undefined}
          onClick={() => onChoose(id)}
        >
          {name} <span className="count">{counts.get(id)}</span>
        </button>
      ))}
    </nav>
  );
}
