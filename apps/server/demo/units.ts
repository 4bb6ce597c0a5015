import { randomUUID } from 'node:crypto';
import { readView } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Pack } from '../../../modules/force/index.ts';
import { BookOff, BookOn, OpenIncidents, SetStatus, Units } from '../../../modules/operations/contract.ts';
import { type IncomingPosition, recordPositions } from '../../../modules/operations/index.ts';
import type { Parts } from '../application.ts';
import { act, demoSubject } from './act.ts';

type Unit = RowOf<typeof Units>;
type Incident = RowOf<typeof OpenIncidents>;
type DemoUnit = Pack['demo']['units'][number];

const HOUR_MS = 3_600_000;
const SHIFT_MS = 9 * HOUR_MS;
const TOO_SHORT_MS = 2 * HOUR_MS;

/** Books on the demonstration's units that are not on duty; those whose shift is over and who are free begin another. */
export async function bookOnUnits(
  parts: Parts,
  accountIdOf: (name: string) => Promise<string | null>,
): Promise<number> {
  const { modules, needs } = parts;
  const onDuty = new Map((await listUnits(parts)).map((unit) => [unit.callsign, unit]));
  let booked = 0;
  for (const unit of modules.force.pack().demo.units) {
    const held = onDuty.get(unit.callsign);
    const mayStay = held !== undefined && (held.active !== null || held.shiftEndsAt > needs.clock.now() + TOO_SHORT_MS);
    if (mayStay) continue;
    if (held !== undefined) await act(modules.context, BookOff, { tourId: held.id });
    await bookOn(parts, unit, accountIdOf);
    booked += 1;
  }
  await placeUnits(parts);
  return booked;
}

async function bookOn(
  { modules, needs }: Parts,
  unit: DemoUnit,
  accountIdOf: (name: string) => Promise<string | null>,
): Promise<void> {
  const tourId = randomUUID();
  const { callsign, kind, vehicle, skills, talkgroup, issi, area, station, status } = unit;
  const crew = await Promise.all(
    unit.crew.map(async ({ collar, name, permit, account }) => {
      return { collar, name, permit, accountId: account === null ? null : await accountIdOf(account) };
    }),
  );
  const shiftEndsAt = needs.clock.now() + SHIFT_MS;
  const on = { tourId, callsign, kind, crew, vehicle, skills, talkgroup, issi };
  await act(modules.context, BookOn, { ...on, areaId: area, stationId: station, shiftEndsAt });
  await act(modules.context, SetStatus, { tourId, status });
}

/** Units that have no position yet stand where the pack says. */
async function placeUnits(parts: Parts): Promise<void> {
  const { modules, needs, db } = parts;
  const standing = new Map(modules.force.pack().demo.units.map((unit) => [unit.callsign, unit]));
  const at = needs.clock.now();
  const positions = (await listUnits(parts)).flatMap(({ callsign, position }) => {
    const place = standing.get(callsign);
    if (place === undefined || position !== null) return [];
    return [{ callsign, lon: place.lon, lat: place.lat, at, accuracyMetres: 8, source: 'demo' }];
  });
  await recordPositions(db, needs.clock, positions);
}

const STEP_SECONDS = 3;
const METRES_PER_SECOND = 20;
const METRES_PER_DEGREE = 111_320;
const ARRIVED_METRES = 40;
/** Standing units report seldom, as radios do. */
const STANDING_MS = 20_000;

/** One step of everybody: units en route move towards their incident; the others say where they are. */
export async function moveUnits(parts: Parts): Promise<void> {
  const units = await listUnits(parts);
  const goals = units.flatMap(({ active }) => (active?.milestone === 'en-route' ? [active.incidentId] : []));
  const places = new Map<string, Incident['place']>();
  for (const id of new Set(goals)) {
    const incident = await findIncident(parts, id);
    if (incident !== null) places.set(id, incident.place);
  }
  const at = parts.needs.clock.now();
  const positions = units.flatMap((unit) => nextPosition(unit, places, at));
  await recordPositions(parts.db, parts.needs.clock, positions);
}

export const stepMs = STEP_SECONDS * 1000;

function nextPosition(
  { callsign, position, active }: Unit,
  places: ReadonlyMap<string, Incident['place']>,
  at: number,
): readonly IncomingPosition[] {
  if (position === null || position.source !== 'demo') return [];
  const goal = active?.milestone === 'en-route' ? places.get(active.incidentId) : undefined;
  const said = { callsign, at, accuracyMetres: 8, source: 'demo' };
  if (goal?.lon == null || goal.lat == null) {
    return at - position.at < STANDING_MS ? [] : [{ ...said, lon: position.lon, lat: position.lat }];
  }
  return [{ ...said, ...towards(position, { lon: goal.lon, lat: goal.lat }, METRES_PER_SECOND * STEP_SECONDS) }];
}

interface Point {
  readonly lon: number;
  readonly lat: number;
}

/** So many metres nearer, as the crow flies: a demonstration, no simulation of traffic. */
function towards(from: Point, to: Point, metres: number): Point {
  const north = (to.lat - from.lat) * METRES_PER_DEGREE;
  const east = (to.lon - from.lon) * METRES_PER_DEGREE * Math.cos((from.lat * Math.PI) / 180);
  const distance = Math.hypot(north, east);
  if (distance <= Math.max(metres, ARRIVED_METRES)) return to;
  const share = metres / distance;
  return { lon: from.lon + (to.lon - from.lon) * share, lat: from.lat + (to.lat - from.lat) * share };
}

const everything = { filters: {}, limit: 2000, after: null, of: null };

async function listUnits({ modules }: Parts): Promise<readonly Unit[]> {
  return (await readView(modules.context, demoSubject, Units.name, everything)).rows as readonly Unit[];
}

/** Only where somebody drives to: all that is open, read every few seconds, would be felt beside it. */
async function findIncident({ modules }: Parts, id: string): Promise<Incident | null> {
  const one = { ...everything, filters: { id }, limit: 1 };
  const { rows } = await readView(modules.context, demoSubject, OpenIncidents.name, one);
  return (rows as readonly Incident[])[0] ?? null;
}
