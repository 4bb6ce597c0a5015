import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { type Route, readRoutes } from './description.ts';
import { faultsOf } from './judge.ts';
import { type Person, signInAll, whoMay } from './person.ts';
import { casesOf, type RequestCase } from './request-case.ts';
import { type Reply, Sender } from './send.ts';
import type { Target } from './server.ts';
import { longestStall } from './stall.ts';

export interface FuzzOptions {
  readonly seed: number;
  /** Requests to each route. */
  readonly each: number;
}

export interface FuzzReport {
  readonly routes: number;
  readonly requests: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** What must not be: one line each, with the request. */
  readonly faults: readonly string[];
  /** Ids of commands that were answered 200, or not at all: whatever else stands in the log was applied although it was refused. */
  readonly accepted: ReadonlySet<string>;
  /** What the others were answered, by their ids. */
  readonly refused: ReadonlyMap<string, string>;
  /** The longest that the server's event loop stood at each route, the worst first. */
  readonly stalls: readonly { readonly ms: number; readonly at: string }[];
}

const LANES = 8;

/** Sends every route of the server what its grammar allows and a step beyond, and judges each answer. */
export async function fuzzRoutes(target: Target, { seed, each }: FuzzOptions): Promise<FuzzReport> {
  const attack = new Attack(target, await signInAll(target));
  try {
    const routes = await readRoutes(target);
    await attack.prepare(routes);
    for (const [n, route] of routes.entries()) {
      await attack.route(route, fc.sample(casesOf(route), { seed: seed + n, numRuns: each }));
    }
    return attack.report(routes.length);
  } finally {
    attack.close();
  }
}

class Attack {
  private readonly faults: string[] = [];
  private readonly accepted = new Set<string>();
  private readonly refused = new Map<string, string>();
  private readonly byStatus: Record<string, number> = {};
  private readonly stalls: { ms: number; at: string }[] = [];
  private requests = 0;
  private readonly target: Target;
  private readonly people: readonly Person[];
  private readonly sender: Sender;

  constructor(target: Target, people: readonly Person[]) {
    this.target = target;
    this.people = people;
    this.sender = new Sender(target);
  }

  /** Every command's own example first, twice over: the ids in the examples then stand for records that exist. */
  async prepare(routes: readonly Route[]): Promise<void> {
    const commands = routes.filter(({ path }) => path.startsWith('/api/commands/'));
    for (const route of [...commands, ...commands]) {
      if (/endSessions|disable|reset/i.test(route.path)) continue;
      const body = { ...(route.example as object), commandId: randomUUID() };
      await this.send(route, {
        method: 'POST',
        path: route.path,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(JSON.stringify(body)),
      });
    }
    await longestStall(this.target);
  }

  async route(route: Route, cases: readonly RequestCase[]): Promise<void> {
    const queue = [...cases];
    const lane = async (): Promise<void> => {
      for (let one = queue.pop(); one !== undefined; one = queue.pop()) await this.send(route, one);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    this.stalls.push({ ms: await longestStall(this.target), at: `${route.method} ${route.path}` });
  }

  report(routes: number): FuzzReport {
    const stalls = this.stalls.toSorted((a, b) => b.ms - a.ms);
    const { requests, byStatus, faults } = this;
    const accepted = new Set([...this.accepted, ...this.people.flatMap(({ seated }) => seated)]);
    return { routes, requests, byStatus, faults, accepted, refused: this.refused, stalls };
  }

  close(): void {
    this.sender.close();
  }

  private async send(route: Route, one: RequestCase): Promise<void> {
    if (this.target.exit() !== null) throw new Error(`the server has ended: ${this.target.exit()}\n${shown(one)}`);
    const person = whoMay(this.people, route.permission);
    const reply = await this.sender.send(one, { authorization: `Bearer ${person.token()}` });
    this.requests += 1;
    if (reply !== null) await this.took(one, reply, person);
    // Too long, or no HTTP: the server may end such a connection, if it lives on.
    else if (this.target.exit() === null) this.accepted.add(commandIdOf(one.body));
    else this.faults.push(`the server has ended: ${shown(one)}`);
  }

  private async took(one: RequestCase, reply: Reply, person: Person): Promise<void> {
    this.byStatus[reply.status] = (this.byStatus[reply.status] ?? 0) + 1;
    for (const fault of faultsOf(reply, one))
      this.faults.push(`${fault}: ${shown(one)} → ${reply.status} ${reply.text.slice(0, 300)}`);
    const commandId = commandIdOf(one.body);
    if (reply.status === 200) this.accepted.add(commandId);
    else this.refused.set(commandId, `${reply.status} ${reply.text.slice(0, 300)}: ${shown(one)}`);
    if (reply.status === 401 || reply.status === 423) await person.renew();
  }
}

function commandIdOf(body: Buffer | null): string {
  try {
    return String(JSON.parse((body?.toString() ?? '').replace(/^\ufeff/, '')).commandId);
  } catch {
    return '';
  }
}

/** The request in one line, to be sent again by hand. */
function shown({ method, path, headers, body }: RequestCase): string {
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 300)} ${body?.toString().slice(0, 500) ?? ''}`;
}
