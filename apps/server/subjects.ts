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

export function makeSubjects({ findSession, sittingOf }: Sources): Subjects {
  return {
    find: async (token) => {
      const session = await findSession(token);
      return session === null ? null : { session, subject: subjectOf(session, await sittingOf(session.accountId)) };
    },
  };
}

/** The access version counts changes of roles and of seat: either changes what the person may see. */
function subjectOf(session: Session, { seat, changes }: Sitting): Subject {
  const { accountId, displayName, roles, callsign, sessionId } = session;
  const accessVersion = session.accessVersion + changes;
  return { kind: 'person', id: accountId, name: displayName, roles, seat, callsign, accessVersion, sessionId };
}
