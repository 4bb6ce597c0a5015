import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { systemClock } from '../../kernel/index.ts';
import { testDatabase } from '../../kernel/testing.ts';
import { type Application, makeApplication } from './application.ts';
import type { MailSettings } from './mail/mail-settings.ts';
import type { Settings } from './settings.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export interface Client {
  readonly token: string;
  get(path: string): Promise<Answered>;
  send(method: string, path: string, body?: unknown): Promise<Answered>;
  command(
    name: string,
    input: unknown,
    more?: { commandId?: string; confirmed?: readonly string[] },
  ): Promise<Answered>;
  /** Frames of the SSE feed, until the caller has had enough. */
  events(path: string): AsyncGenerator<Record<string, unknown>>;
  /** A WebSocket of this client; frames are kept as they come. */
  live(headers?: Readonly<Record<string, string>>): Promise<LiveClient>;
}

interface LiveClient {
  readonly frames: readonly Record<string, unknown>[];
  say(message: object): void;
  /** Waits for a frame that fits. */
  until(fits: (frame: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
  readonly closed: Promise<void>;
  close(): void;
}

export interface TestApplication {
  readonly application: Application;
  readonly url: string;
  readonly privateUrl: string;
  readonly databaseUrl: string;
  readonly dataDir: string;
  signIn(account: string): Promise<Client>;
  /** The server alone: its database stands until all is closed. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** The whole server in demo mode, in this process, on a fresh database, reached through real HTTP. */
export async function startApplication(
  options: { readonly origin?: string; readonly mail?: MailSettings; readonly settings?: Partial<Settings> } = {},
): Promise<TestApplication> {
  const database = await testDatabase([]);
  const dataDir = mkdtempSync(join(tmpdir(), 'trefoil-app-'));
  const application = await makeApplication({
    settings: {
      port: 0,
      host: '127.0.0.1',
      databaseUrl: database.url,
      dataDir,
      demo: true,
      exercise: null,
      pack: 'rutland',
      packsDir: join(import.meta.dirname, '..', '..', 'data', 'packs'),
      tls: null,
      witnesses: [],
      amlKey: null,
      crimeRecords: null,
      radioSystem: null,
      partnerServices: null,
      recorder: null,
      mail: options.mail ?? null,
      origin: options.origin ?? null,
      securityContact: 'mailto:security@example.police.uk',
      site: null,
      ...options.settings,
    },
    databaseUrl: database.url,
    root: join(import.meta.dirname, '..', '..'),
    clock: systemClock,
    journal: pino({ level: process.env.TREFOIL_TEST_LOG ?? 'silent' }),
    tell: () => undefined,
  });
  await application.listen();
  await application.bringUp();
  const url = addressOf(application.app);
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= application.close();
    return stopped;
  };
  return {
    application,
    url,
    privateUrl: addressOf(application.privateApp),
    databaseUrl: database.url,
    dataDir,
    signIn: (account) => signIn(url, account),
    stop,
    close: async () => {
      await stop();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function addressOf(app: Application['app']): string {
  const [address] = app.addresses();
  if (typeof address !== 'object') throw new Error('the server does not listen');
  return `http://127.0.0.1:${address.port}`;
}

export async function ask(url: string, init: RequestInit = {}): Promise<Answered> {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : { text } };
}

async function signIn(url: string, demo: string): Promise<Client> {
  const json = { 'content-type': 'application/json' };
  const answer = await ask(`${url}/api/session`, { method: 'POST', headers: json, body: JSON.stringify({ demo }) });
  const token = String(answer.body.token);
  const authorization = `Bearer ${token}`;
  const send: Client['send'] = (method, path, body) =>
    ask(`${url}${path}`, {
      method,
      headers: body === undefined ? { authorization } : { authorization, ...json },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    token,
    get: (path) => ask(`${url}${path}`, { headers: { authorization } }),
    send,
    command: (name, input, more = {}) => {
      const { commandId = randomUUID(), confirmed = [] } = more;
      return send('POST', `/api/commands/${name}`, { commandId, input, confirmed });
    },
    events: (path) => readEvents(`${url}${path}`, authorization),
    live: (headers = { authorization }) => openLive(url, headers),
  };
}

async function* readEvents(url: string, authorization: string): AsyncGenerator<Record<string, unknown>> {
  const response = await fetch(url, { headers: { authorization } });
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString();
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) yield JSON.parse(event.split('data: ')[1] ?? '{}');
  }
}

async function openLive(url: string, headers: Readonly<Record<string, string>>): Promise<LiveClient> {
  // Node's own WebSocket takes headers, which the browser's type does not know.
  const socket: WebSocket = Reflect.construct(WebSocket, [`${url.replace('http', 'ws')}/api/live`, { headers }]);
  const frames: Record<string, unknown>[] = [];
  const hearing = new Set<() => void>();
  const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve()));
  socket.addEventListener('message', (message) => {
    frames.push(JSON.parse(String(message.data)));
    for (const hear of hearing) hear();
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('the WebSocket was refused')));
  });
  return {
    frames,
    closed,
    say: (message) => socket.send(JSON.stringify(message)),
    close: () => socket.close(),
    until: (fits) =>
      new Promise((resolve) => {
        const hear = (): void => {
          const found = frames.find(fits);
          if (found === undefined) return;
          hearing.delete(hear);
          resolve(found);
        };
        hearing.add(hear);
        hear();
      }),
  };
}
