import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Subject } from '../../../kernel/index.ts';
import { ProblemBody } from './commands.ts';

export interface DemoDoor {
  readonly permit: (request: FastifyRequest, permission: string) => Promise<Subject>;
  readonly ring: () => Promise<{ contactId: string; script: string }>;
  readonly calls: () => readonly { callerNumber: string; channel: string; script: string }[];
}

const tags = ['demonstration'];
const failures = { 401: ProblemBody, 403: ProblemBody, 423: ProblemBody, 503: ProblemBody };

/** Only there in demo mode: what a person needs to play the demonstration. */
export function demoRoutes(app: FastifyInstance, door: DemoDoor): void {
  const ring = {
    summary: 'Let a simulated call ring',
    tags,
    response: { 200: z.object({ contactId: z.string(), script: z.string() }), ...failures },
  };
  app.post('/api/demo/ring', { schema: ring }, async (request) => {
    await door.permit(request, 'call.announce');
    return door.ring();
  });
  const Call = z.object({ callerNumber: z.string(), channel: z.string(), script: z.string() });
  const calls = {
    summary: 'What the simulated callers say, by the number that they ring from',
    tags,
    response: { 200: z.object({ calls: z.array(Call) }), ...failures },
  };
  app.get('/api/demo/calls', { schema: calls }, async (request) => {
    await door.permit(request, 'contact.read');
    return { calls: door.calls() };
  });
}
