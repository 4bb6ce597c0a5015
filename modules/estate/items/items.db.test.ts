import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Frame, lastPosition, startFeed } from '../../../kernel/index.ts';
import { ItemClass } from '../../force/index.ts';
import { added, makeWorld, officer, serviceManager, technician, type World } from '../test-estate.ts';
import { shippedStages } from './shipped-terms.ts';

const armoury = {
  ...{ id: 'armoury-safe', name: 'Armoury safe', group: 'Armoury', prefix: 'ARM', access: 'concealed' as const },
  fields: [{ id: 'locks', name: 'Locks', kind: 'number' as const, min: 1, max: 9 }],
};
const own = {
  classes: [ItemClass.parse(armoury)],
  relationKinds: [{ id: 'guards', name: 'guards', reverse: 'is guarded by', carries: false }],
  stages: [...shippedStages, { id: 'on-loan', name: 'On loan', used: true, next: ['in-stock'] }],
  sources: [],
};

let world: World;
beforeAll(async () => {
  world = await makeWorld({ estate: own });
});
afterAll(() => world.test.close());

const namesIn = async (who = technician) => (await world.seen(who, 'items')).map(({ name }) => name);
const wordsOf = async () => (await world.seen(technician, 'words'))[0];

test('SM-81 classes, fields, stages, owners and kinds of relation are data of the force, and each relation has words in both directions', async () => {
  const words = await wordsOf();
  expect(words).toMatchObject({
    classes: expect.arrayContaining([expect.objectContaining({ id: 'armoury-safe', prefix: 'ARM' })]),
    stages: expect.arrayContaining([expect.objectContaining({ id: 'on-loan', name: 'On loan' })]),
    kinds: expect.arrayContaining([
      { id: 'guards', name: 'guards', reverse: 'is guarded by', carries: false },
      { id: 'runs-on', name: 'runs on', reverse: 'runs', carries: true },
    ]),
  });
  const bad = { itemId: randomUUID(), classId: 'armoury-safe', name: 'Safe', fields: { locks: 12, colour: 'red' } };
  expect(await world.send(technician, 'addItems', { items: [bad] })).toMatchObject({
    code: 'field-not-fitting',
    detail: 'Safe: locks: a number from 1 to 9; colour: no field of Armoury safe',
  });
  const owner = { owner: 'Head of operations', teamId: 'radio', criticality: 2, issi: '4326001' };
  const one = await added(world, { classId: 'radio-terminal', name: 'Handset', fields: owner });
  const two = await added(world, { classId: 'vehicle', name: 'Car' });
  await world.must(technician, 'relateItem', { itemId: two, kind: 'fitted-with', toIds: [one] });
  const expected = [expect.objectContaining({ fromId: two, toId: one, kind: 'fitted-with' })];
  for (const of of [one, two]) expect(await world.seen(technician, 'itemRelations', { of })).toEqual(expected);
  expect(await world.seen(technician, 'items')).toContainEqual(
    expect.objectContaining({
      id: one,
      label: 'RAD-1',
      owner: 'Head of operations',
      teamId: 'radio',
      marks: '4326001',
    }),
  );
});

test('a field of a radio is checked: an ISSI of letters, a team that is none', async () => {
  const fields = { issi: 'abc', teamId: 'nobody', stunState: 'asleep' };
  const item = { itemId: randomUUID(), classId: 'radio-terminal', name: 'Handset', fields };
  expect(await world.send(technician, 'addItems', { items: [item] })).toMatchObject({
    detail: expect.stringMatching(/issi: written as 4326001.*teamId: a team of the force.*stunState: one of: enabled/),
  });
});

