import { randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Client, startApplication, type TestApplication } from '../test-application.ts';
import { type MailServer, startMailServer } from './test-mail-server.ts';

// A mail server is asked again and again; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });
const soon = { timeout: 60_000, interval: 100 };

const desk = 'service.desk@rutland.example';
const PHONE = '07700900123';
const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('JFIF a photo of the screen')]);

let server: MailServer;
let trefoil: TestApplication;
let agent: Client;
let officer: Client;
beforeAll(async () => {
  server = await startMailServer('rutland.example', ['service.desk', 'pat', 'officer', PHONE]);
  const here = { host: '127.0.0.1', tls: 'none', user: 'service.desk', password: server.password } as const;
  trefoil = await startApplication({
    mail: {
      address: desk,
      fetch: { ...here, port: server.imapPort, folder: 'INBOX' },
      send: { ...here, port: server.smtpPort, user: null, password: null },
    },
  });
  [agent, officer] = [await trefoil.signIn('service-agent'), await trefoil.signIn('officer')];
});
afterAll(async () => {
  await trefoil.close();
  await server.stop();
});

interface Sent {
  readonly from: string;
  readonly subject?: string;
  readonly text?: string;
  readonly answers?: string;
  readonly picture?: boolean;
  readonly raw?: string;
}

/** Somebody's own mail program, through the mail server. */
async function mailed({ from, subject, text, answers, picture, raw }: Sent): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: server.smtpPort, ignoreTLS: true });
  await transport.sendMail({
    ...{ from, to: desk, subject, text, envelope: { from, to: [desk] } },
    ...(answers !== undefined && { inReplyTo: answers, references: answers }),
    ...(picture === true && { attachments: [{ filename: 'screen.jpg', content: JPEG }] }),
    ...(raw !== undefined && { raw }),
  });
}

type Row = Readonly<Record<string, unknown>>;
async function rows(client: Client, view: string, of?: unknown): Promise<readonly Row[]> {
  const { body } = await client.get(`/api/views/service.${view}${of === undefined ? '' : `?of=${String(of)}`}`);
  return body.rows as readonly Row[];
}

async function must(client: Client, name: string, input: object): Promise<void> {
  expect(await client.command(name.includes('.') ? name : `service.${name}`, input)).toMatchObject({ status: 200 });
}

async function untilThere<T>(find: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const found = await vi.waitFor(async () => {
    const one = await find();
    expect(one).toBeDefined();
    return one;
  }, soon);
  if (found === undefined) throw new Error('it has not come');
  return found;
}

const recordOf = (summary: string) =>
  untilThere(async () => (await rows(agent, 'openServiceIncidents')).find((row) => row.summary === summary));
const lying = (name: string, words: string) =>
  untilThere(() => server.lying(name).find((mail) => mail.replaceAll('=\n', '').includes(words)));
const idOf = (mail: string): string => /^message-id: *(<[^>]+>)/im.exec(mail)?.[1] ?? '';

test('a mail through a real mail server becomes an IT incident with its file; the answer threads in the mailbox, and the reply on the record', async () => {
  await mailed({ from: 'pat@rutland.example', subject: 'Screen is dark', text: 'In custody\n-- \nPat', picture: true });
  const { id, number } = await recordOf('Screen is dark');
  await untilThere(async () =>
    (await rows(agent, 'serviceIncidentFiles', id)).find(({ name }) => name === 'screen.jpg'),
  );
  const thanks = await lying('pat', 'Thank you for telling us');
  expect(thanks).toContain(`Subject: [${number}] Screen is dark`);
  expect(thanks).toMatch(/^Auto-Submitted: auto-generated$/m);
  expect(thanks).toMatch(/^In-Reply-To: <[^>]+>$/m);

  await must(agent, 'answerReporter', { serviceIncidentId: id, text: 'Is the lamp green?' });
  const answer = await lying('pat', 'Is the lamp green?');
  expect(answer).not.toMatch(/^Auto-Submitted/m);
  expect(answer).toContain(idOf(thanks));
  const text = `It is red\n\nOn Thu, the service desk wrote:\n> Is the lamp green?`;
  await mailed({ from: 'pat@rutland.example', subject: `Re: [${number}] Screen is dark`, text, answers: idOf(answer) });
  await vi.waitFor(async () => {
    const said = (await rows(agent, 'serviceIncidentLog', id)).filter(({ kind }) => kind === 'comment');
    expect(said).toMatchObject([{ text: 'It is red', audience: 'public' }]);
  }, soon);
  expect(
    (await rows(agent, 'openServiceIncidents')).filter(({ summary }) => String(summary).includes('Screen is dark')),
  ).toHaveLength(1);
});

test('a mail that comes back from the mail server shows on the record, and somebody owes its reader a word', async () => {
  await mailed({ from: 'gone@rutland.example', subject: 'Keyboard is dead', text: 'All keys' });
  const { id } = await recordOf('Keyboard is dead');
  await untilThere(async () =>
    (await rows(agent, 'undeliveredMail')).find(
      (row) => row.serviceIncidentId === id && row.situation === 'not-delivered',
    ),
  );
  const log = await rows(agent, 'serviceIncidentLog', id);
  expect(log).toContainEqual(
    expect.objectContaining({ kind: 'note', text: expect.stringMatching(/did not arrive: gone@/) }),
  );
});

