import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { LONGEST_MS, type PartnerForces, TransferOffer } from './partner-forces.ts';

/**
 * A LOOPBACK MOCK, NO FORCE'S SYSTEM: it takes offers on 127.0.0.1 in a protocol of our own making. It stands where a neighbour's
 * system would, so that everything before it is tried over a real connection.
 */
export interface LoopbackForce {
  readonly url: string;
  /** What it was offered, by the id of the offer. */
  readonly kept: ReadonlyMap<string, TransferOffer>;
  close(): Promise<void>;
}

export async function openLoopbackForce(): Promise<LoopbackForce> {
  const kept = new Map<string, TransferOffer>();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const offer = TransferOffer.parse(JSON.parse(body));
      kept.set(offer.transferId, offer);
      const place = [...kept.keys()].indexOf(offer.transferId) + 1;
      response.end(JSON.stringify({ reference: `LOOP-${String(place).padStart(4, '0')}` }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the loopback force does not listen');
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

const Answer = z.object({ reference: z.string().max(60).nullable() });

/** The other end of the loopback, as an adapter of a real one would be. */
export function loopbackPartner(url: string, longestMs = LONGEST_MS): PartnerForces {
  return {
    deliver: async (offer) => {
      try {
        const signal = AbortSignal.timeout(longestMs);
        const answer = await fetch(url, { method: 'POST', body: JSON.stringify(offer), signal });
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
