import type { Session } from '../../../client/session.ts';
import { forget, forgetRows, keep, readKept } from '../sync/kept.ts';

/**
 * Who was signed in when the signal went: the page opens with what was read last, and commands wait. It ends when the
 * server's session ends; the first word of the server overrides it.
 */
export function readKeptSession(now: number): Session | null {
  const session = readKept<Session>('session');
  if (session === null) return null;
  if (session.endsAt === null || session.endsAt > now) return session;
  forgetSession();
  return null;
}

export function keepSession(session: Session): void {
  const before = readKept<Session>('session');
  if (before !== null && before.subject.id !== session.subject.id) forgetRows();
  keep('session', session);
}

/** Nothing that was read stays on the phone. */
export function forgetSession(): void {
  forget('session');
  forgetRows();
}
