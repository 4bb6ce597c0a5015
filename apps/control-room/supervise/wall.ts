import type { RowOf } from '../../../kernel/pure.ts';
import type { Seats } from '../../../modules/force/contract.ts';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import type { ContactRow, IncidentRow } from '../queue/order.ts';
import { ringingCalls } from '../queue/order.ts';
import type { UnitRow } from '../units/unit-tone.ts';

export type SeatRow = RowOf<typeof Seats>;

/** What a figure of the wall is made of: the rows that this very person may see, so that no count tells of any other. */
export interface WallFigure {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** What stands small beneath it. */
  readonly more: string;
  readonly tone: 'plain' | 'warn' | 'alarm';
  readonly incidents: readonly IncidentRow[];
  /** Records that are no incidents, in a line each. */
  readonly others: readonly { readonly id: string; readonly text: string }[];
}

interface WallRows {
  readonly incidents: readonly IncidentRow[];
  readonly contacts: readonly ContactRow[];
  readonly units: readonly UnitRow[];
  readonly seats: readonly SeatRow[];
  readonly grades: readonly { readonly id: string; readonly name: string }[];
  /** The area that is watched; null: all. Whose alarms come to this seat does not depend on it. */
  readonly areaId: string | null;
  readonly now: number;
}

const targets: ReadonlySet<string> = new Set(['deploy', 'arrive', 'resolution']);

/** A unit is owed and none is on it: the deploy clock says so, running or broken. */
function isUnresourced(incident: IncidentRow): boolean {
  return (
    incident.state !== 'closed' &&
    incident.state !== 'resulted' &&
    !incident.units.some((unit) => !unit.stacked) &&
    incident.clocks.some(({ kind, key }) => kind === 'deploy' && !key.startsWith('missed:'))
  );
}

/** A target of its grade that is broken and still runs. */
export function isBreaching(incident: IncidentRow): boolean {
  return incident.clocks.some(
    ({ kind, key, state }) => targets.has(kind) && state === 'breached' && !key.startsWith('missed:'),
  );
}

/** A target has broken, nobody was there in time, and nobody has said why. */
export function owesReason(incident: IncidentRow): boolean {
  const missed = incident.clocks.some(
    ({ kind, state }) => (kind === 'deploy' || kind === 'arrive') && state === 'breached',
  );
  return missed && incident.unresourced === null && !incident.masked && incident.state !== 'closed';
}

export function wallOf(rows: WallRows): readonly WallFigure[] {
  const here = (areaId: string | null): boolean => rows.areaId === null || areaId === rows.areaId;
  const open = rows.incidents.filter((row) => row.state !== 'closed' && here(row.place.areaId));
  return [
    ...rows.grades.map(({ id, name }) => gradeFigure(id, name, open, rows.now)),
    made('unresourced', 'Unresourced', open.filter(isUnresourced), { tone: 'warn', now: rows.now }),
    made('breaching', 'Target broken', open.filter(isBreaching), { tone: 'alarm', now: rows.now }),
    oldest(open, rows.now),
    made('reasons', 'Reason owed', open.filter(owesReason), { tone: 'warn', now: rows.now }),
    waitingCalls(rows),
    seatsTaken(rows.seats),
    unitsOn(rows.units.filter((unit) => here(unit.areaId))),
  ];
}

function gradeFigure(id: string, name: string, open: readonly IncidentRow[], now: number): WallFigure {
  const figure = made(
    `grade:${id}`,
    `${id} ${name}`,
    open.filter((row) => row.grade === id),
    { tone: 'plain', now },
  );
  return { ...figure, label: `Open ${figure.label}` };
}

function made(
  id: string,
  label: string,
  incidents: readonly IncidentRow[],
  { tone, now }: { readonly tone: WallFigure['tone']; readonly now: number },
): WallFigure {
  const first = eldest(incidents);
  return {
    ...{ id, label, incidents, others: [] },
    value: String(incidents.length),
    more: first === null ? 'none' : `oldest ${ago(now - first.receivedAt)}`,
    tone: incidents.length > 0 ? tone : 'plain',
  };
}

function eldest(incidents: readonly IncidentRow[]): IncidentRow | null {
  return incidents.reduce<IncidentRow | null>((a, b) => (a === null || b.receivedAt < a.receivedAt ? b : a), null);
}

function oldest(open: readonly IncidentRow[], now: number): WallFigure {
  const first = eldest(open);
  const told = first === null ? '–' : ago(now - first.receivedAt);
  const incidents = first === null ? [] : [first];
  const more = first === null ? 'nothing open' : `${first.number.split(' ')[0]} ${first.place.label}`;
  return { id: 'oldest', label: 'Oldest open', value: told, more, tone: 'plain', incidents, others: [] };
}

/** Calls have no area before somebody has asked where: they are counted wherever one looks. */
function waitingCalls({ contacts, now }: WallRows): WallFigure {
  const ringing = ringingCalls(contacts);
  const longest = Math.max(0, ...ringing.map((call) => now - call.receivedAt));
  return {
    id: 'calls',
    label: 'Calls waiting',
    value: String(ringing.length),
    more: ringing.length === 0 ? 'none' : `longest ${ago(longest)}`,
    tone: ringing.some(({ channel }) => channel === '999') ? 'alarm' : ringing.length > 0 ? 'warn' : 'plain',
    incidents: [],
    others: ringing.map((call) => ({
      id: call.id,
      text: `${call.channel} call, rings for ${ago(now - call.receivedAt)}`,
    })),
  };
}

function seatsTaken(seats: readonly SeatRow[]): WallFigure {
  const held = seats.filter(({ holder }) => holder !== null);
  return {
    id: 'staff',
    label: 'Seats taken',
    value: String(held.length),
    more: `of ${seats.length}`,
    tone: 'plain',
    incidents: [],
    others: held.map(({ id, name, holder }) => ({ id, text: `${name}: ${holder?.name ?? ''}` })),
  };
}

function unitsOn(units: readonly UnitRow[]): WallFigure {
  const onDuty = units.filter((unit) => unit.onDuty);
  const free = onDuty.filter((unit) => unit.meaning === 'available' && unit.active === null).length;
  return {
    id: 'units',
    label: 'Units on duty',
    value: String(onDuty.length),
    more: `${free} free`,
    tone: 'plain',
    incidents: [],
    others: onDuty.map(({ id, callsign, statusName }) => ({ id, text: `${callsign}: ${statusName}` })),
  };
}
