import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Subject } from '../../../kernel/pure.ts';
import { contactOfficer, fim, makeWorld, raisedIncident, supervisor, type World } from '../test-world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

/** Somebody on an incident of their own. */
async function named(name: string): Promise<{ entryId: string; incidentId: string }> {
  const { incidentId } = await raisedIncident(world);
  const [linkId, entryId] = [randomUUID(), randomUUID()];
  const entry = { kind: 'person', name, phones: ['07700 900700'] };
  const about = { kind: 'incident', id: incidentId };
  await world.must(contactOfficer, 'linkEntry', { linkId, entryId, about, role: 'witness', entry, reason: '' });
  return { entryId, incidentId };
}

const proposals = (who: Subject) => world.seen(who, 'operations.mergeProposals');
const mergedInto = (of: string, who: Subject = supervisor) => world.seen(who, 'operations.mergedEntries', { of });
const entryOn = async (incidentId: string) => {
  const [row] = await world.seen(contactOfficer, 'operations.entries', { of: incidentId });
  return row?.entry;
};

test('a proposal shows both sides to a supervisor until it is decided, and what was merged can be taken apart again', async () => {
  const [one, into] = [await named('Tom Kowal'), await named('Tomasz Kowal')];
  const merge = { entryId: one.entryId, intoId: into.entryId, reason: 'Same number' };
  await world.must(contactOfficer, 'pole.proposeMerge', merge);
  expect(await proposals(supervisor)).toMatchObject([
    { id: one.entryId, one: { name: 'Tom Kowal' }, into: { name: 'Tomasz Kowal' }, reason: 'Same number' },
  ]);
  await expect(proposals(contactOfficer)).rejects.toThrow();
  await world.must(supervisor, 'pole.decideMerge', { entryId: one.entryId, accepted: true, reason: 'Born on one day' });
  expect(await proposals(supervisor)).toEqual([]);
  expect(await entryOn(one.incidentId)).toMatchObject({ name: 'Tomasz Kowal' });
  expect(await mergedInto(into.entryId)).toMatchObject([{ id: one.entryId, entry: { name: 'Tom Kowal' } }]);
  const undo = { entryId: one.entryId, reason: 'Father and son' };
  expect((await world.send(contactOfficer, 'pole.undoMerge', undo)).kind).toBe('not-permitted');
  await world.must(supervisor, 'pole.undoMerge', undo);
  expect(await world.send(supervisor, 'pole.undoMerge', undo)).toMatchObject({ code: 'not-merged' });
  expect(await mergedInto(into.entryId)).toEqual([]);
  expect(await entryOn(one.incidentId)).toMatchObject({ name: 'Tom Kowal' });
});

test('two of which each is proposed to be the other leave nothing to decide once they are one', async () => {
  const [one, other] = [await named('Ann Reed'), await named('Anne Reed')];
  const reason = 'Same number';
  await world.must(contactOfficer, 'pole.proposeMerge', { entryId: one.entryId, intoId: other.entryId, reason });
  await world.must(contactOfficer, 'pole.proposeMerge', { entryId: other.entryId, intoId: one.entryId, reason });
  expect(await proposals(supervisor)).toHaveLength(2);
  await world.must(supervisor, 'pole.decideMerge', { entryId: one.entryId, accepted: true, reason });
  expect(await proposals(supervisor)).toEqual([]);
});

test('C15 whoever may not see the record of one side sees neither the proposal nor what was merged', async () => {
  const [secret, open] = [await named('Zebra Concealed'), await named('Zebra Open')];
  const reason = 'Same number';
  await world.must(contactOfficer, 'pole.proposeMerge', { entryId: secret.entryId, intoId: open.entryId, reason });
  await world.must(fim, 'restrict', {
    ...{ incidentId: secret.incidentId, seen: 'none', restriction: 'concealed', allowed: [], radiusMetres: 500 },
    reason: 'Protected person',
  });
  expect(await proposals(supervisor)).toEqual([]);
  expect(await proposals(fim)).toMatchObject([{ one: { name: 'Zebra Concealed' } }]);
  await world.must(fim, 'pole.decideMerge', { entryId: secret.entryId, accepted: true, reason });
  expect(await mergedInto(open.entryId)).toEqual([]);
  expect(await mergedInto(open.entryId, fim)).toMatchObject([{ entry: { name: 'Zebra Concealed' } }]);
});
