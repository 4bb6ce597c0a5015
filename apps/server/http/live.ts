import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { understand } from '../../../kernel/index.ts';
import { credentialOf, refuseForeignOrigin } from './doorman.ts';
import type { Gate } from './gate.ts';
import { malformed } from './problem.ts';
import type { Stream, Streams, TopicWish, Wire } from './streams.ts';
import { makeUnread } from './unread.ts';

export interface LiveDoor {
  readonly gate: Gate;
  readonly streams: Streams;
  readonly position: () => number;
  readonly onShed: () => void;
}

/** The part of a WebSocket that we use. */
interface Socket {
  readonly bufferedAmount: number;
  readonly readyState: number;
  send(text: string): void;
  close(code: number, reason: string): void;
  terminate(): void;
  ping(): void;
  on(event: 'message', hear: (data: Buffer) => void): void;
  on(event: 'close' | 'error' | 'pong', hear: () => void): void;
}

const OPEN = 1;
/** What may lie unread on its way to one browser. A screen that far behind is better served by reading again. */
const MOST_BUFFERED_BYTES = 8 * 1024 * 1024;
/** The same for all of them together. */
const MOST_UNREAD_BYTES = 128 * 1024 * 1024;
const unread = makeUnread(MOST_UNREAD_BYTES);
const PING_MS = 20_000;
const AGAIN_LATER = 1013;
const GOING_AWAY = 1001;
const MOST_TOPICS = 100;

const Topic = z.object({ view: z.string().max(100), of: z.string().max(200).optional() });
const Wish = Topic.extend({ from: z.int().min(0).default(0), version: z.int().optional() });
const Message = z.union([
  z.object({ subscribe: z.array(Wish).max(MOST_TOPICS) }),
  z.object({ unsubscribe: z.array(Topic).max(MOST_TOPICS) }),
]);

export function liveRoutes(app: FastifyInstance, door: LiveDoor): void {
  const socket = {
    summary: 'WebSocket: subscribe to views, hear what changes',
    description: 'Frames stand in docs/interfaces.md. A browser needs its cookie and our own Origin; a script a token.',
    tags: ['live'],
    response: { 101: z.null() },
  };
  // What a screen followed before it was locked goes on: calls and alarms come to a locked desk as well.
  const config = { whileLocked: true };
  const options = { websocket: true as const, schema: socket, config, preValidation: enterLive(door) };
  app.get('/api/live', options, (ws: Socket, request) => serve(ws, request, door));
  const Query = z
    .object({
      from: z.coerce.number().int().min(0).optional(),
      topics: z.string().min(1).max(4000),
    })
    .meta({ examples: [{ from: 4711, topics: 'operations.openIncidents,operations.incidentLog@<incident id>' }] });
  const stream = {
    summary: 'The same frames as Server-Sent Events, for scripts',
    description: 'Left out, `from` is the Last-Event-ID header, else now.',
    tags: ['live'],
    querystring: Query,
    response: { 200: { content: { 'text/event-stream': { schema: z.string() } } } },
  };
  app.get('/api/feed', { schema: stream, config }, (request, reply) =>
    serveEvents(request, reply, door, request.query as z.output<typeof Query>),
  );
}

/** Refuses before the upgrade, where a status can still be answered. */
function enterLive(door: LiveDoor) {
  return async (request: FastifyRequest): Promise<void> => {
    if (credentialOf(request).by === 'cookie') refuseForeignOrigin(request);
    await door.gate.enter(request);
  };
}

async function openStream(
  request: FastifyRequest,
  door: LiveDoor,
  wire: Wire,
  wishes: readonly TopicWish[] = [],
): Promise<Stream> {
  const credential = credentialOf(request);
  const signedIn = await door.gate.enter(request);
  return door.streams.open(credential.by === 'none' ? '' : credential.token, signedIn, wire, wishes);
}

