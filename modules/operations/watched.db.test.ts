import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastPosition, startFeed } from '../../kernel/index.ts';
import { systemSubject } from '../../kernel/testing.ts';
import { unmappedTransfer } from './code-mappings/test-story.ts';
import { DAY_MS, dogMarker, passDays } from './test-marker.ts';
import { makeWorld, otherDispatcher, supervisor, type World } from './test-world.ts';

let world: World;

beforeEach(async () => {
  world = await makeWorld();
});
afterEach(async () => {
  expect(world.test.faults).toEqual([]);
  await world.test.close();
});

async function lines(about: string, view = 'operations.watched'): Promise<readonly string[]> {
  const rows = await world.seen(otherDispatcher, view);
  return rows.filter((row) => row.about === about).map(({ title, label, state }) => `${title}: ${label}, ${state}`);
}

test('F13 the review of a marker stands in the watch from the day on which it warns until somebody reviews it, and the screens hear', async () => {
  const markerId = await dogMarker(world);
  const coming = 'operations.promisesComing';
  expect([await lines('marker'), await lines('marker', coming)]).toEqual([[], []]);
  await passDays(world, 8.5);
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
  await passDays(world, 1);
  expect([await lines('marker'), await lines('marker', coming)]).toEqual([
    ['Marker: Review the dog marker, warned'],
    [],
  ]);
  await passDays(world, 1);
  expect(await lines('marker')).toEqual(['Marker: Review the dog marker, breached']);
  await feed.settled();
  await feed.close();
  expect(JSON.stringify(frames)).toContain(`"replaced":["${markerId}"]`);
  const now = world.test.clock.now();
  const times = { reviewAt: now + 10 * DAY_MS, expiresAt: now + 20 * DAY_MS };
  await world.must(supervisor, 'pole.reviewMarker', { markerId, reason: 'Seen again', ...times });
  expect(await lines('marker')).toEqual([]);
});

test('F13 that a marker expires by itself is nobody’s to keep', async () => {
  const markerId = await dogMarker(world);
  await passDays(world, 9);
  const now = world.test.clock.now();
  const times = { reviewAt: now + 30 * DAY_MS, expiresAt: now + 30 * DAY_MS + 1 };
  await world.must(supervisor, 'pole.reviewMarker', { markerId, reason: 'Seen again', ...times });
  await passDays(world, 28.5);
  expect(await lines('marker', 'operations.promisesComing')).toEqual(['Marker: Review the dog marker, running']);
});

test('M09 F13 a test of the code mappings that failed stands in the watch; its next night only when it is late', async () => {
  await unmappedTransfer(world);
  await world.must(systemSubject('reaction'), 'testCodeMappings', { because: 'nightly' });
  await passDays(world, 0.001);
  const failed = expect.stringMatching(/^Code mappings: Test of the code mappings failed: .*, breached$/);
  expect(await lines('codes')).toEqual([failed]);
  await passDays(world, 1.1);
  await passDays(world, 0.1);
  expect(await lines('codes')).toEqual([
    expect.stringMatching(/^Code mappings: Nightly test of the code mappings, breached$/),
    failed,
  ]);
});
