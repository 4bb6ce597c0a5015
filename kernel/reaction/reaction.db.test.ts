import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type KernelContext,
  type ModuleDefinition,
  makeKernel,
  type Notes,
  openDatabase,
  type Reaction,
  type Reactions,
  sql,
  startReactions,
} from '../index.ts';
import { sample } from '../sample/sample.ts';
import { type TestDatabase, testDatabase } from '../testing.ts';

const opened: TestDatabase[] = [];
const running: Reactions[] = [];
afterEach(async () => {
  for (const reactions of running.splice(0)) await reactions.close();
  for (const t of opened.splice(0)) await t.close();
});

async function database(modules: readonly ModuleDefinition[] = [sample]): Promise<TestDatabase> {
  const t = await testDatabase(modules);
  opened.push(t);
  return t;
}

function start(context: KernelContext): Reactions {
  const reactions = startReactions(context, { backOffMs: () => 0 });
  running.push(reactions);
  return reactions;
}

async function close(t: TestDatabase, ids: readonly string[]) {
  for (const id of ids) {
    await t.handle({ name: 'sample.openJob', input: { id, note: 'x', dueAt: null } });
    await t.handle({ name: 'sample.closeJob', input: { id } });
  }
}

async function tallied(t: TestDatabase): Promise<string[]> {
  const rows = await t.db
    .selectFrom('kernel.event')
    .select('data')
    .where('type', '=', 'sample.Tallied')
    .orderBy('position')
    .execute();
  return rows.map((row) => (row.data as { jobId: string }).jobId);
}

/** The sample whose reaction is replaced. */
function reacting(react: Reaction['react']): ModuleDefinition {
  return { ...sample, reactions: [{ name: 'sample.tallyClosed', on: ['sample.JobClosed'], react }] };
}

const tally = (jobId: string) => ({ name: 'sample.tally', input: { jobId } });