function serve(socket: Socket, request: FastifyRequest, door: LiveDoor): void {
  let answered = true;
  const wire: Wire = {
    send: (frame) => {
      if (socket.readyState !== OPEN) return;
      if (socket.bufferedAmount > MOST_BUFFERED_BYTES) return shed(socket, door);
      unread.hold(socket, socket.bufferedAmount, () => shed(socket, door));
      if (socket.readyState === OPEN) socket.send(JSON.stringify(frame));
    },
    end: (reason) => socket.close(reason === 'server-stops' ? GOING_AWAY : 1000, reason.slice(0, 100)),
  };
  const opened = openStream(request, door, wire);
  // Messages may come before the session has been read: they wait for it, in order.
  let turn: Promise<unknown> = opened;
  socket.on('message', (data) => {
    turn = turn.then(async () => hear(await opened, data, wire)).catch(() => socket.close(GOING_AWAY, 'unavailable'));
  });
  const pinging = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, PING_MS);
  socket.on('pong', () => {
    answered = true;
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearInterval(pinging);
    unread.leave(socket);
    opened.then((stream) => stream.close()).catch(() => undefined);
  });
}

function shed(socket: Socket, door: LiveDoor): void {
  door.onShed();
  socket.close(AGAIN_LATER, 'too-slow');
  socket.terminate();
}

async function hear(stream: Stream, data: Buffer, wire: Wire): Promise<void> {
  const message = readMessage(data);
  if (!message.success) {
    const example = { subscribe: [{ view: 'operations.openIncidents', from: 4711, version: 1 }] };
    wire.send({ type: 'malformed', reason: message.error.issues[0]?.message ?? 'not understood', example });
    return;
  }
  if ('subscribe' in message.data) await stream.subscribe(message.data.subscribe);
  else stream.unsubscribe(message.data.unsubscribe);
}

/** What a screen says, if it can be understood. */
export function readMessage(data: Buffer) {
  return understand(Message, readJson(data));
}

function readJson(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString('utf8'));
  } catch {
    return null;
  }
}

interface FeedQuery {
  readonly from?: number | undefined;
  readonly topics: string;
}

async function serveEvents(request: FastifyRequest, reply: FastifyReply, door: LiveDoor, query: FeedQuery) {
  const wishes = wishesOf(query.topics, query.from ?? lastEventId(request) ?? door.position());
  const { raw } = reply;
  const cut = (): void => {
    door.onShed();
    raw.destroy();
  };
  const wire: Wire = {
    send: (frame) => {
      if (raw.writableLength > MOST_BUFFERED_BYTES) return cut();
      unread.hold(raw, raw.writableLength, cut);
      if (!raw.destroyed) raw.write(eventOf(frame));
    },
    end: () => raw.end(),
  };
  // Who may not come in must be told so before the stream begins.
  await door.gate.enter(request);
  reply.hijack();
  raw.on('close', () => unread.leave(raw));
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
  });
  try {
    const stream = await openStream(request, door, wire, wishes);
    raw.on('close', () => stream.close());
    if (raw.destroyed) stream.close();
  } catch {
    raw.destroy();
  }
}

/** Positions are ids: a reader that reconnects says the last one it had, and misses nothing. */
function eventOf(frame: object): string {
  const id = 'position' in frame ? `id: ${String(frame.position)}\n` : '';
  return `${id}data: ${JSON.stringify(frame)}\n\n`;
}

function lastEventId(request: FastifyRequest): number | undefined {
  const id = Number(request.headers['last-event-id'] ?? Number.NaN);
  return Number.isSafeInteger(id) && id >= 0 ? id : undefined;
}

function wishesOf(topics: string, from: number): readonly TopicWish[] {
  const names = topics.split(',').filter((name) => name !== '');
  if (names.length > MOST_TOPICS) {
    throw malformed([{ field: 'query.topics', reason: `at most ${MOST_TOPICS} topics`, example: 'operations.units' }]);
  }
  return names.map((name) => {
    const at = name.indexOf('@');
    return at < 0 ? { view: name, from } : { view: name.slice(0, at), of: name.slice(at + 1), from };
  });
}
