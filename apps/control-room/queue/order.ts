import type { RowOf } from '../../../kernel/pure.ts';
import type { Contacts, OpenIncidents } from '../../../modules/operations/contract.ts';

export type IncidentRow = RowOf<typeof OpenIncidents>;
export type ContactRow = RowOf<typeof Contacts>;
export type ClockRow = IncidentRow['clocks'][number];

/** The clock that a row shows: what is missed longest, else what is due first. */
export function leadingClock<C extends Pick<ClockRow, 'state' | 'dueAt'>>(clocks: readonly C[]): C | null {
  let lead: C | null = null;
  for (const clock of clocks) {
    if (clock.state !== 'paused' && (lead === null || clock.dueAt < lead.dueAt)) lead = clock;
  }
  return lead ?? clocks[0] ?? null;
}

export type QueueName = 'mine' | 'area' | 'all' | 'contacts' | 'places' | 'later';

export interface Whose {
  readonly seatId: string | null;
  readonly areas: readonly string[];
}

/** Put off by somebody until a time: out of the way until then, unless a promise of it has been missed. */
function isPutOff({ deferredUntil, clocks }: IncidentRow): boolean {
  return deferredUntil !== null && !clocks.some(({ state }) => state === 'breached');
}

export function inQueue(row: IncidentRow, queue: QueueName, whose: Whose): boolean {
  if (queue === 'later') return row.deferredUntil !== null;
  if (queue !== 'places' && isPutOff(row)) return false;
  if (queue === 'contacts') return false;
  if (queue === 'all') return true;
  if (queue === 'places') return !row.place.verified;
  if (queue === 'mine') return whose.seatId !== null && row.ownerSeatId === whose.seatId;
  return whose.areas.length === 0 || (row.place.areaId !== null && whose.areas.includes(row.place.areaId));
}

/** What decides where an incident stands. */
interface Ordered extends Pick<IncidentRow, 'grade' | 'receivedAt'> {
  readonly clocks: readonly Pick<ClockRow, 'state' | 'dueAt'>[];
  readonly units: readonly Pick<IncidentRow['units'][number], 'stacked'>[];
}

/** Heaviest grade first; within a grade what waits for a unit before what has one, then what is due first. */
export function queueOrder<R extends Ordered>(rows: readonly R[], weightOf: (grade: string) => number): readonly R[] {
  const keyed = rows.map((row) => ({
    row,
    weight: weightOf(row.grade),
    waits: row.units.some((unit) => !unit.stacked) ? 1 : 0,
    due: leadingClock(row.clocks)?.dueAt ?? Number.MAX_SAFE_INTEGER,
  }));
  keyed.sort(
    (a, b) => a.weight - b.weight || a.waits - b.waits || a.due - b.due || a.row.receivedAt - b.row.receivedAt,
  );
  return keyed.map((one) => one.row);
}

/** The calls that ring, in the order in which they are to be answered: an emergency before anything else, then the longest. */
export function ringingCalls<R extends Pick<ContactRow, 'state' | 'channel' | 'receivedAt'>>(
  contacts: readonly R[],
): readonly R[] {
  const waits = ({ channel }: R): number => (channel === '999' ? 0 : 1);
  return contacts
    .filter(({ state }) => state === 'ringing')
    .toSorted((a, b) => waits(a) - waits(b) || a.receivedAt - b.receivedAt);
}

/** `0421` of `0421 of 22/11`. */
export function shortNumber(number: string): string {
  return number.split(' ')[0] ?? number;
}

/** One queue for all channels: its own tab shows every contact that is not settled, the others those that somebody deals with. */
export function isContactIn(
  row: Pick<ContactRow, 'state' | 'seatId'>,
  queue: QueueName,
  seatId: string | null,
): boolean {
  if (queue === 'contacts') return row.state !== 'settled';
  if (row.state !== 'open' || queue === 'places' || queue === 'later') return false;
  return queue !== 'mine' || row.seatId === seatId;
}

/** What waits before what somebody has; an emergency before anything else, then the longest. */
export function contactOrder<R extends Pick<ContactRow, 'state' | 'channel' | 'receivedAt'>>(
  rows: readonly R[],
): readonly R[] {
  const waiting = ringingCalls(rows);
  const others = rows.filter(({ state }) => state !== 'ringing');
  return [...waiting, ...others.toSorted((a, b) => a.receivedAt - b.receivedAt)];
}
