import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Subject } from '../../../kernel/index.ts';
import type { Draft } from '../../../modules/service/index.ts';
import { ProblemBody } from './commands.ts';

export interface DraftDoor {
  readonly enter: (request: FastifyRequest) => Promise<Subject>;
  readonly keep: (subject: Subject, draft: z.output<typeof Body>) => Promise<void>;
  /** Those of everybody; the look is written to the access log. */
  readonly list: (subject: Subject, recordId: string) => Promise<readonly Draft[]>;
}

const tags = ['drafts'];
const Params = z
  .object({ recordId: z.uuid() })
  .meta({ examples: [{ recordId: '0198c2f0-8888-7000-8000-000000000001' }] });
const Body = z
  .object({
    recordId: z.uuid(),
    kind: z.enum(['answer', 'note', 'workaround', 'resolve']),
    /** Empty: it was sent, or is not wanted any more. */
    text: z.string().max(20_000),
  })
  .meta({ examples: [{ recordId: '0198c2f0-8888-7000-8000-000000000001', kind: 'answer', text: 'We have found' }] });
const Kept = z.object({
  accountId: z.string(),
  name: z.string(),
  kind: z.string(),
  text: z.string(),
  changedAt: z.number(),
});
const failures = { 400: ProblemBody, 401: ProblemBody, 403: ProblemBody, 423: ProblemBody, 503: ProblemBody };

/** What agents have begun to write and not sent: it outlives their browser, and whoever has the record next finds it. */
export function draftRoutes(app: FastifyInstance, door: DraftDoor): void {
  const keep = { summary: 'Keep what I have begun to write into an IT incident', tags, body: Body };
  app.put('/api/drafts', { schema: { ...keep, response: { 204: z.null(), ...failures } } }, async (request, reply) => {
    const subject = await door.enter(request);
    await door.keep(subject, request.body as z.output<typeof Body>);
    return reply.status(204).send();
  });
  const list = { summary: 'What has been begun to write into an IT incident, by everybody', tags, params: Params };
  const response = { 200: z.object({ drafts: z.array(Kept) }), ...failures };
  app.get('/api/drafts/:recordId', { schema: { ...list, response } }, async (request) => {
    const subject = await door.enter(request);
    const { recordId } = request.params as z.output<typeof Params>;
    return { drafts: [...(await door.list(subject, recordId))] };
  });
}
