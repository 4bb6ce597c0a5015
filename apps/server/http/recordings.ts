import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Subject } from '../../../kernel/index.ts';
import type { Recalled } from '../../../modules/exchange/index.ts';
import { ProblemBody } from './commands.ts';
import { ProblemError, problem, unavailable } from './problem.ts';

export interface RecordingDoor {
  readonly permit: (request: FastifyRequest, permission: string) => Promise<Subject>;
  /** The last contact of the seat at which this person sits, the look written to the access log; null: none that they may hear. */
  readonly lastContact: (subject: Subject) => Promise<string | null>;
  readonly recall: (contactId: string) => Promise<Recalled>;
}

/** What was said on the last call at this position: asked for and played at once. */
export function recordingRoutes(app: FastifyInstance, door: RecordingDoor): void {
  app.get('/api/recordings/last', { schema: shape }, async (request, reply: FastifyReply) => {
    const subject = await door.permit(request, 'contact.take');
    const contactId = await door.lastContact(subject);
    if (contactId === null) throw new ProblemError(problem('not-found', 'No call was taken at this seat yet.'));
    const recalled = await door.recall(contactId);
    if (recalled.kind === 'none') throw new ProblemError(problem('not-found', 'Nothing of this call was recorded.'));
    if (recalled.kind === 'away') throw unavailable(`The recorder does not answer: ${recalled.reason}.`);
    return reply
      .header('content-type', recalled.recording.mediaType)
      .header('x-trefoil-contact', contactId)
      .send(recalled.recording.bytes);
  });
}

const shape = {
  summary: 'The recording of the last call at my seat',
  description: 'Permission: `contact.take`. Each listening is one row of the access log.',
  tags: ['recordings'],
  response: {
    200: z.unknown(),
    401: ProblemBody,
    403: ProblemBody,
    404: ProblemBody,
    423: ProblemBody,
    503: ProblemBody,
  },
};
