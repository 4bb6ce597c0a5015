import { persistent } from '../../../client/persistent.ts';

/** Changes when seat, lock or person change in one window: that one and the others each ask once more who sits here. */
export const sessionStamp = persistent('trefoil.session', 0);

export function stampSession(): void {
  sessionStamp.set(sessionStamp.get() + 1);
}
