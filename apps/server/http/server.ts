import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import websocket from '@fastify/websocket';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
} from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { Metrics } from '../metrics.ts';
import { cookieNameOf, isLoopbackName } from './doorman.ts';
import { answerClientError, answerFaults, sendProblem } from './faults.ts';
import { setHeaders } from './headers.ts';
import { privatePaths } from './private-port.ts';
import { malformed, ProblemError, problem } from './problem.ts';
import { makeRouteTable, type RouteTable } from './route-table.ts';
import { validatorCompiler } from './validate.ts';

export interface ServerOptions {
  readonly journal: FastifyBaseLogger;
  readonly metrics: Metrics;
  readonly demo: boolean;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  /** Browsers reach it over HTTPS: its own, or that of a proxy before it. */
  readonly https?: boolean;
  readonly isUnavailable: (error: unknown) => boolean;
  /** Not null while the server still starts: what it waits for. */
  readonly starting: () => string | null;
}

export interface BuiltServer {
  readonly app: FastifyInstance;
  readonly table: RouteTable;
}

const MOST_BYTES = 256 * 1024;
const REQUEST_MS = 30_000;
const LARGEST_FRAME_BYTES = 64 * 1024;

/** The public port without its routes: what holds for every one of them. */
export async function buildServer(options: ServerOptions): Promise<BuiltServer> {
  const app = makeApp(options);
  const table = makeRouteTable(app);
  app.setValidatorCompiler(validatorCompiler);
  // Rows come from our own queries: the shapes describe them here, and tests hold them to it.
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  answerFaults(app, table, options.isUnavailable);
  app.addHook('onRequest', async (request, reply) => setHeaders(request, reply));
  app.addHook('onRequest', async (request) => refuseEarly(request.headers.host, request.url, options));
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    options.metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
  });
  app.decorate('sessionCookie', cookieNameOf(options.https ?? false));
  await app.register(cookie);
  await app.register(websocket, { options: { maxPayload: LARGEST_FRAME_BYTES } });
  await app.register(swagger, { openapi: about, transform: described });
  return { app, table };
}

function makeApp(options: ServerOptions): FastifyInstance {
  const settings = {
    loggerInstance: options.journal,
    // One line a request would be a second access log without its rules; metrics count them instead.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: MOST_BYTES,
    requestTimeout: REQUEST_MS,
    connectionTimeout: REQUEST_MS,
    keepAliveTimeout: 72_000,
    exposeHeadRoutes: true,
    forceCloseConnections: true as const,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
    clientErrorHandler: answerClientError,
    frameworkErrors: badUrl,
  };
  const { tls } = options;
  return (tls === null ? fastify(settings) : fastify({ ...settings, https: tls })) as FastifyInstance;
}

/** Before any hook runs: what every answer carries is set here too. */
function badUrl(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  setHeaders(request, reply);
  const wrong = malformed([{ field: 'url', reason: 'is not a well-formed address', example: '/api/session' }]);
  sendProblem(reply, wrong.problem);
}

function refuseEarly(host: string | undefined, url: string, options: ServerOptions): void {
  if (options.demo && !isLoopbackName(host)) {
    throw new ProblemError(problem('not-permitted', 'The demonstration answers under localhost only.'));
  }
  const waitsFor = options.starting();
  if (waitsFor === null || !url.startsWith('/api/')) return;
  throw new ProblemError(problem('unavailable', `The server is starting: ${waitsFor}.`), { 'retry-after': '1' });
}

/** The WebSocket plugin hides its routes from the description; ours is part of the interface. */
const described: typeof jsonSchemaTransform = (document) =>
  jsonSchemaTransform({ ...document, schema: { ...document.schema, hide: false } });

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Trefoil',
    description:
      'Commands write, views read, the feed keeps what was read current. Instants are epoch milliseconds, places WGS84 degrees.',
    version: '1',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  components: {
    securitySchemes: {
      token: {
        type: 'http' as const,
        scheme: 'bearer',
        description: 'A session token, or one that ./trefoil users token prints',
      },
      cookie: {
        type: 'apiKey' as const,
        in: 'cookie',
        name: 'trefoil',
        description:
          'Over HTTPS its name is __Host-trefoil. Counts for writes only with x-trefoil: 1 and our own Origin',
      },
    },
  },
  security: [{ token: [] }, { cookie: [] }],
};

/** OpenAPI 3.1 of both ports. */
export function openApiOf(app: FastifyInstance): object {
  const document = app.swagger();
  return { ...document, paths: { ...document.paths, ...privatePaths } };
}
