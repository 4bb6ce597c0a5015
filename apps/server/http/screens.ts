import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { unmatched } from './faults.ts';
import { ProblemError, problem } from './problem.ts';
import type { RouteTable } from './route-table.ts';

export interface ScreenFiles {
  /** Where the built screens lie. */
  readonly controlRoom: string;
  readonly field: string;
  readonly serviceDesk: string;
  /** Looks for a map file in the places where one may lie: built here, or shipped with the pack. */
  readonly findMap: (name: string) => string | null;
}

/** Files named by their content never change; everything else is asked for again. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';
const A_DAY = 'public, max-age=86400';
const LOOK_AGAIN_SECONDS = 2;

export async function screenRoutes(app: FastifyInstance, files: ScreenFiles, table: RouteTable): Promise<void> {
  await app.register(fastifyStatic, {
    root: files.controlRoom,
    serve: false,
    cacheControl: false,
    dotfiles: 'deny',
    preCompressed: true,
    suppressWarning: true,
  });
  mapRoutes(app, files.findMap);
  const page = (summary: string): object => ({
    schema: { summary, tags: ['screens'], response: { 200: { content: { 'text/html': { schema: z.string() } } } } },
  });
  const field = (request: FastifyRequest, reply: FastifyReply) =>
    send(request, reply, { dist: files.field, prefix: '/field', table });
  // Its keeper governs `/field/`: a first visit without the slash would pass it by, and not be kept.
  app.get('/field', page('Leads to the officer page'), (request, reply) =>
    reply.header('cache-control', A_DAY).redirect(`/field/${queryOf(request.url)}`, 308),
  );
  app.get('/field/*', page('The officer page and its files'), field);
  const service = (request: FastifyRequest, reply: FastifyReply) =>
    send(request, reply, { dist: files.serviceDesk, prefix: '/service', table });
  app.get('/service', page('Leads to the technology service centre'), (request, reply) =>
    reply.header('cache-control', A_DAY).redirect(`/service/${queryOf(request.url)}`, 308),
  );
  app.get('/service/*', page('The technology service centre and its files'), service);
  app.get('/*', page('The control room, its sign-in page and its files'), (request, reply) =>
    send(request, reply, { dist: files.controlRoom, prefix: '', table }),
  );
}

interface Screen {
  readonly dist: string;
  readonly prefix: string;
  readonly table: RouteTable;
}

/** A built file, else the page itself: its addresses are the screen's own affair. Addresses of the API are not. */
function send(request: FastifyRequest, reply: FastifyReply, screen: Screen): FastifyReply {
  const path = pathOf(request.url).slice(screen.prefix.length).replace(/^\/+/, '');
  if (/^(api|problems|map)(\/|$)/.test(path) && screen.prefix === '') throw unmatched(request, screen.table);
  if (isFile(screen.dist, path)) {
    reply.header('cache-control', path.startsWith('assets/') ? FOR_EVER : ASK_AGAIN);
    return reply.sendFile(path, screen.dist);
  }
  // A missing script must not be answered with a page: the browser would try to run it.
  if (/\.[a-z0-9]{1,8}$/i.test(path) || /(^|\/)\./.test(path)) throw unmatched(request, screen.table);
  if (!isFile(screen.dist, 'index.html')) {
    return reply
      .code(503)
      .headers({ 'retry-after': String(LOOK_AGAIN_SECONDS), 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(waitingPage);
  }
  return reply.header('cache-control', ASK_AGAIN).sendFile('index.html', screen.dist);
}

/** Stands where the screens will be: needs nothing that is still being built, and looks again by itself. */
const waitingPage = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light"><meta http-equiv="refresh" content="${LOOK_AGAIN_SECONDS}">
<title>Trefoil is being made ready</title>
<style>body{font:18px/28px system-ui,sans-serif;max-width:34em;margin:12vh auto;padding:0 16px}</style>
</head>
<body><main><h1>Trefoil is being made ready</h1>
<p role="status">The screens are being built, which takes some seconds after an upgrade. This page looks again by itself.</p>
</main></body></html>
`;

function queryOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}

function pathOf(url: string): string {
  try {
    return decodeURIComponent(url.split('?')[0] ?? '/');
  } catch {
    return '/';
  }
}

function isFile(dist: string, path: string): boolean {
  if (path === '' || path.includes('..') || path.includes('\0') || /(^|\/)\./.test(path)) return false;
  const file = join(dist, path);
  return existsSync(file) && statSync(file).isFile();
}

function mapRoutes(app: FastifyInstance, findMap: ScreenFiles['findMap']): void {
  const schema = {
    summary: 'A file of the base map: PMTiles (with Range) or the outlines of areas',
    tags: ['map'],
    params: z
      .object({ file: z.string().regex(/^[a-z0-9-]{1,60}\.(pmtiles|geojson)$/, 'a map file') })
      .meta({ examples: [{ file: 'base.pmtiles' }] }),
  };
  app.get('/map/:file', { schema }, (request, reply) => {
    const { file } = request.params as { file: string };
    const directory = findMap(file);
    if (directory === null) throw new ProblemError(problem('not-found', `There is no map file ${file}.`));
    const type = file.endsWith('.pmtiles') ? 'application/vnd.pmtiles' : 'application/geo+json';
    return reply.type(type).header('cache-control', ASK_AGAIN).sendFile(file, directory, { contentType: false });
  });
}
