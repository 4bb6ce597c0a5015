import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Frame, lastPosition, rebuild, startFeed, tableContents } from '../../kernel/index.ts';
import { DAY_MS, dogMarker, passDays } from './test-marker.ts';
import { makeWorld, supervisor, type World } from './test-world.ts';

let markerId: string;
let world: World;
beforeAll(async () => {
  world = await makeWorld();
  markerId = await dogMarker(world);
});
afterAll(() => world.test.close());

const alarms = () => world.seen(supervisor, 'operations.alarms');

describe('the review of a marker', () => {
  test('stands in the alarm strip when it warns and when it is late, and the feed tells', async () => {
    expect(await alarms()).toEqual([]);
    const feed = await startFeed(world.test.context);
    const frames: Frame[] = [];
    const from = await lastPosition(world.test.db);
    feed
      .listen({ subject: supervisor, send: (frame) => void frames.push(frame), close: () => undefined })
      .subscribe([{ view: 'operations.alarms', from }]);
    await feed.settled();
    await passDays(world, 9.5);
    expect(await alarms()).toMatchObject([
      { subjectId: markerId, state: 'warned', alarmClass: 'B', title: 'dog marker' },
    ]);
    await passDays(world, 1);
    expect(await alarms()).toMatchObject([
      { state: 'breached', told: 'control-room-supervisor', text: 'Review the dog marker' },
    ]);
    await feed.settled();
    await feed.close();
    expect(JSON.stringify(frames)).toContain(`"replaced":["${markerId}"]`);
    expect(JSON.stringify(await alarms())).not.toContain('Mill Street');
  });

  test('is rebuilt equal', async () => {
    const { db, context } = world.test;
    const before = await tableContents(db, context.registry);
    await rebuild(db, context.registry);
    expect(await tableContents(db, context.registry)).toEqual(before);
  });

  test('leaves it when somebody reviews', async () => {
    const now = world.test.clock.now();
    const review = { markerId, reason: 'Seen again', reviewAt: now + 10 * DAY_MS, expiresAt: now + 20 * DAY_MS };
    await world.must(supervisor, 'pole.reviewMarker', review);
    expect(await alarms()).toEqual([]);
  });
});
