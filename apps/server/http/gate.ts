import type { FastifyRequest } from 'fastify';
import type { Authorise, Subject } from '../../../kernel/index.ts';
import type { Presence } from '../presence.ts';
import type { SignedIn, Subjects } from '../subjects.ts';
import { credentialOf, refuseForgery } from './doorman.ts';
import { ProblemError, problem } from './problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True: the route answers a locked desk as well. Left out it does not. */
    readonly whileLocked?: boolean;
  }
}

/** Who stands at the door: the one place where a request becomes a subject. */
export interface Gate {
  /** The session behind the request, or null when there is none. */
  find(request: FastifyRequest): Promise<SignedIn | null>;
  /** The same; without a session the answer is 401, of a locked desk 423 unless the route stays open then. */
  enter(request: FastifyRequest): Promise<SignedIn>;
  /** Enters and asks the one question; 403 when the answer is no. */
  permit(request: FastifyRequest, permission: string): Promise<Subject>;
}

export function makeGate(subjects: Subjects, authorise: Authorise, presence: Presence): Gate {
  const find = async (request: FastifyRequest): Promise<SignedIn | null> => {
    const credential = credentialOf(request);
    if (credential.by === 'none') return null;
    refuseForgery(request, credential);
    const signedIn = await subjects.find(credential.token);
    if (signedIn !== null) presence.touch(signedIn.subject.id);
    return signedIn;
  };
  const enter = async (request: FastifyRequest): Promise<SignedIn> => {
    const signedIn = await find(request);
    if (signedIn === null) throw new ProblemError(problem('sign-in', 'POST /api/session, or send a token.'));
    refuseAnother(request, signedIn);
    const shut = signedIn.session.lockedAt !== null && request.routeOptions.config.whileLocked !== true;
    if (shut)
      throw new ProblemError(problem('locked', 'POST /api/session/unlock by whoever locked it, then send again.'));
    return signedIn;
  };
  return {
    find,
    enter,
    permit: async (request, permission) => {
      const { subject } = await enter(request);
      const decision = authorise(subject, permission);
      if (!decision.allow) throw new ProblemError(problem('not-permitted', `Not permitted: ${decision.reason}.`));
      return subject;
    },
  };
}

/** A browser's outbox says whose command it sends: never carry it out for who has signed in there since. */
function refuseAnother(request: FastifyRequest, { subject }: SignedIn): void {
  const meant = request.headers['x-trefoil-account'];
  if (meant === undefined || meant === subject.id) return;
  throw new ProblemError(
    problem('sign-in', 'This was entered by somebody else: it waits until they sign in here again.'),
  );
}
