import { createHash } from 'node:crypto';
import type { Attempt } from '../../client/outbox.ts';
import { type AnyHandler, derivedId, type Reader, type StreamRef } from '../../kernel/index.ts';
import {
  type Actor,
  type AnyEvent,
  type AnyPastEvent,
  latestRepeat,
  nextStep,
  type Subject,
} from '../../kernel/pure.ts';
import type { Random } from '../exercise/random.ts';
import type { Disk } from './disk.ts';
import { Feed } from './feed.ts';
import { foldOn, lastStepOf, promisesOf, type Rules, type Stood } from './rules.ts';
import type { Time } from './time.ts';

export interface Request {
  readonly name: string;
  readonly commandId: string;
  readonly input: unknown;
  readonly confirmed: readonly string[];
  readonly occurredAt: number | null;
  readonly subject: Subject;
}

interface Remembered {
  readonly commandId: string;
  readonly actorId: string;
  readonly body: string;
  readonly position: number;
  readonly result: Readonly<Record<string, unknown>>;
}

/** What is written in one step. */
interface Transaction {
  readonly events: readonly AnyPastEvent[];
  readonly command: Remembered | null;
}

/** From one start to the next crash. */
interface Life {
  order: Promise<unknown>;
}

interface Wish {
  readonly appends: readonly {
    readonly stream: string;
    readonly version: number;
    readonly events: readonly AnyEvent[];
  }[];
  readonly actor: Actor;
  readonly occurredAt: number;
  readonly commandId: string;
  readonly command: Omit<Remembered, 'position'> | null;
}

export interface ServerNeeds {
  readonly time: Time;
  readonly random: Random;
  readonly disk: Disk;
  readonly rules: Rules;
  /** Writes without looking whether what was read still stands: the judge must see it. */
  readonly isCareless: boolean;
  /** Hears of every transaction that stands. */
  readonly onWritten: (transaction: Transaction) => void;
}

const BEAT_MS = 3_000;
const dead = new Promise<never>(() => undefined);
const timer: Actor = { kind: 'system', id: 'deadline-timer', name: 'Deadline timer', seatId: null };
const types = {
  warn: 'kernel.DeadlineWarned',
  breach: 'kernel.DeadlineBreached',
  escalate: 'kernel.DeadlineEscalated',
} as const;

/** The real rules over a log in memory, in the order of steps in which the kernel takes them. */
export class Server {
  log: AnyPastEvent[] = [];
  streams = new Map<string, Stood>();
  readonly feed: Feed;
  private answers = new Map<string, Remembered>();
  private life: Life | null = null;
  private readonly needs: ServerNeeds;
  /** How many transactions have been told to whoever listens. */
  private heard = 0;

  constructor(needs: ServerNeeds) {
    this.needs = needs;
    this.feed = new Feed(needs, this);
  }

  isUp(): boolean {
    return this.life !== null;
  }

  start(): void {
    this.log = [];
    this.streams = new Map();
    this.answers = new Map();
    this.life = { order: Promise.resolve() };
    const records = this.needs.disk.recover() as readonly Transaction[];
    for (const record of records) this.take(record);
    // The last one may have been written whole before its sync was answered: it stands, though nobody was told.
    for (const record of records.slice(this.heard)) this.needs.onWritten(record);
    this.heard = records.length;
    for (const stream of this.streams.keys()) this.arm(stream);
    this.beat(this.life);
  }

  crash(): void {
    if (this.life === null) return;
    this.life = null;
    this.feed.drop();
    this.needs.disk.crash();
    this.needs.time.later(this.needs.random.between([500, 20_000]), () => this.start());
  }

  async carryOut(request: Request): Promise<Attempt> {
    const { life } = this;
    const handler = this.needs.rules.registry.handlers.get(request.name);
    if (life === null || handler === undefined) return dead;
    const body = createHash('sha1')
      .update(JSON.stringify([request.name, request.input, request.occurredAt]))
      .digest('hex');
    for (;;) {
      const earlier = this.answers.get(request.commandId);
      if (earlier !== undefined) return answerOf(earlier, body);
      const attempt = await this.once(life, handler, request, body);
      if (attempt !== 'clash') return attempt;
    }
  }

