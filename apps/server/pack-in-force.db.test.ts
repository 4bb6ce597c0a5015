import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, startApplication, type TestApplication } from './test-application.ts';

let trefoil: TestApplication;
let bureau: Client;
let dispatcher: Client;

beforeAll(async () => {
  trefoil = await startApplication();
  bureau = await trefoil.signIn('bureau');
  dispatcher = await trefoil.signIn('dispatcher');
  await dispatcher.command('force.takeSeat', { seatId: 'dispatch-1' });
});
afterAll(() => trefoil.close());

type Row = Record<string, unknown>;
type Rows = Record<string, unknown>[];

async function rows(path: string, by = bureau): Promise<readonly Row[]> {
  return (await by.get(`/api/views/${path}`)).body.rows as readonly Row[];
}

async function must(by: Client, name: string, input: object): Promise<Row> {
  const answer = await by.command(name, input);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body.result as Row;
}

async function sectionOf(draftId: string, section: string): Promise<Row> {
  const found = (await rows(`force.packDraft?of=${draftId}`)).find((row) => row.section === section);
  if (found === undefined) throw new Error(`a pack has no section ${section}`);
  return found;
}

/** Saves what `change` makes of sections of the pack in force; answers the draft. */
async function drafted(changes: Readonly<Record<string, (value: Rows) => unknown>>): Promise<string> {
  const draftId = randomUUID();
  let faults: unknown = null;
  for (const [section, change] of Object.entries(changes)) {
    const { value, hash: seen } = await sectionOf(draftId, section);
    ({ faults } = await must(bureau, 'force.saveDraft', { draftId, section, seen, value: change(value as Rows) }));
  }
  // A section may have to wait for another one to be right.
  expect(faults).toEqual([]);
  return draftId;
}

async function publish(draftId: string, from: number | null = null): Promise<string> {
  const draft = (await rows('force.packDrafts')).find((row) => row.draftId === draftId);
  const input = { draftId, seen: draft?.hash, from, reason: 'Agreed at the November board' };
  return String((await must(bureau, 'force.publishDraft', input)).version);
}

const inForce = async () => (await rows('force.pack'))[0] ?? {};

/** The version that a screen hears of; the row itself, so that it need not ask. */
async function hearing(view: string, by = dispatcher, of?: string) {
  const live = await by.live();
  const { body } = await by.get(`/api/views/${view}${of === undefined ? '' : `?of=${of}`}`);
  live.say({ subscribe: [{ view, from: body.asOf, version: 1, ...(of !== undefined && { of }) }] });
  await live.until((frame) => frame.type === 'beat');
  const has = (key: string, value: unknown) => (frame: Row) =>
    ((frame.changes ?? []) as { puts: Row[] }[]).some(({ puts }) => puts.some((row) => row[key] === value));
  return { until: (key: string, value: unknown) => live.until(has(key, value)), close: () => live.close() };
}

async function raised(code: string, grade = 'G2'): Promise<Row> {
  const [incidentId, contactId] = [randomUUID(), randomUUID()];
  await must(dispatcher, 'operations.openContact', { contactId, channel: '101', callerNumber: null });
  const what = { contactId, field: 'what', seen: '', value: 'Two men fighting' };
  await must(dispatcher, 'operations.writeContactField', what);
  const place = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
  await must(dispatcher, 'operations.placeContact', { contactId, place });
  await must(dispatcher, 'operations.raiseIncident', { contactId, incidentId, code, grade });
  return incidentOf(incidentId);
}

async function incidentOf(incidentId: unknown): Promise<Row> {
  const found = (await rows('operations.openIncidents', dispatcher)).find(({ id }) => id === incidentId);
  if (found === undefined) throw new Error('the incident is not open');
  return found;
}

const arrivesWithin = ({ clocks }: Row) => {
  const clock = (clocks as Row[]).find(({ key }) => key === 'arrive');
  return (Number(clock?.dueAt) - Number(clock?.startedAt)) / 60_000;
};
const fresh = (rows_: Rows, row: Row) => [...rows_, row];
const withoutTheirs = ({ codeMappings, ...control }: Row, own: string) => {
  const tables = codeMappings as readonly { readonly rows: Rows }[];
  return { ...control, codeMappings: tables.map((one) => ({ ...one, rows: fresh(one.rows, { own, none: 'voice' }) })) };
};

