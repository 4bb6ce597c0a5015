import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Authorise, Clock, Guarded, Registry, Subject } from '../../../kernel/index.ts';
import { LeaveSeat } from '../../../modules/force/contract.ts';
import { type Identity, SignInBody, type Site } from '../../../modules/identity/index.ts';
import { type Mode, modes } from '../mode.ts';
import type { SignedIn } from '../subjects.ts';
import { ProblemBody } from './commands.ts';
import { credentialOf, isOwnOrigin } from './doorman.ts';
import type { Gate } from './gate.ts';
import { keepPace, makePace } from './pace.ts';
import { ProblemError, problem } from './problem.ts';

const DemoAccount = z.object({
  name: z.string(),
  displayName: z.string(),
  role: z.string(),
  /** The desk that is theirs, by its name; null: none. */
  seat: z.string().nullable(),
});

export interface SessionDoor {
  readonly identity: Identity;
  readonly gate: Gate;
  readonly authorise: Authorise;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly mode: Mode;
  readonly site: () => Site;
  readonly packVersion: () => string;
  readonly force: () => string;
  readonly demoAccounts: () => readonly z.output<typeof DemoAccount>[];
  /** Who signs in or out, for presence and open streams. */
  readonly onSignIn: (token: string) => Promise<SignedIn | null>;
  readonly onSignOut: (signedIn: SignedIn) => void;
  readonly counted: (outcome: string) => void;
  readonly within: <T>(work: Promise<T>) => Promise<T>;
}

const SubjectBody = z.object({
  kind: z.enum(['person', 'system']),
  id: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  seat: z
    .object({
      ...{ id: z.string(), name: z.string(), roles: z.array(z.string()), areas: z.array(z.string()) },
      reach: z.array(z.string()).optional(),
    })
    .nullable(),
  callsign: z.string().nullable(),
  accessVersion: z.number(),
  sessionId: z.string().nullable(),
});
const tags = ['session'];
const whileLocked = { whileLocked: true };
const failures = { 400: ProblemBody, 401: ProblemBody, 403: ProblemBody, 429: ProblemBody, 503: ProblemBody };
const Body = SignInBody.meta({ examples: [{ name: 'a.shah', password: 'correct horse battery', totp: '123456' }] });

export function sessionRoutes(app: FastifyInstance, door: SessionDoor): void {
  signInRoutes(app, door);
  lockRoutes(app, door);
  const shown = {
    summary: 'Who is signed in, with all that a screen must know to begin',
    tags,
    response: {
      200: z.object({
        subject: SubjectBody,
        serverTime: z.number(),
        mode: z.enum(modes),
        packVersion: z.string(),
        permissions: z.array(z.string()),
        /** Those of them that end at the areas of the desk: beyond, a screen offers nothing of them. */
        withinAreas: z.array(z.string()),
        /** The desk is locked since; epoch milliseconds. */
        lockedAt: z.number().nullable(),
        endsAt: z.number().nullable(),
      }),
      ...failures,
    },
  };
  app.get('/api/session', { schema: shown, config: whileLocked }, async (request) => {
    const { session, subject } = await door.within(door.gate.enter(request));
    return {
      subject,
      serverTime: door.clock.now(),
      mode: door.mode,
      packVersion: door.packVersion(),
      permissions: permissionsOf(door, subject),
      withinAreas: withinAreas(door, subject),
      lockedAt: session.lockedAt,
      endsAt: session.endsAt,
    };
  });
  const leaving = { summary: 'Sign out', tags, response: { 204: z.null(), ...failures } };
  app.delete('/api/session', { schema: leaving, config: whileLocked }, async (request, reply) => {
    const signedIn = await door.within(door.gate.enter(request));
    await door.within(handOver(door, signedIn));
    if (signedIn.session.kind === 'session') await door.within(door.identity.signOut(signedIn.session.sessionId));
    door.onSignOut(signedIn);
    return reply
      .clearCookie(app.sessionCookie, { path: '/', secure: app.sessionCookie.startsWith('__') })
      .status(204)
      .send();
  });
}

/** A sign-off hands the desk over, and what nobody takes passes to the supervisor. Whoever is signed in elsewhere sits on. */
async function handOver({ identity }: SessionDoor, { session, subject }: SignedIn): Promise<void> {
  if (session.kind !== 'session' || subject.seat === null || (await identity.hasOtherSession(session))) return;
  const input = { seatId: subject.seat.id };
  await identity.send({ name: LeaveSeat.name, commandId: randomUUID(), input, subject, confirmed: [] });
}

function permissionsOf({ authorise, registry }: SessionDoor, subject: Subject): readonly string[] {
  return registry.permissions.map((p) => p.name).filter((name) => authorise(subject, name).allow);
}

/** In no area of any desk, and nobody's. */
const elsewhere: Guarded = { restriction: 'none', allowed: [], locus: { areas: [''], seats: [] } };

/** What commands and lists would answer, asked of the same rule beforehand. */
function withinAreas({ authorise, registry }: SessionDoor, subject: Subject): readonly string[] {
  return registry.permissions.flatMap(({ name }) => (authorise(subject, name, elsewhere).beyond ? [name] : []));
}

