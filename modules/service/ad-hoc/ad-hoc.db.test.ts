import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RowOf, Subject } from '../../../kernel/pure.ts';
import { makeEstate } from '../../estate/index.ts';
import { makeForce } from '../../force/index.ts';
import { liveCatalogue } from '../catalogue/test-story.ts';
import { liveChanges } from '../changes/test-story.ts';
import { liveDesk } from '../desk/test-story.ts';
import { liveImports } from '../imports/test-story.ts';
import { liveImprovements } from '../improvements/test-story.ts';
import { liveKnowledge } from '../knowledge/test-story.ts';
import { liveMail } from '../mail/test-story.ts';
import { liveMajors } from '../majors/test-story.ts';
import { liveProblems, opened } from '../problems/test-story.ts';
import { liveRequests } from '../requests/test-story.ts';
import {
  agent,
  fim,
  ictManager,
  makeWorld,
  officer,
  otherAgent,
  packDir,
  reported,
  serviceManager,
  staff,
  technician,
  type World,
} from '../test-service.ts';
import { notReported, practices } from './practices.ts';
import { partsOf, type Question } from './question.ts';
import { asking } from './test-story.ts';
import type { ReportAnswer, ReportFields } from './views.ts';

type Row = RowOf<typeof ReportAnswer>;
type FieldsRow = RowOf<typeof ReportFields>;

/** Records of each practice, with all that they may hold. */
const lives: readonly ((world: World) => Promise<unknown>)[] = [
  ...[liveDesk, liveImports, liveImprovements, liveMajors, liveMail, liveCatalogue, liveRequests, liveChanges],
  ...[liveProblems, liveKnowledge],
];

const HOUR_MS = 3_600_000;
const force = makeForce({ packDir, rolesOf: async () => [] });
/** Reads of items as of IT incidents. */
const manager = staff('0198c2f0-0000-7000-8000-000000000099', 'service-manager');

let world: World;
beforeAll(async () => {
  const estate = makeEstate({
    pack: force.pack,
    demand: force.demand,
    clock: { now: () => world.test.clock.now() } as never,
  });
  world = await makeWorld([estate.definition]);
  const [quick, slow] = [
    await reported(world, { summary: 'Dark screen' }),
    await reported(world, { categoryId: 'network' }),
  ];
  await reported(world, { categoryId: 'network', summary: 'Slow line', impact: 2, urgency: 2 });
  world.test.clock.advance(HOUR_MS);
  await world.must(technician, 'resolveServiceIncident', { serviceIncidentId: quick, resolution: 'Cable in' });
  world.test.clock.advance(2 * HOUR_MS);
  await world.must(technician, 'resolveServiceIncident', { serviceIncidentId: slow, resolution: 'Switched' });
  await opened(world, { title: 'Screens go dark' });
});
afterAll(() => world.test.close());

async function asked(question: Question, who: Subject = agent): Promise<readonly Row[]> {
  const query = { of: question.about, filters: partsOf(question) };
  return (await world.seen(who, 'reportAnswer', query)) as never as readonly Row[];
}

const listed = async (who: Subject = agent) => (await world.seen(who, 'reportFields')) as never as readonly FieldsRow[];

test('columns of choice of the records that fit every condition, in the order of choice', async () => {
  const rows = await asked(
    asking('it-incidents', {
      columns: ['summary', 'situation', 'raised_at', 'first_contact', 'clocks.*.metric', 'missed#'],
      where: [
        { field: 'situation', test: 'is-not', value: 'open' },
        { field: 'summary', test: 'contains', value: 'DARK' },
        { field: 'raised_at', test: 'last-days', value: '7' },
      ],
      order: { field: 'raised_at', down: true },
    }),
  );
  expect(rows.map(({ cells }) => cells)).toEqual([['Dark screen', 'resolved', expect.any(Number), true, '', 0]]);
  expect(rows[0]).toMatchObject({ matched: 1, fault: null });
});

