import { randomBytes } from 'node:crypto';
import { get, type RequestOptions } from 'node:http';
import type { Socket } from 'node:net';
import type { Frame } from '../../client/wire.ts';
import { FrameReader, maskedFrame } from './web-socket.ts';

/** One live connection, as thin as it can be: thousands of them must fit beside the server that they listen to. */
export interface LiveLine {
  /** Only a WebSocket can be spoken to. */
  say(message: object): void;
  /** Cuts it without a word, as a lost network does. */
  cut(): void;
}

export interface Hearing {
  opened(): void;
  frame(frame: Frame): void;
  /** Once, however it came: the status with which the server refused it, null when the line was lost. */
  closed(status: number | null): void;
}

export interface LiveAddress {
  readonly url: string;
  readonly token: string;
  /** The address of our own side: one address has only so many ports. */
  readonly localAddress?: string;
  /** How fast it reads; left out, as fast as it can. */
  readonly bytesASecond?: number;
}

export interface TopicRequest {
  readonly view: string;
  readonly of: string | null;
  readonly from: number;
}

const MOST_KNOWN = 256;
const known = new Map<string, Frame>();

/** Many listeners hear the same words: they are understood once. */
function understood(text: string): Frame {
  const before = known.get(text);
  if (before !== undefined) return before;
  const frame = JSON.parse(text) as Frame;
  if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value ?? '');
  known.set(text, frame);
  return frame;
}

function optionsOf({ url, token, localAddress }: LiveAddress, headers: Record<string, string>): RequestOptions {
  const { hostname, port } = new URL(url);
  return {
    ...{ hostname, port, agent: false, headers: { ...headers, authorization: `Bearer ${token}` } },
    ...(localAddress !== undefined && { localAddress }),
  };
}

/** Tells of the end of a line once, whichever of its signs comes first. */
function once(closed: Hearing['closed']): Hearing['closed'] {
  let told = false;
  return (status) => {
    if (told) return;
    told = true;
    closed(status);
  };
}

export function openWebSocket(at: LiveAddress, hearing: Hearing): LiveLine {
  const closed = once(hearing.closed);
  let socket: Socket | null = null;
  const request = get({
    ...optionsOf(at, {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
    }),
    path: '/api/live',
  });
  request.on('error', () => closed(null));
  request.on('response', (answer) => {
    answer.resume();
    closed(answer.statusCode ?? null);
  });
  request.on('upgrade', (_answer, upgraded, head) => {
    const line = upgraded as Socket;
    socket = line;
    const reader = new FrameReader({
      text: (text) => hearing.frame(understood(text)),
      ping: (body) => line.write(maskedFrame('pong', body)),
      close: () => line.destroy(),
    });
    if (at.bytesASecond === undefined) line.on('data', (bytes: Buffer) => reader.read(bytes));
    else readSlowly(line, at.bytesASecond);
    line.on('error', () => line.destroy());
    line.on('close', () => closed(null));
    if (head.length > 0) reader.read(head);
    hearing.opened();
  });
  return {
    say: (message) => void socket?.write(maskedFrame('text', Buffer.from(JSON.stringify(message)))),
    cut: () => {
      request.destroy();
      socket?.destroy();
      closed(null);
    },
  };
}

/** Takes so much off the wire each second and understands nothing of it; the rest piles up on the other side. */
function readSlowly(socket: Socket, bytesASecond: number): void {
  socket.pause();
  const reading = setInterval(() => socket.read(bytesASecond), 1_000);
  socket.on('close', () => clearInterval(reading));
}

/** Server-Sent Events of one topic. */
export function openEvents(at: LiveAddress, { view, of, from }: TopicRequest, hearing: Hearing): LiveLine {
  const closed = once(hearing.closed);
  const query = new URLSearchParams({ from: String(from), topics: of === null ? view : `${view}@${of}` });
  const request = get({ ...optionsOf(at, {}), path: `/api/feed?${query}` });
  request.on('error', () => closed(null));
  request.on('response', (came) => {
    if (came.statusCode !== 200) {
      came.resume();
      return closed(came.statusCode ?? null);
    }
    let text = '';
    came.setEncoding('utf8');
    came.on('data', (more: string) => {
      const events = (text + more).split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) hearing.frame(understood(event.slice(event.indexOf('data: ') + 6)));
    });
    came.on('error', () => closed(null));
    came.on('close', () => closed(null));
    hearing.opened();
  });
  return {
    say: () => undefined,
    cut: () => {
      request.destroy();
      closed(null);
    },
  };
}
