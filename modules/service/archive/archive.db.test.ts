import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../kernel/index.ts';
import { published } from '../catalogue/test-story.ts';
import { raised } from '../changes/test-changes.ts';
import { opened } from '../problems/test-story.ts';
import { asked } from '../requests/test-story.ts';
import { agent, changeManager, makeWorld, officer, reported, technician, type World } from '../test-service.ts';
import { practices, wordsOf } from './practices.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

async function found(filters: Readonly<Record<string, string>>): Promise<readonly unknown[]> {
  return (await world.seen(agent, 'archivedRecords', { filters })).map(({ id }) => id);
}

test('SM-8 a closed record leaves the lists of what is open and stands in the archive, found by its number, words, person, kind and time', async () => {
  const { must, seen, test: kernel } = world;
  const serviceIncidentId = await reported(world, {
    summary: 'Kettle trips the socket',
    reporter: 'PC Daniel Example',
  });
  const problemId = await opened(world, { title: 'Sockets of batch 9 trip' });
  const changeId = await raised(world);
  const requestId = await asked(world, await published(world));
  expect(await found({})).toEqual([]);
  const closedFrom = kernel.clock.now() + 1000;
  kernel.clock.set(closedFrom);
  await must(agent, 'withdrawServiceIncident', { serviceIncidentId, reason: 'It works again' });
  await must(changeManager, 'closeProblem', { problemId, ending: 'no-fault', text: 'The kettle was wet' });
  await must(technician, 'cancelChange', { changeId, reason: 'Not wanted any more' });
  await must(officer, 'cancelRequest', { requestId, reason: 'I have changed post' });
  const all = [serviceIncidentId, problemId, changeId, requestId];
  for (const view of ['openServiceIncidents', 'changes', 'openRequests']) expect(await seen(agent, view)).toEqual([]);
  const rows = await seen(agent, 'archivedRecords');
  expect(rows.map(({ id }) => id).toSorted()).toEqual(all.toSorted());
  for (const { id, number } of rows) expect(await found({ text: String(number) })).toEqual([id]);
  expect(await found({ text: 'socket KETTLE' })).toEqual([serviceIncidentId]);
  expect(await found({ text: 'socket' })).toHaveLength(2);
  expect(await found({ text: 'daniel' })).toEqual([serviceIncidentId]);
  expect(await found({ text: '%' })).toEqual([]);
  expect(await found({ text: "kettle's" })).toEqual([]);
  expect(await found({ text: 'ke' })).toEqual([]);
  const digits = String(rows.find(({ id }) => id === serviceIncidentId)?.number).replace('IT-', '');
  expect(await found({ text: `kettle ${digits}` })).toEqual([serviceIncidentId]);
  expect(await found({ kind: 'request' })).toEqual([requestId]);
  expect(await found({ from: String(closedFrom) })).toHaveLength(all.length);
  expect(await found({ to: String(closedFrom) })).toEqual([]);
  // What is found can be opened and read to its last line.
  const logs = { serviceIncidentLog: all[0], problemLog: all[1], changeLog: all[2], requestLog: all[3] };
  for (const [log, of = ''] of Object.entries(logs)) expect(await seen(agent, log, { of })).not.toEqual([]);
  await expect(seen(officer, 'archivedRecords')).rejects.toThrow();
});

test('the words of each practice are looked for as they are indexed: in other words its index would be of no use', async () => {
  for (const practice of practices) {
    const index = `${practice.table}_archive`;
    await world.test.db.transaction().execute(async (tx) => {
      // PostgreSQL writes both out in its own words.
      await sql`CREATE TEMP VIEW looked AS
        SELECT ${sql.raw(wordsOf(practice))} AS words FROM ${sql.table(practice.table)}`.execute(tx);
      const { rows } = await sql<{ looked: string; indexed: string }>`
        SELECT pg_get_viewdef('looked'::regclass) AS looked, pg_get_expr(indexprs, indrelid) AS indexed
          FROM pg_index WHERE indexrelid = ${index}::regclass`.execute(tx);
      await sql`DROP VIEW looked`.execute(tx);
      const [{ looked: written = '', indexed = '' } = {}] = rows;
      // PostgreSQL 15 names the table with each column of a view.
      const looked = written.replaceAll(`${practice.table.split('.')[1]}.`, '');
      expect(looked).toContain(`SELECT ${indexed} AS words`);
      expect(indexed).toContain('archive_words(number');
    });
  }
});
