import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { declareCommand } from '../kernel/pure.ts';
import { makeKeptStore } from './kept-store.ts';
import { type Attempt, type Kept, Outbox, type Sent } from './outbox.ts';

/**
 * The declared rule. What one device enters about one thing is carried out in the order in which it was entered; what several
 * devices enter, in the order in which it reaches the server. Lines add up. A value is written by whoever saw the one that
 * stands; the other is shown both. Every action is carried out once, or its person is shown why not, until they put it away.
 */
const Input = z.object({
  incidentId: z.string(),
  kind: z.enum(['line', 'field', 'risky']),
  n: z.number(),
  seen: z.string(),
});
type Input = z.output<typeof Input>;
const Act = declareCommand({
  name: 'test.act',
  summary: 'Act',
  permission: 'p',
  schema: Input,
  example: { incidentId: 'i', kind: 'line', n: 0, seen: '' },
});

const HOUR_MS = 3_600_000;
const NOON = Date.UTC(2026, 10, 22, 12);

/** Answers as the command route does: an id has one answer, no is not remembered, a claimed time is bounded. */
class Server {
  readonly effects: (Input & { readonly commandId: string; readonly occurredAt: number })[] = [];
  private readonly answered = new Map<string, { readonly body: string; readonly answer: Attempt }>();

  value(incidentId: string): string {
    const writes = this.effects.filter((one) => one.incidentId === incidentId && one.kind === 'field');
    return writes.length === 0 ? '' : String(writes.at(-1)?.n);
  }

  knows(commandId: string): boolean {
    return this.answered.has(commandId);
  }

  carryOut({ commandId, input, confirmed, occurredAt }: Kept): Attempt {
    const body = JSON.stringify([input, occurredAt]);
    const before = this.answered.get(commandId);
    if (before !== undefined) {
      expect(before.body).toBe(body);
      return before.answer;
    }
    const act = Input.parse(input);
    if (act.kind === 'risky' && !confirmed.includes('sure')) return { kind: 'confirm', code: 'sure', detail: 'Sure?' };
    const current = this.value(act.incidentId);
    if (act.kind === 'field' && act.seen !== current) {
      return { kind: 'refused', code: 'changed-meanwhile', detail: 'Changed.', current };
    }
    this.effects.push({ ...act, commandId, occurredAt: Math.min(occurredAt ?? NOON, NOON) });
    const answer: Attempt = { kind: 'done', position: this.effects.length, result: {} };
    this.answered.set(commandId, { body, answer });
    return answer;
  }
}

/** What a browser keeps over every kill: text by key, its keys the object's own. */
class Store {
  getItem(key: string): string | null {
    const held: unknown = Reflect.get(this, key);
    return typeof held === 'string' ? held : null;
  }
  setItem(key: string, text: string): void {
    Reflect.set(this, key, text);
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key);
  }
}

interface Request {
  readonly kept: Kept;
  readonly answer: (attempt: Attempt) => void;
}

interface Entered {
  readonly incidentId: string;
  readonly n: number;
  /** Asked about, confirmed, and so sent behind what came meanwhile. */
  again: boolean;
  told: Sent | null;
  putAway: boolean;
}

/** A phone: its store outlives every window, its person sees what the present window shows. */
class Device {
  readonly entered = new Map<string, Entered>();
  readonly requests: Request[] = [];
  readonly kept = makeKeptStore(new Store());
  readonly server: Server;
  readonly name: string;
  clockMs = 0;
  outbox!: Outbox;
  private windows = 0;
  private onScreen: { readonly commandId: string; readonly sent: Sent }[] = [];
  private readonly seen = new Map<string, string>();
  /** The present window dies at the so-many-th thing it does from now. */
  private dies = Number.POSITIVE_INFINITY;

  constructor(server: Server, name: string) {
    this.server = server;
    this.name = name;
    this.open();
  }

  open(): void {
    const window = `${this.name}-${++this.windows}`;
    this.onScreen = [];
    this.dies = Number.POSITIVE_INFINITY;
    const lives = (): boolean => window === `${this.name}-${this.windows}`;
    /** One step of the window; false when it is its last, or after. */
    const step = (): boolean => lives() && --this.dies > 0;
    const never = new Promise<never>(() => undefined);
    this.outbox = new Outbox({
      post: (kept) => {
        if (!lives() || this.isDead()) return never;
        const answer = new Promise<Attempt>((resolve) => this.requests.push({ kept, answer: resolve }));
        // The request is on its way, and the window dies under it.
        return step() ? answer.then((attempt) => (lives() ? attempt : never)) : never;
      },
      store: {
        list: () => this.kept.list(),
        put: (kept) => {
          if (step()) this.kept.put(kept);
        },
        remove: (commandId) => {
          if (step()) this.kept.remove(commandId);
        },
      },
      wait: async () => (lives() ? undefined : never),
      now: () => NOON + this.clockMs,
      alone: () => true,
      newId: () => `${this.name}-${this.entered.size}-${this.windows}`,
      window,
      lives: async (other) => other === window,
    });
    void this.outbox.begin('olly');
  }

