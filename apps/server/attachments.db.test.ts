import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answered, ask, type Client, startApplication, type TestApplication } from './test-application.ts';

let trefoil: TestApplication;
let officer: Client;
let dispatcher: Client;
let fim: Client;

beforeAll(async () => {
  trefoil = await startApplication();
  officer = await trefoil.signIn('contact-officer');
  await officer.command('force.takeSeat', { seatId: 'contact-1' });
  dispatcher = await trefoil.signIn('dispatcher');
  await dispatcher.command('force.takeSeat', { seatId: 'dispatch-1' });
  fim = await trefoil.signIn('fim');
  await fim.command('force.takeSeat', { seatId: 'fim' });
});
afterAll(() => trefoil.close());

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('JFIF a photo of the car')]);

const sendIn = (bytes: Buffer, type = 'image/jpeg', by = officer): Promise<Answered> =>
  ask(`${trefoil.url}/api/attachments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${by.token}`, 'content-type': type },
    body: new Uint8Array(bytes),
  });

async function contact(): Promise<string> {
  const contactId = randomUUID();
  await officer.command('operations.openContact', { contactId, channel: '999', callerNumber: null });
  await officer.command('operations.writeContactField', {
    contactId,
    field: 'what',
    seen: '',
    value: 'A car in the river',
  });
  const place = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
  await officer.command('operations.placeContact', { contactId, place });
  return contactId;
}

async function attach(kind: 'contact' | 'incident', id: string, by = officer): Promise<string> {
  const { sha256 } = (await sendIn(JPEG)).body;
  const attachmentId = randomUUID();
  const input = { attachmentId, to: { kind, id }, sha256, name: 'car’s.jpg', from: 'caller' };
  expect(await by.command('operations.attachFile', input)).toMatchObject({ status: 200 });
  return attachmentId;
}

const filesOf = async (id: string, by = officer): Promise<unknown[]> =>
  (await by.get(`/api/views/operations.attachments?of=${id}`)).body.rows as unknown[];

test('A19 what a caller sends stands on the contact and in the log of its incident, and is given out as it came', async () => {
  const contactId = await contact();
  const attachmentId = await attach('contact', contactId);
  expect(await filesOf(contactId)).toMatchObject([{ id: attachmentId, mediaType: 'image/jpeg', bytes: JPEG.length }]);
  const incidentId = randomUUID();
  await officer.command('operations.raiseIncident', { contactId, incidentId, code: '202' });
  const later = await attach('contact', contactId);
  const own = await attach('incident', incidentId, dispatcher);
  expect((await filesOf(incidentId, dispatcher)).map((row) => Reflect.get(Object(row), 'id'))).toEqual([
    attachmentId,
    later,
    own,
  ]);
  const log = await dispatcher.get(`/api/views/operations.incidentLog?of=${incidentId}`);
  expect(log.body.rows).toContainEqual(
    expect.objectContaining({ text: 'File from a caller: car’s.jpg (image/jpeg)', by: expect.any(String) }),
  );
  const response = await fetch(`${trefoil.url}/api/attachments/${attachmentId}`, {
    headers: { authorization: `Bearer ${dispatcher.token}` },
  });
  expect(Buffer.from(await response.arrayBuffer())).toEqual(JPEG);
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  expect(response.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''car%E2%80%99s.jpg");
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
});

test('one that is too large or of a kind that is not kept is refused with the limit, and nothing else is touched', async () => {
  const contactId = await contact();
  const program = await sendIn(Buffer.from('MZ\u0000\u0003 a program'), 'image/jpeg');
  expect(program).toMatchObject({ status: 415, body: { detail: expect.stringContaining('photos (JPEG') } });
  const large = await sendIn(Buffer.alloc(25 * 1024 * 1024 + 1, 0xff));
  expect(large).toMatchObject({ status: 413, body: { detail: 'A file may have at most 25 MB.' } });
  const unknown = { attachmentId: randomUUID(), to: { kind: 'contact', id: contactId }, name: 'x', from: 'caller' };
  const never = await officer.command('operations.attachFile', { ...unknown, sha256: '0'.repeat(64) });
  expect(never).toMatchObject({ status: 422, body: { code: 'no-such-file' } });
  const { body } = await officer.get(`/api/views/operations.contacts?id=${contactId}`);
  expect(body.rows).toMatchObject([{ what: 'A car in the river' }]);
  expect(await filesOf(contactId)).toEqual([]);
});

test('files are guarded as their record is: a concealed one gives none out and tells of none', async () => {
  const contactId = await contact();
  const attachmentId = await attach('contact', contactId);
  const incidentId = randomUUID();
  await officer.command('operations.raiseIncident', { contactId, incidentId, code: '202' });
  await fim.command('operations.restrict', {
    ...{
      incidentId,
      seen: 'none',
      restriction: 'concealed',
      allowed: [],
      radiusMetres: 500,
      reason: 'Officer involved',
    },
  });
  for (const id of [contactId, incidentId]) expect(await filesOf(id, dispatcher)).toEqual([]);
  expect(await dispatcher.get(`/api/attachments/${attachmentId}`)).toMatchObject({ status: 404 });
  expect(await dispatcher.get(`/api/attachments/${randomUUID()}`)).toMatchObject({ status: 404 });
  expect(await filesOf(incidentId, fim)).toMatchObject([{ id: attachmentId }]);
  expect(await fim.get(`/api/attachments/${attachmentId}`)).toMatchObject({ status: 200 });
});