  private async once(life: Life, handler: AnyHandler, request: Request, body: string): Promise<Attempt | 'clash'> {
    const { time, rules, random } = this.needs;
    const parsed = handler.declaration.schema.safeParse(request.input);
    if (!parsed.success) return { kind: 'malformed', detail: parsed.error.message, errors: [] };
    const { subject, confirmed } = request;
    const actor: Actor = { kind: subject.kind, id: subject.id, name: subject.name, seatId: subject.seat?.id ?? null };
    const occurredAt = Math.min(request.occurredAt ?? time.now, time.now);
    const command = { input: parsed.data, actor, occurredAt, recordedAt: time.now, confirmed: new Set(confirmed) };
    const read = new Map<string, number>();
    const refs = await handler.streams(parsed.data as never, this.reader());
    const states = Object.fromEntries(
      Object.entries(refs).map(([alias, ref]) => {
        const held = listOf(ref).map((one) => this.fold(one, read));
        return [alias, ref === null ? null : Array.isArray(ref) ? held : held[0]];
      }),
    );
    const { allow } = rules.authorise(
      subject,
      handler.declaration.permission,
      handler.guard?.(states as never, parsed.data as never),
    );
    if (!allow) return { kind: 'not-permitted', detail: request.name };
    const facts = await handler.facts?.(command as never, states as never, this.reader());
    const outcome = handler.decide(command as never, states as never, facts as never);
    if (outcome.outcome === 'confirm') return { kind: 'confirm', code: outcome.code, detail: outcome.detail };
    if (outcome.outcome === 'refused')
      return { kind: 'refused', code: outcome.code, detail: outcome.detail, current: outcome.current ?? null };
    // Others decide meanwhile on what we have read.
    await time.pause(random.between([0, 30]));
    const appends = [...read].map(([stream, version]) => ({
      stream,
      version,
      events: eventsFor(refs, outcome.events, stream),
    }));
    const remembered = { commandId: request.commandId, actorId: subject.id, body, result: outcome.result ?? {} };
    const written = await this.write(life, {
      appends,
      actor,
      occurredAt,
      commandId: request.commandId,
      command: remembered,
    });
    return written === null ? 'clash' : { kind: 'done', position: written, result: remembered.result };
  }

  private reader(): Reader {
    return {
      db: this.needs.rules.db,
      fold: async (ref) => this.fold(ref, new Map()) as never,
    };
  }

  private fold(ref: StreamRef, read: Map<string, number>): unknown {
    const stood = this.streams.get(ref.stream);
    read.set(ref.stream, stood?.version ?? 0);
    return stood === undefined ? ref.aggregate.initial : stood.state;
  }

  /** One after another: versions, disk, tables. Null: somebody was first. */
  private async write(life: Life, wish: Wish): Promise<number | null> {
    const before = life.order;
    const turn = Promise.withResolvers<void>();
    life.order = turn.promise;
    await before;
    if (this.life !== life) return dead;
    const moved = wish.appends.some(({ stream, version }) => (this.streams.get(stream)?.version ?? 0) !== version);
    if ((moved && !this.needs.isCareless) || this.answers.has(wish.commandId)) {
      turn.resolve();
      return null;
    }
    const transaction = this.transactionOf(wish);
    this.needs.disk.append(transaction);
    const isSynced = await this.needs.disk.sync();
    if (this.life !== life) return dead;
    if (!isSynced) {
      this.crash();
      return dead;
    }
    this.take(transaction);
    this.heard += 1;
    this.needs.onWritten(transaction);
    for (const { stream } of transaction.events) this.arm(stream);
    this.feed.soon();
    turn.resolve();
    return transaction.command?.position ?? this.log.length;
  }

