import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { published } from '../catalogue/test-story.ts';
import {
  agent,
  makeWorld,
  officer,
  otherOfficer,
  reported,
  sergeant,
  technician,
  type World,
} from '../test-service.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.must(officer, 'keepProfile', { personId: officer.id, managerId: sergeant.id });
});
afterAll(() => world.test.close());

type Rows = readonly Readonly<Record<string, unknown>>[];

const isLeadTime = ({ metric }: Rows[number]) => metric === 'lead-time';

/** Whatever counts IT incidents. */
async function ofIncidents(): Promise<Readonly<Record<string, Rows>>> {
  const figures: Record<string, Rows> = {};
  for (const view of ['deskFigures', 'report', 'commitments', 'trends', 'outages', 'openServiceIncidents']) {
    figures[view] = (await world.seen(agent, view)).filter((row) => !isLeadTime(row));
  }
  return figures;
}

/** Whatever counts requests. */
async function ofRequests(): Promise<Readonly<Record<string, Rows>>> {
  const leadTimes = (await world.seen(agent, 'commitments')).filter(isLeadTime);
  return { leadTimes, openRequests: await world.seen(agent, 'openRequests') };
}

const order = (itemId: string, more: object) => ({
  ...{ requestId: randomUUID(), itemId, version: 1, answers: { room: '2.14' } },
  ...more,
});

test('SM-18 a service request is raised from an IT incident and linked to it; neither counts as the other in any figure', async () => {
  const { must, seen } = world;
  const itemId = await published(world, { eligible: ['officer'] });
  const serviceIncidentId = await reported(world, { serviceId: 'radio-voice' });
  const [incident] = await seen(agent, 'serviceIncidentRecord', { of: serviceIncidentId });
  const before = await ofIncidents();
  const nothing = await ofRequests();

  // The desk asks in the place of whoever reported it: whose manager says yes, and for whom it is.
  const input = order(itemId, { serviceIncidentId, forId: officer.id });
  await must(agent, 'submitRequest', input);
  const of = input.requestId;
  const link = { id: serviceIncidentId, number: incident?.number };
  expect(await seen(agent, 'openRequests')).toMatchObject([{ id: of, serviceIncident: link, approver: sergeant.name }]);
  expect(await seen(agent, 'incidentRequests', { of: serviceIncidentId })).toMatchObject([
    { id: of, number: expect.stringMatching(/^RQ-/), situation: 'approving' },
  ]);
  expect(await seen(agent, 'requestLog', { of })).toMatchObject([
    { text: `Because of ${incident?.number}\nRoom: 2.14` },
  ]);

  await must(sergeant, 'decideRequest', { requestId: of, decision: 'approve', reason: 'Needed' });
  // A figure counts what was before now.
  const moment = (): void => world.test.clock.advance(1);
  for (const taskId of ['number', 'connect']) await must(technician, 'finishRequestTask', { requestId: of, taskId });
  moment();
  expect(await seen(agent, 'incidentRequests', { of: serviceIncidentId })).toMatchObject([{ situation: 'delivered' }]);
  expect(await ofIncidents()).toEqual(before);
  const delivered = await ofRequests();
  expect(delivered).not.toEqual(nothing);
  expect(delivered.leadTimes).toMatchObject([{ count: 1 }, { count: 1 }]);

  await must(technician, 'resolveServiceIncident', { serviceIncidentId, resolution: 'Switched on' });
  await must(officer, 'confirmServiceIncident', { serviceIncidentId });
  moment();
  expect(await ofRequests()).toEqual(delivered);
  expect(await ofIncidents()).not.toEqual(before);
  const archived = await seen(agent, 'archivedRecords');
  expect(archived.map(({ id, kind }) => [id, kind])).toEqual([[serviceIncidentId, 'it-incident']]);
});

test('whoever reported it asks for something because of it; to a stranger it is as if it were not there', async () => {
  const itemId = await published(world, { approval: { by: 'nobody' } });
  const serviceIncidentId = await reported(world);
  await world.must(officer, 'submitRequest', order(itemId, { serviceIncidentId }));
  const strange = await world.send(otherOfficer, 'submitRequest', order(itemId, { serviceIncidentId }));
  const none = await world.send(otherOfficer, 'submitRequest', order(itemId, { serviceIncidentId: randomUUID() }));
  expect(strange).toMatchObject({ kind: 'refused', code: 'no-such-it-incident' });
  expect(none).toEqual(strange);
  await expect(world.seen(officer, 'incidentRequests', { of: serviceIncidentId })).rejects.toThrow();
});
