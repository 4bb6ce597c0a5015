import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type Answer,
  type AnyAggregate,
  defineHandler,
  type ModuleDefinition,
  readView,
  type ViewQuery,
} from '../../kernel/index.ts';
import { decided, declareCommand, type Subject } from '../../kernel/pure.ts';
import { personSubject, systemSubject, type TestDatabase, testDatabase } from '../../kernel/testing.ts';
import { makeForce } from '../force/index.ts';
import { incidentAggregate, makeOperations } from '../operations/index.ts';
import { makePole } from '../pole/index.ts';
import { listReviewAlarms, makeInsight } from './index.ts';

const SayByLaw = declareCommand({
  name: 'law.say',
  summary: 'Write what the law says into an incident, as audit does',
  schema: z.object({ incidentId: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()) }),
  permission: 'law.say',
  example: { incidentId: 'i1', type: 'kernel.HoldPlaced', data: { reason: 'inquest' } },
});

const law: ModuleDefinition = {
  ...{
    name: 'law',
    migrations: null,
    tables: {},
    events: {},
    aggregates: [],
    projections: [],
    views: [],
    reactions: [],
  },
  permissions: [{ name: 'law.say', summary: 'Say it', roles: [] }],
  handlers: [
    defineHandler({
      declaration: SayByLaw,
      streams: ({ incidentId }) => {
        const aggregate: AnyAggregate = incidentAggregate;
        return { record: { aggregate, stream: `operations.incident/${incidentId}` } };
      },
      decide: ({ input: { type, data } }) => decided({ record: [{ type, data }] }),
    }),
  ],
  live: () => [],
};

/** Insight above the real modules that it reads, on the Rutland pack; the commands go in as they do at the desk. */
export interface World {
  readonly test: TestDatabase;
  /** A command by its whole name; one of operations may be called by its own. */
  send(who: Subject, name: string, input: object, ...confirmed: string[]): Promise<Answer>;
  must(who: Subject, name: string, input: object, ...confirmed: string[]): Promise<void>;
  /** The rows that somebody may see, masked where they must be. */
  seen(who: Subject, view: string, query?: Partial<ViewQuery>): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** As the server looks once a day; answers what was counted anew. */
  lookAtReviews(): Promise<readonly { readonly records: string; readonly from: number; readonly count: number }[]>;
}

export const connie = personSubject('connie', ['contact-officer']);
export const dave = personSubject('dave', ['dispatcher']);
export const sue = personSubject('sue', ['control-room-supervisor']);
export const fiona = personSubject('fiona', ['fim']);
export const olly = personSubject('olly', ['officer']);

const oakham = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
export const uppingham = { label: 'High Street, Uppingham', lon: -0.7226, lat: 52.5886, gazetteerId: null };

/** What somebody confirms who sends whatever unit there is. */
const accept = ['not-suitable', 'skill-missing', 'ring-the-fim', 'unit-committed'];

export async function makeInsightWorld(): Promise<World> {
  const force = makeForce({ packDir: join(import.meta.dirname, '../../data/packs/rutland'), rolesOf: async () => [] });
  const { definition: pole, markersNear, listLateMarkers } = makePole({ force });
  const clock = { now: (): number => test.clock.now() };
  const roads = { estimated: true, table: async () => [] };
  const accountsByCollar = async () => new Map<string, string>();
  const people = { connected: () => true, accountsByCollar };
  const operations = makeOperations({
    force,
    roads,
    clock,
    markersNear,
    listLateMarkers,
    ...people,
    otherAlarms: listReviewAlarms,
  });
  const insight = makeInsight({ pack: force.pack, clock });
  const definitions = [force.definition, pole, operations.definition, insight.definition, law];
  const test: TestDatabase = await testDatabase(definitions, { packVersion: force.packVersion });
  const send: World['send'] = (subject, name, input, ...confirmed) =>
    test.handle({ subject, name: /[.]/.test(name) ? name : `operations.${name}`, input, confirmed });
  const must: World['must'] = async (who, name, input, ...confirmed) => {
    const answer = await send(who, name, input, ...confirmed);
    if (answer.kind !== 'done') throw new Error(`${name} by ${who.name}: ${JSON.stringify(answer)}`);
  };
  const seen: World['seen'] = async (who, view, asked = {}) => {
    const page = await readView(test.context, who, view, { of: null, after: null, limit: 1000, filters: {}, ...asked });
    return page.rows as Awaited<ReturnType<World['seen']>>;
  };
  const lookAtReviews: World['lookAtReviews'] = async () => {
    const counts = await insight.listReviewCounts(test.db);
    for (const count of counts) await must(systemSubject('review watch'), 'insight.countReviews', count);
    return counts;
  };
  return { test, send, must, seen, lookAtReviews };
}

