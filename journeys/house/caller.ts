import { randomUUID } from 'node:crypto';

/** The answer of one command, with its HTTP status. */
export interface Sent {
  readonly status: number;
  readonly commandId: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A script that is signed in: it sends commands and reads views through the public interfaces. */
export interface Caller {
  readonly token: string;
  send(name: string, input: unknown, options?: { commandId?: string; confirmed?: readonly string[] }): Promise<Sent>;
  /** Sends and insists on success; confirms every warning, as an operator in a hurry would. */
  done(name: string, input: unknown): Promise<Readonly<Record<string, unknown>>>;
  read<Row>(view: string, query?: Readonly<Record<string, string>>): Promise<readonly Row[]>;
}

/** Signs a demo account in and, where a seat is given, takes it. */
export async function signIn(url: string, account: string, seatId?: string): Promise<Caller> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ demo: account }),
  });
  if (!answer.ok) throw new Error(`sign-in of ${account}: ${answer.status} ${await answer.text()}`);
  const { token } = (await answer.json()) as { token: string };
  const caller = makeCaller(url, token);
  if (seatId !== undefined) await caller.done('force.takeSeat', { seatId });
  return caller;
}

/** Somebody who is signed in already. */
export function makeCaller(url: string, token: string): Caller {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const send: Caller['send'] = async (name, input, options = {}) => {
    const { commandId = randomUUID(), confirmed = [] } = options;
    const answer = await ask(`${url}/api/commands/${name}`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ commandId, input, confirmed }),
    });
    const text = await answer.text();
    return { status: answer.status, commandId, body: text === '' ? {} : JSON.parse(text) };
  };
  return {
    token,
    send,
    done: async (name, input) => {
      const commandId = randomUUID();
      const confirmed: string[] = [];
      for (;;) {
        const { status, body } = await send(name, input, { commandId, confirmed });
        if (status === 200) return body;
        const code = String(body.code);
        if (status !== 409 || !String(body.type).endsWith('/confirm') || confirmed.includes(code)) {
          throw new Error(`${name}: ${status} ${JSON.stringify(body)}`);
        }
        confirmed.push(code);
      }
    },
    read: async <Row>(view: string, query: Readonly<Record<string, string>> = {}) => {
      const answer = await ask(`${url}/api/views/${view}?${new URLSearchParams(query)}`, { headers });
      if (!answer.ok) throw new Error(`${view}: ${answer.status} ${await answer.text()}`);
      return ((await answer.json()) as { rows: readonly Row[] }).rows;
    },
  };
}

const MOST_TRIES = 4;

/** As every client does: a kept connection that the server has just ended is no answer, and the same is asked again, with the same id. */
export async function ask(url: string, init: RequestInit): Promise<Response> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await fetch(url, init);
    } catch (error) {
      const { code } = (error instanceof Error && (error.cause as { readonly code?: string } | undefined)) || {};
      if (code !== 'UND_ERR_SOCKET' || tried === MOST_TRIES) throw error;
    }
  }
}
