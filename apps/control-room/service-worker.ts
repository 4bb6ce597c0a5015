import { keepMap, keptPart } from './map/map-store.ts';

/**
 * Keeps the screens themselves, so that a reload without a server still opens the desk, its drafts and the printable
 * fallback; answers for the map from what the map keeps. Pages come from the network first; files named by their content come from the store.
 */
interface Fetching extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
  waitUntil(work: Promise<unknown>): void;
}
interface Scope {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate' | 'fetch', act: (event: Fetching) => void): void;
  addEventListener(type: 'message', act: (event: Fetching & MessageEvent<unknown>) => void): void;
}

const scope = globalThis as unknown as Scope;
const STORE = 'trefoil-screens-1';
const PAGE = '/';
const PATIENCE_MS = 2_500;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate' && !url.pathname.startsWith('/field')) event.respondWith(page(request));
  else if (/^\/(assets\/|trefoil\.svg)/.test(url.pathname)) event.respondWith(file(request));
  else if (/^\/map\/[a-z]+\.pmtiles$/.test(url.pathname)) event.respondWith(map(request, url.pathname));
});

async function page(request: Request): Promise<Response> {
  const store = await caches.open(STORE);
  let failed: Response | undefined;
  try {
    // A navigation cannot be fetched again with options of our own: its address can.
    const fresh = await fetch(request.url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (fresh.ok) await store.put(PAGE, fresh.clone());
    if (fresh.status < 500) return fresh;
    failed = fresh;
  } catch {
    // The server is away: the screens come from the store below.
  }
  return (await store.match(PAGE)) ?? failed ?? Response.error();
}

scope.addEventListener('message', (event) => {
  if (event.data === 'keep-map') event.waitUntil(keepMap().then((kept) => event.ports[0]?.postMessage(kept)));
});

/** From the server as long as it answers; else from what this machine keeps. */
async function map(request: Request, path: string): Promise<Response> {
  let failed: Response | undefined;
  try {
    const fresh = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (fresh.status < 500) return fresh;
    failed = fresh;
  } catch {
    // The server is away: what is kept answers.
  }
  return (await keptPart(path, request.headers.get('range'))) ?? failed ?? Response.error();
}

async function file(request: Request): Promise<Response> {
  const store = await caches.open(STORE);
  const held = await store.match(request);
  if (held !== undefined) return held;
  const fresh = await fetch(request);
  if (fresh.ok) await store.put(request, fresh.clone());
  return fresh;
}
