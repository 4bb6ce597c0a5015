import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock, Subject } from '../../../kernel/index.ts';
import type { Look } from '../../../modules/operations/index.ts';
import { ProblemBody } from './commands.ts';

export interface LookDoor {
  readonly enter: (request: FastifyRequest) => Promise<Subject>;
  readonly list: (subject: Subject) => Promise<readonly Look[]>;
  readonly record: (accountId: string, look: Look) => Promise<void>;
  /** Whoever is told messages. */
  readonly enterReader: (request: FastifyRequest) => Promise<Subject>;
  readonly recordReading: (accountId: string, messageId: string, at: number) => Promise<void>;
  readonly clock: Clock;
}

const tags = ['looks'];
const failures = { 400: ProblemBody, 401: ProblemBody, 403: ProblemBody, 423: ProblemBody, 503: ProblemBody };
const Body = z
  .object({ incidentId: z.uuid(), lines: z.int().min(0).max(1_000_000) })
  .meta({ examples: [{ incidentId: '0198c2f0-2222-7000-8000-000000000001', lines: 12 }] });
const MessageBody = z
  .object({ messageId: z.uuid() })
  .meta({ examples: [{ messageId: '0198c2f0-aaaa-7000-8000-000000000001' }] });
const Seen = z.object({ incidentId: z.string(), lines: z.int(), at: z.number() });

/** How far a person has read each log, and which messages. A read receipt: not a command, not in the log (decision 0004). */
export function lookRoutes(app: FastifyInstance, door: LookDoor): void {
  const list = {
    summary: 'How many lines of each open incident I have read',
    tags,
    response: { 200: z.object({ looks: z.array(Seen) }), ...failures },
  };
  app.get('/api/looks', { schema: list }, async (request) => {
    const subject = await door.enter(request);
    return { looks: await door.list(subject) };
  });
  const record = {
    summary: 'I have read so many lines of this incident',
    tags,
    body: Body,
    response: { 204: z.null(), ...failures },
  };
  app.put('/api/looks', { schema: record }, async (request, reply) => {
    const subject = await door.enter(request);
    const { incidentId, lines } = request.body as z.output<typeof Body>;
    await door.record(subject.id, { incidentId, lines, at: door.clock.now() });
    return reply.status(204).send();
  });
  const read = {
    summary: 'I have read this message',
    tags,
    body: MessageBody,
    response: { 204: z.null(), ...failures },
  };
  app.put('/api/looks/message', { schema: read }, async (request, reply) => {
    const subject = await door.enterReader(request);
    const { messageId } = request.body as z.output<typeof MessageBody>;
    await door.recordReading(subject.id, messageId, door.clock.now());
    return reply.status(204).send();
  });
}
