import type { FastifyRequest } from 'fastify';
import { ProblemError, problem } from './problem.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The name of the session's cookie here. */
    readonly sessionCookie: string;
  }
}

/**
 * Over HTTPS the prefix holds browsers to what we mean: only this host sets it, for all its paths, and never without HTTPS. A
 * neighbouring host, or somebody on the wire, cannot put a session of theirs in its place.
 */
export function cookieNameOf(isHttps: boolean): string {
  return isHttps ? '__Host-trefoil' : 'trefoil';
}

/** How a request says who it is. */
export type Credential =
  | { readonly by: 'bearer'; readonly token: string }
  | { readonly by: 'cookie'; readonly token: string }
  | { readonly by: 'none' };

/** Reads the credential; a malformed header counts as none. */
export function credentialOf(request: FastifyRequest): Credential {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const token = /^Bearer ([\w.~+/=-]{8,300})$/i.exec(header)?.[1];
    return token === undefined ? { by: 'none' } : { by: 'bearer', token };
  }
  const token = request.cookies[request.server.sessionCookie];
  return token === undefined || token === '' ? { by: 'none' } : { by: 'cookie', token };
}

/**
 * Another site can make a browser send our cookie, but neither our header nor our origin. Scripts with a token are not
 * browsers and need neither.
 */
export function refuseForgery(request: FastifyRequest, credential: Credential): void {
  if (credential.by !== 'cookie' || request.method === 'GET' || request.method === 'HEAD') return;
  if (request.headers['x-trefoil'] !== '1') throw forged('the header x-trefoil: 1 is missing');
  refuseForeignOrigin(request);
}

/** For WebSocket, which no header of ours can protect. */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (!isOwnOrigin(request.headers.origin, request.headers.host)) throw forged('the request comes from another origin');
}

export function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined || host === undefined || !URL.canParse(origin)) return false;
  return new URL(origin).host === host.toLowerCase();
}

/** In demo mode anybody may sign in: a foreign name that resolves to this machine must not open that door. */
export function isLoopbackName(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host ?? '');
}

function forged(detail: string): ProblemError {
  return new ProblemError(problem('not-permitted', `A cookie does not count here: ${detail}.`));
}
