import { z } from 'zod';
import { LONGEST_MS, type PartnerServices } from './partner-services.ts';

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
