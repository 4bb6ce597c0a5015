import { sql } from 'kysely';
import type { Subject } from '../authorise/authorise.ts';
import type { Answer } from '../command/answer.ts';
import { derivedId } from '../command/derived-id.ts';
import { handle } from '../command/handle.ts';
import type { KernelContext } from '../context.ts';
import { lanesOf } from '../db/pool.ts';
import { canonical } from '../log/append.ts';
import type { AnyPastEvent } from '../log/event.ts';
import { lastPosition, readAt, readTypesAfter } from '../log/read.ts';
import type { Db } from '../log/schema.ts';
import type { Notes, Reaction, ReactionCommand } from '../module.ts';
import { type Pulse, startPulse } from '../pulse.ts';
import { forgetLetter, type Letter, listWaiting, setAside } from './letters.ts';
import { Lookout } from './lookout.ts';

export interface ReactionOptions {
  readonly pollMs?: number;
  /** How long to wait before the next try of an event, by the number of tries so far. */
  readonly backOffMs?: (tries: number) => number;
}

export interface Reactions {
  /** Carries every reaction up to the end of the log as it stands now. */
  readonly runDue: () => Promise<void>;
  /** Reaction → how many positions it is behind the end of the log. */
  readonly lag: () => Promise<ReadonlyMap<string, number>>;
  readonly close: () => Promise<void>;
}

const MOST_TRIES = 5;
const BATCH = 200;
const GATHER_MS = 20;
/** What is only noted waits for more of it: nobody is called by it. */
const GATHER_NOTES_MS = 200;
/** So far a checkpoint may lie behind, where nothing was to be done: the next start reads no more than that again. */
const MOST_UNKEPT = 5_000;

/** Starts every registered reaction, each with its own checkpoint: one that is stuck does not hold the others (SPEC 7). */
export function startReactions(context: KernelContext, options: ReactionOptions = {}): Reactions {
  const settings = { pollMs: 1_000, backOffMs: (tries: number) => 100 * 4 ** tries, ...options };
  const lookout = new Lookout(lanesOf(context.db).reading);
  const following = { ...context, db: lanesOf(context.db).following };
  // What is only noted may write for long: it keeps to the connections of all.
  const contextOf = (reaction: Reaction | Notes): KernelContext => ('note' in reaction ? context : following);
  const runners = context.registry.reactions.map(
    (reaction) => new Runner(contextOf(reaction), reaction, { ...settings, lookout }),
  );
  return {
    runDue: async () => {
      await Promise.all(runners.map((runner) => runner.run()));
    },
    lag: async () => {
      const last = await lastPosition(context.db);
      return new Map(runners.map((runner) => [runner.name, Math.max(0, last - runner.position)]));
    },
    close: async () => {
      await Promise.all(runners.map((runner) => runner.close()));
    },
  };
}

interface Settings extends Required<ReactionOptions> {
  readonly lookout: Lookout;
}

class Runner {
  readonly name: string;
  /** Everything up to here is done; 0 until the checkpoint is read. */
  position = 0;
  /** As the checkpoint says. */
  private kept = 0;
  private readonly context: KernelContext;
  private readonly reaction: Reaction | Notes;
  private readonly types: ReadonlySet<string>;
  private readonly settings: Settings;
  private readonly ending = new AbortController();
  private readonly pulse: Pulse;

  constructor(context: KernelContext, reaction: Reaction | Notes, settings: Settings) {
    this.context = context;
    this.reaction = reaction;
    this.types = new Set(reaction.on);
    this.name = reaction.name;
    this.settings = settings;
    const { pollMs } = settings;
    const work = () => this.advance();
    const heeds = (types: readonly string[]) => types.some((type) => this.types.has(type));
    const gatherMs = 'note' in reaction ? GATHER_NOTES_MS : GATHER_MS;
    this.pulse = startPulse({ context, what: `reaction ${this.name}`, work, pollMs, gatherMs, heeds });
  }

