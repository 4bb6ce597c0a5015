import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Subject } from '../../../kernel/index.ts';
import { ProblemBody } from './commands.ts';

type Kept = Readonly<Record<string, unknown>>;

export interface PreferenceDoor {
  readonly enter: (request: FastifyRequest) => Promise<Subject>;
  readonly find: (accountId: string, screen: string) => Promise<Kept | null>;
  readonly keep: (accountId: string, screen: string, kept: Kept) => Promise<void>;
}

const MOST_BYTES = 16 * 1024;
const tags = ['preferences'];
const params = z
  .object({ screen: z.enum(['control-room', 'service-desk']) })
  .meta({ examples: [{ screen: 'control-room' }] });
const Body = z
  .record(z.string().max(60), z.json())
  .meta({ examples: [{ theme: 'light', singleKeys: true, chosenKeys: { queue: 'y' } }] });
const failures = {
  400: ProblemBody,
  401: ProblemBody,
  403: ProblemBody,
  413: ProblemBody,
  423: ProblemBody,
  503: ProblemBody,
};

/** How a person likes a screen: follows them to any desk. Not a command, not in the log: nobody decides anything by it. */
export function preferenceRoutes(app: FastifyInstance, door: PreferenceDoor): void {
  const find = {
    summary: 'What a screen keeps for me: keys, theme, sizes; null when nothing was kept yet',
    tags,
    params,
    response: { 200: z.object({ kept: Body.nullable() }), ...failures },
  };
  app.get('/api/preferences/:screen', { schema: find }, async (request) => {
    const { id } = await door.enter(request);
    const { screen } = request.params as z.output<typeof params>;
    return { kept: await door.find(id, screen) };
  });
  const keep = {
    summary: 'Keep for me how I like a screen, in place of what was kept',
    tags,
    params,
    body: Body,
    response: { 204: z.null(), ...failures },
  };
  app.put('/api/preferences/:screen', { schema: keep, bodyLimit: MOST_BYTES }, async (request, reply) => {
    const { id } = await door.enter(request);
    const { screen } = request.params as z.output<typeof params>;
    await door.keep(id, screen, request.body as Kept);
    return reply.status(204).send();
  });
}
