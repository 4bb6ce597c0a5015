import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Random } from '../exercise/random.ts';

/** Stands between a client and the server, and loses some of the answers after the server has given them. */
export interface LossyProxy {
  readonly url: string;
  readonly lost: () => number;
  /** What the server had answered to that commandId when its answer was lost. */
  readonly lostAnswers: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

interface Losing {
  readonly target: string;
  readonly random: Random;
  /** The share of answers that are lost. */
  readonly share: number;
}

export async function openLossyProxy({ target, random, share }: Losing): Promise<LossyProxy> {
  const lostAnswers = new Map<string, string>();
  let lost = 0;
  const server = createServer((asked, answer) => {
    void pass(asked, answer).catch(() => answer.destroy());
  });
  const pass = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const body = await whole(asked);
    const came = await ask(new URL(asked.url ?? '/', target), asked, body);
    if (!random.chance(share)) {
      answer.writeHead(came.status, { 'content-type': came.type });
      return void answer.end(came.text);
    }
    // The server has answered, so it has committed; only the client does not know.
    lost += 1;
    const { commandId } = JSON.parse(body.toString('utf8')) as { commandId: string };
    if (came.status === 200) lostAnswers.set(commandId, came.text);
    answer.destroy();
  };
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    lost: () => lost,
    lostAnswers,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

interface Came {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

function ask(url: URL, { method, headers }: IncomingMessage, body: Buffer): Promise<Came> {
  return new Promise((settle, fail) => {
    const passed = request(url, { method, headers: { ...headers, host: url.host } }, (came) => {
      const type = came.headers['content-type'] ?? '';
      whole(came).then((text) => settle({ status: came.statusCode ?? 0, type, text: text.toString('utf8') }), fail);
    });
    passed.on('error', fail);
    passed.end(body);
  });
}

async function whole(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
