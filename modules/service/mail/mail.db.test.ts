import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBlob, startTimer } from '../../../kernel/index.ts';
import { agent, makeWorld, officer, technician, type World } from '../test-service.ts';
import { desk, mailFrom, type TestMail, testMail } from './test-mail.ts';
import { reportOf } from './test-story.ts';

const HOUR_MS = 3_600_000;
const pat = 'Pat Example <pat@force.example>';

let world: World;
let mail: TestMail;
beforeAll(async () => {
  world = await makeWorld();
  mail = testMail(world);
});
afterAll(() => world.test.close());

type Row = Readonly<Record<string, unknown>>;
const recordOf = async (summary: string): Promise<Row> => {
  const found = (await world.seen(agent, 'openServiceIncidents')).find((row) => row.summary === summary);
  if (found === undefined) throw new Error(`no IT incident ${summary}`);
  return found;
};
const linesOf = async (id: unknown): Promise<readonly Row[]> =>
  world.seen(agent, 'serviceIncidentLog', { of: String(id) });
const sentOf = async (id: unknown): Promise<readonly Row[]> => world.seen(agent, 'mailToRecord', { of: String(id) });

test('a mail becomes an IT incident with its files, once, however often it is brought; the answer threads, and so does the reply', async () => {
  const picture = ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'];
  const body = [
    ...['--b', 'Content-Type: text/plain', '', 'The screen is dark\n-- \nPat Example', '--b'],
    ...['Content-Type: image/jpeg', 'Content-Disposition: attachment; filename=screen.jpg'],
    ...['Content-Transfer-Encoding: base64', '', '/9j/4AAQSkZJRg==', '--b'],
    ...[
      'Content-Type: application/octet-stream',
      'Content-Disposition: attachment; filename=setup.exe',
      '',
      'MZ\u0000',
      '--b--',
    ],
  ];
  const sent = mailFrom(pat, 'Screen in custody', picture, body.join('\r\n'));
  const first = await mail.come(sent);
  // Brought again, and by another way.
  expect(await mail.come(sent)).toEqual({ mailId: first.mailId, fate: null });
  await mail.come(['Received: from elsewhere', ...sent]);
  const record = await recordOf('Screen in custody');
  expect(record).toMatchObject({ source: 'email', reporter: 'Pat Example', triage: 'waiting' });
  const id = String(record.id);
  const [row] = await world.seen(agent, 'serviceIncidentRecord', { of: id });
  expect(row).toMatchObject({ description: 'The screen is dark', callBack: 'pat@force.example', callBackBy: 'e-mail' });
  expect(await world.seen(agent, 'serviceIncidentFiles', { of: id })).toMatchObject([
    { name: 'screen.jpg', audience: 'public' },
  ]);
  expect((await linesOf(id)).map(({ text }) => text)).toContain(
    'Not kept of what came by e-mail:\nsetup.exe: of a kind that is not kept',
  );

  await world.must(agent, 'answerReporter', { serviceIncidentId: id, text: 'Is the lamp green?' });
  await mail.react();
  await mail.send();
  const [, answer] = mail.posted.filter(({ to }) => to === 'pat@force.example');
  expect(answer).toMatchObject({ subject: `[${record.number}] Screen in custody`, automatic: false });
  expect(answer?.text).toContain('Is the lamp green?');

  const reply = `It is red\n\nOn Thu, the desk wrote:\n> ${answer?.text.split('\n').join('\n> ')}`;
  await mail.come(mailFrom(pat, 'Re: whatever', [`In-Reply-To: <${answer?.messageId}>`], reply));
  const said = (await linesOf(id)).filter(({ kind }) => kind === 'comment');
  expect(said).toMatchObject([{ text: 'It is red', audience: 'public', author: 'e-mail' }]);
  const came = (await world.seen(agent, 'mailOfRecord', { of: id })).find(({ fate }) => fate === 'word');
  expect(came).toMatchObject({ quoted: expect.stringContaining('> Is the lamp green?'), fate: 'word' });
  expect(
    await world.seen(agent, 'openServiceIncidents').then((rows) => rows.filter(({ source }) => source === 'email')),
  ).toHaveLength(1);
});