test('SM-82 a restricted item shows only that it is there, a concealed one not at all, nor do its relations', async () => {
  const camera = await added(world, { classId: 'custody-cctv', name: 'Cell camera', allowed: [serviceManager.id] });
  const safe = await added(world, { classId: 'armoury-safe', name: 'Gun safe', allowed: [serviceManager.id] });
  const rack = await added(world, { name: 'Rack' });
  await world.must(serviceManager, 'relateItem', { itemId: camera, kind: 'connects-through', toIds: [rack] });
  await world.must(serviceManager, 'relateItem', { itemId: safe, kind: 'connects-through', toIds: [rack] });
  expect(await namesIn(serviceManager)).toEqual(expect.arrayContaining(['Cell camera', 'Gun safe']));
  const seen = await world.seen(technician, 'items');
  expect(seen).toContainEqual(expect.objectContaining({ id: camera, name: null, marks: '', stationId: null }));
  expect(seen.map(({ id }) => id)).not.toContain(safe);
  for (const view of ['itemRecord', 'itemLog']) {
    for (const of of [camera, safe]) expect(await world.seen(technician, view, { of })).toEqual([]);
  }
  expect(await world.seen(technician, 'itemRelations', { of: rack })).toEqual([]);
  expect(await world.seen(technician, 'relations')).not.toContainEqual(expect.objectContaining({ toId: rack }));
  const change = (itemId: string) => world.send(technician, 'changeItem', { itemId, fields: { room: 'A' } });
  expect(await change(camera)).toMatchObject({ kind: 'not-permitted' });
  expect(await change(safe)).toMatchObject({ kind: 'refused', code: 'no-such-item' });
  expect(await world.send(technician, 'archiveItem', { itemId: rack, reason: 'Old' })).toMatchObject({ kind: 'done' });
  await world.must(serviceManager, 'limitItem', { itemId: camera, access: 'open', reason: 'Withdrawn from custody' });
  expect(await namesIn()).toContain('Cell camera');
  await expect(world.seen(officer, 'items')).rejects.toThrow('no role here');
});

test('SM-82 whom a concealed item is taken from is told to read again, and nobody else of it', async () => {
  const otherTechnician = { ...technician, id: randomUUID() };
  const safe = await added(world, {
    classId: 'armoury-safe',
    name: 'Key safe',
    allowed: [serviceManager.id, otherTechnician.id],
  });
  const told = new Map([otherTechnician, technician].map(({ id }): [string, Frame[]] => [id, []]));
  const feed = await startFeed(world.test.context);
  const from = await lastPosition(world.test.db);
  try {
    for (const subject of [otherTechnician, technician]) {
      const send = (frame: Frame) => void told.get(subject.id)?.push(frame);
      feed.listen({ subject, send, close: () => undefined }).subscribe([{ view: 'estate.items', from }]);
    }
    await feed.settled();
    const input = { itemId: safe, access: 'concealed', allowed: [serviceManager.id], reason: 'Left the armoury' };
    await world.must(serviceManager, 'limitItem', input);
    await feed.settled();
  } finally {
    await feed.close();
  }
  const ofList = (id: string) => told.get(id)?.filter(({ type }) => type === 'reload' || type === 'changes');
  expect(ofList(otherTechnician.id)).toEqual([{ type: 'reload', view: 'estate.items', reason: 'access-changed' }]);
  expect(ofList(technician.id)).toEqual([]);
});

test('SM-83 what is archived leaves the lists, is kept with its history, and comes back', async () => {
  const itemId = await added(world, { name: 'Old switch', fields: { hostname: 'old-1' } });
  const user = await added(world, { name: 'Its user' });
  await world.must(technician, 'relateItem', { itemId: user, kind: 'depends-on', toIds: [itemId] });
  const archive = { itemId, reason: 'Replaced in November' };
  expect(await world.send(technician, 'archiveItem', archive)).toMatchObject({
    kind: 'confirm',
    detail: 'One item still needs it.',
  });
  await world.must(technician, 'archiveItem', archive, 'still-needed');
  expect(await namesIn()).not.toContain('Old switch');
  const old = await world.seen(technician, 'items', { filters: { archived: 'true' } });
  expect(old).toContainEqual(expect.objectContaining({ id: itemId, name: 'Old switch' }));
  expect(await world.seen(technician, 'itemRecord', { of: itemId })).toMatchObject([
    { archived: true, fields: { hostname: 'old-1' } },
  ]);
  expect(await world.seen(technician, 'itemLog', { of: itemId })).toMatchObject([
    { kind: 'added' },
    { kind: 'archived', text: 'Replaced in November' },
  ]);
  await world.must(technician, 'restoreItem', { itemId, reason: 'In use again' });
  expect(await namesIn()).toContain('Old switch');
});

