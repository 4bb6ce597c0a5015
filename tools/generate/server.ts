import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { systemClock } from '../../kernel/index.ts';

export interface Endpoint {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary?: string }>>>>;
}

/** Every route of the server, as its own OpenAPI document names it. No database is asked: the routes are only declared. */
export async function readEndpoints(root: string): Promise<readonly Endpoint[]> {
  if (!existsSync(join(root, 'apps/server/application.ts'))) return [];
  const { makeApplication } = await import('../../apps/server/application.ts');
  const { readSettings } = await import('../../apps/server/settings.ts');
  const { openApiOf } = await import('../../apps/server/http/server.ts');
  const dataDir = mkdtempSync(join(tmpdir(), 'trefoil-generate-'));
  const settings = { ...readSettings({}, { demo: true, pack: null }), dataDir };
  const application = await makeApplication({
    settings,
    databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing',
    root,
    clock: systemClock,
    journal: pino({ level: 'silent' }),
    tell: () => undefined,
  });
  await application.app.ready();
  const { paths } = openApiOf(application.app) as OpenApi;
  await application.close();
  rmSync(dataDir, { recursive: true, force: true });
  return Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { summary = '' }]) => ({ method: method.toUpperCase(), path, summary })),
    )
    .sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1));
}
