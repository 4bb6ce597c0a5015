import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Subject } from '../../../kernel/index.ts';
import { type Identity, PasskeyCreated, type Site } from '../../../modules/identity/index.ts';
import { ProblemBody } from './commands.ts';
import { keepPace, makePace } from './pace.ts';
import { ProblemError, problem } from './problem.ts';

export interface EnrolmentDoor {
  readonly identity: Identity;
  readonly site: () => Site;
  readonly permit: (request: FastifyRequest, permission: string) => Promise<Subject>;
  /** Told before a code leaves: whoever holds it comes to the account. */
  readonly issued: (subject: Subject, accountId: string) => Promise<void>;
}

const tags = ['enrolment'];
const failures = { 400: ProblemBody, 422: ProblemBody, 429: ProblemBody, 503: ProblemBody };
const Code = z.string().min(4).max(100);
const example = { code: 'ABCD-EFGH-JKLM', label: 'Desk key', password: 'correct horse battery', totp: '123456' };
const Begin = z.object({ code: Code }).meta({ examples: [{ code: example.code }] });
const Created = z
  .object({ code: Code, label: z.string().trim().min(1).max(100), passkey: PasskeyCreated })
  .meta({ examples: [{ code: example.code, label: example.label, passkey: { id: '…' } }] });
const Password = z
  .object({ code: Code, password: z.string().max(1000) })
  .meta({ examples: [{ code: example.code, password: example.password }] });
const Confirm = z
  .object({ code: Code, totp: z.string().max(20) })
  .meta({ examples: [{ code: example.code, totp: example.totp }] });
const Issue = z
  .object({ accountId: z.uuid() })
  .meta({ examples: [{ accountId: '0198c2f0-7777-7000-8000-000000000001' }] });
const Issued = z.object({ outcome: z.literal('issued'), code: z.string(), expiresAt: z.number() });
const done = { 200: z.object({ outcome: z.literal('enrolled'), accountId: z.string() }), ...failures };

/** A day on which many enrol, from one address; and nobody who tries out codes. */
const enrolmentPace = { burst: 40, perSecond: 1 };

/** How whoever holds a one-time code comes to a passkey, or to a password and its code. */
export function enrolmentRoutes(app: FastifyInstance, door: EnrolmentDoor): void {
  const { identity, site } = door;
  const { enrolment } = identity;
  issuingRoute(app, door);
  const onRequest = keepPace(makePace(enrolmentPace));
  const open = { tags, security: [] };
  const options = { summary: 'Begin to make a passkey: options for the browser', ...open, body: Begin };
  app.post(
    '/api/enrolment/passkey-options',
    { schema: { ...options, response: failures }, onRequest },
    async (request) =>
      orRefused(await enrolment.passkeyOptionsByCode((request.body as z.output<typeof Begin>).code, site())),
  );
  const passkey = { summary: 'Keep the passkey that the browser made', ...open, body: Created, response: done };
  app.post('/api/enrolment/passkey', { schema: passkey, onRequest }, async (request) => {
    const { code, label, passkey: created } = request.body as z.output<typeof Created>;
    return orRefused(await enrolment.passkeyByCode(code, { label, created, site: site() }));
  });
  const password = { summary: 'Begin with a password: answers the secret for an authenticator app', ...open };
  app.post(
    '/api/enrolment/password',
    { schema: { ...password, body: Password, response: failures }, onRequest },
    async (request) => {
      const { code, password: typed } = request.body as z.output<typeof Password>;
      return orRefused(await enrolment.beginPassword(code, typed, site().name));
    },
  );
  const confirm = { summary: 'Show the first code of the app: password and code then count', ...open, body: Confirm };
  app.post(
    '/api/enrolment/password/confirm',
    { schema: { ...confirm, response: done }, onRequest },
    async (request) => {
      const { code, totp } = request.body as z.output<typeof Confirm>;
      return orRefused(await enrolment.confirmPassword(code, totp));
    },
  );
}

/** Only the one-time code comes to a desk: what opens an account is made by whoever holds the code. */
function issuingRoute(app: FastifyInstance, { identity, permit, issued }: EnrolmentDoor): void {
  const schema = {
    summary: 'A new one-time code for an account, shown once; an older one ends',
    tags,
    body: Issue,
    response: { 200: Issued, 400: ProblemBody, 401: ProblemBody, 403: ProblemBody, 422: ProblemBody, 503: ProblemBody },
  };
  app.post('/api/enrolment/code', { schema }, async (request) => {
    const subject = await permit(request, 'account.manage');
    const { accountId } = request.body as z.output<typeof Issue>;
    await issued(subject, accountId);
    return orRefused(await identity.enrolment.issueCodeFor(accountId));
  });
}

function orRefused<T extends object>(answer: T): T {
  if ('outcome' in answer && answer.outcome === 'refused') {
    const detail = 'detail' in answer ? String(answer.detail) : 'Not possible.';
    throw new ProblemError(problem('refused', detail, { code: 'not-enrolled' }));
  }
  return answer;
}