test('SM-87 an item goes through its stages as the life cycle leads, and no other way', async () => {
  const itemId = await added(world, { name: 'New laptop', classId: 'laptop', stage: 'ordered' });
  const move = (from: string, to: string) => world.send(technician, 'moveItem', { itemId, from, to });
  const way = ['ordered', 'received', 'in-stock', 'built', 'live', 'under-repair', 'live', 'withdrawn', 'disposed'];
  for (const [i, to] of way.slice(1).entries()) expect(await move(way[i] ?? '', to)).toMatchObject({ kind: 'done' });
  expect(await move('disposed', 'live')).toMatchObject({
    code: 'not-from-here',
    detail: expect.stringContaining('nowhere'),
  });
  expect(await move('live', 'withdrawn')).toMatchObject({ code: 'moved-meanwhile', current: 'disposed' });
  const other = await added(world, { name: 'Ordered', stage: 'ordered' });
  const jump = await world.send(technician, 'moveItem', { itemId: other, from: 'ordered', to: 'live' });
  expect(jump).toMatchObject({ detail: 'From Ordered it may go to: received, withdrawn.' });
});

test('SM-89 so many members of a group must be up; more than there are is refused with the numbers', async () => {
  const links = await Promise.all(
    ['A', 'B', 'C'].map((name) => added(world, { classId: 'circuit', name: `Line ${name}` })),
  );
  const router = await added(world, { classId: 'router', name: 'Router' });
  const relate = (needs: number) =>
    world.send(technician, 'relateItem', {
      ...{ itemId: router, kind: 'connects-through', toIds: links },
      group: { name: 'lines', needs },
    });
  expect(await relate(4)).toMatchObject({
    code: 'more-needed-than-members',
    detail: 'Group lines would need 4 of 3 members.',
  });
  expect(await relate(2)).toMatchObject({ kind: 'done' });
  expect(await world.seen(technician, 'itemRelations', { of: router })).toMatchObject(
    links.map(() => ({ group: 'lines', needs: 2 })),
  );
  const set = { itemId: router, group: 'lines', needs: 5 };
  expect(await world.send(technician, 'setGroup', set)).toMatchObject({
    detail: 'Group lines would need 5 of 3 members.',
  });
  const less = (toId: string | undefined) =>
    world.send(technician, 'unrelateItem', { itemId: router, kind: 'connects-through', toId });
  expect(await less(links[0])).toMatchObject({ kind: 'done' });
  expect(await less(links[1])).toMatchObject({ detail: 'Group lines would need 2 of 1 member.' });
});

test('a circle of needs is told with its way, by labels, and stands when it is confirmed', async () => {
  const ids = await Promise.all(
    ['a', 'b', 'c'].map((label) => added(world, { label: `circle-${label}`, name: label })),
  );
  const [a, b, c] = ids;
  await world.must(technician, 'relateItem', { itemId: a, kind: 'depends-on', toIds: [b] });
  await world.must(technician, 'relateItem', { itemId: b, kind: 'runs-on', toIds: [c] });
  const last = { itemId: c, kind: 'depends-on', toIds: [a] };
  expect(await world.send(technician, 'relateItem', last)).toMatchObject({
    kind: 'confirm',
    code: 'dependency-cycle',
    detail: 'They would need each other in a circle: circle-c → circle-a → circle-b → circle-c.',
  });
  await world.must(technician, 'relateItem', last, 'dependency-cycle');
  expect(await world.seen(technician, 'itemRelations', { of: String(c) })).toHaveLength(2);
  const harmless = { itemId: c, kind: 'located-in', toIds: [a] };
  expect(await world.send(technician, 'relateItem', harmless)).toMatchObject({ kind: 'done' });
});

test('two who change the same field: the second is told what stands', async () => {
  const itemId = await added(world, { fields: { room: 'A' } });
  const change = (room: string) =>
    world.send(technician, 'changeItem', { itemId, fields: { room }, seen: { room: 'A' } });
  expect(await change('B')).toMatchObject({ kind: 'done' });
  expect(await change('C')).toMatchObject({ code: 'changed-meanwhile', current: 'B' });
});

test('three hundred items in one command have numbers of their own', async () => {
  const items = Array.from({ length: 300 }, () => ({ itemId: randomUUID(), classId: 'tablet', name: 'Tablet' }));
  const { labels } = await world.must(technician, 'addItems', { items });
  expect(new Set(labels as readonly string[]).size).toBe(300);
  expect(await world.send(technician, 'addItems', { items })).toMatchObject({ code: 'item-exists' });
  const twice = [{ ...items[0], itemId: randomUUID(), label: 'TAB-7' }];
  expect(await world.send(technician, 'addItems', { items: twice })).toMatchObject({ code: 'label-taken' });
});
