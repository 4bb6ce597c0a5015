import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import { makeWorld, serviceManager, technician, type World } from '../test-service.ts';
import { liveImprovements } from './test-story.ts';

const DAY_MS = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const rowOf = async (id: string) => (await world.seen(technician, 'improvements')).find((row) => row.id === id);

function planned() {
  return {
    ...{ improvementId: randomUUID(), title: 'Shorter queue', owner: 'Desk manager', action: 'Two more at noon' },
    ...{ measure: 'Waiting time', benefit: 'Less waiting', reviewAt: world.test.clock.now() + 10 * DAY_MS },
  };
}

test('SM-79 an improvement has action, owner, measure, benefit and progress, and comes from where it came from', async () => {
  const id = await liveImprovements(world);
  expect(await rowOf(id)).toMatchObject({
    ...{ situation: 'reached', source: 'review-meeting', month: '2026-10', agreementId: 'radio-voice', percent: 60 },
    ...{ owner: 'Radio manager', action: 'Buy nine handsets', measure: '6 now, 2 wanted', benefit: 'Back on the air' },
    progress: [
      { percent: 60, by: serviceManager.name, note: 'Five have it' },
      { percent: 60, note: 'Two in three months' },
    ],
  });
  expect((await rowOf(id))?.number).toMatch(/^SI-\d+$/);
});

test('what nobody looks at by its date is told; a review sets the next date', async () => {
  const terms = planned();
  await world.must(serviceManager, 'planImprovement', terms);
  const timer = startTimer(world.test.context);
  const steps = async () => {
    await timer.runDue();
    const found = await world.test.db
      .selectFrom('kernel.event')
      .select('type')
      .where('stream', '=', `service.improvement/${terms.improvementId}`)
      .orderBy('position')
      .execute();
    return found.map(({ type }) => type).filter((type) => type.startsWith('kernel.'));
  };
  try {
    world.test.clock.advance(9 * DAY_MS);
    expect(await steps()).toEqual(['kernel.DeadlineWarned']);
    const reviewAt = world.test.clock.now() + 20 * DAY_MS;
    const review = { improvementId: terms.improvementId, percent: 10, note: 'One found', reviewAt };
    await world.must(serviceManager, 'reviewImprovement', review);
    world.test.clock.advance(2 * DAY_MS);
    expect(await steps()).toEqual(['kernel.DeadlineWarned']);
    world.test.clock.advance(19 * DAY_MS);
    expect(await steps()).toContain('kernel.DeadlineBreached');
  } finally {
    await timer.close();
  }
});

test('lost races, ended ones and reviews in the past are refused; who may not plan is told so', async () => {
  const terms = planned();
  const { improvementId } = terms;
  expect(await world.send(technician, 'planImprovement', terms)).toMatchObject({ kind: 'not-permitted' });
  expect(await world.send(serviceManager, 'planImprovement', { ...terms, reviewAt: 1 })).toMatchObject({
    code: 'review-passed',
  });
  expect(await world.send(serviceManager, 'planImprovement', { ...terms, agreementId: 'none' })).toMatchObject({
    code: 'no-such-agreement',
  });
  await world.must(serviceManager, 'planImprovement', terms);
  const stale = { ...terms, seen: 1, title: 'Another' };
  expect(await world.send(serviceManager, 'amendImprovement', stale)).toMatchObject({ code: 'changed-meanwhile' });
  await world.must(serviceManager, 'endImprovement', { improvementId, outcome: 'dropped', note: 'No money for it' });
  const review = { improvementId, percent: 10, note: 'One found', reviewAt: world.test.clock.now() + DAY_MS };
  expect(await world.send(serviceManager, 'reviewImprovement', review)).toMatchObject({ code: 'has-ended' });
});
