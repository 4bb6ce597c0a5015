import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ProblemBody } from './commands.ts';
import { ProblemError, problem } from './problem.ts';

export interface ExerciseDoor {
  /** Whoever is signed in, at a seat or not: it holds nobody's name, and nothing in it has happened. */
  readonly enter: (request: FastifyRequest) => Promise<unknown>;
  /** Where the exercise writes what the replay shows. */
  readonly folder: string;
}

/** The name of the recording in the data directory of an exercise. */
export const RECORDING = 'recording.jsonl';

/** Never there in live mode: what an exercise has recorded so far. */
export function exerciseRoutes(app: FastifyInstance, { enter, folder }: ExerciseDoor): void {
  const schema = {
    summary: 'The recording of an exercise, one JSON object a line, also while it runs (with Range)',
    tags: ['demonstration'],
    response: {
      200: { content: { 'application/jsonl': { schema: z.string() } } },
      401: ProblemBody,
      404: ProblemBody,
      423: ProblemBody,
    },
  };
  app.get('/api/exercise/recording', { schema }, async (request, reply) => {
    await enter(request);
    if (!existsSync(join(folder, RECORDING)))
      throw new ProblemError(problem('not-found', 'Nothing is exercised here.'));
    return reply.type('application/jsonl').sendFile(RECORDING, folder, { contentType: false });
  });
}
