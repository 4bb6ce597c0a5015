import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, type Client, startApplication, type TestApplication } from './test-application.ts';

let trefoil: TestApplication;
let officer: Client;

beforeAll(async () => {
  trefoil = await startApplication();
  officer = await trefoil.signIn('contact-officer');
  await officer.command('force.takeSeat', { seatId: 'contact-1' });
});
afterAll(() => trefoil.close());

const last = (by: Client) =>
  ask(`${trefoil.url}/api/recordings/last`, { headers: { authorization: `Bearer ${by.token}` } });

test('A26 the last call at the position is played when it is asked for, and the listening is written down', async () => {
  expect(await last(officer)).toMatchObject({ status: 404, body: { detail: 'No call was taken at this seat yet.' } });
  const ids = [randomUUID(), randomUUID()];
  for (const contactId of ids) {
    await officer.command('operations.openContact', { contactId, channel: '999', callerNumber: null });
  }
  const played = await last(officer);
  expect(played.status).toBe(200);
  expect(played.headers.get('content-type')).toBe('audio/wav');
  expect(played.headers.get('x-trefoil-contact')).toBe(ids[1]);
  expect(String(played.body.text).slice(0, 4)).toBe('RIFF');
  const auditor = await trefoil.signIn('auditor');
  await auditor.command('force.takeSeat', { seatId: 'professional-standards' });
  const log = await auditor.get('/api/views/identity.accessLog?purpose=Complaint+12');
  expect(log.body.rows).toContainEqual(expect.objectContaining({ what: 'recording', name: 'Aisha Bell' }));
});

test('who takes no calls hears none', async () => {
  expect((await last(await trefoil.signIn('bureau'))).status).toBe(403);
});
