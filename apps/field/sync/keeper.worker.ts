/**
 * The service worker: keeps the built page on the phone, so that it opens without signal. It keeps no answers of the API;
 * rows and commands are kept by the page, for one person, and wiped when that person signs out.
 */
interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends LastingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  addEventListener(type: 'install' | 'activate', act: (event: LastingEvent) => void): void;
  addEventListener(type: 'fetch', act: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}

const scope = globalThis as unknown as Scope;
const STORE = 'trefoil-field';
const BASE = '/field/';
const PATIENCE_MS = 4_000;

/** Brings the store in line with the newest build: what is missing comes in, what is no longer named goes. */
async function keepAll(): Promise<void> {
  const answer = await fetch(`${BASE}kept-files.json`, { cache: 'no-cache' });
  if (!answer.ok) return;
  const named = ((await answer.json()) as string[]).map((file) => BASE + file);
  const store = await caches.open(STORE);
  const kept = (await store.keys()).map((request) => new URL(request.url).pathname);
  await store.addAll([...named, BASE, `${BASE}trefoil.svg`].filter((path) => path === BASE || !kept.includes(path)));
  const old = kept.filter((path) => path.startsWith(`${BASE}assets/`) && !named.includes(path));
  await Promise.all(old.map((path) => store.delete(path)));
}

/** The newest page if it comes in time, else the kept one: a dead zone must not show a blank screen. */
async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.ok) return answer;
    return (await caches.match(BASE)) ?? answer;
  } catch (error) {
    const kept = await caches.match(BASE);
    if (kept === undefined) throw error;
    return kept;
  }
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

scope.addEventListener('install', (event) => event.waitUntil(keepAll().then(() => scope.skipWaiting())));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || !pathname.startsWith(BASE)) return;
  if (request.mode === 'navigate') {
    event.respondWith(page(request));
    event.waitUntil(keepAll().catch(() => undefined));
  } else if (pathname.startsWith(`${BASE}assets/`) || pathname.endsWith('.svg')) event.respondWith(file(request));
});
