import { randomUUID } from 'node:crypto';
import type { Caller } from '../../journeys/house/caller.ts';
import type { Ledger } from '../../journeys/house/ledger.ts';
import { makeWriter } from '../../journeys/house/writer.ts';

/** Calls that nobody answers: the promise to answer each falls due while parts of the system die. */
export interface Ringer {
  ring(): Promise<void>;
  readonly ids: () => readonly string[];
}

const AT_ONCE = 3;

export function makeRinger(caller: Caller, ledger: Ledger): Ringer {
  const ids: string[] = [];
  const writer = makeWriter(caller, ledger);
  return {
    ids: () => ids,
    ring: async () => {
      for (let i = 0; i < AT_ONCE; i += 1) {
        const contactId = randomUUID();
        const nobody = { callerNumber: null, circle: null, subscriber: null };
        await writer.write('operations.announceCall', { contactId, channel: '999', ...nobody });
        ids.push(contactId);
      }
    },
  };
}
