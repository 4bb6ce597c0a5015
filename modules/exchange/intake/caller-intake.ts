import type { Clock, Db } from '../../../kernel/index.ts';
import { type CallFrom, listCallsFrom } from '../../operations/index.ts';
import { forgetOldRejects, keepRejects } from '../gateway/rejects.ts';
import { withoutIdentities } from './identities.ts';
import { type CallerMessage, type Incoming, type LocatedFix, readIncoming } from './incoming.ts';
import { forgetWaiting, keepWaiting, sweepWaiting } from './waiting.ts';

export interface CallerIntakeNeeds {
  readonly db: Db;
  readonly clock: Clock;
  /** Checks the signature of AML forms; null: they need none. */
  readonly amlKey: Uint8Array | null;
  /** Keeps the fix on the contact; false: it was refused there. */
  readonly locate: (contactId: string, fix: LocatedFix) => Promise<boolean>;
}

/** What became of a message. Whatever it is, nothing needs to be sent again. */
export interface Taken {
  readonly outcome: 'joined' | 'waiting' | 'rejected';
  readonly reason: string | null;
}

export interface CallerCounts {
  readonly received: number;
  readonly joined: number;
  /** Messages that came before their call. */
  readonly waited: number;
  readonly rejected: number;
}

export interface CallerIntake {
  /** Safe to repeat: the same message is the same fix. */
  take(message: CallerMessage, source: string): Promise<Taken>;
  /** Rejects the fixes that never found their call, and forgets rejects that have been kept long enough. */
  sweep(): Promise<void>;
  counts(): CallerCounts;
}

/** Where callers are, from phones and networks, to the contact of their call. */
export function makeCallerIntake({ db, clock, amlKey, locate }: CallerIntakeNeeds): CallerIntake {
  const counts = { received: 0, joined: 0, waited: 0, rejected: 0 };

  const take = async (message: CallerMessage, source: string): Promise<Taken> => {
    const incoming = readIncoming(message, amlKey, clock.now());
    if (incoming.kind === 'fault') return reject(message, source, incoming.reason);
    const { number, fix } = incoming;
    // Kept first, looked for afterwards: a call that is announced meanwhile finds it there.
    await keepWaiting(db, clock, { number, fix, gateway: message.gateway, source });
    const call = callOf(incoming, await listCallsFrom(db, number, clock.now()), clock.now());
    if (call === null) return { outcome: 'waiting', reason: null };
    const kept = await locate(call.contactId, fix);
    await forgetWaiting(db, fix.fixId);
    return kept ? { outcome: 'joined', reason: null } : reject(message, source, 'the contact of its call took no more');
  };

  const reject = async ({ gateway, bytes }: CallerMessage, source: string, reason: string): Promise<Taken> => {
    await keepRejects(db, clock, [{ gateway, source, raw: withoutIdentities(bytes), reason }]);
    return { outcome: 'rejected', reason };
  };

  return {
    take: async (message, source) => {
      const taken = await take(message, source);
      counts.received++;
      counts[taken.outcome === 'waiting' ? 'waited' : taken.outcome]++;
      return taken;
    },
    sweep: async () => {
      counts.rejected += await sweepWaiting(db, clock);
      await forgetOldRejects(db, clock);
    },
    counts: () => ({ ...counts }),
  };
}

/** Of several calls from one number the one that began nearest to when the phone says it called, else to now. */
function callOf(
  { calledAt }: Extract<Incoming, { kind: 'fix' }>,
  calls: readonly CallFrom[],
  now: number,
): CallFrom | null {
  const began = calledAt ?? now;
  const distance = (call: CallFrom): number => Math.abs(call.receivedAt - began);
  return calls.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}
