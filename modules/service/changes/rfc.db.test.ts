import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RowOf } from '../../../kernel/pure.ts';
import { changeManager, fim, makeWorld, officer, technician, type World } from '../test-service.ts';
import { asked, done, raised, said } from './test-changes.ts';
import type { ChangeRecord } from './views.ts';

const HOUR_MS = 3_600_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

async function record(id: string): Promise<RowOf<typeof ChangeRecord>> {
  const [row] = await world.seen(changeManager, 'changeRecord', { of: id });
  return row as never;
}

test('SD-18 an RfC answers its questions and says its way back; other RfCs, operations, a freeze and a shift change stand against it; it is in the calendar and is looked back at', async () => {
  // Six to eight in the morning of the day after tomorrow; the first shift hands over at seven.
  const from = Date.UTC(2026, 10, 24, 6);
  const window = { from, to: from + 2 * HOUR_MS, backOutMinutes: 30 };
  const itemIds = [randomUUID()];
  await asked(world, {}, { window, itemIds });
  const blackout = (kind: string, name: string) =>
    world.must(fim, 'declareBlackout', { blackoutId: randomUUID(), kind, name, from, to: from + HOUR_MS });
  await blackout('operation', 'Derby');
  await blackout('freeze', 'End of the year');
  const changeId = await raised(
    world,
    {},
    { part: { window, itemIds, serviceIds: ['dispatch'], answers: { 'stops-work': 2 } } },
  );
  await world.must(technician, 'submitChange', { changeId });
  const { judged, said: papers, papersOwed } = await record(changeId);
  const against = judged?.collisions.map(({ kind, other }) => `${kind} ${other}`);
  expect(against).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^same-item CH-/),
      'blackout Derby',
      'blackout End of the year',
      'shift-change Shift change at 07:00',
    ]),
  );
  expect(judged?.risk.answers.length).toBeGreaterThan(0);
  expect(judged?.freeSlots.length).toBeGreaterThan(0);
  expect(papers?.backOut).toBe(said.backOut);
  expect(papersOwed).not.toContain('backOut');
  const planned = await world.seen(officer, 'changeSchedule');
  expect(planned.map(({ id }) => id)).toContain(changeId);
  await world.must(changeManager, 'askApproval', { changeId }, 'collides');
  await world.must(changeManager, 'delegateApproval', {
    ...{ changeId, groupId: 'cab', askedKey: 'duty-inspector' },
    ...{ delegateId: fim.id, delegate: fim.name },
  });
  const asks = (await record(changeId)).approval?.groups.flatMap((group) => group.asked) ?? [];
  expect(asks.find(({ key }) => key === 'duty-inspector')).toMatchObject({ delegateId: fim.id });
  const failed = await done(world, 'failed');
  expect((await record(failed)).reviewOwed).toEqual(['it failed']);
  const review = { changeId: failed, objectivesMet: false, backOutUsed: true, lessons: 'Try it on one first' };
  await world.must(changeManager, 'reviewChange', review);
  expect((await record(failed)).review).toMatchObject({ backOutUsed: true, lessons: 'Try it on one first' });
});
