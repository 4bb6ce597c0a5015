import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { z } from 'zod';
import { LONGEST_MS, type Lookup, type Subscriber, type SubscriberLookup } from './subscriber-lookup.ts';

/**
 * A LOOPBACK MOCK, NOT EISEC: it answers on 127.0.0.1 from a list, a number a line in and a JSON object a line out, which is a protocol
 * of our own making. It stands where the operator's system would, so that everything behind it is tried over a real connection.
 */
export interface LoopbackOperator {
  readonly port: number;
  close(): Promise<void>;
}

export async function openLoopbackOperator(lines: ReadonlyMap<string, Subscriber>): Promise<LoopbackOperator> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.setEncoding('latin1').on('error', () => socket.destroy());
    socket.on('data', (text) => socket.end(`${JSON.stringify(lines.get(String(text).trim()) ?? null)}\n`));
    socket.on('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the loopback operator does not listen');
  return {
    port: address.port,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const Answer = z
  .object({
    name: z.string().max(100).nullable(),
    address: z.string().max(200).nullable(),
    confidencePercent: z.number().min(0).max(100).nullable(),
    asOf: z.number().positive().nullable(),
  })
  .nullable();

const MOST_CHARACTERS = 2_000;

/** The other end of the loopback, as an adapter of the real one would be. */
export function loopbackLookup(port: number, longestMs = LONGEST_MS): SubscriberLookup {
  return {
    find: async (number) => {
      const socket = connect(port, '127.0.0.1');
      try {
        return readAnswer(await answerOf(socket, number, AbortSignal.timeout(longestMs)));
      } catch (error) {
        return { kind: 'away', reason: error instanceof Error ? error.message : 'no answer' };
      } finally {
        socket.destroy();
      }
    },
  };
}

async function answerOf(socket: Socket, number: string, signal: AbortSignal): Promise<string> {
  await once(socket, 'connect', { signal });
  socket.setEncoding('utf8').write(`${number}\n`);
  let text = '';
  socket.on('data', (part) => {
    text += String(part);
    if (text.length > MOST_CHARACTERS) socket.destroy(new Error('an answer without end'));
  });
  await once(socket, 'close', { signal });
  return text;
}

function readAnswer(text: string): Lookup {
  const read = Answer.safeParse(parsed(text));
  if (!read.success) return { kind: 'away', reason: 'an answer that cannot be read' };
  return read.data === null ? { kind: 'unknown' } : { kind: 'found', subscriber: read.data };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
