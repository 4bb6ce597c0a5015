import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { defineHandler, findBlob, keepBlob, type StreamRef, sql } from '../index.ts';
import { type AnyEvent, decided, declareCommand, defineEvents } from '../pure.ts';
import { job } from '../sample/job.ts';
import { sample } from '../sample/sample.ts';
import { type TestDatabase, testDatabase } from '../testing.ts';

const pictured = defineEvents({
  'sample.JobPictured': { data: z.object({ sha256: z.string() }), detail: z.object({ name: z.string() }) },
  'sample.JobStamped': { data: z.object({ sha256: z.string() }) },
});
const anyJob = (id: string): StreamRef<unknown, AnyEvent> => ({ aggregate: job, stream: `sample.job/${id}` });
const say = defineHandler({
  declaration: declareCommand({
    name: 'sample.say',
    summary: 'Write an event into a job',
    schema: z.object({ id: z.string(), event: z.record(z.string(), z.unknown()) }),
    permission: 'job.work',
    example: { id: 'j1', event: {} },
  }),
  streams: (input) => ({ job: anyJob(input.id) }),
  decide: ({ input: { event } }) => decided({ job: [event as unknown as AnyEvent] }),
});
const module = { ...sample, events: { ...sample.events, ...pictured }, handlers: [...sample.handlers, say] };

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase([module]);
});
afterAll(() => t.close());

const write = (id: string, event: object) => t.handle({ name: 'sample.say', input: { id, event } });

async function positionsOf(id: string): Promise<readonly number[]> {
  const rows = await t.db
    .selectFrom('kernel.event')
    .select('position')
    .where('stream', '=', `sample.job/${id}`)
    .where('type', '=', 'sample.JobPictured')
    .execute();
  return rows.map(({ position }) => position);
}

/** A job for each name, and in each the same picture. */
async function pictures(content: string, ...ids: readonly string[]): Promise<string> {
  const sha256 = await keepBlob(t.db, Buffer.from(content), 'image/png', 1);
  for (const id of ids) {
    await write(id, { type: 'sample.JobPictured', data: { sha256 }, detail: { name: `${id}.png` } });
  }
  return sha256;
}

const redact = async (id: string) =>
  write(id, { type: 'kernel.Redacted', data: { positions: await positionsOf(id), reason: 'asked for' } });

test('8.2 bytes go with the last record that refers to them, in the same transaction, and the rest stays', async () => {
  const other = await pictures('another picture', 'other');
  const unsent = await keepBlob(t.db, Buffer.from('sent in, not attached yet'), 'image/png', 1);
  const shared = await pictures('a shared picture', 'first', 'second');
  expect(await redact('first')).toMatchObject({ kind: 'done' });
  expect(await findBlob(t.db, shared)).not.toBeNull();
  expect(await redact('second')).toMatchObject({ kind: 'done' });
  expect(await findBlob(t.db, shared)).toBeNull();
  expect(await findBlob(t.db, other)).not.toBeNull();
  expect(await findBlob(t.db, unsent)).not.toBeNull();
});

test('8.2 under a hold they stay; lifted, they go; the same bytes may come in again', async () => {
  const sha256 = await pictures('a held picture', 'held');
  await write('held', { type: 'kernel.HoldPlaced', data: { reason: 'inquest', holdId: 'a' } });
  await expect(redact('held')).rejects.toThrow(/legal hold/);
  expect(await findBlob(t.db, sha256)).not.toBeNull();
  await write('held', { type: 'kernel.HoldLifted', data: { reason: 'inquest over', holdId: 'a' } });
  await redact('held');
  expect(await findBlob(t.db, sha256)).toBeNull();
  expect(await pictures('a held picture', 'again')).toBe(sha256);
  expect(await findBlob(t.db, sha256)).not.toBeNull();
});

test('8.2 an event without a detail refers to them for ever', async () => {
  const sha256 = await pictures('a stamped picture', 'pictured');
  await write('stamped', { type: 'sample.JobStamped', data: { sha256 } });
  await redact('pictured');
  expect(await findBlob(t.db, sha256)).not.toBeNull();
});

test('8.2 not even as the eraser can bytes be deleted that a record refers to', async () => {
  const sha256 = await pictures('a needed picture', 'needing');
  const asEraser = t.db.transaction().execute(async (tx) => {
    await sql`SELECT set_config('role', 'trefoil_eraser', true)`.execute(tx);
    await tx.deleteFrom('kernel.blob').where('sha256', '=', Buffer.from(sha256, 'hex')).execute();
  });
  await expect(asEraser).rejects.toMatchObject({ code: 'TR403' });
  expect(await findBlob(t.db, sha256)).not.toBeNull();
});
