import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuild, tableContents } from '../../../kernel/index.ts';
import { dispatcher, fim, makeWorld, raisedIncident, type World } from '../test-world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const uses = (incidentId: string, who = dispatcher) => world.seen(who, 'operations.talkgroups', { of: incidentId });
const log = async (incidentId: string) =>
  (await world.seen(dispatcher, 'operations.incidentLog', { of: incidentId })).map(({ text }) => text);
const set = (incidentId: string, talkgroup: string, purpose = '') => ({ incidentId, talkgroup, purpose });

test('H07 the talkgroup of an incident is recorded, and what is patched or merged with it, with who and when, in its log', async () => {
  const { incidentId } = await raisedIncident(world);
  await world.must(dispatcher, 'setTalkgroup', set(incidentId, 'RUT-2', 'Search teams'));
  const patchId = randomUUID();
  const patch = { incidentId, patchId, kind: 'patch', talkgroups: ['RUT-2', 'RUT-1'] };
  await world.must(dispatcher, 'patchTalkgroups', patch);
  expect(await uses(incidentId)).toMatchObject([
    { talkgroup: 'RUT-1', patchId, patchKind: 'patch', by: 'dave', releasedAt: null },
    { talkgroup: 'RUT-2', patchId, purpose: 'Search teams', since: world.test.clock.now() },
  ]);
  const again = { ...patch, patchId: randomUUID() };
  expect(await world.send(dispatcher, 'patchTalkgroups', again)).toMatchObject({ code: 'patched-already' });
  await world.must(dispatcher, 'unpatchTalkgroups', { incidentId, patchId });
  await world.must(dispatcher, 'patchTalkgroups', { ...again, kind: 'merge' });
  await world.must(dispatcher, 'releaseTalkgroup', { incidentId, talkgroup: 'RUT-2' });
  expect(await uses(incidentId)).toMatchObject([
    { talkgroup: 'RUT-1', patchKind: 'merge' },
    { talkgroup: 'RUT-2', patchKind: null, releasedAt: world.test.clock.now() },
  ]);
  expect(await log(incidentId)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Worked on talkgroup RUT-2 .+: Search teams$/),
      'Talkgroups patched: RUT-2, RUT-1',
      'Patch taken apart: RUT-1, RUT-2',
      'Talkgroups merged: RUT-2, RUT-1',
      'No longer worked on talkgroup RUT-2',
    ]),
  );
});

test('one that another incident is worked on is asked about with its number; of a concealed one nothing is said', async () => {
  const [first, second] = [await raisedIncident(world), await raisedIncident(world)];
  await world.must(dispatcher, 'setTalkgroup', set(first.incidentId, 'RUT-2'));
  const asked = set(second.incidentId, 'RUT-2');
  expect(await world.send(dispatcher, 'setTalkgroup', asked)).toMatchObject({
    code: 'talkgroup-in-use',
    detail: expect.stringMatching(/^RUT-2 is in use for \d{4} of /),
  });
  const terms = { seen: 'none', restriction: 'concealed', allowed: [], radiusMetres: 500, reason: 'Covert' };
  await world.must(fim, 'restrict', { incidentId: first.incidentId, ...terms });
  await world.must(dispatcher, 'setTalkgroup', asked);
  expect(await uses(first.incidentId)).toEqual([]);
  expect(await uses(first.incidentId, fim)).toHaveLength(1);
  const refused = await world.send(dispatcher, 'releaseTalkgroup', {
    incidentId: first.incidentId,
    talkgroup: 'RUT-2',
  });
  expect(refused).toMatchObject({ code: 'no-such-incident' });
});

test('is refused where the force has no such talkgroup, and where the incident is not on it', async () => {
  const { incidentId } = await raisedIncident(world);
  expect(await world.send(dispatcher, 'setTalkgroup', set(incidentId, 'X-1'))).toMatchObject({
    code: 'no-such-talkgroup',
  });
  const released = await world.send(dispatcher, 'releaseTalkgroup', { incidentId, talkgroup: 'RUT-1' });
  expect(released).toMatchObject({ code: 'not-in-use' });
  const unpatched = await world.send(dispatcher, 'unpatchTalkgroups', { incidentId, patchId: randomUUID() });
  expect(unpatched).toMatchObject({ code: 'no-such-patch' });
});

test('a rebuild gives the same rows', async () => {
  const { db, context } = world.test;
  const before = await tableContents(db, context.registry);
  await rebuild(db, context.registry);
  expect(await tableContents(db, context.registry)).toEqual(before);
});
