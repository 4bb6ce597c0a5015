import type { FastifyInstance } from 'fastify';

/** Which methods an address answers to: tells 405 from 404, and proves that OpenAPI names every route. */
export interface RouteTable {
  readonly routes: readonly { readonly method: string; readonly url: string }[];
  methodsOf(path: string): readonly string[];
}

/** Listens to the registration of routes; call it before the first one. */
export function makeRouteTable(app: FastifyInstance): RouteTable {
  const routes: { method: string; url: string; pattern: RegExp }[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url, pattern: patternOf(url) });
  });
  return {
    routes,
    // A wildcard answers for pages and files; it says nothing of which methods an address under it has.
    methodsOf: (path) => [
      ...new Set(routes.filter((r) => !r.url.endsWith('*') && r.pattern.test(path)).map((r) => r.method)),
    ],
  };
}

function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`);
}
