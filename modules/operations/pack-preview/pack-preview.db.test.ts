import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personSubject } from '../../../kernel/testing.ts';
import { bookedUnit, fim, makeWorld, raisedIncident, type World } from '../test-world.ts';

const bureau = personSubject('helen', ['bureau']);
const MINUTE = 60_000;

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.force.ensurePublished(world.test.context);
});
afterEach(() => world.test.close());

type Rows = Record<string, unknown>[];

async function drafted(changes: Readonly<Record<string, (value: Rows) => unknown>>): Promise<string> {
  const draftId = randomUUID();
  for (const [section, change] of Object.entries(changes)) {
    const row = (await world.seen(bureau, 'force.packDraft', { of: draftId })).find((one) => one.section === section);
    const value = change(row?.value as Rows);
    const saved = await world.must(bureau, 'force.saveDraft', { draftId, section, seen: row?.hash, value });
    expect(saved.faults).toEqual([]);
  }
  return draftId;
}

async function preview(draft: string, filters: Readonly<Record<string, string>> = {}) {
  const rows = await world.seen(bureau, 'operations.packPreview', { filters: { draft, ...filters } });
  return new Map(rows.map((row) => [row.kind, row]));
}

const arrivesIn = (minutes: number) => (rules: Rows) =>
  rules.map((rule) => (rule.id === 'g2-arrive' ? { ...rule, minutes } : rule));

test('M02 given a shorter target, the preview counts who would have had it, and who would have missed it', async () => {
  const { incidentId } = await raisedIncident(world, { grade: 'G2' });
  await raisedIncident(world, { grade: 'G4' });
  world.test.clock.advance(35 * MINUTE);
  const found = await preview(await drafted({ deadlineRules: arrivesIn(30) }));
  const words = 'Arrive: 60 min → 30 min';
  expect(found.get('targets')).toMatchObject({ count: 1, of: 2, examples: [{ id: incidentId, words }] });
  expect(found.get('broken')).toMatchObject({ count: 1, title: '1 incident would have missed a target that was kept' });
  expect(found.get('kept')).toMatchObject({ count: 0 });
});

test('M02 given a longer target, a missed one would have been kept', async () => {
  await raisedIncident(world, { grade: 'G2' });
  world.test.clock.advance(70 * MINUTE);
  const found = await preview(await drafted({ deadlineRules: arrivesIn(120) }));
  expect([found.get('targets')?.count, found.get('kept')?.count, found.get('broken')?.count]).toEqual([1, 1, 0]);
});

test('M02 given another grade, plan, kind or outline, what stands and what was is named', async () => {
  await raisedIncident(world, { grade: 'G2' });
  await bookedUnit(world, 'R1');
  world.test.clock.advance(MINUTE);
  const now = world.force.pack();
  const [plan] = now.plans.filter(({ id }) => id !== now.codes.find(({ code }) => code === '202')?.plan);
  const codes = (rows: Rows) =>
    rows.map((code) => (code.code === '202' ? { ...code, grade: 'G1', plan: plan?.id } : code));
  const ring = [
    [-0.74, 52.66],
    [-0.72, 52.66],
    [-0.72, 52.68],
    [-0.74, 52.68],
    [-0.74, 52.66],
  ];
  const areas = (rows: Rows) => rows.map((area) => (area.id === 'langham' ? { ...area, outline: ring } : area));
  const found = await preview(await drafted({ codes, areas }));
  expect(found.get('grades')).toMatchObject({ count: 1, examples: [{ words: expect.stringContaining('G2 → G1') }] });
  expect(found.get('plans')).toMatchObject({ count: 1 });
  expect(found.get('areas')).toMatchObject({ examples: [{ words: 'oakham-north-east → langham' }] });
  expect(found.get('units')).toMatchObject({ count: 0, of: 1 });
});

test('M02 given nothing that matters is otherwise, or an earlier period, there is nothing to tell', async () => {
  await raisedIncident(world, { grade: 'G2' });
  world.test.clock.advance(MINUTE);
  const same = await drafted({ results: (rows) => [...rows, { code: 'ZZ9', name: 'Another' }] });
  expect([...(await preview(same)).values()].map(({ count }) => count)).toEqual(Array(9).fill(0));
  const before = String(world.test.clock.now() - 2 * MINUTE);
  const shorter = await drafted({ deadlineRules: arrivesIn(30) });
  expect((await preview(shorter, { to: before })).get('targets')).toMatchObject({ count: 0, of: 0 });
  expect(await preview(randomUUID().replaceAll('-', ''))).toEqual(new Map());
});

test('M02 what is restricted is counted and not named; what is concealed is not counted', async () => {
  for (const kind of ['restricted', 'concealed']) {
    const { incidentId } = await raisedIncident(world, { grade: 'G2' });
    const open = { incidentId, seen: 'none', allowed: [], radiusMetres: 500, reason: 'A covert operation' };
    await world.must(fim, 'restrict', { ...open, restriction: kind });
  }
  world.test.clock.advance(MINUTE);
  const found = await preview(await drafted({ deadlineRules: arrivesIn(30) }));
  expect(found.get('targets')).toMatchObject({ count: 1, of: 1, examples: [] });
});
