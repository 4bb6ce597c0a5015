import { randomUUID } from 'node:crypto';
import { readView } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { Seats } from '../../../modules/force/contract.ts';
import { AnnounceCall, Contacts } from '../../../modules/operations/contract.ts';
import type { Parts } from '../application.ts';
import { act, demoSubject } from './act.ts';

interface SimulatedCall {
  readonly contactId: string;
  /** What the caller says, for whoever plays the demonstration. */
  readonly script: string;
}

export interface CallSimulator {
  /** Lets the next call of the pack ring. */
  ring(): Promise<SimulatedCall>;
  /** Rings once for each contact officer who has sat down and waits. */
  look(): Promise<void>;
}

export const lookMs = 1000;
const SETTLING_MS = 4000;
/** Somebody who sat down before the server started has had their call. */
const FRESH_MS = 60_000;

export function makeCallSimulator(parts: Parts): CallSimulator {
  const { modules, needs, presence } = parts;
  const rungFor = new Set<string>();
  let next = 0;

  const ring = async (): Promise<SimulatedCall> => {
    const { calls } = modules.force.pack().demo;
    const call = calls[next % calls.length];
    if (call === undefined) throw new Error('the pack has no calls for a demonstration');
    next += 1;
    const contactId = randomUUID();
    const { channel, callerNumber, lon, lat, radiusMetres, script } = call;
    await act(modules.context, AnnounceCall, {
      contactId,
      channel,
      callerNumber,
      circle: { lon, lat, radiusMetres },
      subscriber: null,
    });
    return { contactId, script };
  };

  const look = async (): Promise<void> => {
    const now = needs.clock.now();
    const waiting = (await listSeats(parts)).find(({ id, roles, holder }) => {
      if (holder === null || !roles.includes('contact-officer') || rungFor.has(`${id} ${holder.since}`)) return false;
      const satFor = now - holder.since;
      return satFor >= SETTLING_MS && satFor < FRESH_MS && presence.isPresent(holder.accountId);
    });
    if (waiting?.holder == null) return;
    rungFor.add(`${waiting.id} ${waiting.holder.since}`);
    if (await isIdle(parts, waiting.id)) await ring();
  };
  return { ring, look };
}

const everything = { filters: {}, limit: 500, after: null, of: null };

async function listSeats({ modules }: Parts): Promise<readonly RowOf<typeof Seats>[]> {
  const page = await readView(modules.context, demoSubject, Seats.name, everything);
  return page.rows as readonly RowOf<typeof Seats>[];
}

/** Nothing rings, and this seat has no contact open. */
async function isIdle({ modules }: Parts, seatId: string): Promise<boolean> {
  const page = await readView(modules.context, demoSubject, Contacts.name, everything);
  const contacts = page.rows as readonly RowOf<typeof Contacts>[];
  return !contacts.some(({ state, seatId: at }) => state === 'ringing' || (state === 'open' && at === seatId));
}
