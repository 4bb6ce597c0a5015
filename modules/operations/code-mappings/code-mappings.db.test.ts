import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Reactions, rebuild, startReactions, startTimer, tableContents } from '../../../kernel/index.ts';
import { systemSubject } from '../../../kernel/testing.ts';
import { dispatcher, fim, makeWorld, supervisor, type World } from '../test-world.ts';
import { unmappedTransfer } from './test-story.ts';

const HOUR_MS = 3_600_000;
let world: World;
let reactions: Reactions;
beforeAll(async () => {
  world = await makeWorld();
  reactions = startReactions(world.test.context);
  await world.must(supervisor, 'force.takeSeat', { seatId: 'supervisor' });
});
afterAll(async () => {
  await reactions.close();
  await world.test.close();
});

/** Lets so much time pass, what falls due be told, and what follows from it be done. */
async function pass(ms: number): Promise<void> {
  world.test.clock.advance(ms);
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
  await reactions.runDue();
}

const codeAlarms = async () =>
  (await world.seen(supervisor, 'operations.alarms')).filter(({ kind }) => String(kind).includes('code'));
const lastTest = async () => (await world.seen(supervisor, 'operations.codeTests'))[0];

test('M09 the tables are tried by the clock alone each night; what an incident could not be sent is found, promised and never silent', async () => {
  await world.must(systemSubject('reaction'), 'testCodeMappings', { because: 'published' });
  expect(await lastTest()).toMatchObject({ because: 'published', faults: [], unmapped: [], failingSince: null });
  const nextAt = Number((await lastTest())?.nextAt);

  await pass(nextAt - world.test.clock.now() - 2 * HOUR_MS);
  const { incidentId, unmappedId } = await unmappedTransfer(world);
  await pass(0);
  expect(await codeAlarms()).toMatchObject([{ kind: 'unmapped-code', incidentId, told: 'control-room-supervisor' }]);
  const [left] = await world.seen(supervisor, 'operations.unmappedCodes', { of: incidentId });
  expect(left).toMatchObject({
    to: 'Metropolitan Police',
    code: '322',
    original: '322 Protest: Two men fighting',
  });
  expect(await world.send(dispatcher, 'settleUnmappedCode', { incidentId, unmappedId, words: 'Told' })).toMatchObject({
    kind: 'not-permitted',
  });
  await world.must(fim, 'settleUnmappedCode', { incidentId, unmappedId, words: 'Told their control room' });
  expect(await codeAlarms()).toEqual([]);

  await pass(2 * HOUR_MS);
  const found = await lastTest();
  expect(found).toMatchObject({
    because: 'nightly',
    unmapped: [{ partner: 'Metropolitan Police', code: '322', name: 'Protest', count: 1 }],
  });
  expect(Number(found?.nextAt)).toBeGreaterThan(nextAt);
  await pass(0);
  expect(await codeAlarms()).toMatchObject([{ kind: 'code-test-failed', state: 'breached' }]);

  await pass(24 * HOUR_MS);
  expect(await lastTest()).toMatchObject({ because: 'nightly', unmapped: [], failingSince: null });
  expect(await codeAlarms()).toEqual([]);
});

test('M09 a review that falls due is warned of and then owed', async () => {
  const { tables } = (await lastTest()) as { tables: { reviewAt: number }[] };
  await pass(Number(tables[0]?.reviewAt) - world.test.clock.now() - HOUR_MS);
  expect((await codeAlarms()).map(({ kind, state }) => [kind, state])).toEqual(
    Array(3).fill(['code-review', 'warned']),
  );
  await pass(2 * HOUR_MS);
  expect((await codeAlarms()).map(({ state }) => state)).toEqual(Array(3).fill('breached'));
});

test('M09 is rebuilt equal', async () => {
  const { db, context } = world.test;
  const before = await tableContents(db, context.registry);
  await rebuild(db, context.registry);
  expect(await tableContents(db, context.registry)).toEqual(before);
});
