import type { z } from 'zod';
import type { CommandDeclaration } from '../kernel/pure.ts';

export interface FieldFault {
  readonly field: string;
  readonly reason: string;
  readonly example: unknown;
}

/** What became of a command. Everything but `confirm` is final. */
export type Sent =
  | { readonly kind: 'done'; readonly position: number; readonly result: Readonly<Record<string, unknown>> }
  | { readonly kind: 'confirm'; readonly code: string; readonly detail: string; readonly again: () => Promise<Sent> }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string; readonly current: unknown }
  | { readonly kind: 'malformed'; readonly detail: string; readonly errors: readonly FieldFault[] }
  | { readonly kind: 'not-permitted'; readonly detail: string };

/** What one attempt brought: a final answer, or a reason to try again. */
export type Attempt =
  | Exclude<Sent, { kind: 'confirm' }>
  | { readonly kind: 'confirm'; readonly code: string; readonly detail: string }
  | { readonly kind: 'later'; readonly afterMs: number | null; readonly why: 'alone' | 'busy' | 'sign-in' };

/** A command that waits for its answer. Survives reload and kill. */
export interface Kept {
  readonly commandId: string;
  readonly account: string;
  /** The window that sends it; another takes it over when that window is gone. */
  readonly window: string;
  readonly name: string;
  readonly summary: string;
  readonly input: unknown;
  readonly confirmed: readonly string[];
  readonly enteredAt: number;
  /** Sent along only when the command was entered without a connection; never changed, since the server compares bodies. */
  readonly occurredAt: number | null;
  /** Waits for nothing that was entered before it: a call for help. */
  readonly urgent?: true;
}

export interface OutboxDoors {
  readonly post: (kept: Kept) => Promise<Attempt>;
  readonly store: { list(): readonly Kept[]; put(kept: Kept): void; remove(commandId: string): void };
  readonly wait: (ms: number) => Promise<void>;
  /** The server's time as well as we know it. */
  readonly now: () => number;
  readonly alone: () => boolean;
  readonly newId: () => string;
  readonly window: string;
  /** True while another window that holds kept commands still lives. */
  readonly lives: (window: string) => Promise<boolean>;
}

export interface Stray {
  readonly kept: Kept;
  readonly sent: Sent;
}

const FIRST_MS = 300;
const LAST_MS = 5_000;
const URGENT_MS = 1_000;

/**
 * Keeps each command until the server has answered it, and sends it again with the same id until then: the server gives
 * the first answer again. Commands about the same thing go one after another; others do not wait for them.
 */
export class Outbox {
  readonly #doors: OutboxDoors;
  readonly #lanes = new Map<string, Promise<unknown>>();
  readonly #mine = new Map<string, Kept>();
  readonly #listeners = new Set<() => void>();
  #account = '';
  #waiting: readonly Kept[] = [];
  #strays: readonly Stray[] = [];

  constructor(doors: OutboxDoors) {
    this.#doors = doors;
  }

  /** Takes over what this person's closed windows left unanswered. */
  async begin(account: string): Promise<void> {
    this.#account = account;
    const theirs = this.#doors.store
      .list()
      .filter((kept) => kept.account === account && !this.#mine.has(kept.commandId));
    for (const kept of theirs) {
      if (kept.window !== this.#doors.window && (await this.#doors.lives(kept.window))) continue;
      void this.#enter({ ...kept, window: this.#doors.window }).then((sent) => this.#strayed(kept, sent));
    }
  }

  send<C extends CommandDeclaration>(
    command: C,
    input: z.input<C['schema']>,
    confirmed: readonly string[] = [],
    urgent = false,
  ): Promise<Sent> {
    const { newId, now, alone, window } = this.#doors;
    return this.#enter({
      commandId: newId(),
      account: this.#account,
      window,
      name: command.name,
      summary: command.summary,
      input,
      confirmed,
      enteredAt: now(),
      occurredAt: alone() ? now() : null,
      ...(urgent && { urgent }),
    });
  }

  /** Commands that wait for an answer, oldest first. The same array stands until it changes. */
  readonly waiting = (): readonly Kept[] => this.#waiting;

  /** Answers to commands that outlived their window: nobody is left to ask but the person. */
  readonly strays = (): readonly Stray[] => this.#strays;

  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  dismiss(commandId: string): void {
    this.#strays = this.#strays.filter((stray) => stray.kept.commandId !== commandId);
    this.#changed();
  }

  #changed(): void {
    this.#waiting = [...this.#mine.values()];
    for (const listener of this.#listeners) listener();
  }

  /** Stored before the first attempt: from here on a kill loses nothing. */
  #enter(kept: Kept): Promise<Sent> {
    this.#doors.store.put(kept);
    this.#mine.set(kept.commandId, kept);
    this.#changed();
    const about = kept.urgent === true ? [] : lanesOf(kept.input);
    const before = Promise.all(about.map((lane) => this.#lanes.get(lane)));
    const sent = before.then(() => this.#deliver(kept));
    const settled = sent.catch(() => undefined);
    for (const lane of about) this.#lanes.set(lane, settled);
    return sent;
  }

  async #deliver(kept: Kept): Promise<Sent> {
    for (let tries = 0; ; tries++) {
      const attempt = await this.#doors.post(kept);
      if (attempt.kind !== 'later') return this.#settle(kept, attempt);
      const longest = kept.urgent === true ? URGENT_MS : LAST_MS;
      await this.#doors.wait(attempt.afterMs ?? Math.min(longest, FIRST_MS * 2 ** tries));
    }
  }

  #settle(kept: Kept, attempt: Exclude<Attempt, { kind: 'later' }>): Sent {
    this.#doors.store.remove(kept.commandId);
    this.#mine.delete(kept.commandId);
    this.#changed();
    if (attempt.kind !== 'confirm') return attempt;
    const again = () =>
      this.#enter({ ...kept, window: this.#doors.window, confirmed: [...kept.confirmed, attempt.code] });
    return { ...attempt, again };
  }

  #strayed(kept: Kept, sent: Sent): void {
    if (sent.kind === 'done') return;
    this.#strays = [...this.#strays, { kept, sent }];
    this.#changed();
  }
}

const laneFields = ['incidentId', 'contactId', 'tourId', 'seatId'] as const;

/**
 * All that a command speaks of: a contact's fields go before it becomes an incident, and that before what is done to the
 * incident.
 */
function lanesOf(input: unknown): readonly string[] {
  if (typeof input !== 'object' || input === null) return [];
  const ids = laneFields.map((field): unknown => Reflect.get(input, field));
  return ids.filter((id) => typeof id === 'string');
}
