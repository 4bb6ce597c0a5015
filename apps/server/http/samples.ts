import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Subject } from '../../../kernel/index.ts';
import { ProblemBody } from './commands.ts';

/** How a watched item is, as a monitor or a radio network says it; epoch milliseconds. */
const Sample = z.object({
  /** Its label, serial number or ISSI. */
  item: z.string().min(1).max(100),
  state: z.enum(['up', 'degraded', 'down']),
  at: z.int().positive(),
  detail: z.string().max(300).default(''),
  source: z.string().max(40).default('http'),
});
type Sample = z.output<typeof Sample>;

export interface SampleDoor {
  readonly permit: (request: FastifyRequest, permission: string) => Promise<Subject>;
  readonly record: (samples: readonly Sample[]) => Promise<{ recorded: number; unknown: readonly number[] }>;
}

const MOST_BYTES = 2 * 1024 * 1024;
const example = { item: '4326001', state: 'up', at: 1_795_500_000_000 };
const Samples = z.object({ samples: z.array(Sample).min(1).max(5000) }).meta({ examples: [{ samples: [example] }] });

export function sampleRoutes(app: FastifyInstance, door: SampleDoor): void {
  const schema = {
    summary: 'Report how watched items are, at most 5,000 at once; all are taken or, when one is malformed, none',
    tags: ['estate'],
    body: Samples,
    response: {
      200: z.object({ recorded: z.int(), unknown: z.array(z.int()) }),
      400: ProblemBody,
      401: ProblemBody,
      403: ProblemBody,
      413: ProblemBody,
      503: ProblemBody,
    },
  };
  app.post('/api/estate/samples', { schema, bodyLimit: MOST_BYTES }, async (request) => {
    await door.permit(request, 'estate-sample.report');
    const { samples } = request.body as z.output<typeof Samples>;
    const { recorded, unknown } = await door.record(samples);
    return { recorded, unknown: [...unknown] };
  });
}
