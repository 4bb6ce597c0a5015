import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import vectors from '../../../data/service-history/servicenow-incidents.json' with { type: 'json' };
import { rebuild, startReactions, startTimer, tableContents } from '../../../kernel/index.ts';
import { agent, makeWorld, officer, serviceManager, technician, type World } from '../test-service.ts';
import { runHistoryImport } from './command.ts';

const folder = join(import.meta.dirname, '../../../data/service-history');
const HOUR_MS = 3_600_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

/** What the command line would do and say. */
async function run(...args: readonly string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runHistoryImport(args, {
    send: (name, input) => world.send(serviceManager, name, input),
    write: (line) => said.push(line),
    complain: (line) => complained.push(line),
  });
  const importId = /^Import (\S+):/.exec(said.at(-1) ?? '')?.[1] ?? '';
  return { code, said, complained, importId };
}

const history = (filters: Record<string, string> = {}) =>
  world.seen(agent, 'serviceIncidentHistory', { filters: { ...filters } });
const record = (id: string) => world.seen(agent, 'serviceIncidentRecord', { of: id }).then(([row]) => row);

async function undo(importId: string) {
  let undone = 0;
  for (let left = 1; left > 0; ) {
    const answer = await world.send(serviceManager, 'undoHistoryImport', { importId, reason: 'Test instance' });
    if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
    undone += Number(answer.result.undone);
    left = Number(answer.result.left);
  }
  return undone;
}

test('ServiceNow-shaped records come to the state and priority that is expected; twice makes none twice', async () => {
  const file = join(folder, 'servicenow-incidents.json');
  const dry = await run(file, '--dry-run');
  expect(dry.said.at(-1)).toBe('Would be: 3 rows of 3 records: 3 added, 0 went on, 0 as they were, 0 left out');
  expect(await history()).toEqual([]);
  const { importId, code } = await run(file);
  expect(code).toBe(0);
  const plain = { open: ['new', 'in progress'], resolved: ['resolved'] } as const;
  const records = await world.seen(serviceManager, 'historyImports');
  expect(records).toMatchObject([
    { id: importId, source: 'servicenow', fileName: 'servicenow-incidents.json', added: 3 },
  ]);
  const lines = await Promise.all(
    (await history()).map(async ({ id }) => {
      const [imported] = (await world.seen(agent, 'serviceIncidentLog', { of: String(id) })).filter(
        ({ kind }) => kind === 'imported',
      );
      const found = await record(String(id));
      return { number: String(imported?.text).split(' ')[0], situation: found?.situation, priority: found?.priority };
    }),
  );
  for (const { number, status, priority } of vectors.expected) {
    const found = lines.find((line) => line.number === number);
    expect(found?.priority, number).toBe(priority);
    expect(plain[found?.situation as keyof typeof plain], number).toContain(status);
  }
  const again = await run(file);
  expect(again.said.at(-1)).toMatch(/0 added, 0 went on, 3 as they were, 0 left out$/);
  expect(await undo(importId)).toBe(3);
  expect(await history()).toEqual([]);
  // What was undone can come again.
  const third = await run(file);
  expect(third.said.at(-1)).toMatch(/3 added/);
  await undo(third.importId);
});

