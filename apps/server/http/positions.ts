import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Subject } from '../../../kernel/index.ts';
import { ProblemBody } from './commands.ts';

/** A position as a radio gateway, a phone or a tracker reports it; epoch milliseconds, WGS84 degrees. */
const Position = z
  .object({
    issi: z.string().max(12).optional(),
    callsign: z.string().max(20).optional(),
    lon: z.number().min(-180).max(180),
    lat: z.number().min(-90).max(90),
    at: z.int().positive(),
    accuracyMetres: z.number().min(0).max(1_000_000).optional(),
    speedKmh: z.number().min(0).max(1000).optional(),
    source: z.string().max(40).default('http'),
  })
  .refine((p) => (p.issi === undefined) !== (p.callsign === undefined), {
    message: 'name the radio by issi or the unit by callsign, one of the two',
    path: ['issi'],
  });
type Position = z.output<typeof Position>;

/** How many were kept, and the indices of those whose radio or callsign is on no unit on duty. */
interface Recorded {
  readonly recorded: number;
  readonly unknown: readonly number[];
}

export interface PositionDoor {
  readonly permit: (request: FastifyRequest, permission: string) => Promise<Subject>;
  readonly record: (positions: readonly Position[], subject: Subject) => Promise<Recorded>;
}

const MOST_BYTES = 2 * 1024 * 1024;
const example = { issi: '2001001', lon: -0.7295, lat: 52.6705, at: 1_795_500_000_000, accuracyMetres: 10 };
const Positions = z
  .object({ positions: z.array(Position).min(1).max(5000) })
  .meta({ examples: [{ positions: [example] }] });

export function positionRoutes(app: FastifyInstance, door: PositionDoor): void {
  const schema = {
    summary: 'Report positions of units, at most 5,000 at once; all are taken or, when one is malformed, none',
    tags: ['positions'],
    body: Positions,
    response: {
      200: z.object({ recorded: z.int(), unknown: z.array(z.int()) }),
      400: ProblemBody,
      401: ProblemBody,
      403: ProblemBody,
      413: ProblemBody,
      503: ProblemBody,
    },
  };
  // Where a unit is matters most when nobody is at its screen.
  const config = { whileLocked: true };
  app.post('/api/positions', { schema, config, bodyLimit: MOST_BYTES }, async (request) => {
    const subject = await door.permit(request, 'position.report');
    const { positions } = request.body as z.output<typeof Positions>;
    return door.record(positions, subject);
  });
}
