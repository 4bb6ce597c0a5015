import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldStream, purgeCommandResults, readStream, streamOf } from '../index.ts';
import { job } from '../sample/job.ts';
import { sample } from '../sample/sample.ts';
import { unit } from '../sample/unit.ts';
import { personSubject, systemSubject, type TestDatabase, testDatabase } from '../testing.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase([sample]);
});
afterAll(() => t.close());

const open = (id: string) => ({ name: 'sample.openJob', input: { id, note: 'a fall', dueAt: null } });

describe('3.1 a command is done whole or not at all', () => {
  test('its events, rows and answer stand together', async () => {
    const id = randomUUID();
    const answer = await t.handle(open(id));
    const [event] = await readStream(t.db, `sample.job/${id}`);
    expect(answer).toEqual({ kind: 'done', position: event?.position, result: { id } });
    expect(event).toMatchObject({ version: 1, packVersion: 'test-1', occurredBy: 'server', recordedAt: t.clock.now() });
  });

  test('malformed input names field, reason and example, and changes nothing', async () => {
    const answer = await t.handle({ name: 'sample.openJob', input: { id: '', note: 5, dueAt: null } });
    expect(answer.kind).toBe('malformed');
    if (answer.kind === 'malformed') {
      expect(answer.errors.map((e) => e.field)).toEqual(['input.id', 'input.note']);
      expect(answer.errors[1]?.example).toBe('broken window');
    }
  });

  test('an unknown command and a missing permission are told apart', async () => {
    const nobody = personSubject('p0', ['auditor']);
    expect(await t.handle({ name: 'sample.nothing', input: {} })).toEqual({ kind: 'unknown-command' });
    expect(await t.handle({ ...open('x'), subject: nobody })).toMatchObject({ kind: 'not-permitted' });
    expect(await readStream(t.db, 'sample.job/x')).toEqual([]);
  });

  test('a claimed time is kept, bounded by the server', async () => {
    const [early, ahead, old] = [randomUUID(), randomUUID(), randomUUID()];
    const now = t.clock.now();
    await t.handle({ ...open(early), occurredAt: now - 60_000 });
    await t.handle({ ...open(ahead), occurredAt: now + 60_000 });
    const refused = await t.handle({ ...open(old), occurredAt: now - 32 * 24 * 3_600_000 });
    expect(await readStream(t.db, `sample.job/${early}`)).toMatchObject([
      { occurredAt: now - 60_000, occurredBy: 'claim' },
    ]);
    expect(await readStream(t.db, `sample.job/${ahead}`)).toMatchObject([{ occurredAt: now }]);
    expect(refused).toMatchObject({ kind: 'malformed', errors: [{ field: 'occurredAt' }] });
  });
});

describe('3.2 a commandId has one answer', () => {
  test('the same body from the same actor has its first answer again, and is done once', async () => {
    const call = { ...open(randomUUID()), commandId: randomUUID() };
    const first = await t.handle(call);
    const stream = `sample.job/${call.input.id}`;
    expect(await t.handle(call)).toEqual(first);
    expect(await readStream(t.db, stream)).toHaveLength(1);
  });

  test('sixteen at once are done once', async () => {
    const call = { ...open(randomUUID()), commandId: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 16 }, () => t.handle(call)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await readStream(t.db, `sample.job/${call.input.id}`)).toHaveLength(1);
  });

  test('another body, another command or another actor is refused', async () => {
    const call = { ...open(randomUUID()), commandId: randomUUID() };
    await t.handle(call);
    const reused = { kind: 'command-id-reused' };
    expect(await t.handle({ ...call, input: { ...call.input, note: 'other' } })).toEqual(reused);
    expect(await t.handle({ ...call, name: 'sample.closeJob', input: { id: call.input.id } })).toEqual(reused);
    expect(await t.handle({ ...call, subject: systemSubject('somebody else') })).toEqual(reused);
  });

  test('3.3 permission is asked again on replay, also that of the object', async () => {
    const id = randomUUID();
    const anna = personSubject('anna', ['dispatcher']);
    await t.handle(open(id));
    const call = { name: 'sample.noteJob', input: { id, note: 'x' }, commandId: randomUUID(), subject: anna };
    expect(await t.handle(call)).toMatchObject({ kind: 'done' });
    await t.handle({ name: 'sample.guardJob', input: { id, restriction: 'concealed', allowed: [] } });
    expect(await t.handle(call)).toMatchObject({ kind: 'not-permitted' });
    expect(await t.handle({ ...call, subject: { ...anna, roles: [] } })).toMatchObject({ kind: 'not-permitted' });
  });

  test('3.5 refusals are not stored: the same id may succeed later', async () => {
    const [first, second, u] = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of [first, second]) await t.handle(open(id));
    await t.handle({ name: 'sample.assign', input: { jobId: first, unitId: u } });
    const call = { name: 'sample.assign', input: { jobId: second, unitId: u }, commandId: randomUUID() };
    expect(await t.handle(call)).toMatchObject({ kind: 'refused', code: 'taken', current: first });
    await t.handle({ name: 'sample.closeJob', input: { id: first } });
    expect(await t.handle(call)).toMatchObject({ kind: 'done' });
  });

  test('3.6 answers are kept for 400 days', async () => {
    const call = { ...open(randomUUID()), commandId: randomUUID() };
    await t.handle(call);
    const day = 24 * 3_600_000;
    const held = () =>
      t.db.selectFrom('kernel.command_result').where('command_id', '=', call.commandId).selectAll().execute();
    await purgeCommandResults(t.db, t.clock.now() + 399 * day);
    expect(await held()).toHaveLength(1);
    await purgeCommandResults(t.db, t.clock.now() + 401 * day);
    expect(await held()).toHaveLength(0);
  });
});