test('a log of events is replayed at its own times through the rules; clocks are worked out anew and compared', async () => {
  const { importId, said, code } = await run(join(folder, 'incident-events.csv'));
  expect(code).toBe(0);
  expect(said.at(-1)).toMatch(/: 727 rows of 120 records: 120 added/);
  const rows = await world.test.db
    .selectFrom('kernel.event')
    .select(({ fn }) => [fn.min('occurred_at').as('first'), fn.countAll<number>().as('count')])
    .where('type', 'like', 'service.ServiceIncident%')
    .where('occurred_by', '=', 'claim')
    .where('occurred_at', '<', Date.UTC(2020, 0))
    .execute();
  expect(new Date(Number(rows[0]?.first)).getUTCFullYear()).toBe(2016);
  expect(Number(rows[0]?.count)).toBeGreaterThan(500);
  // The clock of the desk's own page says the same of each target as the import has said.
  const differing = await world.seen(serviceManager, 'importedRecords', { of: importId });
  expect(differing.length).toBeGreaterThan(20);
  for (const { id, here } of differing) {
    const clocks = await world.seen(agent, 'levelClocks', { of: String(id) });
    const last = clocks.findLast(
      ({ kind, metric, state }) => kind === 'sla' && metric === 'resolution' && state !== 'replaced',
    );
    if (here !== 'none') expect(last?.state, String(id)).toBe(here);
  }
  const [told] = (await world.seen(serviceManager, 'historyImports')).filter(({ id }) => id === importId);
  const differences = (told?.differences ?? []) as readonly { readonly kind: string; readonly count: number }[];
  expect(differences.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining([
      'sla-missed-here',
      'sla-met-here',
      'rows-missing',
      'closed-unresolved',
      'pause-not-allowed',
    ]),
  );
  for (const { kind, count } of differences) {
    const of = await world.seen(serviceManager, 'importedRecords', { of: importId, filters: { difference: kind } });
    expect(of.length, kind).toBe(count);
  }
});

test('history rings nobody, owes nothing, and is in no figure unless it is asked for', async () => {
  const timer = startTimer(world.test.context);
  world.test.clock.advance(HOUR_MS);
  await timer.runDue();
  await timer.close();
  const steps = await world.test.db
    .selectFrom('kernel.event')
    .select('type')
    .where('type', 'like', 'kernel.Deadline%')
    .execute();
  expect(steps).toEqual([]);
  const all = async (filters: Record<string, string>) =>
    (await world.seen(agent, 'deskFigures', { filters })).find(({ group }) => group === 'all')?.raised ?? 0;
  expect(await all({})).toBe(0);
  expect(await all({ history: 'true' })).toBe(120);
  const report = (filters: Record<string, string>) =>
    world.seen(agent, 'report', { filters: { month: '2016-03', ...filters } });
  expect(await report({})).toEqual([]);
  expect((await report({ history: 'true' })).length).toBeGreaterThan(0);
});

test('nothing follows from history by itself: nobody is told, given or written to, and nothing is proposed', async () => {
  // Among them one of the highest priority that is open.
  const { importId } = await run(join(folder, 'servicenow-incidents.json'));
  expect((await world.seen(agent, 'openServiceIncidents')).map(({ priority }) => priority)).toContain(1);
  const reactions = startReactions(world.test.context);
  await reactions.runDue();
  await reactions.close();
  const events = await world.test.db.selectFrom('kernel.event').select(['type', 'actor']).execute();
  expect(events.length).toBeGreaterThan(500);
  expect(events.filter(({ actor }) => actor.kind === 'system')).toEqual([]);
  expect(await world.seen(officer, 'outages')).toEqual([]);
  await undo(importId);
});

test('whoever works on a record of history takes it up: it stays when the import is undone, and its clocks run', async () => {
  const importId = randomUUID();
  const openedAt = world.test.clock.now() - HOUR_MS;
  const of = (reference: string) => ({
    ...{ reference, openedAt, summary: 'Headset has no sound' },
    rows: [{ line: 1, at: openedAt, state: 'open', impact: 2, urgency: 2 }],
  });
  const file = { importId, source: 'old-desk', rowsAre: 'records', records: [of('A1'), of('A2')] };
  await world.must(serviceManager, 'importHistory', file);
  const [, id] = (await world.seen(agent, 'openServiceIncidents')).map((row) => String(row.id));
  expect((await record(String(id)))?.clocks).toEqual([]);
  await world.must(technician, 'assignServiceIncident', { serviceIncidentId: id, teamId: 'radio' });
  expect((await record(String(id)))?.clocks).not.toEqual([]);
  expect(await undo(importId)).toBe(1);
  expect((await world.seen(agent, 'openServiceIncidents')).map((row) => row.id)).toEqual([id]);
  expect(await world.send(serviceManager, 'undoHistoryImport', { importId, reason: 'Again' })).toMatchObject({
    code: 'undone-already',
  });
  expect(await world.send(serviceManager, 'importHistory', file)).toMatchObject({
    kind: 'refused',
    code: 'undone-already',
  });
});

