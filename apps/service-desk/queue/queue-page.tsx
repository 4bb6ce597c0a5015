import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { OpenServiceIncidents } from '../../../modules/service/contract.ts';
import { ClockBar } from '../../../ui/clock-bar/clock-bar.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { VirtualList } from '../../../ui/virtual-list/virtual-list.tsx';
import { ActButton } from '../keys/use-act.tsx';
import { useStaff } from '../session/staff.tsx';
import { byNextBreach, nextClock, type ServiceIncidentRow } from './order.ts';
import './queue.css';

const ROW_PX = 44;

/** All open IT incidents, next to break first. */
export function QueuePage() {
  const { list, state } = useRows(OpenServiceIncidents);
  const [, go] = useLocation();
  const ordered = useMemo(() => byNextBreach(list), [list]);
  const byId = useMemo(() => new Map(ordered.map((row) => [row.id, row])), [ordered]);
  const keys = useMemo(() => ordered.map(({ id }) => id), [ordered]);
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <main className="service-page wide queue-page">
      <div className="row">
        <h2>Queue</h2>
        <span className="quiet">{state === 'ready' ? `${list.length} open` : '–'}</span>
        <span className="push">
          <ActButton act="report" icon="plus">
            New IT incident
          </ActButton>
        </span>
      </div>
      {keys.length === 0 ? (
        <Empty title={notRead(state, 'the queue') ?? 'Nothing is open'}>
          What people report by phone, mail or on the help page appears here, the next to break first.
        </Empty>
      ) : (
        <VirtualList
          label="Open IT incidents"
          keys={keys}
          rowHeight={ROW_PX}
          selected={chosen}
          onSelect={setChosen}
          onOpen={(id) => go(`/it-incidents/${id}`)}
          row={(id) => {
            const row = byId.get(id);
            return row === undefined ? null : <QueueRow row={row} />;
          }}
        />
      )}
    </main>
  );
}

function QueueRow({ row }: { row: ServiceIncidentRow }) {
  const { nameOf } = useStaff();
  const now = useNow();
  const clock = nextClock(row);
  return (
    <div className="queue-row">
      <span className="priority">P{row.priority}</span>
      <span className="number">{row.number}</span>
      <span className="clip">{row.summary ?? 'erased'}</span>
      <span className="quiet clip">{nameOf('categories', row.categoryId)}</span>
      <span className="quiet clip">{row.assignee ?? nameOf('teams', row.teamId)}</span>
      {clock === null ? (
        <span className="hint">{row.situation === 'resolved' ? 'resolved' : 'paused'}</span>
      ) : (
        <ClockBar
          label={clock.metric}
          startedAt={clock.startedAt}
          dueAt={clock.dueAt}
          state={now > clock.dueAt ? 'breached' : 'running'}
          now={now}
        />
      )}
    </div>
  );
}
