import { type FastifyInstance, fastify } from 'fastify';
import type { Metrics } from '../metrics.ts';

/** Loopback only: what watches the server, and the description of every route. */
export function buildPrivatePort(metrics: Metrics, openApi: () => unknown, isReady: () => boolean): FastifyInstance {
  const app = fastify({ logger: false });
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  app.get('/api/openapi.json', (_request, reply) => reply.type('application/json').send(JSON.stringify(openApi())));
  app.get('/healthz', (_request, reply) => reply.send({ status: 'alive', ready: isReady() }));
  return app;
}

/** The private port in the words of OpenAPI, put beside the routes of the public one. */
export const privatePaths = {
  '/metrics': {
    get: {
      summary: 'Measurements for Prometheus',
      tags: ['private port'],
      responses: { 200: { description: 'Prometheus text', content: { 'text/plain': { schema: { type: 'string' } } } } },
    },
  },
  '/api/openapi.json': {
    get: {
      summary: 'This description',
      tags: ['private port'],
      responses: {
        200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } },
      },
    },
  },
} as const;
