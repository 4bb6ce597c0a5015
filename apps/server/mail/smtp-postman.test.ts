import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Letter } from '../../../modules/service/index.ts';
import { smtpPostman } from './smtp-postman.ts';

const letter: Letter = {
  ...{ to: 'pat@force.example', subject: '[IT-7] Printer', text: 'Is it the grey one?', messageId: 'm1@desk.example' },
  ...{ answers: ['b@x.example', 'a@x.example'], automatic: true },
};

const opened: Server[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await new Promise((resolve) => server.close(resolve));
});

/** A mail server that answers as it is told; `null` hangs up. */
async function answering(answers: Readonly<Record<string, string | null>>) {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 mx.example\r\n');
    let inWords = false;
    let rest = '';
    socket.on('data', (part) => {
      rest += part.toString('latin1');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        heard.push(line);
        if (inWords && line !== '.') continue;
        const verb = inWords ? 'WORDS' : (line.split(' ')[0] ?? '');
        inWords = !inWords && verb === 'DATA';
        say(socket, answers[verb] === undefined ? usual(verb) : answers[verb]);
      }
    });
  });
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { heard, port };
}

function say(socket: Socket, answer: string | null | undefined): void {
  if (answer === null) socket.destroy();
  else socket.write(`${answer}\r\n`);
}

function usual(verb: string): string {
  if (verb === 'DATA') return '354 go on';
  return verb === 'QUIT' ? '221 bye' : '250 OK';
}

const postmanAt = (port: number) =>
  smtpPostman('desk@force.example', { host: '127.0.0.1', port, tls: 'none', user: null, password: null });

test('what the server takes has left, with the ids that it answers, and says that a machine wrote it', async () => {
  const { heard, port } = await answering({ WORDS: '250 taken as 1x' });
  expect(await postmanAt(port).post(letter)).toEqual({ kind: 'left', said: '250 taken as 1x' });
  expect(heard).toEqual(
    expect.arrayContaining([
      ...['MAIL FROM:<desk@force.example>', 'RCPT TO:<pat@force.example>', 'Message-ID: <m1@desk.example>'],
      ...['In-Reply-To: <b@x.example>', 'References: <a@x.example> <b@x.example>', 'Auto-Submitted: auto-generated'],
      ...['X-Loop: desk@force.example', 'Is it the grey one?'],
    ]),
  );
});

test.each([
  ['will not have its reader', { RCPT: '550 no such user' }, 'refused'],
  ['will not have its words', { WORDS: '554 not here' }, 'refused'],
  ['is too busy', { RCPT: '451 come back later' }, 'put-off'],
  ['hangs up before the words', { RCPT: null }, 'put-off'],
  ['hangs up when the words are under way', { WORDS: null }, 'unsure'],
] as const)('a server that %s is told apart', async (_what, answers, kind) => {
  const { port } = await answering(answers);
  expect(await postmanAt(port).post(letter)).toMatchObject({ kind, because: expect.stringMatching(/./) });
});

test('a server that is not there is asked again', async () => {
  const { port } = await answering({});
  for (const server of opened.splice(0)) await new Promise((resolve) => server.close(resolve));
  expect(await postmanAt(port).post(letter)).toMatchObject({ kind: 'put-off' });
});

test('an address cannot bring a header or a second reader with it', async () => {
  const { heard, port } = await answering({});
  await postmanAt(port).post({
    ...letter,
    to: 'pat@force.example>\r\nRCPT TO:<all@force.example',
    subject: 'x\r\nBcc: all@force.example',
  });
  expect(heard.filter((line) => line.startsWith('RCPT')).length).toBeLessThanOrEqual(1);
  expect(heard.filter((line) => /^bcc:/i.test(line))).toEqual([]);
});
