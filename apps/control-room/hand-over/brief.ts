import type { RowOf } from '../../../kernel/pure.ts';
import type { OneOffs } from '../../../modules/gazetteer/contract.ts';
import type { Messages, Units } from '../../../modules/operations/contract.ts';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { type AlarmRow, alarmOrder, concernsSeat } from '../alarms/alarm-order.ts';
import { type ContactRow, type IncidentRow, inQueue, leadingClock, queueOrder, shortNumber } from '../queue/order.ts';
import { type WatchedRow, type WatchRow, watchRows, whyBroken } from '../watch/watch-rows.ts';

const TWO_HOURS_MS = 2 * 3_600_000;

export type Reach = 'mine' | 'area' | 'all';

/** What stands in the views of a desk, and whose desk it is. */
export interface Standing {
  readonly incidents: readonly IncidentRow[];
  readonly watched: readonly WatchedRow[];
  readonly contacts: readonly ContactRow[];
  readonly alarms: readonly AlarmRow[];
  readonly messages: readonly RowOf<typeof Messages>[];
  readonly units: readonly RowOf<typeof Units>[];
  readonly oneOffs: readonly RowOf<typeof OneOffs>[];
  readonly seat: { readonly id: string | null; readonly areas: readonly string[]; readonly roles: readonly string[] };
  readonly weightOf: (grade: string) => number;
  readonly now: number;
}

export interface BriefLine {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  /** Due, or until when; null: at no time. */
  readonly at: number | null;
  readonly opens: { readonly incidentId: string } | { readonly tourId: string } | { readonly contactId: string } | null;
}

export interface BriefPart {
  readonly title: string;
  readonly lines: readonly BriefLine[];
  /** Those that no room is left for, and when the first of them is due. */
  readonly more: { readonly count: number; readonly nextAt: number | null } | null;
}

/** Of the sixty lines that stand on one side of A4; what a part leaves blank is not given to another, so that each stands where it always stands. */
const most = { open: 16, waiting: 10, promised: 10, unacknowledged: 8, notes: 4, units: 4, roads: 3 } as const;

/** Clocks of the work itself: they stand with their incident above. What is promised is promised to people. */
const ofTheWork: ReadonlySet<string> = new Set(['deploy', 'acknowledge', 'no-action', 'unit-state']);

/** What whoever comes on must know, in the order in which it is told: open, waiting, promised, unacknowledged. */
export function briefOf(standing: Standing, reach: Reach): readonly BriefPart[] {
  const { incidents, seat, weightOf } = standing;
  const whose = { seatId: seat.id, areas: seat.areas };
  const within = (row: IncidentRow): boolean => inQueue({ ...row, deferredUntil: null }, reach, whose);
  const ours = queueOrder(incidents.filter(({ state }) => state !== 'closed').filter(within), weightOf);
  const waits = (row: IncidentRow): boolean =>
    row.deferredUntil !== null || (row.state === 'open' && row.units.every(({ stacked }) => stacked));
  return [
    part('Open', ours.filter((row) => !waits(row)).map(openLine), most.open),
    part('Waiting for a unit, or put off', ours.filter(waits).map(waitingLine), most.waiting),
    part('Promised in the next two hours', promised(standing, ours, reach), most.promised),
    part('Not acknowledged', unacknowledged(standing, ours, reach), most.unacknowledged),
    part('Notes', notes(standing), most.notes),
    part('Units that end within two hours', ending(standing, reach), most.units),
    part('Closed roads', roads(standing), most.roads),
  ];
}

function part(title: string, all: readonly BriefLine[], room: number): BriefPart {
  const rest = all.slice(room);
  const times = rest.flatMap(({ at }) => (at === null ? [] : [at]));
  const more =
    rest.length === 0 ? null : { count: rest.length, nextAt: times.length === 0 ? null : Math.min(...times) };
  return { title, lines: all.slice(0, room), more };
}

function ofIncident(row: IncidentRow, words: readonly (string | null | false)[]): BriefLine {
  const clock = leadingClock(row.clocks);
  const what = row.masked && row.restriction !== 'none' ? 'restricted: ring the FIM' : row.codeName;
  const said = [what, row.place.label, ...words].filter((word) => word !== null && word !== false && word !== '');
  return {
    id: row.id,
    name: `${shortNumber(row.number)} ${row.grade}`,
    words: said.join(' · '),
    at: clock?.dueAt ?? null,
    opens: { incidentId: row.id },
  };
}

function openLine(row: IncidentRow): BriefLine {
  const units = row.units
    .filter(({ stacked }) => !stacked)
    .map(({ callsign, milestone }) => `${callsign} ${milestone}`);
  const broken = row.clocks.find(({ state }) => state === 'breached');
  return ofIncident(row, [
    units.join(', '),
    row.state === 'resulted' && 'resulted, to be closed',
    broken?.label ?? null,
  ]);
}

