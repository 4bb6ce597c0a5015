import type { HubDoors, Read } from './hub.ts';
import type { Frame, Row, TopicShape } from './wire.ts';

/** The hub's real doors: HTTP reads and one WebSocket, of the origin that served the screen. */
export function browserDoors(): HubDoors {
  return {
    read: readAll,
    connect: (on) => {
      const url = new URL('/api/live', location.href);
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
      const socket = new WebSocket(url);
      socket.onopen = () => on.open();
      socket.onclose = () => on.closed();
      socket.onmessage = (message) => on.frame(JSON.parse(String(message.data)) as Frame);
      return {
        send: (message) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
        },
        close: () => socket.close(),
      };
    },
    now: () => Date.now(),
    later: (ms, act) => {
      setTimeout(act, ms);
    },
  };
}

interface Page {
  readonly asOf: number;
  readonly rows: readonly Row[];
  readonly next?: string;
}

const PAGE_ROWS = 500;
const TIMEOUT_MS = 15_000;

/**
 * Reads a view to its end. Pages may be true at different positions: the earliest counts, since changes after it come
 * again by the feed and carry whole rows.
 */
async function readAll(shape: TopicShape): Promise<Read> {
  const rows: Row[] = [];
  let asOf = Number.MAX_SAFE_INTEGER;
  let after: string | null = null;
  do {
    const response: Response = await fetch(pageUrl(shape, after), { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) return { ok: false, status: response.status, detail: await detailOf(response) };
    const page = (await response.json()) as Page;
    rows.push(...page.rows);
    asOf = Math.min(asOf, page.asOf);
    after = page.next ?? null;
  } while (after !== null);
  return { ok: true, asOf, rows };
}

function pageUrl(shape: TopicShape, after: string | null): string {
  const query = new URLSearchParams({ limit: String(PAGE_ROWS) });
  if (shape.of !== null) query.set('of', shape.of);
  if (after !== null) query.set('after', after);
  return `/api/views/${shape.view}?${query}`;
}

async function detailOf(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { detail?: string; title?: string };
    return problem.detail ?? problem.title ?? response.statusText;
  } catch {
    return response.statusText;
  }
}
