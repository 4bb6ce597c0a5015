import { z } from 'zod';
import type { Opened, RadioSystem } from './radio-system.ts';

const LONGEST_MS = 3_000;
const Answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened') }),
  z.object({ kind: z.literal('refused'), reason: z.string().max(200) }),
]);

/** A plain way of our own making: `POST <address>` with the talkgroup as JSON; the answer says opened, or refused and why. */
export function httpRadioSystem(url: string, longestMs = LONGEST_MS): RadioSystem {
  return {
    openTalkgroup: async (asked) => {
      try {
        const signal = AbortSignal.timeout(longestMs);
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(asked), signal });
        return Answer.parse(await answer.json());
      } catch (error) {
        return unknownBy(error);
      }
    },
  };
}

function unknownBy(error: unknown): Opened {
  return { kind: 'unknown', reason: error instanceof z.ZodError ? 'an answer that cannot be read' : 'no answer' };
}
