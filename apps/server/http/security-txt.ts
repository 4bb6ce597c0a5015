import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ProblemError, problem } from './problem.ts';

export interface SecurityTxtDoor {
  /** Where weaknesses are reported, as mailto: or https:; null: the force has not said. */
  readonly contact: string | null;
  readonly origin: () => string;
}

/** RFC 9116 section 2.5.5 wants an end less than a year ahead. */
const GOOD_FOR_MS = 180 * 86_400_000;

/** Whom to tell of a weakness (RFC 9116). Open to everybody: whoever finds one has no account. */
export function securityTxtRoute(app: FastifyInstance, { contact, origin }: SecurityTxtDoor): void {
  const path = '/.well-known/security.txt';
  const schema = {
    summary: 'Whom to tell of a weakness (RFC 9116)',
    tags: ['health'],
    security: [],
    response: { 200: { content: { 'text/plain': { schema: z.string() } } } },
  };
  app.get(path, { schema }, (_request, reply) => {
    if (contact === null) throw new ProblemError(problem('not-found', 'TREFOIL_SECURITY_CONTACT is not set here.'));
    // Of the machine's clock, whatever an exercise plays: who reads this is outside.
    const expires = new Date(Date.now() + GOOD_FOR_MS).toISOString();
    const lines = [
      `Contact: ${contact}`,
      `Expires: ${expires}`,
      'Preferred-Languages: en',
      `Canonical: ${origin()}${path}`,
    ];
    return reply
      .type('text/plain; charset=utf-8')
      .serializer((text: string) => text)
      .send(`${lines.join('\n')}\n`);
  });
}