describe('7 reactions', () => {
  test('7.1 each event is carried once, in order, across any number of restarts', async () => {
    const t = await database();
    await close(t, ['a', 'b']);
    await start(t.context).runDue();
    await close(t, ['c']);
    await start(t.context).runDue();
    expect(await tallied(t)).toEqual(['a', 'b', 'c']);
  });

  test('7.6 what it commands stands in the log under the name that it has for people', async () => {
    const authors = async (author?: string) => {
      const react = async () => [tally('x')];
      const named = { name: 'sample.tallyClosed', on: ['sample.JobClosed'], react, ...(author && { author }) };
      const t = await database([{ ...sample, reactions: [named] }]);
      await close(t, ['x']);
      await start(t.context).runDue();
      const found = await t.db
        .selectFrom('kernel.event')
        .select('actor')
        .where('type', '=', 'sample.Tallied')
        .execute();
      return found.map(({ actor }) => (actor as { name: string }).name);
    };
    expect(await authors('tally clerk')).toEqual(['tally clerk']);
    expect(await authors()).toEqual(['the system']);
  });

  test('7.1 once also where the process dies between the command and the checkpoint', async () => {
    const t = await database();
    await close(t, ['a', 'b', 'c']);
    await start(t.context).runDue();
    // What a death before the checkpoint leaves behind: the command done, the checkpoint as it was.
    await t.db.updateTable('kernel.reaction_checkpoint').set({ position: 0 }).execute();
    await start(t.context).runDue();
    expect(await tallied(t)).toEqual(['a', 'b', 'c']);
  });

  test('7.1 each also where the next try answers fewer commands than the one that failed', async () => {
    let tries = 0;
    const answers = [[tally('a1'), { name: 'sample.tally', input: {} }], [tally('b2')]];
    const t = await database([reacting(async () => answers[Math.min(tries++, 1)] ?? [])]);
    await close(t, ['x']);
    await start(t.context).runDue();
    expect(await tallied(t)).toEqual(['a1', 'b2']);
  });

  test('7.1 twice where a reaction says the same twice', async () => {
    const t = await database([reacting(async () => [tally('a1'), tally('a1')])]);
    await close(t, ['x']);
    await start(t.context).runDue();
    await t.db.updateTable('kernel.reaction_checkpoint').set({ position: 0 }).execute();
    await start(t.context).runDue();
    expect(await tallied(t)).toEqual(['a1', 'a1']);
  });

  test('7.1 once also where a try fails after its first command was committed', async () => {
    let tries = 0;
    const module = reacting(async (event) => {
      const id = event.stream.slice(event.stream.indexOf('/') + 1);
      tries += 1;
      return tries === 1 ? [tally(id), { name: 'sample.tally', input: 'not a tally' }] : [tally(id)];
    });
    const t = await database([module]);
    await close(t, ['a']);
    await start(t.context).runDue();
    expect(tries).toBe(2);
    expect(await tallied(t)).toEqual(['a']);
  });

  test('7.1 what is not its own it does not read again at the next start, however much of it there is', async () => {
    const t = await database();
    await close(t, ['a']);
    const owner = openDatabase({ url: t.url, role: null, connections: 1 });
    await sql`INSERT INTO kernel.event
      SELECT nextval('kernel.event_position'), 'sample.access/' || i, 1, 'sample.AccessChanged', 1, 1, 'server', '{"id": "x"}',
             gen_random_uuid(), 'p', '{}', NULL FROM generate_series(1, 6000) AS i`.execute(owner);
    await owner.destroy();
    await start(t.context).runDue();
    const { position } = await t.db
      .selectFrom('kernel.reaction_checkpoint')
      .select('position')
      .executeTakeFirstOrThrow();
    expect(position).toBeGreaterThan(6000);
    await close(t, ['b']);
    await start(t.context).runDue();
    expect(await tallied(t)).toEqual(['a', 'b']);
  });

  test('7.2 two runners on one database carry each event once', async () => {
    const t = await database();
    const twin = makeKernel({ ...t.context, modules: [sample] });
    await close(
      t,
      Array.from({ length: 12 }, () => randomUUID()),
    );
    await Promise.all([start(t.context).runDue(), start(twin).runDue()]);
    expect(new Set(await tallied(t)).size).toBe(12);
    expect(await tallied(t)).toHaveLength(12);
  });

  test('7.3 an event that fails five times becomes a dead letter, and the reaction goes on', async () => {
    const module = reacting(async (event) => {
      const id = event.stream.slice(event.stream.indexOf('/') + 1);
      if (id === 'bad') throw new Error('indigestible');
      return [tally(id)];
    });
    const t = await database([module]);
    await close(t, ['a', 'bad', 'c']);
    const reactions = start(t.context);
    await reactions.runDue();
    expect(await tallied(t)).toEqual(['a', 'c']);
    const letters = await t.db.selectFrom('kernel.dead_letter').selectAll().execute();
    expect(letters).toMatchObject([{ reaction: 'sample.tallyClosed', tries: 5, error: 'Error: indigestible' }]);
    await reactions.runDue();
    expect([...(await reactions.lag()).values()]).toEqual([0]);
  });

  test('7.7 what is only noted is one transaction, and one that cannot be noted does not hold the others', async () => {
    const note: Notes['note'] = async (events, db) => {
      for (const { stream } of events) {
        await sql`INSERT INTO sample.tally (id, closed) VALUES (${stream}, 1) ON CONFLICT DO NOTHING`.execute(db);
        if (stream === 'sample.job/bad') throw new Error('indigestible');
      }
    };
    const noteClosed = { name: 'sample.noteClosed', on: ['sample.JobClosed'], note };
    const t = await database([{ ...sample, reactions: [noteClosed] }]);
    const noted = async () => {
      const { rows } = await sql<{ id: string; tx: string }>`SELECT id, xmin::text AS tx FROM sample.tally`.execute(
        t.db,
      );
      return new Map(rows.map(({ id, tx }) => [id, tx]));
    };
    await close(t, ['a', 'c']);
    const reactions = start(t.context);
    await reactions.runDue();
    const first = await noted();
    expect([...first.keys()].sort()).toEqual(['sample.job/a', 'sample.job/c']);
    expect(new Set(first.values()).size).toBe(1);
    await close(t, ['bad', 'd']);
    await reactions.runDue();
    expect((await noted()).has('sample.job/d')).toBe(true);
    const letters = await t.db.selectFrom('kernel.dead_letter').selectAll().execute();
    expect(letters).toMatchObject([{ reaction: 'sample.noteClosed', tries: 5, error: 'Error: indigestible' }]);
    expect([...(await reactions.lag()).values()]).toEqual([0]);
  });
});
