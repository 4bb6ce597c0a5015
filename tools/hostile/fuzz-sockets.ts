import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { asText, mutated } from './mutation.ts';
import type { Target } from './server.ts';

/** What a socket said until it was closed or had answered enough. */
export interface Heard {
  readonly sent: string;
  readonly text: string;
}

const QUIET_MS = 120;
const LATE_MS = 8000;

/** Sends bytes on a connection of its own; answers what came, once the server has closed it or been quiet for a moment. */
function exchange(target: Target, first: Buffer, then: readonly Buffer[] = []): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(target.port, '127.0.0.1');
    let text = '';
    let quiet: NodeJS.Timeout | undefined;
    const late = setTimeout(() => socket.destroy(), LATE_MS);
    const more = [...then];
    socket.on('connect', () => socket.write(first));
    socket.on('data', (data) => {
      text += data.toString('latin1');
      clearTimeout(quiet);
      for (const next of more.splice(0)) write(socket, next);
      quiet = setTimeout(() => socket.destroy(), QUIET_MS);
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(quiet);
      clearTimeout(late);
      resolve(text);
    });
  });
}

function write(socket: Socket, bytes: Buffer): void {
  if (socket.writable) socket.write(bytes);
}

/** HTTP that is none, or that two readers could read in two ways (request smuggling). */
export const wrongHttp: readonly string[] = [
  'GET / HTTP/9.9\r\nhost: localhost\r\n\r\n',
  'GET /\r\n\r\n',
  'GET  /  HTTP/1.1\r\nhost: localhost\r\n\r\n',
  '\u0000\u0001\u0002\u0003\r\n\r\n',
  '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'GET / HTTP/1.1\r\nhost: localhost\r\nno colon\r\n\r\n',
  'GET / HTTP/1.1\r\nhost: localhost\r\n folded: yes\r\n\r\n',
  'GET / HTTP/1.1\r\nhost: localhost\r\nx: a\u0000b\r\n\r\n',
  `GET /${'a'.repeat(70_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`,
  `GET / HTTP/1.1\r\nhost: localhost\r\n${'x: y\r\n'.repeat(4000)}\r\n`,
  'GET / HTTP/1.1\r\n\r\n',
  'GET http://elsewhere.example/ HTTP/1.1\r\nhost: elsewhere.example\r\n\r\n',
  'CONNECT localhost:22 HTTP/1.1\r\nhost: localhost:22\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nhost: localhost\r\n\r\n',
  'POST /api/session HTTP/1.1\r\nhost: localhost\r\ncontent-length: -1\r\n\r\n',
  'POST /api/session HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5, 6\r\n\r\nhello',
  'POST /api/session HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n',
  'POST /api/session HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\nhello',
];

/** The second request must never be answered: a reader in front of the server would take it for somebody's body. */
export const smuggled: readonly string[] = [
  'content-length: 6\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
  'transfer-encoding: chunked\r\ncontent-length: 4\r\n\r\n5c\r\n',
  'transfer-encoding: xchunked\r\ncontent-length: 0\r\n\r\n',
  'transfer-encoding : chunked\r\ncontent-length: 0\r\n\r\n',
  'transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n',
  'content-length: 0\r\ncontent-length: 30\r\n\r\n',
  'content-length: +0\r\n\r\n',
].map(
  (framing) =>
    `POST /api/session HTTP/1.1\r\nhost: localhost\r\n${framing}GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n`,
);

export async function speakWrongHttp(target: Target, texts: readonly string[]): Promise<readonly Heard[]> {
  const all = texts.map(async (sent) => ({ sent, text: await exchange(target, Buffer.from(sent, 'latin1')) }));
  return Promise.all(all);
}

const example = { subscribe: [{ view: 'operations.openIncidents', of: 'x', from: 0, version: 1 }] };
const leaving = { unsubscribe: [{ view: 'operations.units', of: 'x' }] };
const TEXT = 1;

/** A client's frame: masked, as a client must; or not, as it must not. */
function frame(opcode: number, payload: Buffer, { masked, flags }: { masked: boolean; flags: number }): Buffer {
  const bits = masked ? 0x80 : 0;
  const length =
    payload.length < 126
      ? Buffer.of(bits | payload.length)
      : payload.length < 65_536
        ? Buffer.of(bits | 126, payload.length >> 8, payload.length & 255)
        : Buffer.concat([Buffer.of(bits | 127), bigLength(payload.length)]);
  const mask = masked ? randomBytes(4) : Buffer.alloc(0);
  const body = masked ? payload.map((byte, n) => byte ^ (mask[n % 4] ?? 0)) : payload;
  return Buffer.concat([Buffer.of(flags | opcode), length, mask, body]);
}

function bigLength(length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  return bytes;
}

const FIN = 0x80;
const message: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 6, arbitrary: mutated(example).chain(asText) },
  { weight: 2, arbitrary: mutated(leaving).chain(asText) },
  fc.constant(Buffer.from(JSON.stringify({ subscribe: Array.from({ length: 101 }, () => example.subscribe[0]) }))),
);
const anyFrame: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 8, arbitrary: message.map((bytes) => frame(TEXT, bytes, { masked: true, flags: FIN })) },
  fc
    .record({
      opcode: fc.nat({ max: 15 }),
      bytes: fc.uint8Array({ maxLength: 200 }),
      masked: fc.boolean(),
      flags: fc.constantFrom(FIN, 0, FIN | 0x40, FIN | 0x70),
    })
    .map(({ opcode, bytes, masked, flags }) => frame(opcode, Buffer.from(bytes), { masked, flags })),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
);

/** Frames on WebSockets, a few to each; answers what each was told. */
export async function speakWrongFrames(
  target: Target,
  token: string,
  { seed, sockets }: { readonly seed: number; readonly sockets: number },
): Promise<readonly Heard[]> {
  const each = fc.sample(fc.array(anyFrame, { minLength: 1, maxLength: 12 }), { seed, numRuns: sockets });
  const heard: Heard[] = [];
  const queue = [...each];
  const lane = async (): Promise<void> => {
    for (let frames = queue.pop(); frames !== undefined; frames = queue.pop()) {
      const text = await exchange(target, handshake(token), frames);
      heard.push({ sent: Buffer.concat(frames).toString('latin1'), text });
    }
  };
  await Promise.all(Array.from({ length: 16 }, lane));
  return heard;
}

function handshake(token: string): Buffer {
  const key = randomBytes(16).toString('base64');
  const lines = [
    'GET /api/live HTTP/1.1',
    'host: localhost',
    `authorization: Bearer ${token}`,
    'connection: Upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    `sec-websocket-key: ${key}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
}
