import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CallerMessage, Taken } from '../../../modules/exchange/index.ts';
import { ProblemBody } from './commands.ts';

export interface CallerDoor {
  readonly permit: (request: FastifyRequest, permission: string) => Promise<unknown>;
  readonly take: (message: CallerMessage, source: string, gone: () => boolean) => Promise<Taken>;
}

const MOST_BYTES = 128 * 1024;
const Query = z
  .object({
    /** The number of the sender, for messages that have none of their own: an SMS. */
    from: z.string().max(30).optional(),
  })
  .meta({ examples: [{ from: '+447700900123' }] });

const doors = [
  {
    gateway: 'aml',
    summary: 'Where a caller is, by Advanced Mobile Location: the form body of EENA, or an SMS as text or in hex',
  },
  { gateway: 'pidf', summary: 'Where a caller is, as a PIDF-LO document or the SIP request that carries one' },
] as const;

/** Bodies come as the standards of others have them, whatever type they name: they are read as bytes. Never refused for what they say. */
export async function callerRoutes(app: FastifyInstance, door: CallerDoor): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) => {
      done(null, body);
    });
    for (const { gateway, summary } of doors) {
      const config = { whileLocked: true };
      scope.post(`/api/exchange/${gateway}`, { schema: { ...shape, summary }, config }, async (request) => {
        await door.permit(request, 'exchange.deliver');
        const { from = null } = request.query as z.output<typeof Query>;
        const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
        return door.take({ gateway, bytes, from }, request.ip, () => request.raw.socket.destroyed);
      });
    }
  });
}

const shape = {
  description:
    'Permission: `exchange.deliver`. The body is the message as it is. Joined to the call from its number, kept ten minutes for one ' +
    'that is still to come, or kept among the rejects with the reason: whichever, it need not be sent again.',
  tags: ['exchange'],
  querystring: Query,
  response: {
    200: z.object({ outcome: z.enum(['joined', 'waiting', 'rejected']), reason: z.string().nullable() }),
    400: ProblemBody,
    401: ProblemBody,
    403: ProblemBody,
    413: ProblemBody,
    503: ProblemBody,
  },
};
