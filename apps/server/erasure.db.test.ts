import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handle, lastPosition, rebuild, sql, tableContents } from '../../kernel/index.ts';
import { systemSubject } from '../../kernel/testing.ts';
import { ask, type Client, startApplication, type TestApplication } from './test-application.ts';

/** Erasure by law in the whole house: the demonstration's records, and those of a call taken and turned into an incident. */
let trefoil: TestApplication;
let auditor: Client;
let officer: Client;
const contactId = randomUUID();
const incidentId = randomUUID();
const secret = 'Marjorie Quillfeather';

beforeAll(async () => {
  trefoil = await startApplication();
  auditor = await trefoil.signIn('auditor');
  officer = await trefoil.signIn('contact-officer');
  const steps: readonly (readonly [string, object])[] = [
    ['force.takeSeat', { seatId: 'contact-1' }],
    ['operations.openContact', { contactId, channel: '999', callerNumber: '07700 900123' }],
    ['operations.writeContactField', { contactId, field: 'what', seen: '', value: `${secret} has fallen` }],
    [
      'operations.placeContact',
      { contactId, place: { label: `${secret}'s house`, lon: -0.7276, lat: 52.6703, gazetteerId: null } },
    ],
    ['operations.raiseIncident', { contactId, incidentId, code: '202' }],
    ['operations.addLine', { incidentId, lineId: randomUUID(), text: `${secret} is breathing`, corrects: null }],
  ];
  for (const [name, input] of steps) expect(await officer.command(name, input)).toMatchObject({ status: 200 });
});
afterAll(() => trefoil.close());

const context = () => trefoil.application.modules.context;
const incident = `operations.incident/${incidentId}`;
const order = (stream: string) => ({ stream, positions: null, ground: 'erasure-request', reason: 'Request 2026/118' });