test('M01 a grade’s target, a code, a seat and an area count from the moment they are published; what runs keeps its rule', async () => {
  const before = await raised('202');
  expect(arrivesWithin(before)).toBe(60);
  expect((await dispatcher.command('force.takeSeat', { seatId: 'dispatch-9' })).status).not.toBe(200);
  const heard = await hearing('force.pack');
  const version = await publish(
    await drafted({
      deadlineRules: (rules) => rules.map((rule) => (rule.id === 'g2-arrive' ? { ...rule, minutes: 45 } : rule)),
      codes: (codes) =>
        fresh(codes, { ...codes.find(({ code }) => code === '202'), code: '299', name: 'Drone nuisance' }),
      seats: (seats) =>
        fresh(seats, { id: 'dispatch-9', name: 'Dispatch 9', roles: ['dispatcher'], areas: [], talkgroup: null }),
      areas: (areas) => areas.map((area) => (isBeatOf(area, 'oakham') ? { ...area, parent: 'uppingham' } : area)),
      // What a partner is told of the new code is said with it.
      control: (control) => withoutTheirs(control as unknown as Row, '299'),
    }),
  );
  await heard.until('version', version);
  heard.close();
  expect(await inForce()).toMatchObject({ version, taken: { by: 'Helen Prior' } });
  const after = await raised('299');
  const { areaId } = after.place as Row;
  expect([arrivesWithin(after), after.codeName, areaId]).toEqual([45, 'Drone nuisance', 'uppingham']);
  expect(arrivesWithin(await incidentOf(before.id))).toBe(60);
  await must(dispatcher, 'force.takeSeat', { seatId: 'dispatch-9' });
  const taken = (await rows('force.seats')).find(({ id }) => id === 'dispatch-9');
  expect(taken).toMatchObject({ holder: { name: 'Rob Keeling' } });
});

const isBeatOf = (area: Row, parent: string) => area.parent === parent;

test('M01 a version takes effect at its time by itself, and whoever sits at a seat that goes is relieved of it', async () => {
  const heard = await hearing('force.pack');
  const draftId = await drafted({ seats: (seats) => seats.filter(({ id }) => id !== 'dispatch-9') });
  const version = await publish(draftId, Date.now() + 10_000);
  const waits = async () => (await rows('force.packVersions')).find((row) => row.version === version);
  expect(await waits()).toMatchObject({ situation: 'scheduled', reason: 'Agreed at the November board' });
  expect((await inForce()).version).not.toBe(version);
  await heard.until('version', version);
  heard.close();
  expect(await waits()).toMatchObject({
    ...{ situation: 'in-force', origin: 'draft', madeBy: 'Helen Prior' },
    changes: [{ section: 'seats', words: ['Removed dispatch-9 Dispatch 9'] }],
    publications: [{ what: 'scheduled' }, { what: 'ordered', by: 'Helen Prior' }],
  });
  await expect.poll(async () => (await dispatcher.get('/api/session')).body.subject).toMatchObject({ seat: null });
  expect(trefoil.application.modules.context.packVersion()).toBe(version);
});

test('M01 what waits may be withdrawn; a version is rolled back by one command, with its reason', async () => {
  const { version: seen } = await inForce();
  const draftId = await drafted({ results: (results) => fresh(results, { code: 'ZZ9', name: 'Another' }) });
  const later = await publish(draftId, Date.now() + 3_600_000);
  const supervisor = await trefoil.signIn('control-room-supervisor');
  await must(supervisor, 'force.takeSeat', { seatId: 'supervisor' });
  const watched = async () =>
    (await rows('operations.watched', supervisor)).map(({ about, title, label, state }) => [
      about,
      title,
      label,
      state,
    ]);
  expect(await watched()).toContainEqual(['pack', 'Force pack', `Force pack ${later} takes effect`, 'running']);
  const reason = 'Not agreed yet';
  await must(bureau, 'force.withdrawPublication', { packId: 'rutland', version: later, reason });
  await must(bureau, 'force.rollBackPack', { packId: 'rutland', seen, reason: 'The seat is needed after all' });
  const heard = await inForce();
  expect(heard).toMatchObject({ taken: { from: seen } });
  expect(await rows('force.seats')).toContainEqual(expect.objectContaining({ id: 'dispatch-9' }));
  const versions = await rows('force.packVersions');
  expect(versions.find((row) => row.version === later)).toMatchObject({ situation: 'withdrawn', reason });
  expect(versions.find((row) => row.version === heard.version)).toMatchObject({
    publications: [{ what: 'rolled-back' }, { what: 'ordered', reason: 'The seat is needed after all' }, {}, {}],
  });
  expect(await dispatcher.command('force.rollBackPack', { packId: 'rutland', seen, reason })).toMatchObject({
    status: 403,
  });
});