test('what nobody can read is kept, listed and put away once; what comes after it is taken in', async () => {
  await mailed({ from: 'x@rutland.example', raw: 'X-Nothing: \u0000\r\n\r\n<script>steal()</script>' });
  await mailed({ from: 'pat@rutland.example', subject: 'Mouse is stuck', text: 'The left key' });
  await recordOf('Mouse is stuck');
  const unread = await untilThere(async () =>
    (await rows(agent, 'waitingMail')).find(({ doubt }) => doubt === 'not-understood'),
  );
  const [raw] = await rows(agent, 'rawMail', unread.id);
  expect(raw).toMatchObject({ text: expect.stringContaining('<script>steal()</script>') });
  await vi.waitFor(() => expect(server.waiting('service.desk')).toBe(0), soon);
  expect((await rows(agent, 'waitingMail')).filter(({ doubt }) => doubt === 'not-understood')).toHaveLength(1);
});

test('SD-8 a comment and a file from the portal, by answering an e-mail and by the link of a text message stand in one thread', async () => {
  const me = (await officer.get('/api/session')).body.subject as { id: string };
  await must(agent, 'keepAddress', { address: 'officer@rutland.example', personId: me.id });
  const serviceIncidentId = randomUUID();
  await must(officer, 'raiseServiceIncident', {
    ...{
      serviceIncidentId,
      source: 'portal',
      summary: 'Camera does not dock',
      callBack: '07700 900123',
      callBackBy: 'e-mail',
    },
  });
  await must(officer, 'commentServiceIncident', { serviceIncidentId, text: 'From the portal' });
  await must(agent, 'answerReporter', { serviceIncidentId, text: 'Which dock?' });
  const mail = await lying('officer', 'Which dock?');
  await mailed({
    from: 'officer@rutland.example',
    subject: 'Re:',
    text: 'From the mail',
    answers: idOf(mail),
    picture: true,
  });
  // The text message holds the way to the record, and nothing that was said.
  const text = await lying(PHONE, '/service/mine/');
  expect(text.replaceAll('=\n', '')).toContain(`/service/mine/${serviceIncidentId}`);
  expect(text).not.toContain('Which dock?');
  const sent = await fetch(`${trefoil.url}/api/attachments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${officer.token}`, 'content-type': 'image/jpeg' },
    body: new Uint8Array(Buffer.concat([JPEG, Buffer.from('from the telephone')])),
  });
  const { sha256 } = (await sent.json()) as { sha256: string };
  await must(officer, 'commentServiceIncident', { serviceIncidentId, text: 'From the link' });
  await must(officer, 'attachFile', { serviceIncidentId, attachmentId: randomUUID(), sha256, name: 'dock.jpg' });
  await vi.waitFor(async () => {
    const said = (await rows(officer, 'ownRecordLog', serviceIncidentId)).map((row) => row.text);
    expect(said).toEqual(expect.arrayContaining(['From the portal', 'Which dock?', 'From the mail', 'From the link']));
    const files = (await rows(officer, 'serviceIncidentFiles', serviceIncidentId)).map(({ name }) => name);
    expect(files.toSorted()).toEqual(['dock.jpg', 'screen.jpg']);
  }, soon);
});

test('SM-11 an IT incident is opened by hand, by telephone, from the portal, by e-mail, by a monitor and by one key of the control room', async () => {
  const raise = (client: Client, source: string, summary: string) =>
    must(client, 'raiseServiceIncident', { serviceIncidentId: randomUUID(), source, summary });
  await raise(agent, 'desk', 'By hand: no sound');
  await raise(agent, 'phone', 'By telephone: no sound');
  await raise(officer, 'portal', 'From the portal: no sound');
  await mailed({ from: 'pat@rutland.example', subject: 'By e-mail: no sound', text: 'None at all' });
  const technician = await trefoil.signIn('technician');
  const item = { itemId: randomUUID(), classId: 'switch', label: 'SW-SM11', name: 'Core switch' };
  await must(technician, 'estate.addItems', { items: [item] });
  const samples = [{ item: 'SW-SM11', state: 'down', at: Date.now(), detail: 'no answer' }];
  expect((await technician.send('POST', '/api/estate/samples', { samples })).status).toBe(200);
  const dispatcher = await trefoil.signIn('dispatcher');
  await must(dispatcher, 'force.takeSeat', { seatId: 'dispatch-1' });
  const faultId = randomUUID();
  await must(dispatcher, 'reportFault', { faultId, about: { kind: 'seat' } });
  await vi.waitFor(async () => {
    const open = await rows(agent, 'openServiceIncidents');
    const sourceOf = (fits: (row: Row) => boolean) => open.find(fits)?.source;
    expect({
      hand: sourceOf(({ summary }) => summary === 'By hand: no sound'),
      telephone: sourceOf(({ summary }) => summary === 'By telephone: no sound'),
      portal: sourceOf(({ summary }) => summary === 'From the portal: no sound'),
      mail: sourceOf(({ summary }) => summary === 'By e-mail: no sound'),
      monitor: sourceOf(({ summary }) => String(summary).startsWith('SW-SM11')),
      oneKey: sourceOf(({ id }) => id === faultId),
    }).toEqual({
      ...{ hand: 'desk', telephone: 'phone', portal: 'portal', mail: 'email' },
      ...{ monitor: 'monitoring', oneKey: 'control-room' },
    });
  }, soon);
});