  run(): Promise<void> {
    return this.pulse.run();
  }

  async close(): Promise<void> {
    const closed = this.pulse.close();
    this.ending.abort();
    await closed;
  }

  /** Answers in how many milliseconds something that waits is to be tried again. */
  private async advance(): Promise<number | undefined> {
    if (this.position === 0) this.position = this.kept = await this.checkpoint();
    const seen = await this.settings.lookout.look();
    const waiting = new Set(seen.waiting.get(this.name)?.map(({ stream }) => stream));
    while (this.position < seen.end && !this.ending.signal.aborted) {
      const events = await this.next(seen.end);
      if (events.length > 0 && !(await this.noted(events, waiting))) await this.digestAll(events, waiting);
      // Nothing of ours lies further on: the checkpoint need not be written for it each time.
      if (events.length < BATCH) this.position = seen.end;
    }
    if (this.position - this.kept >= MOST_UNKEPT) await this.keep(this.position);
    return waiting.size === 0 ? undefined : this.tryAgain();
  }

  /** The next events of its types, at most `BATCH`. */
  private async next(end: number): Promise<readonly AnyPastEvent[]> {
    const { db } = this.context;
    const { reading } = lanesOf(db);
    const positions = this.settings.lookout.positionsOf(this.types, this.position);
    if (positions?.length === 0) return [];
    if (positions !== null) return readAt(reading, positions.slice(0, BATCH));
    // Who is far behind reads far: that would hold up those who only ask for a row.
    const by = end - this.position < MOST_UNKEPT ? reading : db;
    return readTypesAfter(by, this.position, this.reaction.on, { until: end, limit: BATCH });
  }

  private async checkpoint(): Promise<number> {
    const { db } = this.context;
    const rows = db.selectFrom('kernel.reaction_checkpoint').select('position').where('name', '=', this.name);
    return (await rows.executeTakeFirst())?.position ?? 0;
  }

  /** Not waited for on disk: what a crash takes of it is carried again, and meets its own first answers. */
  private async keep(position: number, db: Db = this.context.db): Promise<void> {
    await sql`INSERT INTO kernel.reaction_checkpoint AS held (name, position)
      SELECT ${this.name}, ${position}::bigint FROM set_config('synchronous_commit', 'off', true)
      ON CONFLICT (name) DO UPDATE SET position = greatest(held.position, excluded.position)`.execute(db);
    this.kept = position;
  }

  /** False: it is none that only notes, or one of them cannot be noted: then each is tried by itself. */
  private async noted(events: readonly AnyPastEvent[], waiting: ReadonlySet<string>): Promise<boolean> {
    const { reaction } = this;
    if (!('note' in reaction) || waiting.size > 0) return false;
    const position = events.at(-1)?.position ?? this.position;
    try {
      await this.context.db.transaction().execute(async (tx) => {
        await reaction.note(events, tx);
        await this.keep(position, tx);
      });
    } catch {
      return false;
    }
    this.position = position;
    return true;
  }

  private async digestAll(events: readonly AnyPastEvent[], waiting: Set<string>): Promise<void> {
    for (const event of events) {
      await this.digest(event, waiting);
      this.position = event.position;
    }
    // Once for all of them: those that a crash has carried again meet their own first answers.
    await this.keep(this.position);
  }

  /** What fails is set aside, and with it what follows in its stream; everything else goes on at once (SPEC 7.3). */
  private async digest(event: AnyPastEvent, waiting: Set<string>): Promise<void> {
    const { db, clock } = this.context;
    const { stream, position } = event;
    if (waiting.has(stream)) {
      const at = clock.now();
      const behind = { tries: 0, error: 'waits behind an earlier one of its stream', at, next_at: at };
      await setAside(db, { reaction: this.name, position, stream, ...behind });
    } else if (!(await this.attempt(event, null))) waiting.add(stream);
  }

