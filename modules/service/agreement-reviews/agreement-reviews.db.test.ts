import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import { loadPack } from '../../force/index.ts';
import { agent, makeWorld, packDir, serviceManager, type World } from '../test-service.ts';
import { noteAgreements } from './reactions.ts';
import { noteAgreement } from './test-story.ts';

const DAY_MS = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const reviewOf = async (id: string) => (await world.seen(agent, 'agreementReviews')).find((row) => row.id === id);

test('SM-71 the review date of an agreement is a promise: told when nobody looks, moved by the review', async () => {
  const agreementId = 'gold';
  const reviewAt = world.test.clock.now() + 20 * DAY_MS;
  const noted = { agreementId, name: 'Gold', version: 1, reviewAt };
  await noteAgreement(world, noted);
  const timer = startTimer(world.test.context);
  const told = async () => {
    await timer.runDue();
    const found = await world.test.db
      .selectFrom('kernel.event')
      .select('type')
      .where('stream', '=', `service.agreement/${agreementId}`)
      .where('type', 'like', 'kernel.%')
      .orderBy('position')
      .execute();
    return found.map(({ type }) => type);
  };
  try {
    world.test.clock.advance(7 * DAY_MS);
    expect(await told()).toEqual(['kernel.DeadlineWarned']);
    const next = reviewAt + 180 * DAY_MS;
    const said = { agreementId, outcome: 'stands', note: 'Both sides content' };
    await world.must(serviceManager, 'reviewAgreement', { ...said, reviewAt: next });
    world.test.clock.advance(20 * DAY_MS);
    expect(await told()).toEqual(['kernel.DeadlineWarned']);
    // The same pack again: the date that the review has set stays.
    await noteAgreement(world, noted);
    expect(await reviewOf(agreementId)).toMatchObject({
      reviewAt: next,
      last: { outcome: 'stands', by: serviceManager.name },
    });
    world.test.clock.advance(180 * DAY_MS);
    expect(await told()).toContain('kernel.DeadlineBreached');
  } finally {
    await timer.close();
  }
});

test('a pack brings the dates of its agreements, and ends those that it no longer has', async () => {
  const pack = loadPack(packDir);
  const reaction = noteAgreements(() => pack);
  const commands = await reaction.react({} as never, world.test.db);
  const input = (id: string) =>
    commands.map((one) => one.input).find((one) => (one as { agreementId: string }).agreementId === id);
  expect(input('radio-voice')).toMatchObject({ version: 1, reviewAt: Date.parse('2027-04-01T12:00:00Z') });
  expect(input('gold')).toMatchObject({ reviewAt: null });
});

test('who may not review is told so; a review in the past is none', async () => {
  const said = { agreementId: 'gold', outcome: 'stands', note: 'Both sides content', reviewAt: 1 };
  expect(await world.send(agent, 'reviewAgreement', said)).toMatchObject({ kind: 'not-permitted' });
  expect(await world.send(serviceManager, 'reviewAgreement', said)).toMatchObject({ code: 'review-passed' });
  expect(await world.send(serviceManager, 'reviewAgreement', { ...said, agreementId: 'none' })).toMatchObject({
    code: 'no-such-agreement',
  });
});