test('grouped by a field and by local time, with count, sum, average, percentile, least and most', async () => {
  const by = [{ field: 'category_id', step: 'value' } as const];
  const measured = async (how: Question['measure']['how'], field: string | null, until: string | null = null) => {
    const rows = await asked(asking('it-incidents', { by, measure: { how, field, until, percent: 50 } }));
    return Object.fromEntries(rows.map(({ cells, value }) => [cells[0], value]));
  };
  expect(await measured('count', null)).toEqual({ network: 2, 'radio-handset': 1 });
  expect(await measured('sum', 'impact')).toEqual({ network: 5, 'radio-handset': 3 });
  expect(await measured('average', 'raised_at', 'resolved_at')).toEqual({ network: 3, 'radio-handset': 1 });
  expect(await measured('percentile', 'impact')).toEqual({ network: 2.5, 'radio-handset': 3 });
  expect(await measured('least', 'impact')).toEqual({ network: 2, 'radio-handset': 3 });
  expect(await measured('most', 'impact')).toEqual({ network: 3, 'radio-handset': 3 });
  const months = await asked(
    asking('it-incidents', {
      by: [
        { field: 'raised_at', step: 'month' },
        { field: 'situation', step: 'value' },
      ],
    }),
  );
  expect(months.map(({ cells }) => cells[1])).toEqual(['open', 'resolved']);
  expect(months.every(({ cells }) => /^\d{4}-\d{2}$/.test(String(cells[0])))).toBe(true);
  // Lines of a record are counted by what the record says.
  const lines = await asked(asking('it-incident-lines', { by: [{ field: 'p.category_id', step: 'value' }] }));
  expect(lines.map(({ cells }) => cells[0]).toSorted()).toEqual(['network', 'radio-handset']);
});

test('every table of records can be reported on, or it is said why not', async () => {
  const tables = [...world.test.context.registry.tables]
    .filter(([name, kind]) => kind === 'projection' && /^(service|estate)[.]/.test(name))
    .map(([name]) => name);
  const known = new Set(practices.map(({ table }) => table));
  expect(tables.filter((name) => !known.has(name) && notReported[name] === undefined)).toEqual([]);
  expect(Object.keys(notReported).filter((name) => known.has(name) || !tables.includes(name))).toEqual([]);
  const own = new Set(
    world.test.context.registry.permissions.filter(({ own: some }) => some !== undefined).map(({ name }) => name),
  );
  expect(practices.filter(({ view }) => own.has(view.permission)).map(({ id }) => id)).toEqual([]);
});

test('nobody is told of a practice that they may not see, nor is it counted for them', async () => {
  const hidden = 'catalogue-items';
  expect((await listed(technician)).map(({ id }) => id)).not.toContain(hidden);
  const [row, ...others] = await asked(asking(hidden, { columns: ['id'] }), technician);
  expect(others).toEqual([]);
  expect(row).toMatchObject({ fault: 'This needs catalogue.edit.', cells: [], matched: 0 });
  await expect(asked(asking('it-incidents', { columns: ['id'] }), officer)).rejects.toThrow();
});

test('an item that somebody may not see is in no list, count or condition of theirs; on its list of readers it is', async () => {
  const label = 'XX-1';
  const items = [
    { itemId: randomUUID(), classId: 'switch', label: 'XX-0', name: 'Open switch', fields: {} },
    { itemId: randomUUID(), classId: 'switch', label, name: 'Covert switch', fields: {} },
  ];
  await world.must(manager, 'estate.addItems', { items });
  const [, covert] = items;
  const limit = { itemId: covert?.itemId, access: 'concealed', allowed: [manager.id], reason: 'Covert' };
  await world.must(manager, 'estate.limitItem', limit);
  const count = async (who: Subject) =>
    (await asked(asking('items', { by: [{ field: 'class_id', step: 'value' }] }), who)).map(({ cells, value }) => [
      ...cells,
      value,
    ]);
  const named = { field: 'label', test: 'is', value: label } as const;
  const list = (who: Subject) => asked(asking('items', { columns: ['name'], where: [named] }), who);
  const lines = (who: Subject) =>
    asked(asking('item-lines', { columns: ['text'], where: [{ ...named, field: 'p.label' }] }), who);
  expect(await count(manager)).toEqual([['switch', 2]]);
  expect((await list(manager)).map(({ cells }) => cells)).toEqual([['Covert switch']]);
  expect(await lines(manager)).not.toEqual([]);
  for (const access of ['concealed', 'restricted']) {
    await world.must(manager, 'estate.limitItem', { ...limit, access });
    expect(await count(technician)).toEqual([['switch', 1]]);
    expect(await list(technician)).toEqual([]);
    expect(await lines(technician)).toEqual([]);
  }
});

