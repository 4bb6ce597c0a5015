import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { definition as identity } from '../../identity/index.ts';
import { published } from '../catalogue/test-story.ts';
import { quiet, said } from '../changes/test-changes.ts';
import { agent, changeManager, makeWorld, officer, sergeant, staff, technician, type World } from '../test-service.ts';
import { asked, settle } from './test-story.ts';

/** What follows from a request, and what requests follow from. */
const administrator = staff('0198c2f0-0000-7000-8000-000000000099', 'administrator');

let world: World;
beforeAll(async () => {
  world = await makeWorld([identity]);
});
afterAll(() => world.test.close());

const openOf = async (name: string) => (await world.seen(agent, 'openRequests')).filter((row) => row.name === name);

async function account(): Promise<string> {
  const accountId = randomUUID();
  const named = { name: `a${accountId.slice(0, 8)}`, displayName: 'Anjali Shah', callsign: null, collar: null };
  await world.must(administrator, 'identity.createAccount', { accountId, ...named, roles: ['officer'] });
  return accountId;
}

test('SM-113 who joins, moves and leaves is known from the people record: what they need is asked for by itself, once', async () => {
  const earlier = await account();
  for (const [bundle, name] of [
    ['joiner', 'New starter'],
    ['mover', 'Change of post'],
    ['leaver', 'Leaver'],
  ] as const) {
    await published(world, { name, bundle });
  }
  const accountId = await account();
  await settle(world);
  expect(await openOf('New starter')).toMatchObject([{ forWhom: 'Anjali Shah', situation: 'preparing' }]);
  await world.must(administrator, 'identity.setRoles', { accountId, seen: ['officer'], roles: ['patrol-sergeant'] });
  await world.must(administrator, 'identity.disableAccount', { accountId, reason: 'Has left' });
  await settle(world);
  await settle(world);
  const found = await Promise.all(['New starter', 'Change of post', 'Leaver'].map(openOf));
  expect(found.map(({ length }) => length)).toEqual([1, 1, 1]);
  const seen = await world.seen(staff(earlier, 'officer'), 'ownRecords', { of: earlier });
  expect(seen).toEqual([]);
  const own = await world.seen(staff(accountId, 'officer'), 'ownRecords', { of: accountId });
  expect(own.map(({ title }) => title).sort()).toEqual(['Change of post', 'Leaver', 'New starter']);
});

test('SM-49 the short route: a request that alters the technology makes the change behind the scenes, once it is approved', async () => {
  const templateId = randomUUID();
  await world.must(technician, 'proposeTemplate', { templateId, name: 'A handset', proposal: quiet(world), said });
  await world.must(changeManager, 'approveTemplate', { templateId });
  const itemId = await published(world, { name: 'Handset', changeModelId: templateId });
  const requestId = await asked(world, itemId);
  await settle(world);
  const changes = async () =>
    (await world.seen(changeManager, 'changes')).map(({ title, model }) => ({ title, model }));
  expect(await changes()).toEqual([]);
  await world.must(sergeant, 'decideRequest', { requestId, decision: 'approve', reason: 'Needed for the role' });
  await settle(world);
  const [own] = await world.seen(officer, 'ownRecords', { of: officer.id });
  expect(await changes()).toEqual([{ title: `Handset (${own?.number})`, model: 'standard' }]);
});
