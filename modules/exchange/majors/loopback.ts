import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { LONGEST_MS, type PartnerServices, SharedMethane } from './partner-services.ts';

/**
 * A LOOPBACK MOCK, NO SERVICE'S SYSTEM: it takes M/ETHANEs on 127.0.0.1 in a protocol of our own making. It stands where the system of
 * an ambulance or fire service would, so that everything before it is tried over a real connection.
 */
interface LoopbackService {
  readonly url: string;
  /** What it was given, by the id of the share. */
  readonly kept: ReadonlyMap<string, SharedMethane>;
  close(): Promise<void>;
}

export async function openLoopbackService(): Promise<LoopbackService> {
  const kept = new Map<string, SharedMethane>();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const methane = SharedMethane.parse(JSON.parse(body));
      kept.set(methane.shareId, methane);
      response.end(JSON.stringify({ reference: `LOOP-${methane.shareId}` }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the loopback service does not listen');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    kept,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const Answer = z.object({ reference: z.string().max(200).nullable() });

/** One line for every partner, over HTTP: as a hub between services has it. */
export function httpPartnerServices(url: string, longestMs = LONGEST_MS): PartnerServices {
  return {
    deliver: async (methane) => {
      try {
        const signal = AbortSignal.timeout(longestMs);
        const answer = await fetch(url, { method: 'POST', body: JSON.stringify(methane), signal });
        return { kind: 'delivered', reference: Answer.parse(await answer.json()).reference };
      } catch (error) {
        return {
          kind: 'undelivered',
          reason: error instanceof z.ZodError ? 'an answer that cannot be read' : 'no answer',
        };
      }
    },
  };
}
