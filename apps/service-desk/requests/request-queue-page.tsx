import { useMemo, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { OpenRequests } from '../../../modules/service/contract.ts';
import { ClockBar } from '../../../ui/clock-bar/clock-bar.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { ListHeads } from '../../../ui/list-heads/list-heads.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { VirtualList } from '../../../ui/virtual-list/virtual-list.tsx';
import { useStaff } from '../session/staff.tsx';
import { byNextDue, nextOf, type RequestRow } from './request-order.ts';
import './requests.css';
import { Heading } from '../words/heading.tsx';

const ROW_PX = 44;

/** All requests that are not over, next due first; one team's alone when it is chosen. */
export function RequestQueuePage() {
  const { list, state } = useRows(OpenRequests);
  const { words, can } = useStaff();
  const [, go] = useLocation();
  const [team, setTeam] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const late = new URLSearchParams(useSearch()).get('only') === 'late';
  const minute = Math.floor(useNow() / 60_000);
  const ordered = useMemo(
    () =>
      byNextDue(list).filter(
        (row) => (team === '' || nextOf(row).teamId === team) && (!late || row.dueAt < minute * 60_000),
      ),
    [list, team, late, minute],
  );
  const byId = useMemo(() => new Map(ordered.map((row) => [row.id, row])), [ordered]);
  const keys = useMemo(() => ordered.map(({ id }) => id), [ordered]);
  return (
    <main className="service-page wide requests-page">
      <div className="row wrap">
        <Heading of="/requests">Requests</Heading>
        <span className="quiet">{state === 'ready' ? `${keys.length} ${late ? 'past their time' : 'open'}` : '–'}</span>
        <select
          className="input"
          aria-label="Whose turn it is"
          value={team}
          onChange={(event) => setTeam(event.target.value)}
        >
          <option value="">All teams</option>
          {words?.teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        {can('catalogue.edit') && (
          <Link href="/catalogue" className="push">
            Catalogue
          </Link>
        )}
      </div>
      {keys.length === 0 ? (
        <Empty title={notRead(state, 'the requests') ?? 'No request is open'}>
          What people ask for from the catalogue appears here, the next due first.
        </Empty>
      ) : (
        <>
          <ListHeads grid="request-line" titles={['Number', 'What', 'For', 'Next', 'Whose turn', 'Due']} />
          <VirtualList
            label="Open requests"
            keys={keys}
            rowHeight={ROW_PX}
            selected={chosen}
            onSelect={setChosen}
            onOpen={(id) => go(`/requests/${id}`)}
            row={(id) => {
              const row = byId.get(id);
              return row === undefined ? null : <QueueLine row={row} />;
            }}
          />
        </>
      )}
    </main>
  );
}

function QueueLine({ row }: { row: RequestRow }) {
  const { nameOf } = useStaff();
  const now = useNow();
  const { what, teamId } = nextOf(row);
  return (
    <div className="request-line">
      <span className="number">{row.number}</span>
      <span className="clip">{row.name}</span>
      <span className="quiet clip">{row.forWhom || row.requester || 'erased'}</span>
      <span className="clip">{what}</span>
      <span className="quiet clip">{nameOf('teams', teamId)}</span>
      <ClockBar
        label={what}
        startedAt={row.startedAt}
        dueAt={row.dueAt}
        state={now > row.dueAt ? 'breached' : 'running'}
        now={now}
      />
    </div>
  );
}
