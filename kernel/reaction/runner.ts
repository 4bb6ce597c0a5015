import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Subject } from '../authorise/authorise.ts';
import type { Answer } from '../command/answer.ts';
import { derivedId } from '../command/derived-id.ts';
import { handle } from '../command/handle.ts';
import type { KernelContext } from '../context.ts';
import { canonical } from '../log/append.ts';
import type { AnyPastEvent } from '../log/event.ts';
import { lastPosition, readTypesAfter } from '../log/read.ts';
import type { Reaction, ReactionCommand } from '../module.ts';
import { type Pulse, startPulse } from '../pulse.ts';

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

/** Starts every registered reaction, each with its own checkpoint: one that is stuck does not hold the others (SPEC 7). */
export function startReactions(context: KernelContext, options: ReactionOptions = {}): Reactions {
  const settings = { pollMs: 1_000, backOffMs: (tries: number) => 100 * 4 ** tries, ...options };
  const runners = context.registry.reactions.map((reaction) => new Runner(context, reaction, settings));
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

class Runner {
  readonly name: string;
  /** Everything up to here is done; 0 until the checkpoint is read. */
  position = 0;
  private readonly context: KernelContext;
  private readonly reaction: Reaction;
  private readonly settings: Required<ReactionOptions>;
  private readonly ending = new AbortController();
  private readonly pulse: Pulse;

  constructor(context: KernelContext, reaction: Reaction, settings: Required<ReactionOptions>) {
    this.context = context;
    this.reaction = reaction;
    this.name = reaction.name;
    this.settings = settings;
    const { pollMs } = settings;
    const work = () => this.advance();
    this.pulse = startPulse({ context, what: `reaction ${this.name}`, work, pollMs, gatherMs: GATHER_MS });
  }

  run(): Promise<void> {
    return this.pulse.run();
  }

  async close(): Promise<void> {
    const closed = this.pulse.close();
    this.ending.abort();
    await closed;
  }

  private async advance(): Promise<undefined> {
    const { db } = this.context;
    if (this.position === 0) this.position = await this.checkpoint();
    const end = await lastPosition(db);
    while (this.position < end && !this.ending.signal.aborted) {
      const events = await readTypesAfter(db, this.position, this.reaction.on, { until: end, limit: BATCH });
      for (const event of events) {
        await this.digest(event);
        await this.keep(event.position);
      }
      // Nothing of ours lies further on: the checkpoint need not be written for it.
      if (events.length < BATCH) this.position = end;
    }
  }

  private async checkpoint(): Promise<number> {
    const { db } = this.context;
    const rows = db.selectFrom('kernel.reaction_checkpoint').select('position').where('name', '=', this.name);
    return (await rows.executeTakeFirst())?.position ?? 0;
  }

  private async keep(position: number): Promise<void> {
    await sql`INSERT INTO kernel.reaction_checkpoint AS held (name, position) VALUES (${this.name}, ${position})
      ON CONFLICT (name) DO UPDATE SET position = greatest(held.position, excluded.position)`.execute(this.context.db);
    this.position = position;
  }

  /** Five tries with growing pauses; then the event is kept as a dead letter and the reaction goes on (SPEC 7.3). */
  private async digest(event: AnyPastEvent): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.react(event);
        return;
      } catch (error) {
        if (this.ending.signal.aborted) throw error;
        // When it is the database that is away, this throws: the event is not to blame and no try is counted.
        await lastPosition(this.context.db);
        if (tries >= MOST_TRIES) {
          await this.bury(event, error);
          return;
        }
        await wait(this.settings.backOffMs(tries), undefined, { signal: this.ending.signal });
      }
    }
  }

  private async bury(event: AnyPastEvent, error: unknown): Promise<void> {
    this.context.report(`reaction ${this.name} gave up the event at ${event.position}`, error);
    const at = this.context.clock.now();
    const letter = { reaction: this.name, position: event.position, tries: MOST_TRIES, error: String(error), at };
    const { db } = this.context;
    await db
      .insertInto('kernel.dead_letter')
      .values(letter)
      .onConflict((clash) => clash.columns(['reaction', 'position']).doUpdateSet(letter))
      .execute();
  }

  private async react(event: AnyPastEvent): Promise<void> {
    const commands = await this.reaction.react(event, this.context.db);
    const said = commands.map(({ name, input }) => canonical({ name, input }));
    for (const [order, command] of commands.entries()) {
      const text = said[order] ?? '';
      const times = said.slice(0, order).filter((earlier) => earlier === text).length;
      const commandId = derivedId('reaction', this.name, event.position, text, times);
      await this.carryOut(commandId, command);
    }
  }

  /**
   * The id follows from reaction, position and what the command says: after a crash it meets its own first answer (SPEC 7.1).
   * Not from its order: a reaction that looks at rows finds fewer of them at its next try.
   */
  private async carryOut(commandId: string, { name, input }: ReactionCommand): Promise<void> {
    const subject = systemSubject(`reaction:${this.name}`);
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

function systemSubject(id: string): Subject {
  const nowhere = { roles: [], seat: null, callsign: null, accessVersion: 1, sessionId: null };
  return { kind: 'system', id, name: id, ...nowhere };
}
