import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastPosition, startFeed, startTimer } from '../../kernel/index.ts';
import { systemSubject } from '../../kernel/testing.ts';
import { unmappedTransfer } from './code-mappings/test-story.ts';
import { fim, makeWorld, oakham, otherDispatcher, supervisor, type World } from './test-world.ts';

const DAY = 86_400_000;
let world: World;

beforeEach(async () => {
  world = await makeWorld();
});
afterEach(async () => {
  expect(world.test.faults).toEqual([]);
  await world.test.close();
});

async function pass(days: number): Promise<void> {
  world.test.clock.advance(days * DAY);
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
}

async function lines(about: string, view = 'operations.watched'): Promise<readonly string[]> {
  const rows = await world.seen(otherDispatcher, view);
  return rows.filter((row) => row.about === about).map(({ title, label, state }) => `${title}: ${label}, ${state}`);
}

async function marked(): Promise<string> {
  const markerId = randomUUID();
  const now = world.test.clock.now();
  const said = {
    label: 'Mill Street 4',
    lon: oakham.lon,
    lat: oakham.lat,
    radiusMetres: 30,
    text: 'Loose',
    reason: 'Bitten',
  };
  const times = { reviewAt: now + 10 * DAY, expiresAt: now + 40 * DAY };
  await world.must(fim, 'pole.setMarker', { markerId, kind: 'dog', ...said, ...times });
  return markerId;
}

test('F13 the review of a marker stands in the watch from the day on which it warns until somebody reviews it, and the screens hear', async () => {
  const markerId = await marked();
  const coming = 'operations.promisesComing';
  expect([await lines('marker'), await lines('marker', coming)]).toEqual([[], []]);
  await pass(8.5);
  expect([await lines('marker'), await lines('marker', coming)]).toEqual([
    [],
    ['Marker: Review the dog marker, running'],
  ]);
  const feed = await startFeed(world.test.context);
  const frames: unknown[] = [];
  const from = await lastPosition(world.test.db);
  feed
    .listen({ subject: supervisor, send: (frame) => void frames.push(frame), close: () => undefined })
    .subscribe([{ view: 'operations.watched', from }]);
  await feed.settled();
  await pass(1);
  expect([await lines('marker'), await lines('marker', coming)]).toEqual([
    ['Marker: Review the dog marker, warned'],
    [],
  ]);
  await pass(1);
  expect(await lines('marker')).toEqual(['Marker: Review the dog marker, breached']);
  await feed.settled();
  await feed.close();
  expect(JSON.stringify(frames)).toContain(`"replaced":["${markerId}"]`);
  const now = world.test.clock.now();
  const times = { reviewAt: now + 10 * DAY, expiresAt: now + 20 * DAY };
  await world.must(supervisor, 'pole.reviewMarker', { markerId, reason: 'Seen again', ...times });
  expect(await lines('marker')).toEqual([]);
});

test('F13 that a marker expires by itself is nobody’s to keep', async () => {
  const markerId = await marked();
  await pass(9);
  const now = world.test.clock.now();
  const times = { reviewAt: now + 30 * DAY, expiresAt: now + 30 * DAY + 1 };
  await world.must(supervisor, 'pole.reviewMarker', { markerId, reason: 'Seen again', ...times });
  await pass(28.5);
  expect(await lines('marker', 'operations.promisesComing')).toEqual(['Marker: Review the dog marker, running']);
});

test('M09 F13 a test of the code mappings that failed stands in the watch; its next night only when it is late', async () => {
  await unmappedTransfer(world);
  await world.must(systemSubject('reaction'), 'testCodeMappings', { because: 'nightly' });
  await pass(0.001);
  const failed = expect.stringMatching(/^Code mappings: Test of the code mappings failed: .*, breached$/);
  expect(await lines('codes')).toEqual([failed]);
  await pass(1.1);
  await pass(0.1);
  expect(await lines('codes')).toEqual([
    expect.stringMatching(/^Code mappings: Nightly test of the code mappings, breached$/),
    failed,
  ]);
});
