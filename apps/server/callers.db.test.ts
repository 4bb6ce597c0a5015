import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answered, ask, type Client, startApplication, type TestApplication } from './test-application.ts';

let trefoil: TestApplication;
let officer: Client;
let machine: Client;

beforeAll(async () => {
  trefoil = await startApplication();
  officer = await trefoil.signIn('contact-officer');
  await officer.command('force.takeSeat', { seatId: 'contact-1' });
  machine = await trefoil.signIn('administrator');
});
afterAll(() => trefoil.close());

const deliver = (path: string, body: string, type: string, token = machine.token): Promise<Answered> =>
  ask(`${trefoil.url}/api/exchange/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    body,
  });

const form = (number: string): string =>
  `v=1&device_number=${encodeURIComponent(number)}&location_latitude=52.6705&location_longitude=-0.7295` +
  `&location_time=${Date.now() - 5_000}&location_accuracy=9.5&location_source=GPS&location_certainty=83&device_imei=354773072099116`;

const announce = (contactId: string, callerNumber: string): Promise<Answered> =>
  officer.command('operations.announceCall', {
    ...{ contactId, callerNumber, channel: '999', subscriber: null },
    circle: { lon: -0.73, lat: 52.67, radiusMetres: 1_500 },
  });

async function rowOf(contactId: string): Promise<unknown> {
  const { body } = await officer.get(`/api/views/operations.contacts?id=${contactId}`);
  return (body.rows as unknown[])[0];
}

test('K04 a machine with the permission delivers, and the fix is on the contact', async () => {
  const contactId = randomUUID();
  await announce(contactId, '07700 900301');
  const answer = await deliver('aml', form('+447700900301'), 'application/x-www-form-urlencoded');
  expect(answer).toMatchObject({ status: 200, body: { outcome: 'joined', reason: null } });
  expect(await rowOf(contactId)).toMatchObject({
    circle: { lon: -0.7295, lat: 52.6705, radiusMetres: 9.5 },
    fix: { method: 'gnss', confidencePercent: 83 },
    place: null,
  });
});

test('K04 an SMS, a document and a fix that comes first reach their calls as well', async () => {
  const [sms, pidf, early] = [randomUUID(), randomUUID(), randomUUID()];
  await announce(sms, '07700 900302');
  await announce(pidf, '07700 900303');
  const text = 'A"ML=1;lt=52.67;lg=-0.73;rd=50;top=20261122115955;lc=90;pm=W';
  await deliver('aml?from=%2B447700900302', text, 'text/plain');
  const circle = '<Circle><pos>52.67 -0.73</pos><radius>24</radius></Circle>';
  const document = `<presence entity="tel:+447700900303"><tuple><status><geopriv><location-info>${circle}</location-info></geopriv></status></tuple></presence>`;
  await deliver('pidf', document, 'application/pidf+xml');
  expect((await deliver('aml', form('+447700900304'), 'x/y')).body).toMatchObject({ outcome: 'waiting' });
  await announce(early, '07700 900304');
  expect([await rowOf(sms), await rowOf(pidf)]).toMatchObject([
    { track: [{ format: 'aml-sms', radiusMetres: 50 }] },
    { track: [{ format: 'pidf', radiusMetres: 24 }] },
  ]);
  await expect.poll(() => rowOf(early), { timeout: 10_000 }).toMatchObject({ track: [{ radiusMetres: 9.5 }] });
});

test('K04 what is not understood is kept, shown and counted; nothing comes in without the permission', async () => {
  expect((await deliver('aml', '', 'text/plain')).body).toMatchObject({ outcome: 'rejected' });
  const { body } = await deliver('pidf', '<html/>', 'text/html');
  expect(body).toMatchObject({ outcome: 'rejected', reason: 'not a PIDF-LO: its element is html, not presence' });
  const rejects = await machine.get('/api/views/exchange.rejects');
  expect(rejects.body.rows).toContainEqual(
    expect.objectContaining({ gateway: 'pidf', raw: Buffer.from('<html/>').toString('hex') }),
  );
  const metrics = await ask(`${trefoil.privateUrl}/metrics`);
  expect(String(metrics.body.text)).toMatch(/^trefoil_caller_fixes_rejected [1-9]/m);
  expect((await deliver('aml', form('+447700900305'), 'text/plain', officer.token)).status).toBe(403);
  expect((await deliver('aml', 'x'.repeat(200_000), 'text/plain')).status).toBe(413);
});