  find(commandId: string): Kept | undefined {
    return this.kept.list().find((kept) => kept.commandId === commandId);
  }

  isDead(): boolean {
    return this.dies <= 0;
  }

  kill(afterSteps: number): void {
    this.dies = afterSteps + 1;
    if (afterSteps === 0) this.dies = 0;
  }

  act(incidentId: string, kind: Input['kind'], n: number): void {
    const commandId = `${this.name}-${this.entered.size}-${this.windows}`;
    const input = { incidentId, kind, n, seen: this.seen.get(incidentId) ?? '' };
    const sent = this.outbox.send(Act, input);
    // Killed before it was kept: the person has seen nothing happen.
    if (this.find(commandId) === undefined) return;
    if (kind === 'field') this.seen.set(incidentId, String(n));
    const entry: Entered = { incidentId, n, again: false, told: null, putAway: false };
    this.entered.set(commandId, entry);
    this.hear(commandId, entry, sent);
  }

  private hear(commandId: string, entry: Entered, coming: Promise<Sent>): void {
    void coming.then((sent) => {
      entry.told = sent;
      if (sent.kind !== 'done') this.onScreen.push({ commandId, sent });
    });
  }

  /** Everything but yes that the person can see now. */
  shown(): readonly { readonly commandId: string; readonly sent: Sent }[] {
    const strays = this.outbox.strays().map(({ kept, sent }) => ({ commandId: kept.commandId, sent }));
    return [...strays, ...this.onScreen];
  }

  read(which: number, goOn: boolean): void {
    const all = this.shown();
    const one = all[which % Math.max(1, all.length)];
    if (one === undefined) return;
    const entry = this.entered.get(one.commandId)!;
    this.onScreen = this.onScreen.filter((other) => other !== one);
    const isStray = this.outbox.strays().some(({ kept }) => kept.commandId === one.commandId);
    if (one.sent.kind === 'confirm' && goOn) {
      entry.again = true;
      const next = one.sent.again();
      if (!isStray) this.hear(one.commandId, entry, next);
    } else if (one.sent.kind === 'refused') {
      this.seen.set(entry.incidentId, String(one.sent.current));
    }
    if (isStray) this.outbox.dismiss(one.commandId);
    else this.outbox.putAway(one.sent);
    // Killed in the very moment: it may come back once more.
    if (!(one.sent.kind === 'confirm' && goOn) && this.find(one.commandId) === undefined) entry.putAway = true;
  }

  look(incidentId: string): void {
    this.seen.set(incidentId, this.server.value(incidentId));
  }
}

const fates = ['lost', 'delayed', 'reply-lost', 'answered', 'twice'] as const;
type Fate = (typeof fates)[number];
const device = fc.nat(1);
const thing = fc.constantFrom('i1', 'i2', 'i3');
const kinds = fc.constantFrom('line', 'line', 'field', 'risky') as fc.Arbitrary<Input['kind']>;
const acting = fc.record({ op: fc.constant('act' as const), device, thing, kind: kinds });
const otherwise = [
  fc.record({ op: fc.constant('answer' as const), device, which: fc.nat(9), fate: fc.constantFrom(...fates) }),
  fc.record({ op: fc.constant('arrives-late' as const), which: fc.nat(30) }),
  fc.record({ op: fc.constant('kill' as const), device, after: fc.nat(6) }),
  fc.record({ op: fc.constant('clock' as const), device, hours: fc.integer({ min: -48, max: 48 }) }),
  fc.record({ op: fc.constant('read' as const), device, which: fc.nat(5), goOn: fc.boolean() }),
  fc.record({ op: fc.constant('look' as const), device, thing }),
] as const;
const op = fc.oneof({ weight: 6, arbitrary: acting }, { weight: 8, arbitrary: otherwise[0] }, ...otherwise.slice(1));
type Op = typeof op extends fc.Arbitrary<infer T> ? T : never;

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

class World {
  readonly server = new Server();
  readonly devices = [new Device(this.server, 'a'), new Device(this.server, 'b')] as const;
  /** Copies that are still somewhere on their way. */
  private readonly astray: { readonly device: Device; readonly kept: Kept }[] = [];
  private acts = 0;

  async run(ops: readonly Op[]): Promise<void> {
    for (const one of ops) {
      this.do(one);
      await settled();
      for (const each of this.devices) if (each.isDead()) each.open();
    }
    await this.heal();
  }

  private do(one: Op): void {
    if (one.op === 'arrives-late') {
      this.arriveLate(one.which);
      return;
    }
    const on = this.devices[one.device]!;
    if (one.op === 'act') on.act(one.thing, one.kind, ++this.acts);
    if (one.op === 'answer') this.answer(on, one.which, one.fate);
    if (one.op === 'kill') on.kill(one.after);
    if (one.op === 'clock') on.clockMs = one.hours * HOUR_MS;
    if (one.op === 'read') on.read(one.which, one.goOn);
    if (one.op === 'look') on.look(one.thing);
  }