test('a later file goes on where the last one ended, but never over the work of somebody here', async () => {
  const openedAt = world.test.clock.now() - 4 * HOUR_MS;
  const row = (line: number, state: string, changes: number) => ({
    ...{ line, state, changes, at: openedAt + changes * HOUR_MS, impact: 2, urgency: 2 },
  });
  const send = (rows: readonly object[]) =>
    world.send(serviceManager, 'importHistory', {
      ...{ importId: randomUUID(), source: 'old-desk', rowsAre: 'changes' },
      records: [{ reference: 'B1', openedAt, summary: 'Printer out of paper', rows }],
    });
  const begun = row(1, 'new', 0);
  expect(await send([begun])).toMatchObject({ result: { added: 1 } });
  expect(await send([begun, row(2, 'resolved', 1)])).toMatchObject({ result: { continued: 1, faults: [] } });
  const [found] = await history();
  expect(found).toMatchObject({ situation: 'resolved', resolvedAt: openedAt + HOUR_MS });
  await world.must(agent, 'reopenServiceIncident', { serviceIncidentId: found?.id, reason: 'It is empty again' });
  const late = await send([begun, row(2, 'resolved', 1), row(3, 'closed', 2)]);
  expect(late).toMatchObject({
    result: { continued: 0, faults: [{ line: 1, why: expect.stringMatching(/^B1: Somebody has worked on IT-/) }] },
  });
});

test('what cannot be taken in is left out whole and named; what nobody may do is not done', async () => {
  const now = world.test.clock.now();
  const row = { line: 7, at: now - HOUR_MS, state: 'open', impact: 2, urgency: 2 };
  const of = (reference: string, more: object = {}, rows: readonly object[] = [row]) => ({
    ...{ reference, openedAt: now - HOUR_MS, summary: 'No network', rows, ...more },
  });
  const records = [
    of('C1', { categoryId: 'no-such' }),
    of('C2', {}, [row, { ...row, line: 8, teamId: 'nobody' }]),
    of('C3', {}, [row, { ...row, line: 9, state: 'closed', closedAt: now + HOUR_MS }]),
    of('C4', {}, [{ ...row, impact: 5 }]),
    of('C5'),
    of('C5'),
  ];
  const file = { importId: randomUUID(), source: 'old-desk', rowsAre: 'changes', records };
  const before = (await history()).length;
  expect(await world.send(officer, 'importHistory', file)).toMatchObject({ kind: 'not-permitted' });
  expect(await world.send(agent, 'importHistory', file)).toMatchObject({ kind: 'not-permitted' });
  expect(await world.send(serviceManager, 'importHistory', file)).toMatchObject({
    result: {
      added: 1,
      faults: [
        { line: 7, why: 'C1: The force has no category no-such.' },
        { line: 7, why: 'C2: The force has no team nobody.' },
        { line: 7, why: 'C3: A time of it is still to come.' },
        { line: 7, why: 'C4: The matrix has no such impact or urgency.' },
        { line: 7, why: 'C5: It stands there twice.' },
      ],
    },
  });
  expect((await history()).length).toBe(before + 1);
});

test('the rows are made anew from the log as they stood', async () => {
  const { db, context } = world.test;
  const before = await tableContents(db, context.registry);
  await rebuild(db, context.registry);
  expect(await tableContents(db, context.registry)).toEqual(before);
  expect(before['service.imported_record']?.length).toBeGreaterThan(100);
});

test('a file that is none, or is not known, is said so', async () => {
  expect(await run()).toMatchObject({ code: 2 });
  expect((await run(join(folder, 'README.md'))).code).toBe(2);
  const text = readFileSync(join(folder, 'incident-events.csv'), 'utf8');
  expect(text.split('\n')[0]).toContain('made_sla');
});
