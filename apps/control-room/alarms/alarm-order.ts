import type { RowOf } from '../../../kernel/pure.ts';
import type { Alarms } from '../../../modules/operations/contract.ts';

export type AlarmRow = RowOf<typeof Alarms>;

/**
 * An officer's emergency before everything, until it is ended; then the oldest unacknowledged, class A before B; what
 * somebody has seen stands behind until it ends.
 */
export function alarmOrder(alarms: readonly AlarmRow[]): readonly AlarmRow[] {
  const place = (alarm: AlarmRow): number =>
    alarm.state === 'emergency' ? -1 : (alarm.seenBy === null ? 0 : 2) + (alarm.alarmClass === 'A' ? 0 : 1);
  return alarms.toSorted((a, b) => place(a) - place(b) || a.since - b.since);
}

export interface Seat {
  readonly id: string | null;
  readonly areas: readonly string[];
  readonly roles: readonly string[];
}

/** An alarm speaks to the seat that owns it, to the role told last, and an emergency to everybody. */
export function concernsSeat(alarm: AlarmRow, seat: Seat): boolean {
  if (alarm.state === 'emergency' || alarm.state === 'break-glass') return true;
  if (alarm.ownerSeatId !== null && alarm.ownerSeatId === seat.id) return true;
  const mine = alarm.areaId === null || seat.areas.length === 0 || seat.areas.includes(alarm.areaId);
  return mine && seat.roles.includes(alarm.told);
}

export interface Sounding {
  readonly alarms: readonly AlarmRow[];
  readonly seat: Seat;
  /** A call is open at this seat: then nothing may sound here, whatever it is. */
  readonly callOpen: boolean;
  readonly soundOn: boolean;
}

export type Sound = 'repeated' | 'once' | 'none';

/** Event to signal: class A repeats until acknowledged, class B is one soft tone, C is silent. */
export function soundOf({ alarms, seat, callOpen, soundOn }: Sounding): Sound {
  if (callOpen || !soundOn) return 'none';
  const unseen = alarms.filter((alarm) => alarm.seenBy === null && concernsSeat(alarm, seat));
  if (unseen.some((alarm) => alarm.alarmClass === 'A')) return 'repeated';
  return unseen.length > 0 ? 'once' : 'none';
}

/** More than this of one kind are told as one line. */
const GROUP_FROM = 6;

export interface AlarmGroup {
  readonly first: AlarmRow;
  readonly count: number;
}

/** In an upset, many alarms of one kind become one: "14 arrival targets missed, oldest …". Class A never hides. */
export function grouped(alarms: readonly AlarmRow[]): readonly AlarmGroup[] {
  const kinds = new Map<string, AlarmRow[]>();
  const groups: AlarmGroup[] = [];
  for (const alarm of alarms) {
    const kind = `${alarm.alarmClass}${alarm.key.split(':')[0]}${alarm.state}${alarm.seenBy === null}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), alarm]);
  }
  for (const list of kinds.values()) {
    const [first] = list;
    if (first !== undefined && first.alarmClass === 'B' && list.length >= GROUP_FROM)
      groups.push({ first, count: list.length });
    else groups.push(...list.map((one) => ({ first: one, count: 1 })));
  }
  return groups.toSorted((a, b) => alarms.indexOf(a.first) - alarms.indexOf(b.first));
}