  private answer(on: Device, which: number, fate: Fate): void {
    const [request] = on.requests.splice(which % Math.max(1, on.requests.length), 1);
    if (request === undefined) return;
    const alone: Attempt = { kind: 'later', afterMs: null, why: 'alone' };
    if (fate === 'delayed') this.astray.push({ device: on, kept: request.kept });
    if (fate === 'twice') this.server.carryOut(request.kept);
    const reaches = fate !== 'lost' && fate !== 'delayed';
    const answer = reaches ? this.server.carryOut(request.kept) : alone;
    request.answer(fate === 'reply-lost' ? alone : answer);
  }

  /**
   * A copy comes in after the next attempt was sent, or after the answer. One that was refused is forgotten by the server: a
   * copy that came after that would count as new, so none does here; HTTP delivers none after its connection has ended.
   */
  private arriveLate(which: number): void {
    const [copy] = this.astray.splice(which % Math.max(1, this.astray.length), 1);
    if (copy === undefined) return;
    const held = copy.device.find(copy.kept.commandId);
    const waits = held !== undefined && held.answer === undefined;
    if (waits || this.server.knows(copy.kept.commandId)) this.server.carryOut(copy.kept);
  }

  private async heal(): Promise<void> {
    for (const on of this.devices) on.open();
    await settled();
    for (let idle = 0; idle < 3; ) {
      const all = this.devices.flatMap((on) => on.requests.splice(0));
      idle = all.length === 0 ? idle + 1 : 0;
      for (const request of all) request.answer(this.server.carryOut(request.kept));
      await settled();
    }
  }
}

function judge({ server, devices }: World): void {
  const done = new Map(server.effects.map((effect, at) => [effect.commandId, at]));
  expect(done.size, 'each action once').toBe(server.effects.length);
  for (const on of devices) {
    const shown = new Set(on.shown().map(({ commandId }) => commandId));
    expect(on.outbox.waiting()).toEqual([]);
    expect(new Set(on.kept.list().map(({ commandId }) => commandId)), 'kept is what is shown and no more').toEqual(
      shown,
    );
    for (const [commandId, { told, putAway }] of on.entered) {
      const fate = `${commandId} ${told?.kind ?? 'told nothing'}`;
      if (told?.kind === 'done') expect(done.has(commandId), `${fate}: said to be done, and is`).toBe(true);
      expect(done.has(commandId) || shown.has(commandId) || putAway, `${fate}: nothing is dropped silently`).toBe(true);
      if (shown.has(commandId)) expect(done.has(commandId), `${fate}: shown as not done, and is not`).toBe(false);
    }
    for (const lane of ['i1', 'i2', 'i3']) {
      const inTurn = [...on.entered].filter(([, one]) => one.incidentId === lane && !one.again);
      const positions = inTurn.flatMap(([commandId]) => done.get(commandId) ?? []);
      expect(positions, 'in the order of entering').toEqual([...positions].sort((a, b) => a - b));
    }
  }
  for (const lane of ['i1', 'i2', 'i3']) {
    const writes = server.effects.filter(({ incidentId, kind }) => incidentId === lane && kind === 'field');
    writes.forEach(({ seen }, i) => {
      expect(seen, 'no write over a value that its writer had not seen').toBe(i === 0 ? '' : String(writes[i - 1]!.n));
    });
  }
  for (const { occurredAt } of server.effects) expect(Math.abs(occurredAt - NOON)).toBeLessThanOrEqual(48 * HOUR_MS);
}

const seed = Number(process.env.T16_SEED ?? 16);
const runs = Number(process.env.T16_RUNS ?? 1_000);

async function lived(ops: readonly Op[]): Promise<void> {
  const world = new World();
  await settled();
  await world.run(ops);
  judge(world);
}

test('T16 whatever is killed, lost, sent twice or late, on two devices: each action once, or its person is shown why not', async () => {
  await fc.assert(fc.asyncProperty(fc.array(op, { minLength: 5, maxLength: 60, size: 'max' }), lived), {
    seed,
    numRuns: runs,
  });
}, 600_000);

test('T16 five hundred actions from two devices', async () => {
  const many = fc.tuple(
    fc.array(acting, { minLength: 500, maxLength: 500 }),
    fc.array(op, { minLength: 700, maxLength: 700 }),
  );
  await fc.assert(
    fc.asyncProperty(many, async ([acts, others]) => {
      // Worked through without signal, with everything else in between.
      await lived(others.flatMap((other, i) => [...(acts[i] === undefined ? [] : [acts[i]]), other]));
    }),
    { seed, numRuns: Math.max(1, runs / 1_000), endOnFailure: true },
  );
}, 600_000);
