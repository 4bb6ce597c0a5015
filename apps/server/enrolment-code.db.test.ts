import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, startApplication, type TestApplication } from './test-application.ts';

let trefoil: TestApplication;
let administrator: Client;
const accountId = randomUUID();

beforeAll(async () => {
  trefoil = await startApplication();
  administrator = await trefoil.signIn('administrator');
  const person = { name: 'a.shah', displayName: 'Anjali Shah', callsign: null, collar: null, roles: ['dispatcher'] };
  await administrator.command('identity.createAccount', { accountId, ...person });
});
afterAll(() => trefoil.close());

const issue = (by: Client, to: string = accountId) => by.send('POST', '/api/enrolment/code', { accountId: to });
const begin = (by: Client, code: unknown) => by.send('POST', '/api/enrolment/passkey-options', { code });

test('a code that was issued at the desk opens enrolment, until a newer one or a revocation ends it; the issue is written down', async () => {
  const first = await issue(administrator);
  expect(first).toMatchObject({ status: 200, body: { outcome: 'issued' } });
  expect((await begin(administrator, first.body.code)).status).toBe(200);
  const second = await issue(administrator);
  expect((await begin(administrator, first.body.code)).status).toBe(422);
  expect((await begin(administrator, second.body.code)).status).toBe(200);
  await administrator.command('identity.resetCredentials', { accountId, reason: 'Heard by another' });
  expect((await begin(administrator, second.body.code)).status).toBe(422);
  const auditor = await trefoil.signIn('auditor');
  await auditor.command('force.takeSeat', { seatId: 'professional-standards' });
  const log = await auditor.get('/api/views/identity.accessLog?purpose=Complaint+12');
  const entry = { what: 'identity.enrolmentCode', name: 'Sian Maddox', objects: [accountId], verb: 'alteration' };
  expect(log.body.rows).toContainEqual(expect.objectContaining(entry));
});

test('nobody but an administrator issues one; none for an account that is disabled or not there', async () => {
  expect((await issue(await trefoil.signIn('control-room-supervisor'))).status).toBe(403);
  expect(await issue(administrator, randomUUID())).toMatchObject({ status: 422, body: { code: 'not-enrolled' } });
  await administrator.command('identity.disableAccount', { accountId, reason: 'Has left' });
  expect(await issue(administrator)).toMatchObject({
    status: 422,
    body: { detail: 'The account is disabled: enable it first.' },
  });
});