async function everyRow(): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    SELECT n.nspname || '.' || c.relname AS name FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('kernel', 'operations', 'pole', 'force', 'audit') AND c.relkind IN ('r', 'p')
       AND c.relname <> 'migration'`.execute(context().db);
  const texts = rows.map(async ({ name }) => {
    const answer = await sql<{ text: string | null }>`
      SELECT string_agg(to_jsonb(x)::text, ' ') AS text FROM ${sql.table(name)} AS x`.execute(context().db);
    return answer.rows[0]?.text ?? '';
  });
  return (await Promise.all(texts)).join(' ');
}

/** A force has thousands of items; of each kind of record so many are erased. */
const OF_EACH_KIND = 60;

describe('audit', () => {
  test('a hold stops the erasure; lifted, the words are gone from every table', async () => {
    const holdId = randomUUID();
    const hold = { stream: incident, holdId, reason: 'Inquest opened' };
    expect(await everyRow()).toContain(secret);
    expect(await auditor.command('audit.placeHold', hold)).toMatchObject({ status: 200 });
    expect(await auditor.command('audit.eraseDetail', order(incident))).toMatchObject({
      status: 422,
      body: { code: 'held' },
    });
    const standing = await auditor.get('/api/views/audit.standingHolds');
    expect(standing.body.rows).toMatchObject([{ stream: incident, holdId, reason: 'Inquest opened' }]);
    expect(await auditor.command('audit.liftHold', { ...hold, reason: 'Inquest concluded' })).toMatchObject({
      status: 200,
    });
    expect((await auditor.get('/api/views/audit.standingHolds')).body.rows).toEqual([]);
    for (const stream of [incident, `operations.contact/${contactId}`]) {
      expect(await auditor.command('audit.eraseDetail', order(stream))).toMatchObject({ status: 200 });
    }
    expect(await everyRow()).not.toContain(secret);
    expect(await auditor.command('audit.eraseDetail', order(incident))).toMatchObject({
      body: { code: 'nothing-to-erase' },
    });
  });

  test('A19 a file goes with the last record that it is attached to, and is given out until then', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(`JFIF ${secret} on the stairs`)]);
    const files = () =>
      context().db.selectFrom('kernel.blob').select('media_type').where('bytes', '=', bytes).execute();
    const sent = await ask(`${trefoil.url}/api/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${officer.token}`, 'content-type': 'image/jpeg' },
      body: new Uint8Array(bytes),
    });
    const filed = randomUUID();
    const raised = randomUUID();
    const attachmentId = randomUUID();
    const { sha256 } = sent.body;
    const steps: readonly (readonly [string, object])[] = [
      ['operations.openContact', { contactId: filed, channel: '999', callerNumber: null }],
      ['operations.writeContactField', { contactId: filed, field: 'what', seen: '', value: 'A fall' }],
      [
        'operations.placeContact',
        { contactId: filed, place: { label: 'Here', lon: -0.7276, lat: 52.6703, gazetteerId: null } },
      ],
      ['operations.raiseIncident', { contactId: filed, incidentId: raised, code: '202' }],
      [
        'operations.attachFile',
        { attachmentId, to: { kind: 'contact', id: filed }, sha256, name: 'fall.jpg', from: 'caller' },
      ],
    ];
    for (const [name, input] of steps) expect(await officer.command(name, input)).toMatchObject({ status: 200 });
    expect(await auditor.command('audit.eraseDetail', order(`operations.incident/${raised}`))).toMatchObject({
      status: 200,
    });
    expect(await officer.get(`/api/attachments/${attachmentId}`)).toMatchObject({ status: 200 });
    expect(await files()).toHaveLength(1);
    expect(await auditor.command('audit.eraseDetail', order(`operations.contact/${filed}`))).toMatchObject({
      status: 200,
    });
    expect(await officer.get(`/api/attachments/${attachmentId}`)).toMatchObject({ status: 404 });
    expect(await files()).toEqual([]);
  });

  test('is the auditor’s alone; a record that is none is said so', async () => {
    const supervisor = await trefoil.signIn('control-room-supervisor');
    await supervisor.command('force.takeSeat', { seatId: 'supervisor' });
    expect((await supervisor.command('audit.eraseDetail', order(incident))).status).toBe(403);
    expect((await supervisor.get('/api/views/audit.standingHolds')).status).toBe(403);
    for (const stream of ['operations.incident/none', 'no.such/one']) {
      expect(await auditor.command('audit.eraseDetail', order(stream))).toMatchObject({
        body: { code: 'no-such-stream' },
      });
    }
  });

  test('every kind of record there is can be erased, and its rows are then those of a rebuild', async () => {
    const { db, registry } = context();
    const { rows } = await sql<{ stream: string }>`
      SELECT stream FROM (
        SELECT e.stream, row_number() OVER (PARTITION BY split_part(e.stream, '/', 1) ORDER BY e.stream) AS turn
          FROM kernel.event AS e JOIN kernel.event_detail AS d ON d.position = e.position GROUP BY e.stream) AS found
       WHERE turn <= ${OF_EACH_KIND}`.execute(db);
    const streams = rows.map(({ stream }) => stream);
    expect(new Set(streams.map((stream) => stream.split('/')[0])).size).toBeGreaterThan(2);
    for (const stream of streams) {
      const input = order(stream);
      const call = {
        name: 'audit.eraseDetail',
        commandId: randomUUID(),
        input,
        subject: systemSubject(),
        confirmed: [],
      };
      expect(await handle(context(), call)).toMatchObject({ kind: 'done' });
    }
    const left = await db
      .selectFrom('kernel.event_detail as detail')
      .innerJoin('kernel.event as event', 'event.position', 'detail.position')
      .select('event.stream')
      .where('event.stream', 'in', streams)
      .execute();
    expect(left).toEqual([]);
    // What the demonstration adds between the two looks is in one of them only: then they are taken again.
    for (;;) {
      const [from, before] = [await lastPosition(db), await tableContents(db, registry)];
      await rebuild(db, registry);
      const after = await tableContents(db, registry);
      if ((await lastPosition(db)) !== from) continue;
      expect(after).toEqual(before);
      return;
    }
  });

  test('the seals are shown, the latest first', async () => {
    const { body } = await auditor.get('/api/views/audit.checkpoints');
    expect(body.rows).toBeInstanceOf(Array);
  });
});
