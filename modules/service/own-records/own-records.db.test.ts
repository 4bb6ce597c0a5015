import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agent, makeWorld, officer, otherOfficer, reported, staff, technician, type World } from '../test-service.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const sergeant = staff('0198c2f0-0000-7000-8000-000000000020', 'patrol-sergeant');

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const own = async (id: string, who = officer) =>
  (await world.seen(who, 'ownRecords', { of: who.id })).find((row) => row.id === id);
const standing = async (id: string) => (await own(id))?.standing;
const logOf = (id: string, who = officer) => world.seen(who, 'ownRecordLog', { of: id });

test('a person sees their own records and the words that were meant for them; of another person nothing, whatever they ask for', async () => {
  const id = await reported(world, { description: 'Since this morning' });
  await world.must(agent, 'answerReporter', { serviceIncidentId: id, text: 'A spare is at the desk' });
  expect(await own(id)).toMatchObject({ kind: 'it-incident', title: 'Radio does not switch on', ownerId: officer.id });
  expect((await logOf(id)).map(({ text }) => text)).toEqual(['Since this morning', 'A spare is at the desk']);
  expect(await world.seen(otherOfficer, 'ownRecords', { of: officer.id })).toEqual([]);
  expect(await logOf(id, otherOfficer)).toEqual([]);
  expect(await world.seen(agent, 'ownRecords', { of: officer.id })).toEqual([]);
});

test('no internal note, hand-over note, reason to pause or clock ever reaches the person who reported it', async () => {
  const inner = fc.constantFrom(
    'noteServiceIncident',
    'assignServiceIncident',
    'pauseServiceIncident',
    'resumeServiceIncident',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(inner, { minLength: 1, maxLength: 5 }), async (acts) => {
      const id = await reported(world, { description: 'said' });
      for (const name of acts) await world.send(technician, name, innerInput(id));
      const texts = (await logOf(id)).map(({ text }) => String(text));
      expect(texts.join(' ')).not.toContain('secret');
      expect(JSON.stringify(await own(id))).not.toContain('secret');
    }),
    { numRuns: 15 },
  );
});

/** What any of the acts of the service centre takes; each leaves out what is not its own. */
function innerInput(serviceIncidentId: string): object {
  return { serviceIncidentId, text: 'secret', note: 'secret', teamId: 'networks', reason: 'waiting-supplier' };
}

test('SD-9 the person comments, withdraws, confirms and takes up again within the days of the force; nobody else does', async () => {
  const id = await reported(world);
  const target = { serviceIncidentId: id };
  for (const [name, input] of [
    ['commentServiceIncident', { text: 'x' }],
    ['withdrawServiceIncident', {}],
    ['confirmServiceIncident', {}],
    ['reopenServiceIncident', { reason: 'again' }],
  ] as const) {
    expect(await world.send(otherOfficer, name, { ...target, ...input })).toMatchObject({ kind: 'not-permitted' });
  }
  await world.must(technician, 'resolveServiceIncident', { ...target, resolution: 'Battery replaced' });
  expect(await standing(id)).toMatchObject({ is: 'fixed' });
  await world.must(officer, 'reopenServiceIncident', { ...target, reason: 'It went off again' });
  expect(await standing(id)).toMatchObject({ is: 'reported' });
  await world.must(technician, 'resolveServiceIncident', { ...target, resolution: 'Handset replaced' });
  await world.must(officer, 'confirmServiceIncident', target);
  expect(await standing(id)).toMatchObject({ is: 'ended', how: 'done' });
  world.test.clock.advance(15 * DAY_MS);
  const late = await world.send(officer, 'reopenServiceIncident', { ...target, reason: 'And again' });
  expect(late).toMatchObject({ kind: 'refused', code: 'reopen-too-late' });
  const other = await reported(world);
  await world.must(officer, 'withdrawServiceIncident', { serviceIncidentId: other, reason: 'It works again' });
  expect(await standing(other)).toMatchObject({ is: 'ended', how: 'withdrawn' });
});

test('what waits for a word of the person goes on by their word', async () => {
  const id = await reported(world);
  await world.must(agent, 'pauseServiceIncident', { serviceIncidentId: id, reason: 'waiting-user' });
  expect(await standing(id)).toMatchObject({ is: 'waits', reason: 'waiting-user' });
  await world.must(officer, 'commentServiceIncident', { serviceIncidentId: id, text: 'Asset tag 4471' });
  expect(await standing(id)).toMatchObject({ is: 'reported' });
});

test('SD-5 one act joins an outage that is known; what is none is refused as what does not exist', async () => {
  const outage = await reported(world, { impact: 1, urgency: 1, serviceId: 'radio-voice' });
  const small = await reported(world);
  await world.must(otherOfficer, 'joinOutage', { serviceIncidentId: outage });
  await world.must(otherOfficer, 'joinOutage', { serviceIncidentId: outage });
  const seen = (await world.seen(sergeant, 'outages')).find((row) => row.id === outage);
  expect(seen).toMatchObject({ serviceId: 'radio-voice', affected: 1, over: false });
  expect(JSON.stringify(seen)).not.toContain('Radio does not switch on');
  const joined = await world.seen(otherOfficer, 'joinedOutages', { of: otherOfficer.id });
  expect(joined.map(({ serviceIncidentId }) => serviceIncidentId)).toEqual([outage]);
  expect(await world.seen(officer, 'joinedOutages', { of: otherOfficer.id })).toEqual([]);
  const [hidden, unknown] = await Promise.all([
    world.send(otherOfficer, 'joinOutage', { serviceIncidentId: small }),
    world.send(otherOfficer, 'joinOutage', { serviceIncidentId: '0198c2f0-9999-7000-8000-000000000001' }),
  ]);
  expect(hidden).toEqual(unknown);
  expect(await logOf(outage, otherOfficer)).toEqual([]);
});

test('who leads at a station sees what was reported there; an officer does not', async () => {
  const siteId = 'oakham-police-station';
  const id = await reported(world, { siteId });
  expect((await world.seen(sergeant, 'siteRecords', { of: siteId })).map((row) => row.id)).toContain(id);
  await expect(world.seen(officer, 'siteRecords', { of: siteId })).rejects.toThrow(/service-site.read/);
});
