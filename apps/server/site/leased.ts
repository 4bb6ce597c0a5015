import type { EventEmitter } from 'node:events';
import { z } from 'zod';
import { unavailable } from '../http/problem.ts';
import { steadyNow } from './voter.ts';
import { SiteState } from './words.ts';

/** A server's right to write, as its parent tells it. */
export interface Lease {
  /** Resolves when it may begin. */
  readonly begun: Promise<void>;
  /** How the sites stand; null: there is one site. */
  readonly site: () => SiteState | null;
  /** The answer, or a fault that has it sent again: what was written when the right had run out may be gone. */
  whileHeld<T>(answer: T): T;
}

/** One site: nobody else could write. */
export const unleased: Lease = { begun: Promise.resolve(), site: () => null, whileHeld: (answer) => answer };

const Told = z.object({ lease: z.number(), site: SiteState });
const LOOK_MS = 100;
const MISSES = 2;

/** Listens to the parent. `onLost` is called when the right has run out, and must end the process. */
export function listenForLease(parent: EventEmitter, onLost: () => void): Lease {
  const begun = Promise.withResolvers<void>();
  let until = Number.NEGATIVE_INFINITY;
  let site: SiteState | null = null;
  const holds = (): boolean => steadyNow() < until;
  parent.on('message', (message: unknown) => {
    const told = Told.safeParse(message).data;
    if (told === undefined) return;
    until = told.lease;
    site = told.site;
    if (holds()) begun.resolve();
  });
  let misses = 0;
  const looking = setInterval(() => {
    misses = until === Number.NEGATIVE_INFINITY || holds() ? 0 : misses + 1;
    // At the first look after a long turn of the loop the parent's word may lie there unread.
    if (misses < MISSES) return;
    clearInterval(looking);
    onLost();
  }, LOOK_MS);
  looking.unref();
  return {
    begun: begun.promise,
    site: () => site,
    whileHeld: (answer) => {
      if (holds()) return answer;
      throw unavailable('This site may no longer write. Send again.');
    },
  };
}
