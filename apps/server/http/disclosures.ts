import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Subject } from '../../../kernel/index.ts';
import { ProblemBody } from './commands.ts';
import { ProblemError, problem } from './problem.ts';

export interface DisclosureDoor {
  readonly permit: (request: FastifyRequest) => Promise<Subject>;
  /** The bundle, its handing out written to the access log; null: there is none for them. */
  readonly bundle: (subject: Subject, disclosureId: string) => Promise<Bundle | null>;
}

export interface Bundle {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const Params = z.object({ disclosureId: z.uuid() }).meta({
  examples: [{ disclosureId: '0198c2f0-7777-7000-8000-000000000003' }],
});

/** What was given out by `audit.disclose`, as one file that `./trefoil verify` checks. */
export function disclosureRoutes(app: FastifyInstance, door: DisclosureDoor): void {
  app.get('/api/disclosures/:disclosureId', { schema }, async (request, reply) => {
    const subject = await door.permit(request);
    const { disclosureId } = request.params as z.output<typeof Params>;
    const bundle = await door.bundle(subject, disclosureId);
    if (bundle === null) throw new ProblemError(problem('not-found', 'There is no such disclosure for you.'));
    const name = encodeURIComponent(bundle.name).replaceAll("'", '%27');
    return reply
      .header('content-type', 'application/zip')
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      .send(Buffer.from(bundle.bytes));
  });
}

const schema = {
  summary:
    'The bundle of a disclosure: the record as PDF and as data, its files, and the proof that ./trefoil verify checks',
  description: 'Permission: `record.disclose`. Each handing out is a row of the access log, with its recipient.',
  tags: ['disclosures'],
  params: Params,
  response: {
    200: z.unknown(),
    400: ProblemBody,
    401: ProblemBody,
    403: ProblemBody,
    404: ProblemBody,
    423: ProblemBody,
    503: ProblemBody,
  },
};