describe('3.7 what is concealed from its sender', () => {
  test('answers as what never was; a masked object, as not permitted; nothing is done to either', async () => {
    const anna = personSubject('anna', ['dispatcher']);
    const [concealed, restricted, never] = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of [concealed, restricted]) await t.handle(open(id));
    await t.handle({ name: 'sample.guardJob', input: { id: concealed, restriction: 'concealed', allowed: [] } });
    await t.handle({ name: 'sample.guardJob', input: { id: restricted, restriction: 'restricted', allowed: [] } });
    const close = (id: string) => t.handle({ name: 'sample.closeJob', input: { id }, subject: anna });
    expect(await close(concealed)).toEqual(await close(never));
    expect(await close(restricted)).toEqual({ kind: 'not-permitted', reason: 'restricted' });
    for (const id of [concealed, restricted]) expect(await readStream(t.db, `sample.job/${id}`)).toHaveLength(2);
  });
});

test('3.8 text that no database can hold is malformed input', async () => {
  const answer = await t.handle({ name: 'sample.openJob', input: { id: 'x', note: 'a\0b', dueAt: null } });
  expect(answer).toMatchObject({ kind: 'malformed', errors: [{ field: 'input.note' }] });
});

describe('3.4 several streams stand or fall together', () => {
  test('of any number of commands racing for one unit, one wins; the others hear who did', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 10 }), fc.integer({ min: 1, max: 3 }), async (racers, units) => {
        const unitIds = Array.from({ length: units }, () => randomUUID());
        const jobs = Array.from({ length: racers }, () => randomUUID());
        await Promise.all(jobs.map((id) => t.handle(open(id))));
        const answers = await Promise.all(
          jobs.map((jobId, i) => t.handle({ name: 'sample.assign', input: { jobId, unitId: unitIds[i % units] } })),
        );
        const won = answers.filter((answer) => answer.kind === 'done').length;
        expect(won).toBe(Math.min(units, racers));
        for (const unitId of unitIds.slice(0, racers)) {
          const { state } = await foldStream(t.db, unit, `sample.unit/${unitId}`);
          const { jobId, times } = state as { jobId: string; times: number };
          expect(times).toBe(1);
          expect((await foldStream(t.db, job, streamOf(job, jobId).stream)).state).toMatchObject({ unitId });
        }
      }),
      { numRuns: 12 },
    );
  });

  test('a model: whatever is done in whatever order by two clients, every unit is on one job and every answer is true', async () => {
    const step = fc.record({
      act: fc.constantFrom('open', 'assign', 'close'),
      job: fc.integer({ min: 0, max: 2 }),
      unit: fc.integer({ min: 0, max: 1 }),
      alone: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
        const run = randomUUID();
        const waiting: Promise<unknown>[] = [];
        for (const { act, job: j, unit: u, alone } of steps) {
          const [jobId, unitId] = [`${run}-j${j}`, `${run}-u${u}`];
          const call = {
            open: open(jobId),
            assign: { name: 'sample.assign', input: { jobId, unitId } },
            close: { name: 'sample.closeJob', input: { id: jobId } },
          }[act];
          waiting.push(t.handle(call));
          if (alone) await Promise.all(waiting);
        }
        await Promise.all(waiting);
        await unitsAgree(run);
      }),
      { numRuns: 15 },
    );
  });
});

/** Each unit's own stream holds takings and freeings in turn, starting with a taking. */
async function unitsAgree(run: string): Promise<void> {
  for (const u of [0, 1]) {
    const types = (await readStream(t.db, `sample.unit/${run}-u${u}`)).map((event) => event.type);
    const turns = types.map((_, i) => (i % 2 === 0 ? 'sample.UnitTaken' : 'sample.UnitFreed'));
    expect(types).toEqual(turns);
  }
}
