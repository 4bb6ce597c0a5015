import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { CommandDeclaration, InputOf, RowOf, ViewDeclaration } from '../../kernel/pure.ts';
import { type Agenda, Over } from './agenda.ts';
import type { Ledger } from './ledger.ts';

/** What a command came to. */
export type Came =
  | { readonly kind: 'done'; readonly position: number; readonly result: Readonly<Record<string, unknown>> }
  | { readonly kind: 'confirm'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string };

interface More {
  readonly confirmed?: readonly string[];
  /** An answer lost on its way: the same command is sent once more. */
  readonly twice?: boolean;
  /** Asked when the exercise is over, to see what is answered. */
  readonly afterwards?: boolean;
  /** When it happened, where that was not now: what stands on paper. */
  readonly occurredAt?: number;
}

export interface Page<Row> {
  readonly asOf: number;
  readonly rows: readonly Row[];
}

/** Somebody who is signed in, with nothing but what the API gives everybody. */
export interface Person {
  readonly account: string;
  readonly id: string;
  readonly token: string;
  send<C extends CommandDeclaration>(command: C, input: InputOf<C>, more?: More): Promise<Came>;
  /** All pages of a view. */
  read<V extends ViewDeclaration>(view: V, of?: string): Promise<Page<RowOf<V>>>;
  post(path: string, body: unknown): Promise<unknown>;
  /** The answer, whatever its status. */
  get(path: string): Promise<unknown>;
}

export interface Outside {
  readonly url: string;
  readonly agenda: Agenda;
  readonly ledger: Ledger;
  readonly violate: (what: string, detail: string) => void;
  /** Requests on their way; whoever ends the exercise waits until there are none. */
  readonly inFlight: { count: number };
  readonly onAcknowledged: (position: number, answeredAt: number) => void;
}

const SignedIn = z.object({ token: z.string(), subject: z.object({ id: z.string() }) });
const Done = z.object({ position: z.int(), result: z.record(z.string(), z.unknown()) });
const Problem = z.object({ type: z.string(), code: z.string().optional(), detail: z.string().optional() });
const Rows = z.object({ asOf: z.int(), rows: z.array(z.record(z.string(), z.unknown())), next: z.string().optional() });

export async function signIn(outside: Outside, account: string): Promise<Person> {
  const door = makeDoor(outside, '');
  const answer = await door('POST', '/api/session', { demo: account });
  if (answer.status !== 200) throw new Error(`${account} could not sign in: ${answer.status}`);
  const { token, subject } = SignedIn.parse(answer.body);
  const asked = makeDoor(outside, token);
  const must = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const came = await asked(method, path, body);
    if (came.status !== 200) throw new Error(`${account}: ${method} ${path} answered ${came.status}`);
    return came.body;
  };
  const person: Person = {
    account,
    id: subject.id,
    token,
    send: (command, input, more = {}) =>
      send(outside, { account, accountId: subject.id, asked }, command, { input, more }),
    read: async (view, of) => readAll(must, view, of),
    post: (path, body) => must('POST', path, body),
    get: async (path) => (await asked('GET', path)).body,
  };
  return person;
}

interface Answered {
  readonly status: number;
  readonly body: unknown;
}
type Ask = (method: string, path: string, body?: unknown) => Promise<Answered>;

/** Asks until it is answered: what cannot be reached or is too busy is asked again, as every client does. */
function makeDoor(outside: Outside, token: string): Ask {
  const headers = {
    'content-type': 'application/json',
    ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
  };
  return async (method, path, body) => {
    for (;;) {
      const answer = await once(outside, method, path, { headers, body }).catch(() => null);
      if (answer !== null && answer.status !== 503 && answer.status !== 429) return answer;
      await wait(200);
    }
  };
}

async function once(
  { url, inFlight }: Outside,
  method: string,
  path: string,
  { headers, body }: { readonly headers: Record<string, string>; readonly body: unknown },
): Promise<Answered> {
  inFlight.count += 1;
  try {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, { method, headers, ...sent });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  } finally {
    inFlight.count -= 1;
  }
}

interface Sender {
  readonly account: string;
  readonly accountId: string;
  readonly asked: Ask;
}

async function send(
  outside: Outside,
  { account, accountId, asked }: Sender,
  { name }: CommandDeclaration,
  { input, more }: { readonly input: unknown; readonly more: More },
): Promise<Came> {
  if (outside.agenda.over() && more.afterwards !== true) throw new Over();
  const commandId = randomUUID();
  const confirmed = [...(more.confirmed ?? [])];
  const { occurredAt } = more;
  const body = { commandId, input, confirmed, ...(occurredAt !== undefined && { occurredAt }) };
  const [at, began] = [outside.agenda.now(), performance.now()];
  const answer = await asked('POST', `/api/commands/${name}`, body);
  if (answer.status !== 200) return refusalOf(outside, `${account}: ${name}`, answer);
  const { position, result } = Done.parse(answer.body);
  const tookMs = performance.now() - began;
  const told = z.record(z.string(), z.unknown()).parse(input);
  outside.ledger.note({ commandId, name, account, accountId, input: told, confirmed, position, at, tookMs });
  outside.onAcknowledged(position, performance.now());
  if (more.twice === true) await hearTwice(outside, asked, { name, body, position });
  return { kind: 'done', position, result };
}

function refusalOf(outside: Outside, who: string, answer: Answered): Came {
  const problem = Problem.safeParse(answer.body).data;
  const code = problem?.code ?? '';
  if (answer.status === 409 && problem?.type === '/problems/confirm') return { kind: 'confirm', code };
  // A masked record says so to whoever would read or change what the mask covers.
  if (answer.status === 403 && problem?.detail === 'Not permitted: restricted.')
    return { kind: 'refused', code: 'restricted' };
  if (answer.status !== 409 && answer.status !== 422) {
    outside.violate('unexpected answer', `${who}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return { kind: 'refused', code };
}

async function hearTwice(
  outside: Outside,
  asked: Ask,
  { name, body, position }: { readonly name: string; readonly body: unknown; readonly position: number },
): Promise<void> {
  const again = await asked('POST', `/api/commands/${name}`, body);
  const same = again.status === 200 && Done.parse(again.body).position === position;
  if (!same) outside.violate('a repeated command was answered otherwise', `${name}: ${JSON.stringify(again.body)}`);
}

const LIMIT = 2000;

async function readAll<V extends ViewDeclaration>(
  must: (method: string, path: string) => Promise<unknown>,
  view: V,
  of: string | undefined,
): Promise<Page<RowOf<V>>> {
  const rows: RowOf<V>[] = [];
  let asOf = Number.POSITIVE_INFINITY;
  for (let after: string | undefined; ; ) {
    const query = new URLSearchParams({ limit: String(LIMIT), ...(of && { of }), ...(after && { after }) });
    const page = Rows.parse(await must('GET', `/api/views/${view.name}?${query}`));
    // Of several pages the earliest counts: what changed between them comes again by the feed.
    asOf = Math.min(asOf, page.asOf);
    rows.push(...(page.rows as RowOf<V>[]));
    if (page.next === undefined) return { asOf, rows };
    after = page.next;
  }
}
