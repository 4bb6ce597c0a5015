import type { Target } from './server.ts';

/** One route of the running server, as its own description names it. */
export interface Route {
  readonly method: string;
  readonly path: string;
  /** The permission that it asks for; null: none is named. */
  readonly permission: string | null;
  /** A body that the schema accepts; undefined: the route takes none. */
  readonly example: unknown;
  readonly query: readonly string[];
}

interface Operation {
  readonly description?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>;
  };
}

interface Schema {
  readonly examples?: readonly unknown[];
  readonly example?: unknown;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** On the private port only: whoever reaches it is on the machine. */
const elsewhere = new Set(['/metrics', '/api/openapi.json']);

/** Every route of the public port. Fails when one that takes a body has no example: it could not be fuzzed in earnest. */
export async function readRoutes({ privateUrl }: Pick<Target, 'privateUrl'>): Promise<readonly Route[]> {
  const { paths } = (await (await fetch(`${privateUrl}/api/openapi.json`)).json()) as OpenApi;
  const routes = Object.entries(paths)
    .filter(([path]) => !elsewhere.has(path))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => routeOf(method, path, operation)),
    );
  const bare = routes.filter(({ example }) => example === null);
  if (bare.length > 0) throw new Error(`routes without an example: ${bare.map(({ path }) => path).join(', ')}`);
  return routes;
}

function routeOf(method: string, path: string, operation: Operation): Route {
  const { description = '', parameters = [], requestBody } = operation;
  return {
    method: method.toUpperCase(),
    path,
    permission: /Permission: `([^`]+)`/.exec(description)?.[1] ?? null,
    example: requestBody === undefined ? undefined : exampleOf(requestBody),
    query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
  };
}

function exampleOf({ content }: NonNullable<Operation['requestBody']>): unknown {
  const body = content['application/json'];
  return body?.example ?? body?.schema?.example ?? body?.schema?.examples?.[0] ?? null;
}