function waitingLine(row: IncidentRow): BriefLine {
  if (row.deferredUntil !== null) return { ...ofIncident(row, ['put off until']), at: row.deferredUntil };
  const stacked = row.units.map(({ callsign }) => `stacked on ${callsign}`).join(', ');
  const late = row.clocks.find(({ state }) => state === 'breached');
  return ofIncident(row, [stacked, late === undefined ? (row.unresourced?.name ?? null) : whyBroken(row, late)]);
}

/** Of a record under a mask only its clock is known, and stands with the others. */
function promised(standing: Standing, ours: readonly IncidentRow[], reach: Reach): readonly BriefLine[] {
  const { watched, now, seat } = standing;
  const near = watched.filter(({ areaId }) => reach === 'all' || isNear(areaId, seat.areas));
  return watchRows(ours, near)
    .filter(
      ({ state, kind, dueAt }) =>
        (state === 'running' || state === 'warned') && !ofTheWork.has(kind) && dueAt <= now + TWO_HOURS_MS,
    )
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .map(({ id, about, subjectId, title, label, dueAt, place }) => ({
      id,
      name: title,
      words: [label, place].filter((word) => word !== '').join(' · '),
      at: dueAt,
      opens: opensOf(about, subjectId),
    }));
}

function opensOf(about: WatchRow['about'], id: string): BriefLine['opens'] {
  if (about === 'incident' || about === 'major') return { incidentId: id };
  if (about === 'unit') return { tourId: id };
  return about === 'call' ? { contactId: id } : null;
}

function isNear(areaId: string | null, areas: readonly string[]): boolean {
  return areaId === null || areas.length === 0 || areas.includes(areaId);
}

function unacknowledged(standing: Standing, ours: readonly IncidentRow[], reach: Reach): readonly BriefLine[] {
  const { alarms, contacts, messages, seat } = standing;
  const held = new Set(ours.map(({ id }) => id));
  const loud = alarms.filter(
    (alarm) =>
      alarm.seenBy === null &&
      (reach === 'all' || concernsSeat(alarm, seat) || (alarm.incidentId !== null && held.has(alarm.incidentId))),
  );
  return [
    ...messages
      .filter(({ kind, acknowledgedAt }) => kind === 'message' && acknowledgedAt === null)
      .map(({ id, from, text, sentAt, priority }) => ({
        ...{ id, name: `message, ${priority}`, words: `${from}: ${text ?? ''}`, at: sentAt, opens: null },
      })),
    ...alarmOrder(loud).map(({ id, title, alarmClass, text, dueAt, since, incidentId }) => ({
      ...{ id, name: `${shortNumber(title)} ${alarmClass}`, words: text, at: dueAt ?? since },
      opens: incidentId === null ? null : { incidentId },
    })),
    ...contacts
      .filter(
        ({ state, seatId }) => state === 'ringing' || (state === 'open' && (reach === 'all' || seatId === seat.id)),
      )
      .map(({ id, number, channel, what, state, receivedAt }) => ({
        ...{ id, name: number === null ? channel : shortNumber(number), at: receivedAt, opens: { contactId: id } },
        words: `${state === 'ringing' ? 'rings' : 'not settled'}${what === null ? '' : ` · ${what}`}`,
      })),
  ];
}

/** What the one who leaves, or the group, has left to be read. */
function notes({ messages }: Standing): readonly BriefLine[] {
  return messages
    .filter(({ kind }) => kind === 'note')
    .map(({ id, from, text, expiresAt }) => ({ id, name: from, words: text ?? '', at: expiresAt, opens: null }));
}

function ending({ units, seat, now }: Standing, reach: Reach): readonly BriefLine[] {
  return units
    .filter(({ onDuty, shiftEndsAt, areaId }) => {
      const ours = reach === 'all' || isNear(areaId, seat.areas);
      return onDuty && ours && shiftEndsAt <= now + TWO_HOURS_MS;
    })
    .toSorted((a, b) => a.shiftEndsAt - b.shiftEndsAt)
    .map(({ id, callsign, statusName, active, shiftEndsAt }) => ({
      ...{ id, name: callsign, at: shiftEndsAt, opens: { tourId: id } },
      words: active === null ? statusName : `${statusName} · ${shortNumber(active.number)}`,
    }));
}

function roads({ oneOffs, now }: Standing): readonly BriefLine[] {
  return oneOffs
    .filter(({ kind, endsAt }) => kind === 'closure' && endsAt > now)
    .toSorted((a, b) => a.endsAt - b.endsAt)
    .map(({ id, label, reason, endsAt }) => ({
      id,
      name: 'closed',
      words: `${label}${reason === null ? '' : ` · ${reason}`}`,
      at: endsAt,
      opens: null,
    }));
}

/** `and 14 more, next due 14:20` */
export function moreWords({ count, nextAt }: NonNullable<BriefPart['more']>, now: number): string {
  return `and ${count} more${nextAt === null ? '' : `, next due ${whenOf(nextAt, now)}`}`;
}
