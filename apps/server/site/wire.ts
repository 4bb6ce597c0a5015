import { createHmac, hkdfSync, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { Asked, type Said, sayings } from './words.ts';

/** Both ends have it as a file; what a line carries is signed with it, and nobody without it is heard or believed. */
export type SiteKey = Buffer;

const LONGEST_BYTES = 256 * 1024;
const ANSWER_MS = 1_000;
/** How far the clocks of two sites may be apart; what is older is not heard, what is younger is heard once. */
const FRESH_MS = 60_000;

const Envelope = z.object({ nonce: z.uuid(), at: z.number(), to: z.string(), asked: Asked });
type Envelope = z.output<typeof Envelope>;

/** Why the other end gave no answer that counts. */
export class NotHeard extends Error {}

/** Asks the agent of a site, or the arbiter. The answer is signed over the question: an old one, or one to somebody else, is none. */
export async function ask<Kind extends Asked['kind']>(
  url: string,
  key: SiteKey,
  asked: Extract<Asked, { kind: Kind }>,
  patienceMs = ANSWER_MS,
): Promise<Said<Kind>> {
  const nonce = randomUUID();
  const envelope: Envelope = { nonce, at: Date.now(), to: addressOf(url), asked };
  const body = JSON.stringify(envelope);
  try {
    const answer = await fetch(new URL('/site', url), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-trefoil-signature': signed(key, body) },
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = await answer.text();
    if (!isSigned(key, nonce + text, answer.headers.get('x-trefoil-signature'))) {
      throw new NotHeard(`${url} answers ${answer.status}, but not with the key of these sites (TREFOIL_SITE_KEY)`);
    }
    if (!answer.ok) throw new NotHeard(`${url} refuses: ${text.slice(0, 300)}`);
    return sayings[asked.kind].parse(JSON.parse(text)) as Said<Kind>;
  } catch (error) {
    if (error instanceof NotHeard) throw error;
    throw new NotHeard(`${url} does not answer: ${wordsOf(error)}`, { cause: error });
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

export interface Hearing {
  readonly host: string;
  readonly port: number;
  readonly key: SiteKey;
  readonly answer: (asked: Asked) => Promise<unknown>;
}

/** Listens for the other site, the arbiter and the commands of this machine. */
export async function hear({ host, port, key, answer }: Hearing): Promise<Server> {
  const seen = new Map<string, number>();
  const server = createServer((request, response) => {
    const reply = (status: number, nonce: string, body: string): void => {
      response.writeHead(status, { 'x-trefoil-signature': signed(key, nonce + body) }).end(body);
    };
    void take(request, key, seen).then(
      async ({ nonce, asked }) => {
        try {
          reply(200, nonce, JSON.stringify(await answer(asked)));
        } catch (error) {
          reply(409, nonce, error instanceof Error ? error.message : String(error));
        }
      },
      () => refuse(response),
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

/** A stranger learns nothing, not even why. */
function refuse(response: ServerResponse): void {
  response.writeHead(403).end();
}

async function take(request: IncomingMessage, key: SiteKey, seen: Map<string, number>): Promise<Envelope> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LONGEST_BYTES) throw new Error('too long');
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks).toString();
  if (!isSigned(key, body, String(request.headers['x-trefoil-signature']))) throw new Error('not signed');
  const envelope = Envelope.parse(JSON.parse(body));
  const now = Date.now();
  for (const [nonce, at] of seen) if (now - at > 2 * FRESH_MS) seen.delete(nonce);
  if (seen.has(envelope.nonce) || Math.abs(now - envelope.at) > FRESH_MS) throw new Error('heard before, or long ago');
  seen.set(envelope.nonce, now);
  return envelope;
}

function signed(key: SiteKey, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

function isSigned(key: SiteKey, text: string, signature: string | null): boolean {
  const [ours, theirs] = [Buffer.from(signed(key, text)), Buffer.from(signature ?? '')];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

function addressOf(url: string): string {
  return new URL(url).host;
}

/** What only both sites know, for one use of it: never the key itself. */
export function derived(key: SiteKey, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `trefoil ${use}`, 32));
}

export const freshKey = (): string => randomBytes(32).toString('hex');