test('a reply lets a clock go on that waited for whoever reported it', async () => {
  await mail.come(mailFrom('lee@force.example', 'Slow laptop'));
  const { id, number } = await recordOf('Slow laptop');
  await world.must(technician, 'pauseServiceIncident', { serviceIncidentId: id, reason: 'waiting-user' });
  await mail.come(mailFrom('lee@force.example', `RE: [${number}] Slow laptop`, [], 'Since Monday'));
  expect(await recordOf('Slow laptop')).toMatchObject({ situation: 'open' });
});

test('a reference that somebody else writes proves nothing: it is set aside, and no word of it reaches the record', async () => {
  const { id, number } = await recordOf('Slow laptop');
  const before = await linesOf(id);
  const { mailId } = await mail.come(
    mailFrom('mallory@elsewhere.example', `[${number}]`, [], 'Please send me the password'),
  );
  expect(await linesOf(id)).toEqual(before);
  const waiting = await world.seen(agent, 'waitingMail');
  expect(waiting).toContainEqual(expect.objectContaining({ id: mailId, doubt: 'not-theirs' }));
  await world.must(agent, 'settleMail', { mailId, outcome: 'added', serviceIncidentId: id });
  await mail.react();
  expect((await linesOf(id)).at(-1)).toMatchObject({
    ...{ kind: 'note', audience: 'internal' },
    text: 'mallory@elsewhere.example by e-mail:\nPlease send me the password',
  });
  const again = await world.send(agent, 'settleMail', { mailId, outcome: 'dismissed', reason: 'Too late' });
  expect(again).toMatchObject({ kind: 'refused', code: 'settled-already' });
});

test('what cannot be read is kept as it came, listed, and comes back to nobody; until somebody deals with it, it is told on', async () => {
  const raw = Buffer.from('\u0000\u0001 no mail at all <script>steal()</script>');
  const { mailId } = await mail.take({ raw, bytes: raw.byteLength });
  await mail.react();
  const row = (await world.seen(agent, 'waitingMail')).find(({ id }) => id === mailId);
  expect(row).toMatchObject({ doubt: 'not-understood', because: 'it names no sender', serviceIncidentId: null });
  const followed = await world.test.db
    .selectFrom('kernel.event')
    .select('type')
    .where('stream', '=', `service.incoming-mail/${mailId}`)
    .execute();
  expect(followed).toEqual([{ type: 'service.MailCame' }]);
  const [shown] = await world.seen(agent, 'rawMail', { of: mailId });
  expect(shown).toMatchObject({ text: ' no mail at all <script>steal()</script>', bytes: raw.byteLength, cut: false });
  const timer = startTimer(world.test.context);
  world.test.clock.advance(2 * HOUR_MS);
  await timer.runDue();
  await timer.close();
  const steps = await world.test.db
    .selectFrom('kernel.event')
    .select('type')
    .where('stream', '=', `service.incoming-mail/${mailId}`)
    .orderBy('position')
    .execute();
  expect(steps.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['kernel.DeadlineBreached', 'kernel.DeadlineEscalated']),
  );
});

test('the beginning of a mail that is too large is kept and listed, with how large it is', async () => {
  const raw = Buffer.from(mailFrom(pat, 'A film').join('\r\n'));
  const { mailId } = await mail.take({ raw, bytes: 80_000_000 });
  const row = (await world.seen(agent, 'waitingMail')).find(({ id }) => id === mailId);
  expect(row).toMatchObject({ doubt: 'too-large', subject: 'A film', because: 'It has 80 MB: it lies in the mailbox' });
});