test('what is no field, no test of its kind or no number is answered in words; what is typed is never a part of the question to the database', async () => {
  const fault = async (about: string, more: Partial<Question>) => (await asked(asking(about, more)))[0]?.fault;
  expect(await fault('pg_authid', { columns: ['rolname'] })).toBe('There is nothing called pg_authid.');
  expect(await fault('it-incidents', { columns: ['id; DROP TABLE service.problem'] })).toMatch(
    /^There is no field called/,
  );
  expect(await fault('it-incidents', {})).toMatch(/^Choose a column/);
  const where = [{ field: 'raised_at', test: 'at-least', value: 'yesterday' } as const];
  expect(await fault('it-incidents', { columns: ['id'], where })).toBe('Raised at cannot be asked so.');
  const measure = { how: 'sum', field: 'summary', until: null, percent: 90 } as const;
  expect(await fault('it-incidents', { by: [{ field: 'team_id', step: 'value' }], measure })).toMatch(
    /^Measure a number/,
  );
  const lists = ['item_ids', 'missed.*.metric'].map((field) => ({ field, step: 'value' }) as const);
  expect(await fault('it-incidents', { by: lists })).toMatch(/^One list at a time/);
  const typed = [{ field: 'summary', test: 'is', value: "' OR true --" } as const];
  expect(await asked(asking('it-incidents', { columns: ['id'], where: typed }))).toEqual([]);
  expect(await asked(asking('problems', { columns: ['title'] }))).toHaveLength(1);
  const rows = await world.seen(agent, 'reportAnswer', { of: 'problems', filters: { q0: '{"about":' } });
  expect(rows).toMatchObject([{ fault: 'This is no question.' }]);
});

test("a saved report is its owner's alone until it is shared; others read it and change nothing of it", async () => {
  const reportId = randomUUID();
  const question = asking('it-incidents', { by: [{ field: 'team_id', step: 'value' }], chart: 'bars' });
  const save = (more: object) => ({ reportId, name: 'By team', shared: false, question, ...more });
  const seenBy = (who: Subject) => world.seen(who, 'adHocReports');
  await world.must(agent, 'saveAdHocReport', save({}));
  expect(await seenBy(agent)).toMatchObject([{ id: reportId, name: 'By team', form: { chart: 'bars' }, where: [] }]);
  for (const who of [otherAgent, ictManager]) expect(await seenBy(who)).toEqual([]);
  await world.must(agent, 'saveAdHocReport', save({ shared: true, name: 'Teams' }));
  expect(await seenBy(otherAgent)).toMatchObject([{ name: 'Teams', owner: agent.name, shared: true }]);
  expect(await world.send(otherAgent, 'saveAdHocReport', save({}))).toMatchObject({ code: 'not-yours' });
  expect(await world.send(otherAgent, 'dropAdHocReport', { reportId })).toMatchObject({ code: 'not-yours' });
  expect(await world.send(fim, 'saveAdHocReport', save({}))).toMatchObject({ kind: 'not-permitted' });
  await world.must(agent, 'dropAdHocReport', { reportId });
  expect(await seenBy(agent)).toEqual([]);
  expect(await world.send(agent, 'dropAdHocReport', { reportId })).toMatchObject({ code: 'no-such-report' });
});

test('SM-4 beside the standard reports, every stored field of every practice can be listed, asked for and counted by', async () => {
  for (const live of lives) await live(world);
  expect(await world.seen(agent, 'deskFigures')).not.toEqual([]);
  const open = await listed(serviceManager);
  expect(open.map(({ id }) => id).toSorted()).toEqual(practices.map(({ id }) => id).toSorted());
  for (const { id, fields } of open) {
    for (let at = 0; at < fields.length; at += 10) {
      const some = fields.slice(at, at + 10);
      const where = some.map(({ id: field, tests }) => ({ field, test: tests.at(-1) ?? 'filled', value: '' }));
      const faults = [
        ...(await asked(asking(id, { columns: some.map((field) => field.id) }), serviceManager)),
        ...(await asked(asking(id, { columns: [some[0]?.id ?? ''], where }), serviceManager)),
      ].map(({ fault }) => fault);
      expect(
        faults.filter((fault) => fault !== null),
        id,
      ).toEqual([]);
    }
    for (const { id: field } of fields.filter((one) => !one.id.startsWith('p.'))) {
      const by = [{ field, step: 'value' } as const];
      const rows = await asked(asking(id, { by }), serviceManager);
      expect(
        rows.filter(({ fault }) => fault !== null),
        `${id} by ${field}`,
      ).toEqual([]);
    }
  }
});
