import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isDiskFull } from '../disk.ts';
import { diskFull, malformed, type Problem, ProblemError, problem, unavailable } from './problem.ts';
import type { RouteTable } from './route-table.ts';

/** Whatever goes wrong leaves as problem+json that names what, why and how it would be right. */
export function answerFaults(
  app: FastifyInstance,
  table: RouteTable,
  isUnavailable: (error: unknown) => boolean,
): void {
  app.setErrorHandler((error, request, reply) => {
    const known = asProblem(error as FastifyError, isUnavailable);
    if (known === null) request.log.error({ err: error }, 'fault in a route');
    const answer = known ?? new ProblemError(problem('fault', `Quote the number ${request.id} when you report it.`));
    return sendProblem(reply, answer.problem, answer.headers);
  });
  app.setNotFoundHandler((request, reply) => {
    const answer = unmatched(request, table);
    return sendProblem(reply, answer.problem, answer.headers);
  });
}

export function sendProblem(
  reply: FastifyReply,
  body: Problem,
  headers: Readonly<Record<string, string>> = {},
): FastifyReply {
  return reply
    .status(body.status)
    .headers(headers)
    .type('application/problem+json; charset=utf-8')
    .serializer((value) => JSON.stringify(value))
    .send(body);
}

/** What has no route: another method of a known address, or nothing at all. */
export function unmatched(request: FastifyRequest, table: RouteTable): ProblemError {
  const path = request.url.split('?')[0] ?? '/';
  const methods = table.methodsOf(path);
  if (methods.length === 0) return new ProblemError(problem('not-found', `Nothing at ${path.slice(0, 200)}.`));
  const allow = methods.join(', ');
  return new ProblemError(problem('wrong-method', `${request.method} is not among: ${allow}.`), { allow });
}

type FromCode = (error: FastifyError) => ProblemError;
const body = (reason: string): ProblemError =>
  malformed([{ field: 'body', reason, example: { commandId: '0198c2f0-0000-7000-8000-000000000001', input: {} } }]);

const byCode: Readonly<Record<string, FromCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    new ProblemError(problem('wrong-type', 'Send the body as content-type: application/json.')),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new ProblemError(problem('too-large', 'Send less in one request.')),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => body('is empty; it must be a JSON object'),
  FST_ERR_CTP_INVALID_JSON_BODY: (error) => body(`is not JSON: ${error.message}`),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => body('is shorter or longer than its Content-Length'),
  FST_ERR_BAD_URL: () => malformed([{ field: 'url', reason: 'is not a well-formed address', example: '/api/session' }]),
};

function asProblem(error: FastifyError, isUnavailable: (error: unknown) => boolean): ProblemError | null {
  if (error instanceof ProblemError) return error;
  if (isDiskFull(error)) return diskFull();
  if (isUnavailable(error)) return unavailable('The database does not answer. Send again with the same commandId.');
  const made = byCode[error.code];
  if (made !== undefined) return made(error);
  if (error instanceof SyntaxError) return body(`is not JSON: ${error.message}`);
  if (error.statusCode === 416) return new ProblemError(problem('range-not-satisfiable', error.message));
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return malformed([{ field: 'request', reason: error.message, example: null }]);
  }
  return null;
}

/** What is not even HTTP: answered and closed, before fastify sees it. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const reason = tooLarge ? 'has headers that are too long' : 'is not well-formed HTTP';
  const text = JSON.stringify(malformed([{ field: 'request', reason, example: 'GET /healthz HTTP/1.1' }]).problem);
  const status = tooLarge ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(text)}`;
  socket.end(`${head}\r\nConnection: close\r\n\r\n${text}`);
}