  private transactionOf({ appends, actor, occurredAt, commandId, command }: Wish): Transaction {
    let position = this.log.length;
    const recorded = { recordedAt: this.needs.time.now, occurredAt, actor, commandId, packVersion: 'simulated' };
    const events = appends.flatMap(({ stream, version, events: added }) =>
      added.map(
        ({ type, data, detail }, i): AnyPastEvent => ({
          ...recorded,
          occurredBy: 'server',
          ...{
            type,
            data,
            detail: detail ?? null,
            stream,
            version: (this.streams.get(stream)?.version ?? version) + i + 1,
            position: ++position,
          },
        }),
      ),
    );
    // As it comes back from the disk, so that nothing differs after a crash.
    return JSON.parse(JSON.stringify({ events, command: command && { ...command, position } }));
  }

  private take({ events, command }: Transaction): void {
    for (const event of events) {
      this.log.push(event);
      const aggregate = this.needs.rules.registry.aggregateOf(event.stream);
      this.streams.set(event.stream, foldOn(aggregate, this.streams.get(event.stream), event));
    }
    if (command !== null) this.answers.set(command.commandId, command);
  }

  /** The next step of any promise of a stream is looked at when it is due. */
  private arm(stream: string): void {
    const { life } = this;
    const next = this.dueOf(stream);
    if (next === null || life === null) return;
    this.needs.time.later(next.at - this.needs.time.now, () => {
      if (this.life === life) void this.fire(life, stream);
    });
  }

  private dueOf(stream: string) {
    const stood = this.streams.get(stream);
    if (stood === undefined) return null;
    const steps = promisesOf(this.needs.rules.registry.aggregateOf(stream), stood)
      .filter(({ paused }) => !paused)
      .flatMap((promise) => {
        const step = nextStep(promise, lastStepOf(stood, promise));
        return step === null ? [] : [{ promise, at: step.at, step }];
      });
    return steps.sort((a, b) => a.at - b.at)[0] ?? null;
  }

  private async fire(life: Life, stream: string): Promise<void> {
    const due = this.dueOf(stream);
    const { now } = this.needs.time;
    if (due === null || due.at > now) return;
    const { promise } = due;
    const step = latestRepeat(promise, due.step, now);
    const { key, kind, label, startedAt, dueAt, ladder } = promise;
    const told = step.act === 'escalate' ? (ladder[step.rung]?.to ?? null) : null;
    const data = { key, kind, label, startedAt, dueAt, step: step.step, told, seats: [], passed: [] };
    const version = this.streams.get(stream)?.version ?? 0;
    const written = await this.write(life, {
      appends: [{ stream, version, events: [{ type: types[step.act], data }] }],
      actor: timer,
      occurredAt: step.at,
      commandId: derivedId('deadline', stream, key, startedAt, dueAt, step.step),
      command: null,
    });
    // Somebody was first: whatever they wrote has armed the stream anew, or nothing is due any more.
    if (written === null && this.life === life) this.arm(stream);
  }

  findPosition(commandId: string): number | undefined {
    return this.answers.get(commandId)?.position;
  }

  private beat(life: Life): void {
    if (this.life !== life) return;
    this.feed.beat();
    this.needs.time.later(BEAT_MS, () => this.beat(life));
  }
}

function answerOf({ body, position, result }: Remembered, asked: string): Attempt {
  if (body === asked) return { kind: 'done', position, result };
  return { kind: 'refused', code: 'command-id-reused', detail: 'another body', current: null };
}

function listOf(ref: unknown): readonly StreamRef[] {
  if (ref === null) return [];
  return Array.isArray(ref) ? ref : [ref as StreamRef];
}

/** A stream may stand under several names; its events come in the order of the names. */
function eventsFor(
  refs: Readonly<Record<string, unknown>>,
  decided: Readonly<Record<string, unknown>>,
  stream: string,
) {
  return Object.entries(decided).flatMap(([alias, events]) => {
    const ref = refs[alias] ?? null;
    const lists = Array.isArray(ref) ? (events as AnyEvent[][]) : [events as AnyEvent[]];
    return listOf(ref).flatMap((one, i) => (one.stream === stream ? (lists[i] ?? []) : []));
  });
}