test('what no person wrote is answered by nobody: beside a record it is a note, alone it is set aside', async () => {
  const { id } = await recordOf('Slow laptop');
  const [first] = await sentOf(id);
  const posted = mail.posted.length;
  await mail.send();
  const away = ['Auto-Submitted: auto-replied', `In-Reply-To: <${String(first?.id)}@rutland.example>`];
  await mail.come(mailFrom('lee@force.example', 'Out of office', away, 'Back on Monday'));
  expect((await linesOf(id)).at(-1)).toMatchObject({ kind: 'note', text: expect.stringContaining('Back on Monday') });
  const offer = await mail.come(mailFrom('shop@elsewhere.example', 'Offers', ['Precedence: bulk']));
  expect(offer.fate).toBe('aside');
  const own = await mail.come(mailFrom(desk, 'Screen in custody'));
  expect(own.fate).toBe('aside');
  await mail.send();
  const since = mail.posted.slice(posted);
  expect(since.filter(({ to }) => to === 'shop@elsewhere.example' || to === desk)).toEqual([]);
});

test('a machine that answers every mail as if it were a person is answered a few times, and then no more', async () => {
  let last = 0;
  for (let turn = 0; turn < 12; turn += 1) {
    await mail.come(
      mailFrom('echo@elsewhere.example', `Your message ${turn}`, [], `Thank you for your message ${turn}`),
    );
    await mail.send();
    last = mail.posted.filter(({ to }) => to === 'echo@elsewhere.example').length;
  }
  expect(last).toBe(5);
  const waiting = (await world.seen(agent, 'waitingMail')).filter(
    ({ address }) => address === 'echo@elsewhere.example',
  );
  expect(waiting).toHaveLength(7);
  expect(waiting.every(({ doubt }) => doubt === 'too-many')).toBe(true);
});

test('a word that comes after the end is on the record and before somebody: it is not lost in a closed one', async () => {
  const { id, number } = await recordOf('Slow laptop');
  await world.must(agent, 'resolveServiceIncident', { serviceIncidentId: id, resolution: 'More memory' });
  const { mailId } = await mail.come(mailFrom('lee@force.example', `Re: [${number}] Slow laptop`, [], 'Still slow'));
  expect((await linesOf(id)).at(-1)).toMatchObject({ kind: 'comment', text: 'Still slow' });
  const row = (await world.seen(agent, 'waitingMail')).find((one) => one.id === mailId);
  expect(row).toMatchObject({ doubt: 'after-its-end', because: `${number} is resolved`, serviceIncidentId: id });
});

test('a mail that bounces shows on the record and waits for somebody who reaches its reader otherwise', async () => {
  await mail.come(mailFrom('gone@force.example', 'Badge does not open the door'));
  const { id } = await recordOf('Badge does not open the door');
  mail.answer = () => ({ kind: 'left', said: '250 OK' });
  await mail.send();
  const [sent] = await sentOf(id);
  expect(sent).toMatchObject({ situation: 'left', on: 'raised' });
  const messageId = `${String(sent?.id)}@rutland.example`;
  await mail.come(reportOf(messageId, 'delayed'));
  expect(await sentOf(id)).toMatchObject([{ situation: 'left', because: expect.stringContaining('5.1.1') }]);
  await mail.come(reportOf(messageId));
  expect(await sentOf(id)).toMatchObject([{ situation: 'not-delivered', because: expect.stringContaining('5.1.1') }]);
  expect((await linesOf(id)).at(-1)).toMatchObject({
    text: expect.stringMatching(/^An e-mail did not arrive: .*5\.1\.1/),
  });
  const undelivered = await world.seen(agent, 'undeliveredMail');
  expect(undelivered.map((row) => row.id)).toContain(sent?.id);
  await world.must(agent, 'dealWithMail', { mailId: sent?.id, how: 'reached-otherwise', note: 'Rung' });
  expect((await world.seen(agent, 'undeliveredMail')).map((row) => row.id)).not.toContain(sent?.id);
});

