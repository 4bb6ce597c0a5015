import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/** A part that must be up before the server counts as ready; null: it is, else what is wrong with it. */
export type Check = () => Promise<string | null>;

export function healthRoutes(app: FastifyInstance, checks: Readonly<Record<string, Check>>): void {
  const alive = {
    summary: 'The process lives',
    tags: ['health'],
    response: { 200: z.object({ status: z.literal('alive') }) },
  };
  app.get('/healthz', { schema: alive }, () => ({ status: 'alive' }));
  const Readiness = z.object({ status: z.enum(['ready', 'not-ready']), reasons: z.array(z.string()) });
  const ready = {
    summary: 'Database, migrations, feed and timer are up',
    tags: ['health'],
    response: { 200: Readiness, 503: Readiness },
  };
  app.get('/readyz', { schema: ready }, async (_request, reply) => {
    const reasons = await failing(checks);
    return reply
      .status(reasons.length === 0 ? 200 : 503)
      .send({ status: reasons.length === 0 ? 'ready' : 'not-ready', reasons });
  });
}

/** What is wrong now, one line a part. A check that fails says no more than its name: details stand in the journal. */
async function failing(checks: Readonly<Record<string, Check>>): Promise<readonly string[]> {
  const all = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        const wrong = await check();
        return wrong === null ? null : `${name}: ${wrong}`;
      } catch {
        return `${name}: does not answer`;
      }
    }),
  );
  return all.filter((line) => line !== null);
}
