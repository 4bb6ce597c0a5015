import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { raised } from '../../changes/test-changes.ts';
import { agent, changeManager, makeWorld, officer, reported, technician, type World } from '../../test-service.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld([], () => ({
    rules: {
      statuses: [
        { id: 'in-hand', name: 'In hand' },
        { id: 'on-site', name: 'Somebody is on site' },
      ],
      moves: [
        { from: 'any', to: 'on-site', by: ['technician'] },
        { from: 'resolved', to: 'closed', by: ['reporter', 'service-manager'] },
      ],
      onlyThese: false,
      required: [
        { record: 'it-incident', state: 'raised', roles: ['service-agent'], fields: ['call-back'] },
        { record: 'it-incident', state: 'resolved', roles: null, fields: ['category', 'closure-category'] },
        { record: 'change', state: 'handed-in', roles: null, fields: ['back-out', 'test'] },
        { record: 'request', state: 'cancelled', roles: ['officer'], fields: ['reason'] },
      ],
    },
  }));
});
afterAll(() => world.test.close());

const statusOf = async (id: string) => (await world.seen(agent, 'serviceIncidentRecord', { of: id }))[0]?.status;

test('SM-16 how a record stands is said in the statuses of the force, and each way is gone by the roles that it names', async () => {
  const serviceIncidentId = await reported(world);
  const set = { serviceIncidentId, seen: null, to: 'on-site' };
  expect(await world.send(agent, 'setServiceIncidentStatus', set)).toMatchObject({ code: 'not-your-move' });
  await world.must(technician, 'setServiceIncidentStatus', set);
  expect(await statusOf(serviceIncidentId)).toEqual({ id: 'on-site', name: 'Somebody is on site' });
  const late = { serviceIncidentId, seen: null, to: 'in-hand' };
  expect(await world.send(agent, 'setServiceIncidentStatus', late)).toMatchObject({
    ...{ code: 'changed-meanwhile', current: 'on-site' },
  });
  await world.must(agent, 'setServiceIncidentStatus', { ...late, seen: 'on-site' });
  const none = { serviceIncidentId, seen: 'in-hand', to: 'asleep' };
  expect(await world.send(agent, 'setServiceIncidentStatus', none)).toMatchObject({ code: 'no-such-status' });
  await world.must(agent, 'resolveServiceIncident', {
    ...{ serviceIncidentId, resolution: 'Handset replaced', closureCategoryId: 'radio-handset' },
  });
  expect(await statusOf(serviceIncidentId)).toBeNull();
  const closing = { serviceIncidentId };
  expect(await world.send(technician, 'confirmServiceIncident', closing)).toMatchObject({ code: 'not-your-move' });
  await world.must(officer, 'confirmServiceIncident', closing);
});

test('what was taken up again begins anew', async () => {
  const serviceIncidentId = await reported(world);
  await world.must(agent, 'setServiceIncidentStatus', { serviceIncidentId, seen: null, to: 'in-hand' });
  const resolution = { serviceIncidentId, resolution: 'Charged', closureCategoryId: 'radio-handset' };
  await world.must(agent, 'resolveServiceIncident', resolution);
  world.test.clock.advance(60_000);
  await world.must(officer, 'reopenServiceIncident', { serviceIncidentId, reason: 'Flat again' });
  expect(await statusOf(serviceIncidentId)).toBeNull();
  await world.must(technician, 'setServiceIncidentStatus', { serviceIncidentId, seen: null, to: 'on-site' });
});

test('SM-3 fields must be filled in by kind of record, by the state it comes into and by who brings it there', async () => {
  const report = { source: 'phone', summary: 'No tone', categoryId: null, serviceIncidentId: randomUUID() };
  const raise = (who: typeof agent, more: object = {}) =>
    world.send(who, 'raiseServiceIncident', { ...report, ...more });
  expect(await raise(agent)).toMatchObject({ code: 'fields-missing', current: ['call-back'] });
  expect(await raise(technician)).toMatchObject({ kind: 'done' });
  expect(await raise(agent, { serviceIncidentId: randomUUID(), callBack: '4471' })).toMatchObject({ kind: 'done' });

  const { serviceIncidentId } = report;
  const resolved = { serviceIncidentId, resolution: 'Cable in' };
  expect(await world.send(agent, 'resolveServiceIncident', resolved)).toMatchObject({
    ...{ code: 'fields-missing', current: ['category', 'closure-category'] },
  });
  const change = { field: 'category', from: null, to: 'phone-desk' };
  await world.must(agent, 'amendServiceIncident', { serviceIncidentId, change });
  const whole = { ...resolved, closureCategoryId: 'phone-desk' };
  await world.must(agent, 'resolveServiceIncident', whole);

  const changeId = await raised(world, { said: { title: 'New rules', backOut: 'Load the old ones' } });
  expect(await world.send(changeManager, 'submitChange', { changeId })).toMatchObject({
    ...{ code: 'fields-missing', current: ['test'] },
  });
});
