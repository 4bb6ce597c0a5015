import type { AlarmRow } from '../alarms/alarm-order.ts';
import type { ContactRow, IncidentRow } from '../queue/order.ts';
import { isBreaching, type SeatRow } from './wall.ts';

interface SeatLoad {
  readonly seat: SeatRow;
  /** Calls open at it now. */
  readonly calls: number;
  /** How long the longest of them has been open; null: none is. */
  readonly callSince: number | null;
  readonly incidents: readonly IncidentRow[];
  readonly breaching: number;
  /** Alarms of its own that nobody has seen. */
  readonly unseen: number;
}

/** What lies on each desk now; the desks that somebody sits at first, then by name. */
export function loadOf(rows: {
  readonly seats: readonly SeatRow[];
  readonly incidents: readonly IncidentRow[];
  readonly contacts: readonly ContactRow[];
  readonly alarms: readonly AlarmRow[];
}): readonly SeatLoad[] {
  return rows.seats
    .map((seat) => {
      const calls = rows.contacts.filter((call) => call.state === 'open' && call.seatId === seat.id);
      const incidents = rows.incidents.filter((row) => row.state !== 'closed' && row.ownerSeatId === seat.id);
      const own = rows.alarms.filter((alarm) => alarm.ownerSeatId === seat.id && alarm.seenBy === null);
      return {
        ...{ seat, incidents, calls: calls.length, unseen: own.length },
        callSince: calls.length === 0 ? null : Math.min(...calls.map((call) => call.answeredAt ?? call.receivedAt)),
        breaching: incidents.filter(isBreaching).length,
      };
    })
    .filter(({ seat, incidents }) => seat.holder !== null || incidents.length > 0)
    .toSorted(
      (a, b) =>
        Number(b.seat.holder !== null) - Number(a.seat.holder !== null) || a.seat.name.localeCompare(b.seat.name),
    );
}
