import { useOfRows, usePersistent, useRows } from '../../../client/react.tsx';
import { Alarms, OpenIncidents } from '../../../modules/operations/contract.ts';
import type { Readiness } from '../../../ui/not-read/not-read.ts';
import type { IncidentRow } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { concernsSeat } from './alarm-order.ts';

/** Class C: a count and no more. Incidents of mine, or without a desk, with lines that I have not seen, and breaches that only stand in my list. */
export function useRoutineCount(): { readonly state: Readiness; readonly count: number } {
  const { work, session } = useDesk();
  const { seenLines } = usePersistent(work);
  const seat = session.subject.seat?.id ?? null;
  const state = useOfRows(OpenIncidents, (rows) => rows.state);
  const isUnread = (row: IncidentRow): boolean => row.ownerSeatId === seat && row.lastLineAt > (seenLines[row.id] ?? 0);
  const unread = useOfRows(OpenIncidents, ({ list }) => list.filter(isUnread).length);
  const alarms = useRows(Alarms);
  const { subject } = session;
  const whose = { id: seat, areas: subject.seat?.areas ?? [], roles: subject.roles };
  const listed = alarms.list.filter(
    (alarm) => alarm.alarmClass === 'C' && alarm.seenBy === null && concernsSeat(alarm, whose),
  );
  return { state, count: unread + listed.length };
}