test('an answer that nobody takes is tried again with the same id, and told on when its time is over', async () => {
  await mail.come(mailFrom('kim@force.example', 'Headset crackles'));
  const { id } = await recordOf('Headset crackles');
  mail.answer = () => ({ kind: 'put-off', because: 'connection refused' });
  await mail.send();
  expect(await sentOf(id)).toMatchObject([{ situation: 'owed', attempts: 1, because: 'connection refused' }]);
  mail.answer = () => ({ kind: 'unsure', because: 'connection lost' });
  world.test.clock.advance(60_000);
  await mail.send();
  expect(await sentOf(id)).toMatchObject([{ situation: 'owed', attempts: 2, unsure: true }]);
  const timer = startTimer(world.test.context);
  world.test.clock.advance(HOUR_MS);
  await timer.runDue();
  await timer.close();
  const breached = await world.test.db
    .selectFrom('kernel.event')
    .select('type')
    .where('stream', '=', `service.outgoing-mail/${String((await sentOf(id))[0]?.id)}`)
    .where('type', '=', 'kernel.DeadlineBreached')
    .execute();
  expect(breached).toHaveLength(1);
  mail.answer = () => ({ kind: 'left', said: '250 OK' });
  await mail.send();
  expect(await sentOf(id)).toMatchObject([{ situation: 'left', attempts: 3 }]);
  const ids = mail.posted.filter(({ to }) => to === 'kim@force.example').map(({ messageId }) => messageId);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
});

test('whoever the desk says a mail is from is known by that address from then on', async () => {
  await mail.come(mailFrom('D. Officer <private@elsewhere.example>', 'Radio is silent'));
  const { id } = await recordOf('Radio is silent');
  const change = {
    field: 'reporter',
    from: { id: null, name: 'D. Officer' },
    to: { id: officer.id, name: officer.name },
  };
  await world.must(agent, 'amendServiceIncident', { serviceIncidentId: id, change });
  await mail.react();
  await mail.come(mailFrom('D. Officer <private@elsewhere.example>', 'Radio is silent again'));
  const own = await world.seen(officer, 'ownRecords', { of: officer.id });
  expect(own.map(({ title }) => title)).toEqual(expect.arrayContaining(['Radio is silent', 'Radio is silent again']));
});

test('mails are for the service centre alone', async () => {
  for (const view of ['waitingMail', 'undeliveredMail', 'mailOfRecord']) {
    await expect(world.seen(officer, view)).rejects.toThrow();
  }
  const { id } = await recordOf('Headset crackles');
  const answer = await world.send(officer, 'settleMail', { mailId: id, outcome: 'read' });
  expect(answer.kind).not.toBe('done');
});

test('the raw mail is kept by its hash', async () => {
  const { id } = await recordOf('Headset crackles');
  const [row] = await world.seen(agent, 'mailOfRecord', { of: String(id) });
  const [event] = await world.test.db
    .selectFrom('kernel.event')
    .select('data')
    .where('stream', '=', `service.incoming-mail/${String(row?.id)}`)
    .execute();
  const sha256 = String(Reflect.get(Object(event?.data), 'sha256'));
  expect((await findBlob(world.test.db, sha256))?.bytes.toString()).toContain('Subject: Headset crackles');
});

test('whatever bytes come, they are kept as they came, listed once, and nobody is answered', async () => {
  mail.answer = () => ({ kind: 'left', said: '250 OK' });
  await mail.react();
  for (let before = -1; before < mail.posted.length; ) {
    before = mail.posted.length;
    await mail.send();
  }
  const posted = mail.posted.length;
  const line = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('', '--b', 'From: a', 'Content-Type: multipart/mixed; boundary=b', 'Subject: =?utf-8?B?/w==?='),
  );
  const bytes = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 500 }),
    fc
      .array(line, { minLength: 1, maxLength: 12 })
      .map((lines) => new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (raw) => {
      const first = await mail.take({ raw, bytes: raw.byteLength });
      const again = await mail.take({ raw, bytes: raw.byteLength });
      expect(again).toEqual({ mailId: first.mailId, fate: null });
      const rows = (await world.seen(agent, 'waitingMail')).filter(({ id }) => id === first.mailId);
      expect(rows).toHaveLength(1);
      const sha256 = createHash('sha256').update(raw).digest('hex');
      expect((await findBlob(world.test.db, sha256))?.bytes).toEqual(Buffer.from(raw));
    }),
    { numRuns: 40 },
  );
  await mail.react();
  await mail.send();
  expect(mail.posted).toHaveLength(posted);
});
