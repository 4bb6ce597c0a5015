import { useNow } from '../../../client/react.tsx';
import { ClockBar } from '../../../ui/clock-bar/clock-bar.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { useStaff } from '../session/staff.tsx';
import { nextClock, type ServiceIncidentRow } from './order.ts';

/** One line of the queue. Colour says priority and what is due; all else is a word. */
export function QueueRow({ row, marked }: { row: ServiceIncidentRow; marked: boolean }) {
  const { nameOf } = useStaff();
  return (
    <div className="queue-row" data-marked={marked}>
      <span className="queue-box" data-mark aria-hidden="true" />
      <span className="priority" data-priority={row.priority}>
        P{row.priority}
      </span>
      <span className="number">{row.number}</span>
      <span className="queue-what">
        <span className="clip">{row.summary ?? 'erased'}</span>
        <Marks row={row} />
      </span>
      <span className="quiet clip">{nameOf('categories', row.categoryId)}</span>
      <span className="quiet clip queue-reporter">{row.reporter ?? 'erased'}</span>
      <span className="quiet clip">{row.assignee ?? nameOf('teams', row.teamId)}</span>
      <Due row={row} />
    </div>
  );
}

function Marks({ row }: { row: ServiceIncidentRow }) {
  const marks = [
    row.vip,
    row.candidate !== null && 'may be major',
    row.pingPong >= 3 && `${row.pingPong}× back and forth`,
    row.reopened > 0 && `reopened ${row.reopened}×`,
    row.children > 0 && `${row.children} children`,
    row.parent !== null && `child of ${row.parent}`,
  ].filter((mark): mark is string => typeof mark === 'string');
  return marks.map((mark) => (
    <span key={mark} className="queue-mark">
      {mark}
    </span>
  ));
}

function Due({ row }: { row: ServiceIncidentRow }) {
  const now = useNow();
  if (row.triage === 'snoozed' && row.snoozedUntil !== null) {
    return <span className="hint">put off to {whenOf(row.snoozedUntil, now)}</span>;
  }
  const clock = nextClock(row);
  if (clock === null) return <span className="hint">{row.situation === 'resolved' ? 'to confirm' : 'paused'}</span>;
  const state = now > clock.dueAt ? 'breached' : 'running';
  return <ClockBar label={clock.metric} startedAt={clock.startedAt} dueAt={clock.dueAt} state={state} now={now} />;
}
