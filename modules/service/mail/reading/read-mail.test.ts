import fc from 'fast-check';
import { expect, test } from 'vitest';
import { automaticBecause } from './automatic.ts';
import { type ReadMail, readMail } from './read-mail.ts';

const written = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\r\n'));

async function mailOf(lines: readonly string[]): Promise<ReadMail> {
  const read = await readMail(written(lines));
  if (read.kind !== 'mail') throw new Error(read.reason);
  return read.mail;
}

const head = ['From: Pat Example <Pat@Force.example>', 'Subject: Printer', 'Message-ID: <one@force.example>'];

test('sender, subject, words and what it answers are read, the nearest first', async () => {
  const refs = ['In-Reply-To: <b@x.example>', 'References: <a@x.example> <b@x.example>'];
  expect(await mailOf([...head, ...refs, '', 'It is dark', ''])).toMatchObject({
    ...{ from: { name: 'Pat Example', address: 'pat@force.example' }, subject: 'Printer', text: 'It is dark' },
    ...{ messageId: 'one@force.example', answers: ['b@x.example', 'a@x.example'], files: [] },
  });
});

test('hostile HTML becomes words: nothing of it can run, load or hide where a link leads', async () => {
  const html =
    '<style>p{background:url(https://track.example/s)}</style><script>steal()</script><img src="https://track.example/p.gif" onerror="steal()">' +
    '<p onclick="steal()">Please <a href="https://evil.example/login">sign in</a></p><iframe src="https://evil.example"></iframe>&lt;script&gt;';
  const mail = await mailOf([...head, 'MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8', '', html]);
  expect(mail.text).toContain('Please sign in');
  expect(mail.text).toContain('(https://evil.example/login)');
  for (const word of ['steal()', 'onclick', 'track.example', '<p', '<img', '<iframe'])
    expect(mail.text).not.toContain(word);
});

test('what turns the writing or cannot be stored is taken out of names and words', async () => {
  const mail = await mailOf([
    ...head,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    ...['', '--b', 'Content-Type: text/plain; charset=utf-8', '', 'a\u0000b\u202ec', '--b'],
    "Content-Disposition: attachment; filename*=utf-8''../photo%E2%80%AEgpj.exe",
    ...['Content-Type: image/jpeg', 'Content-Transfer-Encoding: base64', '', '/9j/4AAQ', '--b--', ''],
  ]);
  expect(mail.text).toBe('abc');
  expect(mail.files.map(({ name, bytes }) => [name, bytes.length])).toEqual([['.._photogpj.exe', 6]]);
});

test('the same mail is the same by whatever way it came; another word makes another', async () => {
  const straight = await mailOf([...head, '', 'It is dark']);
  const round = await mailOf(['Received: from a by b; Thu, 26 Nov 2026 10:00:00 +0000', ...head, '', 'It is dark']);
  expect(round.contentHash).toBe(straight.contentHash);
  expect((await mailOf([...head, '', 'It is light'])).contentHash).not.toBe(straight.contentHash);
});

test('bytes that name no sender are a fault with its reason', async () => {
  expect(await readMail(written(['Subject: x', '', 'words']))).toEqual({ kind: 'fault', reason: 'it names no sender' });
  expect(await readMail(new Uint8Array([0xff, 0xfe, 0, 1]))).toMatchObject({ kind: 'fault' });
});

test('parts within parts without end are a fault, not a stack that breaks', async () => {
  const depth = 400;
  const nested = Array.from({ length: depth }, (_, at) => [
    `Content-Type: multipart/mixed; boundary=b${at}`,
    '',
    `--b${at}`,
  ]).flat();
  expect(await readMail(written([...head, 'MIME-Version: 1.0', ...nested, '', 'words']))).toMatchObject({
    kind: 'fault',
  });
});

const line = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    ...[
      '',
      '--b',
      '--b--',
      'From: <a@b.example>',
      'From: "',
      'Content-Type: multipart/mixed; boundary=b',
      'Content-Type: text/html',
    ],
    ...[
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      'Content-Type: message/rfc822',
      '<a href="',
    ],
    ...[
      'Content-Transfer-Encoding: base64',
      'Content-Type: message/delivery-status',
      '=?utf-8?Q?=ff=?=',
      '<!--',
      '&#x110000;',
    ],
    ...[
      'Content-Disposition: attachment; filename="',
      'Message-ID: <',
      'References: <<a@b>>',
      'Auto-Submitted: auto-replied',
    ],
  ),
);

test('whatever bytes come, reading never throws, and what it answers can be stored', async () => {
  const sent = fc.oneof(
    fc.uint8Array({ maxLength: 4000 }),
    fc.array(line, { maxLength: 60 }).map(written),
    fc.array(line, { maxLength: 60 }).map((lines) => written(['From: <a@b.example>', ...lines])),
  );
  await fc.assert(
    fc.asyncProperty(sent, async (raw) => {
      const read = await readMail(raw);
      if (read.kind === 'fault') {
        expect(read.reason.isWellFormed()).toBe(true);
        return;
      }
      const { subject, text, from, files, answers, bounce } = read.mail;
      const said = [subject, text, from.name, from.address, ...files.map(({ name }) => name), ...answers];
      for (const words of [...said, bounce?.why ?? '', bounce?.address ?? '']) {
        expect(words.isWellFormed() && !words.includes('\0')).toBe(true);
      }
      automaticBecause(read.mail);
    }),
    { numRuns: 400 },
  );
});

test.each([
  ['Auto-Submitted: auto-replied', 'it says so itself (auto-replied)'],
  ['Auto-Submitted: auto-generated; type=x', 'it says so itself (auto-generated)'],
  ['Precedence: bulk', 'it was sent to many'],
  ['List-Id: <all.force.example>', 'it comes from a list'],
  ['X-Autoreply: yes', 'it says so itself'],
  ['Return-Path: <>', 'nobody would read an answer'],
  ['Auto-Submitted: no', null],
  ['X-Mailer: some program', null],
])('%s: no person wrote it because %s', async (header, because) => {
  expect(automaticBecause(await mailOf([...head, header, '', 'x']))).toBe(because);
});

test('an address that nobody reads wrote nothing itself', async () => {
  expect(automaticBecause(await mailOf(['From: <no-reply@shop.example>', '', 'x']))).toBe('nobody reads this address');
});

test('a report of a mail server says which mail came back, to whom it was, and why', async () => {
  const mail = await mailOf([
    ...['From: Mail Delivery System <mailer-daemon@mx.example>', 'MIME-Version: 1.0'],
    ...['Content-Type: multipart/report; report-type=delivery-status; boundary=b', '', '--b', '', 'Sorry.', '--b'],
    ...['Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', '', 'Action: failed'],
    ...[
      'Final-Recipient: rfc822;gone@force.example',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 no such',
      '\tuser',
      '--b',
    ],
    ...['Content-Type: message/rfc822', '', 'Message-ID: <ours@desk.example>', 'Subject: x', '', 'Dear …', '--b--', ''],
  ]);
  expect(mail.bounce).toEqual({
    ...{ messageIds: ['ours@desk.example'], address: 'gone@force.example', status: '5.1.1' },
    ...{ why: '550 no such user', final: true },
  });
});
