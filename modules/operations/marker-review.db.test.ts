import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Frame, lastPosition, rebuild, startFeed, startTimer, tableContents } from '../../kernel/index.ts';
import { fim, makeWorld, oakham, supervisor, type World } from './test-world.ts';

const DAY = 86_400_000;
const markerId = randomUUID();
let world: World;
beforeAll(async () => {
  world = await makeWorld();
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
});
afterAll(() => world.test.close());

const alarms = () => world.seen(supervisor, 'operations.alarms');

async function passDays(days: number): Promise<void> {
  world.test.clock.advance(days * DAY);
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
}

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
    await passDays(9.5);
    expect(await alarms()).toMatchObject([
      { subjectId: markerId, state: 'warned', alarmClass: 'B', title: 'dog marker' },
    ]);
    await passDays(1);
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
    const review = { markerId, reason: 'Seen again', reviewAt: now + 10 * DAY, expiresAt: now + 20 * DAY };
    await world.must(supervisor, 'pole.reviewMarker', review);
    expect(await alarms()).toEqual([]);
  });
});