  /** True: the stream may go on, because it is done or given up. */
  private async attempt(event: AnyPastEvent, letter: Letter | null): Promise<boolean> {
    const { db } = this.context;
    const tries = (letter?.tries ?? 0) + 1;
    try {
      await this.react(event);
      if (letter !== null) await forgetLetter(db, letter);
      return true;
    } catch (error) {
      if (this.ending.signal.aborted) throw error;
      // When it is the database that is away, this throws: the event is not to blame and no try is counted.
      await lastPosition(db);
      await this.setAside(event, tries, error);
      return tries >= MOST_TRIES;
    }
  }

  private async setAside({ stream, position }: AnyPastEvent, tries: number, error: unknown): Promise<void> {
    const { db, clock, report } = this.context;
    const isGivenUp = tries >= MOST_TRIES;
    if (isGivenUp) report(`reaction ${this.name} gave up the event at ${position}`, error);
    const at = clock.now();
    const next_at = isGivenUp ? null : at + Math.round(this.settings.backOffMs(tries) * (clock.speed ?? 1));
    await setAside(db, { reaction: this.name, position, stream, tries, error: String(error), at, next_at });
  }

  /** Those whose pause is over, the first of each stream; then what stood behind them, until nothing is due. */
  private async tryAgain(): Promise<number | undefined> {
    const { db, clock } = this.context;
    const speed = clock.speed ?? 1;
    while (!this.ending.signal.aborted) {
      const firsts = new Map<string, Letter>();
      for (const letter of (await listWaiting(db, this.name)).reverse()) firsts.set(letter.stream, letter);
      const now = clock.now();
      const due = [...firsts.values()].filter(({ next_at }) => (next_at ?? 0) <= now);
      if (due.length === 0) {
        const soonest = Math.min(...[...firsts.values()].map(({ next_at }) => next_at ?? now));
        return firsts.size === 0 ? undefined : Math.max(0, soonest - now) / speed;
      }
      const letters = new Map(due.map((letter) => [letter.position, letter]));
      for (const event of await readAt(db, [...letters.keys()])) {
        await this.attempt(event, letters.get(event.position) ?? null);
      }
    }
    return undefined;
  }

  private async react(event: AnyPastEvent): Promise<void> {
    const { reaction } = this;
    if ('note' in reaction) return reaction.note([event], this.context.db);
    const commands = await reaction.react(event, lanesOf(this.context.db).reading);
    const said = commands.map(({ name, input }) => canonical({ name, input }));
    for (const [order, command] of commands.entries()) {
      const text = said[order] ?? '';
      const times = said.slice(0, order).filter((earlier) => earlier === text).length;
      const commandId = derivedId('reaction', this.name, event.position, text, times);
      await this.carryOut(commandId, command, systemSubject(`reaction:${this.name}`, reaction.author ?? 'the system'));
    }
  }

  /**
   * The id follows from reaction, position and what the command says: after a crash it meets its own first answer (SPEC 7.1).
   * Not from its order: a reaction that looks at rows finds fewer of them at its next try.
   */
  private async carryOut(commandId: string, { name, input }: ReactionCommand, subject: Subject): Promise<void> {
    let confirmed: readonly string[] = [];
    for (;;) {
      const answer = await handle(this.context, { name, commandId, input, subject, confirmed });
      if (answer.kind !== 'confirm') return settled(name, answer);
      confirmed = [...confirmed, answer.code];
    }
  }
}

/** A refusal is an expected no, and an id used before was used by this very reaction: both are settled. */
function settled(name: string, answer: Answer): void {
  if (answer.kind === 'done' || answer.kind === 'refused' || answer.kind === 'command-id-reused') return;
  throw new Error(`${name} was answered with ${answer.kind}: ${JSON.stringify(answer)}`);
}

function systemSubject(id: string, name: string): Subject {
  const nowhere = { roles: [], seat: null, callsign: null, accessVersion: 1, sessionId: null };
  return { kind: 'system', id, name, ...nowhere };
}
