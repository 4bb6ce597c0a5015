import type { Subject } from '../../kernel/index.ts';
import type { Sitting } from '../../modules/force/index.ts';
import type { Session } from '../../modules/identity/index.ts';

export interface SignedIn {
  readonly session: Session;
  readonly subject: Subject;
}

export interface Subjects {
  /** Who holds this token now: the session with the seat that its person has taken. */
  find(token: string): Promise<SignedIn | null>;
}

interface Sources {
  readonly findSession: (token: string) => Promise<Session | null>;
  readonly sittingOf: (accountId: string) => Promise<Sitting>;
}

const MOST_REMEMBERED = 10_000;

export function makeSubjects({ findSession, sittingOf }: Sources): Subjects {
  // Whose a token is never changes: so where they sit is asked along with whether it still holds.
  const holders = new Map<string, string>();
  const remember = (token: string, accountId: string): void => {
    if (holders.size >= MOST_REMEMBERED) holders.clear();
    holders.set(token, accountId);
  };
  return {
    find: async (token) => {
      const holder = holders.get(token);
      const [session, sitting] = await Promise.all([
        findSession(token),
        holder === undefined ? null : sittingOf(holder),
      ]);
      if (session === null) {
        holders.delete(token);
        return null;
      }
      if (sitting !== null) return { session, subject: subjectOf(session, sitting) };
      remember(token, session.accountId);
      return { session, subject: subjectOf(session, await sittingOf(session.accountId)) };
    },
  };
}

/** The access version counts changes of roles and of seat: either changes what the person may see. */
function subjectOf(session: Session, { seat, changes }: Sitting): Subject {
  const { accountId, displayName, roles, callsign, sessionId } = session;
  const accessVersion = session.accessVersion + changes;
  return { kind: 'person', id: accountId, name: displayName, roles, seat, callsign, accessVersion, sessionId };
}
