import type { Browser } from 'playwright-core';
import { type Caller, signIn } from './caller.ts';
import { type Done, type KeySeat, sitAtKeys } from './key-seat.ts';
import { raiseAt } from './story.ts';

interface Raised {
  readonly id: string;
  /** The first part of it. */
  readonly number: string;
  readonly ownerSeatId: string | null;
}

/** Everybody of one shift: those at the keys, and others by script. */
export interface Shift {
  readonly url: string;
  /** Whoever has sat down stays. */
  readonly sit: (person: string, seat: string) => Promise<KeySeat>;
  /** A colleague who takes calls, one who dispatches, and telephony. */
  readonly luke: Caller;
  readonly mina: Caller;
  readonly machine: Caller;
  /** An incident, by script. */
  readonly raised: (code: string, what: string, place?: Parameters<typeof raiseAt>[1]['place']) => Promise<Raised>;
  readonly unitOf: (callsign: string) => Promise<string>;
}

const road = { label: 'Ashwell Road, Oakham', lon: -0.7295, lat: 52.6762, gazetteerId: null };

/** What is done at its keys is noted in `done`. */
export async function beginShift(done: Done, browser: Browser, url: string): Promise<Shift> {
  const [luke, mina, machine] = await Promise.all([
    signIn(url, 'contact-officer-2', 'contact-2'),
    signIn(url, 'dispatcher-2', 'dispatch-2'),
    signIn(url, 'administrator'),
  ]);
  const seated = new Map<string, KeySeat>();
  return {
    ...{ url, luke, mina, machine },
    sit: async (person, seat) => {
      const sitting = seated.get(person) ?? (await sitAtKeys(done, browser, { url, person, seat }));
      seated.set(person, sitting);
      return sitting;
    },
    raised: async (code, what, place = road) => {
      const id = await raiseAt(luke, { code, what, place });
      const rows = await mina.read<Raised>('operations.openIncidents');
      const row = rows.find((one) => one.id === id);
      return { id, number: row?.number.split(' ')[0] ?? '', ownerSeatId: row?.ownerSeatId ?? null };
    },
    unitOf: async (callsign) => {
      const units = await mina.read<{ id: string; callsign: string }>('operations.units');
      return units.find((unit) => unit.callsign === callsign)?.id ?? '';
    },
  };
}
