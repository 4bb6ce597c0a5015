import { metresBetween } from '../distance.ts';
import type { Traveller } from './travel.ts';

/** Of who has moved farther than this, what was known holds no more: more than anybody drives between two reports. */
const NEAR_METRES = 1_000;

type Moving = Pick<Traveller, 'lon' | 'lat' | 'profile'>;

/** Whether what was worked out for somebody there still says something of them here. */
export function holdsFor(was: Moving, now: Moving): boolean {
  return was.profile === now.profile && metresBetween(was, now) <= NEAR_METRES;
}

/** So long somebody waits for what would make a good answer better: about as long as the roads take with the answer itself. */
const PATIENCE_MS = 10;

/** What comes of `work`, or what is known already where it takes long; the work goes on, for whoever asks next. */
export async function orKnown<T>(work: Promise<T>, known: () => T): Promise<T> {
  const late = Promise.withResolvers<T>();
  const timer = setTimeout(() => late.resolve(known()), PATIENCE_MS);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