/** A response car with its crew, on duty for as long as a test lasts. */
export async function carOnDuty(world: World): Promise<string> {
  const tourId = randomUUID();
  const crew = [{ collar: '1234', name: 'A. Example', permit: 'response', accountId: olly.id }];
  const where = { talkgroup: 'RUT-1', issi: null, areaId: 'oakham', stationId: null };
  const until = world.test.clock.now() + 300 * 24 * 3_600_000;
  const car = {
    callsign: 'RA21',
    kind: 'response',
    vehicle: { registration: 'AB12 CDE', kind: 'car' },
    skills: ['taser'],
  };
  await world.must(dave, 'bookOn', { tourId, ...car, crew, ...where, shiftEndsAt: until });
  return tourId;
}

const SECOND = 1000;

/** A 999 call that rings so long before somebody answers it. */
export async function answeredCall(world: World, ringSeconds: number, by = connie): Promise<string> {
  const contactId = randomUUID();
  const ringing = { contactId, channel: '999', callerNumber: '07700 900123', circle: null, subscriber: null };
  await world.must(by, 'announceCall', ringing);
  world.test.clock.advance(ringSeconds * SECOND);
  await world.must(by, 'answerCall', { contactId });
  return contactId;
}

/** Makes an incident of the call, in Oakham unless told. */
export async function raisedFrom(
  world: World,
  contactId: string,
  over: { readonly code?: string; readonly grade?: string; readonly place?: object } = {},
): Promise<{ readonly incidentId: string; readonly contactId: string }> {
  const incidentId = randomUUID();
  const { code = '202', grade = 'G1', place = oakham } = over;
  await world.must(connie, 'writeContactField', {
    contactId,
    field: 'what',
    seen: '',
    value: 'Two men fighting',
  });
  await world.must(connie, 'placeContact', { contactId, place });
  await world.must(connie, 'raiseIncident', { contactId, incidentId, code, grade });
  return { incidentId, contactId };
}

/** Sends a unit after so long, which arrives after so long; null: never. */
export async function attended(
  world: World,
  incidentId: string,
  times: { readonly tourId: string; readonly assignSeconds: number; readonly arriveSeconds: number | null },
): Promise<string> {
  const assignment = { assignmentId: randomUUID(), incidentId, tourId: times.tourId };
  world.test.clock.advance(times.assignSeconds * SECOND);
  await world.must(dave, 'assignUnit', assignment, ...accept);
  if (times.arriveSeconds === null) return assignment.assignmentId;
  world.test.clock.advance(times.arriveSeconds * SECOND);
  await world.must(dave, 'reportProgress', { ...assignment, milestone: 'at-scene' }, 'unusual-order');
  await world.must(dave, 'reportProgress', { ...assignment, milestone: 'resumed' }, 'unusual-order');
  return assignment.assignmentId;
}

/** Records the result and closes. */
export async function closed(world: World, incidentId: string, closingCode = '202'): Promise<void> {
  await world.must(dave, 'recordResult', { incidentId, result: 'NFA', closingCode, note: '' });
  await world.must(dave, 'closeIncident', { incidentId });
}
