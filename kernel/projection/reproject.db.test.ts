import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  defineHandler,
  type Frame,
  readStream,
  rebuild,
  type StreamRef,
  sql,
  startFeed,
  tableContents,
} from '../index.ts';
import { type AnyEvent, decided, declareCommand } from '../pure.ts';
import { job } from '../sample/job.ts';
import { sample } from '../sample/sample.ts';
import { personSubject, type TestDatabase, testDatabase } from '../testing.ts';

/** Also the kernel's own events may be written to it. */
const anyJob = (id: string): StreamRef<unknown, AnyEvent> => ({ aggregate: job, stream: `sample.job/${id}` });

const say = defineHandler({
  declaration: declareCommand({
    name: 'sample.sayByLaw',
    summary: 'Write what the law says into a job',
    schema: z.object({ id: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()) }),
    permission: 'job.work',
    example: { id: 'j1', type: 'kernel.HoldPlaced', data: { reason: 'inquest' } },
  }),
  streams: (input) => ({ job: anyJob(input.id) }),
  decide: ({ input: { type, data } }) => decided({ job: [{ type, data }] }),
});
const module = { ...sample, handlers: [...sample.handlers, say] };
const secret = 'a name to be forgotten';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase([module]);
});
afterAll(() => t.close());

async function makeJob(id: string): Promise<number[]> {
  await t.handle({ name: 'sample.openJob', input: { id, note: secret, dueAt: t.clock.now() + 60_000 } });
  await t.handle({ name: 'sample.noteJob', input: { id, note: 'kept' } });
  await t.handle({ name: 'sample.noteJob', input: { id, note: secret } });
  const events = await readStream(t.db, `sample.job/${id}`);
  return events.filter(({ detail }) => JSON.stringify(detail).includes(secret)).map(({ position }) => position);
}

const law = (id: string, type: string, data: object) =>
  t.handle({ name: 'sample.sayByLaw', input: { id, type, data } });
const redact = (id: string, positions: number[]) => law(id, 'kernel.Redacted', { positions, reason: 'asked for' });

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    SELECT n.nspname || '.' || c.relname AS name FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('kernel', 'sample') AND c.relkind = 'r' AND c.relname <> 'migration'`.execute(t.db);
  const texts = rows.map(async ({ name }) => {
    const answer = await sql<{ text: string | null }>`
      SELECT string_agg(to_jsonb(x)::text, ' ') AS text FROM ${sql.table(name)} AS x`.execute(t.db);
    return answer.rows[0]?.text ?? '';
  });
  return (await Promise.all(texts)).join(' ');
}

describe('1.4, 4.5 an erasure by command', () => {
  test('takes the details and every row made of them, in its own transaction; what stays equals a rebuild', async () => {
    const positions = await makeJob('gone');
    expect(await everything()).toContain(secret);
    expect(await redact('gone', positions)).toMatchObject({ kind: 'done' });
    const after = await everything();
    expect(after).not.toContain(secret);
    expect(after).toContain('kept');
    const before = await tableContents(t.db, t.context.registry);
    await rebuild(t.db, t.context.registry);
    expect(await tableContents(t.db, t.context.registry)).toEqual(before);
  });

  test('under any hold that stands nothing is erased and nothing is written', async () => {
    const positions = await makeJob('held');
    await law('held', 'kernel.HoldPlaced', { reason: 'inquest', holdId: 'a' });
    await law('held', 'kernel.HoldPlaced', { reason: 'complaint', holdId: 'b' });
    await law('held', 'kernel.HoldLifted', { reason: 'inquest over', holdId: 'b' });
    await expect(redact('held', positions)).rejects.toThrow(/legal hold/);
    expect((await readStream(t.db, 'sample.job/held')).map(({ type }) => type)).not.toContain('kernel.Redacted');
    await law('held', 'kernel.HoldLifted', { reason: 'complaint settled', holdId: 'a' });
    expect(await redact('held', positions)).toMatchObject({ kind: 'done' });
  });

  test('the application acts as itself again afterwards', async () => {
    await redact('role', await makeJob('role'));
    const { rows } = await sql<{ name: string }>`SELECT current_user AS name`.execute(t.db);
    expect(rows).toEqual([{ name: 'trefoil_app' }]);
  });

  test('6.2 screens that showed it are told the rows without it', async () => {
    const positions = await makeJob('shown');
    const feed = await startFeed(t.context, { pollMs: 50 });
    const frames: Frame[] = [];
    const subject = personSubject('d', ['dispatcher']);
    const send = (frame: Frame): void => void frames.push(frame);
    const listening = feed.listen({ subject, send, close: () => undefined });
    listening.subscribe([
      { view: 'sample.jobs', from: feed.position() },
      { view: 'sample.lines', of: 'shown', from: feed.position() },
    ]);
    await feed.settled();
    frames.length = 0;
    await redact('shown', positions);
    await feed.settled();
    await feed.close();
    const told = JSON.stringify(frames);
    expect(told).toContain('"sample.lines"');
    expect(told).toContain('kept');
    expect(told).not.toContain(secret);
  });
});
