import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Component } from '../own-estate.ts';
import { SiteState } from '../site/words.ts';
import { ProblemBody } from './commands.ts';

export interface OwnEstateDoor {
  /** Who looks after the room. */
  readonly oversee: (request: FastifyRequest) => Promise<unknown>;
  readonly look: () => Promise<readonly Component[]>;
  readonly site: () => SiteState | null;
}

const Row = z.object({
  name: z.string(),
  state: z.enum(['well', 'broken', 'absent', 'unknown']),
  detail: z.string(),
  without: z.string(),
});

/** How each part of the system itself stands. No command and not in the log: what breaks is, as a fault before the supervisors. */
export function ownEstateRoutes(app: FastifyInstance, door: OwnEstateDoor): void {
  const schema = {
    summary: 'How each part of the system itself stands, what goes on without it, and how the sites stand',
    tags: ['health'],
    response: {
      200: z.object({ components: z.array(Row), site: SiteState.nullable() }),
      ...{ 401: ProblemBody, 403: ProblemBody, 423: ProblemBody, 503: ProblemBody },
    },
  };
  app.get('/api/own-estate', { schema }, async (request) => {
    await door.oversee(request);
    return { components: [...(await door.look())], site: door.site() };
  });
}