/**
 * Each attempt costs a look at the database and leaves a line or a challenge there. Far above a control room that signs in at once;
 * wrong passwords are slowed by identity much sooner.
 */
const signInPace = { burst: 240, perSecond: 8 };

function signInRoutes(app: FastifyInstance, door: SessionDoor): void {
  const page = {
    summary: 'What the sign-in page shows; open to everybody',
    tags,
    security: [],
    response: {
      200: z.object({
        mode: z.enum(modes),
        force: z.string(),
        demoAccounts: z.array(DemoAccount),
        passkeys: z.boolean(),
      }),
    },
  };
  app.get('/api/sign-in', { schema: page }, () => ({
    mode: door.mode,
    force: door.force(),
    demoAccounts: door.mode === 'live' ? [] : door.demoAccounts(),
    passkeys: true,
  }));
  const challenge = {
    summary: 'Begin to sign in with a passkey: options for the browser',
    tags,
    security: [],
    response: { 200: z.record(z.string(), z.unknown()), ...failures },
  };
  const pace = keepPace(makePace(signInPace));
  app.post('/api/session/passkey', { schema: challenge, onRequest: pace }, (request) => {
    refuseStrangers(request);
    return door.within(door.identity.passkeySignInOptions(door.site()));
  });
  const signingIn = {
    summary: 'Sign in: by passkey, by password and code, or in demo mode by the name of an account',
    tags,
    security: [],
    body: Body,
    response: { 200: z.object({ token: z.string(), subject: SubjectBody }), ...failures },
  };
  app.post('/api/session', { schema: signingIn, onRequest: pace }, (request, reply) => signIn(request, reply, door));
}

async function signIn(request: FastifyRequest, reply: FastifyReply, door: SessionDoor): Promise<FastifyReply> {
  refuseStrangers(request);
  const earlier = await findEarlier(request, door);
  const from = { source: request.ip, site: door.site() };
  const answer = await door.identity.signIn(request.body as z.output<typeof SignInBody>, from);
  door.counted(answer.outcome);
  if (answer.outcome !== 'signed-in') throw notProved(answer);
  if (earlier !== null) await endEarlier(door, earlier, answer.session.accountId);
  const signedIn = await door.onSignIn(answer.token);
  const { sessionCookie } = request.server;
  reply.setCookie(sessionCookie, answer.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: sessionCookie.startsWith('__'),
    // Longer than any session: its end is the server's to know, and each unlock of the desk moves it.
    maxAge: 30 * 24 * 3600,
  });
  return reply.send({ token: answer.token, subject: signedIn?.subject ?? null });
}

/** Whom this browser's cookie still names; a cookie that does not count names nobody. */
async function findEarlier(request: FastifyRequest, { gate }: SessionDoor): Promise<SignedIn | null> {
  return credentialOf(request).by === 'cookie' ? gate.find(request).catch(() => null) : null;
}

/** One browser, one person: a new session ends the one that its cookie opened before (ASVS 7.2.4). */
async function endEarlier(door: SessionDoor, earlier: SignedIn, accountId: string): Promise<void> {
  if (earlier.session.accountId !== accountId) await handOver(door, earlier);
  await door.identity.signOut(earlier.session.sessionId);
  door.onSignOut(earlier);
}

/** A page of another site must not sign a browser in, as somebody of its choice. */
function refuseStrangers({ headers }: FastifyRequest): void {
  if (headers.origin === undefined || isOwnOrigin(headers.origin, headers.host)) return;
  throw new ProblemError(problem('not-permitted', 'The request comes from another origin.'));
}

function notProved(answer: { outcome: 'refused' } | { outcome: 'slow-down'; retryAfterSeconds: number }): ProblemError {
  if (answer.outcome === 'refused') {
    return new ProblemError(problem('sign-in', 'That did not work. Check the name, the password and the code.'));
  }
  const seconds = answer.retryAfterSeconds;
  return new ProblemError(problem('slow-down', `Too many attempts: try again in ${seconds} seconds.`), {
    'retry-after': String(seconds),
  });
}

function lockRoutes(app: FastifyInstance, door: SessionDoor): void {
  const locking = {
    summary: 'Lock the desk: its screens cover themselves; calls, alarms and the feed go on',
    tags,
    response: { 204: z.null(), ...failures },
  };
  app.post('/api/session/lock', { schema: locking, config: whileLocked }, async (request, reply) => {
    const { session } = await door.within(door.gate.enter(request));
    await door.within(door.identity.lock(session.sessionId));
    return reply.status(204).send();
  });
  const unlocking = {
    summary: 'Unlock the desk, by whoever locked it',
    tags,
    body: Body,
    response: { 204: z.null(), ...failures },
  };
  app.post('/api/session/unlock', { schema: unlocking, config: whileLocked }, async (request, reply) => {
    const { session } = await door.within(door.gate.enter(request));
    const from = { source: request.ip, site: door.site() };
    const answer = await door.identity.unlock(session, request.body as z.output<typeof SignInBody>, from);
    door.counted(answer.outcome);
    if (answer.outcome !== 'unlocked') throw notProved(answer);
    return reply.status(204).send();
  });
}
