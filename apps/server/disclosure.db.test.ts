import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyBundle } from '../../tools/verify/bundle.ts';
import { type Client, startApplication, type TestApplication } from './test-application.ts';

const folder = mkdtempSync(join(tmpdir(), 'trefoil-disclosure-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [contactId, incidentId] = [randomUUID(), randomUUID()];
const informant = 'The neighbour at number nine told me';
let trefoil: TestApplication;
let desk: Client;
let auditor: Client;
let bundle: Uint8Array;

beforeAll(async () => {
  trefoil = await startApplication();
  auditor = await trefoil.signIn('auditor');
  desk = await trefoil.signIn('dispatcher');
  await done(desk, 'force.takeSeat', { seatId: 'dispatch-1' });
  await done(desk, 'operations.openContact', { contactId, channel: '101', callerNumber: '07700 900123' });
  await done(desk, 'operations.writeContactField', { contactId, field: 'what', seen: '', value: 'Two men in a yard' });
  const place = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
  await done(desk, 'operations.placeContact', { contactId, place });
  await done(desk, 'operations.raiseIncident', { contactId, incidentId, code: '013' });
  await done(desk, 'operations.addLine', { incidentId, lineId: randomUUID(), text: informant, corrects: null });
  const photo = await desk.send('POST', '/api/attachments', 'A statement of the shopkeeper');
  await done(desk, 'operations.attachFile', {
    ...{ attachmentId: randomUUID(), to: { kind: 'incident', id: incidentId }, from: 'force' },
    ...{ sha256: photo.body.sha256, name: 'statement.txt' },
  });
  const said = { who: 'Insp Example', words: 'Roof is down, twelve inside' };
  await done(desk, 'operations.setMajorLevel', { incidentId, seen: 'none', level: 'declared', ...said });
  const steps = { information: 'Roof is down', threat: 'Gas', powers: 'Common law', options: 'Go in or wait' };
  const words = { ...steps, decision: 'Nobody goes in', rationale: 'Gas reads above the limit' };
  await done(desk, 'operations.recordMajorDecision', { incidentId, role: 'silver', words });
});
afterAll(() => trefoil.close());

async function done(client: Client, name: string, input: object): Promise<void> {
  const { status, body } = await client.command(name, input);
  expect([name, status, body]).toEqual([name, 200, expect.anything()]);
}

type Entry = { readonly position: number; readonly words: string | null; readonly hasDetail: boolean };

async function entriesOf(named: string): Promise<readonly Entry[]> {
  const query = new URLSearchParams({ of: named, purpose: 'Request of the CPS' });
  const { status, body } = await auditor.get(`/api/views/audit.disclosable?${query}`);
  expect(status).toBe(200);
  return body.rows as readonly Entry[];
}

const fetched = async (disclosureId: string): Promise<Response> =>
  fetch(`${trefoil.url}/api/disclosures/${disclosureId}`, { headers: { cookie: `trefoil=${auditor.token}` } });

function judged(bytes: Uint8Array): ReturnType<typeof verifyBundle> {
  const file = join(folder, `${randomUUID()}.zip`);
  writeFileSync(file, bytes);
  return verifyBundle(file);
}

const terms = { recipient: 'Crown Prosecution Service', reason: 'CPIA, R v Example' };

test('N04 a record is given out with what is held back blacked out and proven all the same: PDF, rows, files, and a manifest under the signed root', async () => {
  const entries = await entriesOf(incidentId);
  const secret = entries.find(({ words }) => words === informant);
  const disclosureId = randomUUID();
  const redactions = [{ position: secret?.position, ground: 'Identity of an informant' }];
  await done(auditor, 'audit.disclose', { disclosureId, recordId: incidentId, ...terms, redactions });
  const answer = await fetched(disclosureId);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  bundle = new Uint8Array(await answer.arrayBuffer());

  const parts = unzipSync(bundle);
  expect(
    Object.keys(parts)
      .filter((name) => !name.startsWith('files/'))
      .toSorted(),
  ).toEqual(['manifest.json', 'manifest.sig', 'record.pdf', 'rows.jsonl']);
  expect(Buffer.from(parts['record.pdf'] ?? []).toString('latin1')).toMatch(/^%PDF-/);
  const rows = Buffer.from(parts['rows.jsonl'] ?? []).toString();
  expect(rows).toContain('Two men in a yard');
  expect(rows).not.toContain(informant);
  const verdict = judged(bundle);
  expect(verdict.faults).toEqual([]);
  expect(verdict.lines).toEqual([
    expect.stringContaining('to Crown Prosecution Service'),
    expect.stringMatching(new RegExp(`^${entries.length} rows, 1 details held back, 0 erased by law, 1 files$`)),
    expect.stringContaining('sealed at'),
    'intact',
  ]);
  // Made again it says the same.
  const again = new Uint8Array(await (await fetched(disclosureId)).arrayBuffer());
  expect(unzipSync(again)['rows.jsonl']).toEqual(parts['rows.jsonl']);

  const { body } = await auditor.get('/api/views/identity.accessLog?purpose=Who%20gave%20it%20out&limit=50');
  const logged = (body.rows as { verb: string; what: string }[]).filter(({ verb }) => verb === 'disclosure');
  expect(logged).toMatchObject([{ what: 'audit.disclosure' }, { what: 'audit.disclosure' }]);
});

test('J08 the decision log of a major incident is given out with its record: on paper, as data, each row under the signed root', async () => {
  const entries = await entriesOf(incidentId);
  const decision = entries.find(({ words }) => words?.startsWith('Decision 1 (silver).'));
  expect(decision?.words).toContain('Decision: Nobody goes in. Rationale: Gas reads above the limit.');
  const rows = Buffer.from(unzipSync(bundle)['rows.jsonl'] ?? [])
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows).toContainEqual(expect.arrayContaining(['operations.MajorDecisionRecorded']));
  expect(rows).toContainEqual(expect.objectContaining({ proof: decision?.position, path: expect.anything() }));
  expect(judged(bundle).lines.at(-1)).toBe('intact');
});

test('N04 J08 one altered byte in any part shows, and so do a row that is left out and a part that is put in', () => {
  const parts = unzipSync(bundle);
  const names = Object.keys(parts);
  const somewhere = fc.record({ name: fc.constantFrom(...names), at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) });
  fc.assert(
    fc.property(somewhere, ({ name, at, by }) => {
      const altered = Uint8Array.from(parts[name] ?? []);
      const index = at % altered.length;
      altered[index] = (altered[index] ?? 0) ^ by;
      expect(judged(zipSync({ ...parts, [name]: altered })).lines.at(-1)).toMatch(/^NOT INTACT/);
    }),
    { numRuns: 300 },
  );
  // Hex in capitals reads as the same bytes, and is not what was written.
  const loud = Buffer.from(String(Buffer.from(parts['manifest.sig'] ?? [])).toUpperCase());
  expect(judged(zipSync({ ...parts, 'manifest.sig': loud })).lines.at(-1)).toMatch(/^NOT INTACT/);
  const { 'record.pdf': _paper, ...without } = parts;
  expect(judged(zipSync(without)).faults[0]?.text).toBe('record.pdf is missing');
  const more = { ...parts, 'files/other': Uint8Array.of(1) };
  expect(judged(zipSync(more)).faults[0]?.text).toBe('files/other was altered or put in');
  const shapeless = Buffer.from('{"disclosure":"trefoil-disclosure/1"}');
  expect(judged(zipSync({ ...parts, 'manifest.json': shapeless })).faults[0]?.text).toMatch(/not of the form/);
});

test('N04 of a concealed record whoever is not on its list gives nothing out, nor hears that it is there', async () => {
  const fim = await trefoil.signIn('fim');
  await done(fim, 'force.takeSeat', { seatId: 'fim' });
  await done(fim, 'operations.restrict', {
    ...{ incidentId, seen: 'none', restriction: 'concealed', allowed: [], radiusMetres: 500 },
    reason: 'An officer is under investigation',
  });
  expect(await entriesOf(incidentId)).toEqual([]);
  const input = { disclosureId: randomUUID(), recordId: incidentId, ...terms, redactions: [] };
  expect((await auditor.command('audit.disclose', input)).status).toBe(403);
  const { body } = await auditor.get('/api/views/audit.disclosures');
  const [earlier] = body.rows as { id: string }[];
  expect((await fetched(earlier?.id ?? '')).status).toBe(404);
});
