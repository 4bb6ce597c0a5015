import type { RowOf } from '../../../kernel/pure.ts';
import type { Alarms } from '../../../modules/operations/contract.ts';

export type AlarmRow = RowOf<typeof Alarms>;

/**
 * An officer's emergency before everything, until it is ended; then the oldest unacknowledged, class A before B; what
 * somebody has seen stands behind until it ends.
 */
export function alarmOrder(alarms: readonly AlarmRow[]): readonly AlarmRow[] {
  const place = (alarm: AlarmRow): number =>
    alarm.state === 'emergency' ? -1 : (alarm.seenBy === null ? 0 : 3) + 'ABC'.indexOf(alarm.alarmClass);
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
  // A review is owed by whoever set it: the desk that owns the record can do nothing about it.
  if (alarm.ownerSeatId !== null && alarm.ownerSeatId === seat.id && alarm.kind !== 'review') return true;
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
  return unseen.some((alarm) => alarm.alarmClass === 'B') ? 'once' : 'none';
}

/** How long a further alarm of a kind joins the group without a tone of its own. */
export const GROUP_MS = 600_000;

interface Tone {
  /** When each kind last made a tone here. */
  readonly at: ReadonlyMap<string, number>;
  /** Alarms that have had their tone, or joined a group. */
  readonly told: ReadonlySet<string>;
}

export const quiet: Tone = { at: new Map(), told: new Set() };

/** Whether a class B that has just come makes its soft tone: one of its kind within ten minutes joins the group in silence. */
export function softTone(
  before: Tone,
  { alarms, seat }: Sounding,
  now: number,
): { readonly rings: boolean; readonly next: Tone } {
  const mine = alarms.filter((alarm) => alarm.alarmClass === 'B' && alarm.seenBy === null && concernsSeat(alarm, seat));
  const fresh = mine.filter(({ id, since }) => !before.told.has(`${id}${since}`));
  const told = new Set(mine.map(({ id, since }) => `${id}${since}`));
  const ringing = fresh.map(({ kind }) => kind).filter((kind) => now - (before.at.get(kind) ?? -GROUP_MS) >= GROUP_MS);
  const at = new Map([...before.at, ...ringing.map((kind) => [kind, now] as const)]);
  return { rings: ringing.length > 0, next: { at, told } };
}

/** From so many of one kind on they are told as one line. */
const GROUP_FROM = 3;

export interface AlarmGroup {
  readonly first: AlarmRow;
  readonly members: readonly AlarmRow[];
}

/**
 * Many alarms of one kind are one: "14 of a kind, oldest …". An officer in need and a broken glass are never one of many; what is
 * acknowledged stands apart from what is not.
 */
export function grouped(alarms: readonly AlarmRow[]): readonly AlarmGroup[] {
  const kinds = Map.groupBy(
    alarms,
    (alarm) => `${alarm.alarmClass} ${alarm.kind} ${alarm.state} ${alarm.seenBy === null}`,
  );
  const groups: AlarmGroup[] = [];
  for (const list of kinds.values()) {
    const [first] = list;
    if (first !== undefined && list.length >= GROUP_FROM && mayGroup(first)) groups.push({ first, members: list });
    else groups.push(...list.map((one) => ({ first: one, members: [one] })));
  }
  const places = new Map(alarms.map((alarm, at) => [alarm.id, at]));
  return groups.toSorted((a, b) => (places.get(a.first.id) ?? 0) - (places.get(b.first.id) ?? 0));
}

function mayGroup({ state, kind }: AlarmRow): boolean {
  return state !== 'emergency' && state !== 'break-glass' && kind !== 'welfare';
}
