import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Everything a screen loads comes from here: no inline script, no outside host. Styles may be inline because the map sets
 * them on its own elements; `blob:` is for the map's worker.
 */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const always: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), payment=(), usb=(), geolocation=(self)',
};
const A_YEAR_SECONDS = 31_536_000;

/** Sets the headers that every answer has; answers of the API are never kept by anybody. */
export function setHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(always);
  reply.header('x-request-id', request.id);
  if (request.protocol === 'https') reply.header('strict-transport-security', `max-age=${A_YEAR_SECONDS}`);
  if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
}
