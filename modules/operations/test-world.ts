import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Answer, type HeldRow, type ModuleDefinition, readView, type ViewQuery } from '../../kernel/index.ts';
import type { Role, Subject } from '../../kernel/pure.ts';
import { personSubject, type TestDatabase, testDatabase } from '../../kernel/testing.ts';
import { type Force, makeForce } from '../force/index.ts';
import { makePole } from '../pole/index.ts';
import { makeOperations, type Operations, type RoadsDoor } from './index.ts';

/** Operations with its real neighbours on the Rutland pack, for database tests. Without roads unless a test brings some. */
export interface World {
  readonly test: TestDatabase;
  readonly force: Force;
  readonly operations: Operations;
  readonly modules: readonly ModuleDefinition[];
  /** Accounts that count as connected; all until it is set. */
  readonly connected: Set<string>;
  /** Sends a command as somebody; answers what came of it. */
  send(who: Subject, name: string, input: unknown, ...confirmed: string[]): Promise<Answer>;
  /** Sends a command that must be done. */
  must(who: Subject, name: string, input: unknown, ...confirmed: string[]): Promise<Record<string, unknown>>;
  /** All rows of a view, as the source holds them. */
  held(view: string, query?: Partial<ViewQuery>): Promise<readonly HeldRow[]>;
  /** The rows of a view that somebody may see, masked where they must be. */
  seen(who: Subject, view: string, query?: Partial<ViewQuery>): Promise<readonly Record<string, unknown>[]>;
}

const packDir = join(import.meta.dirname, '../../data/packs/rutland');
const noRoads: RoadsDoor = { estimated: true, table: async () => [] };
const everyRole: readonly Role[] = ['contact-officer', 'dispatcher', 'control-room-supervisor', 'fim'];

export async function makeWorld(roads: RoadsDoor = noRoads): Promise<World> {
  const connected = new Set<string>();
  const isConnected = (accountId: string) => connected.size === 0 || connected.has(accountId);
  const force = makeForce({ packDir, rolesOf: async () => everyRole });
  const pole = makePole({ force });
  let clock = { now: () => 0 };
  const operations = makeOperations({
    force,
    connected: isConnected,
    markersNear: pole.markersNear,
    listLateMarkers: pole.listLateMarkers,
    accountsByCollar: async () => new Map(),
    roads,
    clock: { now: () => clock.now() },
  });
  const held: { test?: TestDatabase } = {};
  const modules = [force.definition, pole.definition, operations.definition];
  const test = await testDatabase(modules, {
    occupiedSeats: async (role, area) => (held.test ? force.seatsFor(held.test.db, role, area, isConnected) : []),
    packVersion: force.packVersion,
  });
  held.test = test;
  clock = test.clock;
  return { test, force, operations, modules, connected, ...doors(test) };
}

function doors(test: TestDatabase): Pick<World, 'send' | 'must' | 'held' | 'seen'> {
  const send: World['send'] = (subject, name, input, ...confirmed) =>
    test.handle({ subject, name: name.includes('.') ? name : `operations.${name}`, input, confirmed });
  const list: World['held'] = async (view, query) => {
    const source = test.context.registry.views.get(view);
    if (source === undefined) throw new Error(`no view ${view}`);
    return source.list(test.db, { filters: {}, limit: 1000, after: null, of: null, ...query });
  };
  return {
    send,
    held: list,
    must: async (...call) => {
      const answer = await send(...call);
      if (answer.kind !== 'done') throw new Error(`${call[1]}: ${JSON.stringify(answer)}`);
      return { ...answer.result };
    },
    seen: async (subject, view, query) => {
      const whole = { filters: {}, limit: 1000, after: null, of: null, ...query };
      const { rows } = await readView(test.context, subject, view, whole);
      return rows as readonly Record<string, unknown>[];
    },
  };
}

export const contactOfficer = personSubject('connie', ['contact-officer']);
export const dispatcher = personSubject('dave', ['dispatcher']);
export const otherDispatcher = personSubject('dora', ['dispatcher']);
export const supervisor = personSubject('sue', ['control-room-supervisor']);
export const fim = personSubject('fiona', ['fim']);
export const sergeant = personSubject('paula', ['patrol-sergeant']);
export const officer = personSubject('olly', ['officer']);

export const oakham = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
export const uppingham = { label: 'High Street, Uppingham', lon: -0.7226, lat: 52.5886, gazetteerId: null };

/** A contact with what and where, ready to become an incident. */
export async function takenContact(world: World, what = 'Two men fighting', place: object = oakham): Promise<string> {
  const contactId = randomUUID();
  await world.must(contactOfficer, 'openContact', { contactId, channel: '999', callerNumber: '07700 900123' });
  await world.must(contactOfficer, 'writeContactField', { contactId, field: 'what', seen: '', value: what });
  await world.must(contactOfficer, 'placeContact', { contactId, place });
  return contactId;
}

export async function raisedIncident(world: World, over: { code?: string; grade?: string; place?: object } = {}) {
  const contactId = await takenContact(world, 'Two men fighting', over.place);
  const incidentId = randomUUID();
  const { code = '202', grade } = over;
  await world.must(contactOfficer, 'raiseIncident', { contactId, incidentId, code, ...(grade && { grade }) });
  return { contactId, incidentId };
}

export async function bookedUnit(world: World, callsign: string, over: object = {}, by = dispatcher): Promise<string> {
  const tourId = randomUUID();
  await world.must(by, 'bookOn', {
    tourId,
    callsign,
    kind: 'response',
    crew: [{ collar: '1234', name: 'A. Example', permit: 'response', accountId: officer.id }],
    vehicle: { registration: 'AB12 CDE', kind: 'car' },
    skills: ['taser', 'public-order', 'method-of-entry', 'first-aid'],
    talkgroup: 'RUT-1',
    issi: '4000001',
    areaId: 'oakham',
    stationId: null,
    shiftEndsAt: world.test.clock.now() + 8 * 3_600_000,
    ...over,
  });
  return tourId;
}
