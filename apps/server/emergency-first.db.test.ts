import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, openDatabase, sql } from '../../kernel/index.ts';
import { AssignUnit } from '../../modules/operations/contract.ts';
import { type Answered, type Client, startApplication, type TestApplication } from './test-application.ts';

/** Whichever unit it is: what is asked back is answered at once. */
const doubts = Object.keys(AssignUnit.confirms);

/** More reports than the server has connections of any kind. */
const REPORTS = 24;

let trefoil: TestApplication;
let owner: Db;
let desk: Client;
let auditor: Client;
beforeAll(async () => {
  trefoil = await startApplication();
  owner = openDatabase({ url: trefoil.databaseUrl, role: null, connections: 2 });
  desk = await trefoil.signIn('dispatcher');
  await desk.command('force.takeSeat', { seatId: 'dispatch-1' });
  auditor = await trefoil.signIn('auditor');
});
afterAll(async () => {
  await owner.destroy();
  await trefoil.close();
});

const done = async (name: string, input: object, confirmed: readonly string[] = []) => {
  const { status, body } = await desk.command(`operations.${name}`, input, { confirmed });
  expect([name, status, body]).toEqual([name, 200, expect.anything()]);
};

const rowsOf = async (view: string): Promise<Record<string, unknown>[]> => {
  const { status, body } = await desk.get(`/api/views/operations.${view}`);
  expect([view, status]).toEqual([view, 200]);
  return body.rows as Record<string, unknown>[];
};

/** How many questions of this server stand before what is locked. */
async function countStanding(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(
    owner,
  );
  return rows[0]?.n ?? 0;
}

test('O05 a call is taken, raised, sent to and read while every report waits, however many are asked for', async () => {
  const [unit] = await rowsOf('units');
  const answered: Answered[] = [];
  let reports: readonly Promise<Answered>[] = [];
  await owner.transaction().execute(async (tx) => {
    await sql`LOCK TABLE identity.sign_in_log IN ACCESS EXCLUSIVE MODE`.execute(tx);
    const ask = async () => {
      const answer = await auditor.get('/api/views/identity.signInLog?purpose=Yearly%20report');
      answered.push(answer);
      return answer;
    };
    reports = Array.from({ length: REPORTS }, ask);
    await expect.poll(() => countStanding(), { timeout: 20_000 }).toBeGreaterThan(0);

    const [contactId, incidentId] = [randomUUID(), randomUUID()];
    await done('openContact', { contactId, channel: '101', callerNumber: '07700 900123' });
    await done('writeContactField', { contactId, field: 'what', seen: '', value: 'A man lies on the line' });
    const place = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
    await done('placeContact', { contactId, place });
    await done('raiseIncident', { contactId, incidentId, code: '013' });
    await done('assignUnit', { incidentId, tourId: unit?.id, assignmentId: randomUUID() }, doubts);
    const queue = await rowsOf('openIncidents');
    expect(queue.find(({ id }) => id === incidentId)).toMatchObject({ id: incidentId });
    expect(answered).toEqual([]);
  });
  const late = await Promise.all(reports);
  expect(late.map(({ status }) => status)).toEqual(late.map(() => 200));
});
