import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AnswerTaken, MessageTaken } from '../../../modules/exchange/index.ts';
import { ProblemBody } from './commands.ts';

export interface MessageDoor {
  readonly permit: (request: FastifyRequest, permission: string) => Promise<unknown>;
  readonly take: (bytes: Uint8Array, source: string, gone: () => boolean) => Promise<MessageTaken>;
  readonly answer: (bytes: Uint8Array, source: string, gone: () => boolean) => Promise<AnswerTaken>;
}

const MOST_BYTES = 128 * 1024;

/** Web forms, mail readers, alarm receiving centres and partners bring their messages here. Never refused for what they say. */
export async function messageRoutes(app: FastifyInstance, door: MessageDoor): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) => {
      done(null, body);
    });
    const taking = (take: MessageDoor['take'] | MessageDoor['answer']) => async (request: FastifyRequest) => {
      await door.permit(request, 'exchange.deliver');
      const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      return take(bytes, request.ip, () => request.raw.socket.destroyed);
    };
    const config = { whileLocked: true };
    scope.post('/api/exchange/contact', { schema: shape, config }, taking(door.take));
    scope.post('/api/exchange/transfer-answer', { schema: answerShape, config }, taking(door.answer));
  });
}

const failures = { 400: ProblemBody, 401: ProblemBody, 403: ProblemBody, 413: ProblemBody, 503: ProblemBody };

const shape = {
  summary: 'A contact from another system: web form, e-mail, chat, alarm receiving centre, partner',
  description:
    'Permission: `exchange.deliver`. The body is JSON: `channel`, `text`, and where they are known `name`, `number`, `address`, `place` ' +
    '(`label`, `lon`, `lat`), `reference`, `alarm` (`urn`, `kind`). What cannot be read so is kept as it came and goes before the ' +
    'supervisors: whichever, it need not be sent again.',
  tags: ['exchange'],
  response: {
    200: z.object({
      outcome: z.enum(['taken', 'rejected']),
      contactId: z.string().nullable(),
      number: z.string().nullable(),
      reason: z.string().nullable(),
    }),
    ...failures,
  },
};

const answerShape = {
  summary: 'The answer of another force to an incident that it was offered',
  description:
    'Permission: `exchange.deliver`. The body is JSON: `transferId` and `incidentId` as they came with the offer, `from` (the code of the ' +
    'force that answers), `answer` (`acknowledged`, `accepted`, `refused`), and where there are any `reference` and `words`. What cannot ' +
    'be read so, or fits no offer that waits, is kept as it came and goes before the supervisors: it need not be sent again.',
  tags: ['exchange'],
  response: { 200: z.object({ outcome: z.enum(['taken', 'rejected']), reason: z.string().nullable() }), ...failures },
};