test('M01 two who edit at once lose nothing: both values are there', async () => {
  const [mine, theirs] = await Promise.all([
    drafted({ qualifiers: (all) => fresh(all, { code: 'ZZ1', name: 'Mine' }) }),
    drafted({ qualifiers: (all) => fresh(all, { code: 'ZZ2', name: 'Theirs' }) }),
  ]);
  const stale = await sectionOf(mine, 'qualifiers');
  const heard = await hearing('force.packDraft', bureau, mine);
  await publish(theirs);
  // The screen in which it is open hears of the conflict by itself.
  await heard.until('id', `${mine}/qualifiers`);
  heard.close();
  const conflict = await sectionOf(mine, 'qualifiers');
  expect(conflict).toMatchObject({ changed: true, value: stale.value });
  expect((conflict.conflict as Row).value).toContainEqual({ code: 'ZZ2', name: 'Theirs' });
  const [draft] = await rows('force.packDrafts');
  const input = { draftId: mine, seen: draft?.hash, from: null, reason: 'In conflict still' };
  expect(await bureau.command('force.publishDraft', input)).toMatchObject({
    status: 409,
    body: { code: 'in-conflict' },
  });
  const both = [...((conflict.conflict as Row).value as Rows), { code: 'ZZ1', name: 'Mine' }];
  const save = { draftId: mine, section: 'qualifiers', seen: conflict.hash, over: conflict.inForceHash, value: both };
  await must(bureau, 'force.saveDraft', save);
  expect(await bureau.command('force.saveDraft', save)).toMatchObject({ body: { code: 'changed-meanwhile' } });
  await publish(mine);
  expect((await inForce()).qualifiers).toEqual(expect.arrayContaining([...both]));
});

test('M01 a draft is saved with its faults, each named by its path, and is not published with them', async () => {
  const draftId = randomUUID();
  const { value, hash: seen } = await sectionOf(draftId, 'codes');
  const broken = (value as Rows).map((code, i) => (i === 2 ? { ...code, grade: 'G77' } : code));
  const saved = await must(bureau, 'force.saveDraft', { draftId, section: 'codes', seen, value: broken });
  expect(saved.faults).toContainEqual(expect.objectContaining({ path: 'codes[2].grade' }));
  expect((await sectionOf(draftId, 'codes')).faults).toEqual(saved.faults);
  const draft = (await rows('force.packDrafts')).find((row) => row.draftId === draftId);
  const input = { draftId, seen: draft?.hash, from: null, reason: 'With faults' };
  expect(await bureau.command('force.publishDraft', input)).toMatchObject({ body: { code: 'has-faults' } });
  await must(bureau, 'force.dropDraft', { draftId, section: null });
  expect(await rows('force.packDrafts')).toEqual([]);
});

test('M02 a draft says what it would have changed, before anything is live', async () => {
  await must(dispatcher, 'force.takeSeat', { seatId: 'dispatch-1' });
  const incident = await raised('202');
  const draftId = await drafted({
    deadlineRules: (rules) => rules.map((rule) => (rule.id === 'g2-arrive' ? { ...rule, minutes: 30 } : rule)),
    seats: (seats) => seats.map((seat) => (seat.id === 'dispatch-1' ? { ...seat, areas: [] } : seat)),
  });
  const preview = await rows(`operations.packPreview?draft=${draftId}&purpose=Preview`);
  const found = (kind: string) => preview.find((row) => row.kind === kind);
  const example = { id: incident.id, words: expect.stringMatching(/^Arrive: 4?\d min → 30 min$/) };
  expect(found('targets')?.examples).toContainEqual(expect.objectContaining(example));
  expect(found('seats')).toMatchObject({
    count: 1,
    examples: [{ id: 'dispatch-1', words: expect.stringMatching(/ → all$/) }],
  });
  expect(found('units')).toMatchObject({ count: 0 });
  const answer = await dispatcher.get(`/api/views/operations.packPreview?draft=${draftId}&purpose=Preview`);
  expect(answer.status).toBe(403);
});
