import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asked } from '../requests/test-story.ts';
import { agent, makeWorld, officer, serviceManager, type World } from '../test-service.ts';
import { deskPhone, published } from './test-story.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const offered = async (itemId: string) => (await world.seen(officer, 'catalogue')).find(({ id }) => id === itemId);

test('what is saved shows to nobody until it is published; each version stays, and an order keeps the terms of its own', async () => {
  const itemId = await published(world, { approval: { by: 'nobody' } });
  const requestId = await asked(world, itemId);
  await world.must(serviceManager, 'saveCatalogueItem', {
    itemId,
    seen: 1,
    terms: { ...deskPhone, pricePence: 9_999 },
  });
  expect(await offered(itemId)).toMatchObject({ version: 1, terms: { pricePence: 8_500 } });
  await world.must(serviceManager, 'publishCatalogueItem', { itemId, seen: 2 });
  expect(await offered(itemId)).toMatchObject({ version: 2, terms: { pricePence: 9_999 } });
  const versions = await world.seen(serviceManager, 'catalogueVersions', { of: itemId });
  expect(versions.map(({ version }) => version)).toEqual([1, 2]);
  const request = (await world.seen(agent, 'openRequests')).find(({ id }) => id === requestId);
  expect(request).toMatchObject({ pricePence: 8_500 });
  await world.must(serviceManager, 'withdrawCatalogueItem', { itemId });
  expect(await offered(itemId)).toBeUndefined();
});

test('who saves over what somebody else has saved meanwhile is told', async () => {
  const itemId = await published(world);
  const saved = { itemId, terms: deskPhone };
  await world.must(serviceManager, 'saveCatalogueItem', { ...saved, seen: 1 });
  const late = await world.send(serviceManager, 'saveCatalogueItem', { ...saved, seen: 1 });
  expect(late).toMatchObject({ kind: 'refused', code: 'changed-meanwhile', current: 2 });
});

test('a task that waits for one below it, a question twice, a price in fractions and a team that is none are refused by field', async () => {
  const save = (terms: object) =>
    world.send(serviceManager, 'saveCatalogueItem', {
      itemId: randomUUID(),
      seen: 0,
      terms: { ...deskPhone, ...terms },
    });
  const round = [
    { id: 'a', name: 'A', teamId: 'radio', after: ['b'] },
    { id: 'b', name: 'B', teamId: 'radio', after: ['a'] },
  ];
  const field = (answer: unknown) => JSON.stringify(answer);
  expect(field(await save({ tasks: round }))).toContain('input.terms.tasks');
  expect(field(await save({ fields: [deskPhone.fields[0], deskPhone.fields[0]] }))).toContain('input.terms.fields');
  expect(field(await save({ pricePence: 8.5 }))).toContain('input.terms.pricePence');
  expect(await save({ tasks: [{ id: 'a', name: 'A', teamId: 'nobody' }] })).toMatchObject({ code: 'no-such-team' });
});
