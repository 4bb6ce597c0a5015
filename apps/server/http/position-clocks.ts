import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Subject } from '../../../kernel/index.ts';
import type { PositionClocks } from '../position-clocks.ts';
import { ProblemBody } from './commands.ts';

export interface PositionClockDoor {
  /** Anybody at a control room screen says how its machine stands. */
  readonly enter: (request: FastifyRequest) => Promise<Subject>;
  /** Who looks after the room sees all of them. */
  readonly oversee: (request: FastifyRequest) => Promise<Subject>;
  readonly clocks: PositionClocks;
}

const DAY_MS = 86_400_000;
const Body = z
  .object({
    offsetMs: z
      .number()
      .min(-400 * DAY_MS)
      .max(400 * DAY_MS),
  })
  .meta({ examples: [{ offsetMs: 140 }] });
const Row = z.object({ name: z.string(), seatName: z.string().nullable(), offsetMs: z.number(), at: z.number() });
const faults = { 400: ProblemBody, 401: ProblemBody, 403: ProblemBody, 423: ProblemBody, 503: ProblemBody };

/** Clock drift between the server and the positions. No command and not in the log (decision 0004). */
export function positionClockRoutes(app: FastifyInstance, door: PositionClockDoor): void {
  const said = {
    summary: 'How far this machine’s clock is from the server’s, as it measured it',
    tags: ['positions'],
    body: Body,
    response: { 200: z.object({ kept: z.literal(true) }), ...faults },
  };
  app.put('/api/position-clocks', { schema: said }, async (request) => {
    const subject = await door.enter(request);
    const { offsetMs } = request.body as z.output<typeof Body>;
    door.clocks.say(subject.id, { name: subject.name, seatName: subject.seat?.name ?? null, offsetMs });
    return { kept: true };
  });
  const listed = {
    summary: 'Clock drift of every position that is connected, the worst first',
    tags: ['positions'],
    response: { 200: z.object({ clocks: z.array(Row) }), ...faults },
  };
  app.get('/api/position-clocks', { schema: listed }, async (request) => {
    await door.oversee(request);
    return { clocks: [...door.clocks.list()] };
  });
}
