import type { Attempt, FieldFault, Kept } from './outbox.ts';

const TIMEOUT_MS = 10_000;

export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly errors?: readonly FieldFault[];
  readonly current?: unknown;
}

/** What came back; status 0: nothing did. */
export interface Came {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfterMs: number | null;
}

/** Where another moment than now is looked at: turns the path of a request there, or answers it. */
export type Lens = (path: string, method: string) => string | Came;

let lens: Lens | null = null;

/** From now on every request of this window goes through the lens. */
export function lookThrough(next: Lens | null): void {
  lens = next;
}

/** One request to our own origin. Never throws: a server that cannot be reached is status 0. */
export async function request(asked: string, init: RequestInit = {}, account?: string): Promise<Came> {
  const path = lens === null ? asked : lens(asked, init.method ?? 'GET');
  if (typeof path !== 'string') return path;
  try {
    const headers = new Headers({ 'x-trefoil': '1' });
    if (init.body !== undefined) headers.set('content-type', 'application/json');
    // What one person entered must never go out under the cookie of the next who signs in at this browser.
    if (account !== undefined) headers.set('x-trefoil-account', account);
    const response = await fetch(path, { ...init, headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const after = Number(response.headers.get('retry-after'));
    const retryAfterMs = Number.isFinite(after) && after > 0 ? Math.min(after, 30) * 1000 : null;
    return { status: response.status, body: await bodyOf(response), retryAfterMs };
  } catch {
    return { status: 0, body: null, retryAfterMs: null };
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export async function postKept(kept: Kept): Promise<Attempt> {
  const { commandId, input, confirmed, occurredAt } = kept;
  const body = {
    commandId,
    input,
    ...(confirmed.length > 0 && { confirmed }),
    ...(occurredAt !== null && { occurredAt }),
  };
  const came = await request(
    `/api/commands/${kept.name}`,
    { method: 'POST', body: JSON.stringify(body) },
    kept.account,
  );
  return attemptOf(came);
}

/** Reads an answer of the one command route (docs/interfaces.md). */
export function attemptOf({ status, body, retryAfterMs }: Came): Attempt {
  if (status === 200 && isDone(body)) return { kind: 'done', position: body.position, result: body.result ?? {} };
  if (status === 0) return { kind: 'later', afterMs: null, why: 'alone' };
  // Signed out, or the desk is locked: it waits until the person is back.
  if (status === 401 || status === 423) return { kind: 'later', afterMs: 2_000, why: 'sign-in' };
  if (status === 429 || status >= 500) return { kind: 'later', afterMs: retryAfterMs, why: 'busy' };
  const problem = (body ?? {}) as Problem;
  // A page of somebody else's, of a proxy or of a hotel's sign-in, is no answer to a command.
  if (problem.type?.startsWith('/problems/') !== true) return { kind: 'later', afterMs: null, why: 'alone' };
  return problemOf(status, problem);
}

interface Done {
  readonly position: number;
  readonly result?: Readonly<Record<string, unknown>>;
}

function isDone(body: unknown): body is Done {
  return typeof body === 'object' && body !== null && typeof Reflect.get(body, 'position') === 'number';
}

function problemOf(status: number, problem: Problem): Attempt {
  const detail = problem.detail ?? problem.title ?? `The server answered ${status}.`;
  const name = problem.type?.split('/').at(-1) ?? '';
  if (status === 403) return { kind: 'not-permitted', detail };
  if (name === 'confirm') return { kind: 'confirm', code: problem.code ?? '', detail };
  if (name === 'malformed') return { kind: 'malformed', detail, errors: problem.errors ?? [] };
  return { kind: 'refused', code: problem.code ?? name, detail, current: problem.current ?? null };
}
