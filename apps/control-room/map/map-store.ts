/** Where the files of the map lie on this machine. The service worker alone reads and writes them, so that they come to it in one piece. */
const STORE = 'trefoil-map-1';
const files = ['/map/base.pmtiles', '/map/hills.pmtiles'] as const;

/**
 * Keeps the whole map, two to four megabytes, so that it can be looked at and moved without a server; what has not changed is not
 * sent again. False when there is no server, or no room on this machine: what is held stays.
 */
export async function keepMap(): Promise<boolean> {
  try {
    const store = await caches.open(STORE);
    for (const file of files) {
      const held = (await store.match(file))?.headers.get('etag') ?? null;
      const headers: HeadersInit = held === null ? {} : { 'if-none-match': held };
      const came = await fetch(file, { cache: 'no-store', headers });
      if (came.status === 200) await store.put(file, came);
    }
    return true;
  } catch {
    return false;
  }
}

/** The part of a kept file that was asked for; nothing when it is not kept. */
export async function keptPart(path: string, range: string | null): Promise<Response | undefined> {
  const held = await (await caches.open(STORE)).match(path);
  return held === undefined ? undefined : partOf(held, range);
}

/** The part of a whole file that was asked for, as a server that knows ranges answers it. */
export async function partOf(whole: Response, range: string | null): Promise<Response> {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  if (asked === null) return whole;
  const file = await whole.blob();
  const from = Number(asked[1]);
  const last = asked[2] === '' ? file.size - 1 : Math.min(Number(asked[2]), file.size - 1);
  const headers = new Headers(whole.headers);
  headers.set('content-range', `bytes ${from}-${last}/${file.size}`);
  if (from > last) return new Response(null, { status: 416, headers });
  headers.set('content-length', String(last - from + 1));
  return new Response(file.slice(from, last + 1), { status: 206, headers });
}
