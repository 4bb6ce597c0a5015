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

/** A no, or a question. It stays kept with its command until a person has dealt with it. */
export type NotDone = Exclude<Attempt, { kind: 'done' | 'later' }>;

/** A command that waits for its answer, or whose answer waits for its person. Survives reload and kill. */
export interface Kept {
  readonly commandId: string;
  readonly account: string;
  /** In which order this browser's commands were entered: its clock may be set back meanwhile. */
  readonly order: number;
  /** The window that sends it; another takes it over when that window is gone. */
  readonly window: string;
  readonly name: string;
  readonly summary: string;
  readonly input: unknown;
  readonly confirmed: readonly string[];
  readonly enteredAt: number;
  /** Sent along only when the command was entered without a connection, or from paper; never changed, since the server compares bodies. */
  readonly occurredAt: number | null;
  /** Waits for nothing that was entered before it: a call for help. */
  readonly urgent?: true;
  /** What the server said; nobody has put it away yet. */
  readonly answer?: NotDone;
  /** The browser's store is full: this window alone holds it. */
  readonly unstored?: true;
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
const unheard: Attempt = { kind: 'later', afterMs: null, why: 'busy' };

/**
 * Keeps each command until the server has answered it, and sends it again with the same id until then: the server gives
 * the first answer again. Commands about the same thing go one after another, in the order in which they were entered, also
 * across kills; others do not wait for them. An answer other than done is kept as well, until it is put away or sent again.
 */
export class Outbox {
  readonly #doors: OutboxDoors;
  readonly #lanes = new Map<string, Promise<unknown>>();
  readonly #mine = new Map<string, Kept>();
  readonly #unread = new WeakMap<Sent, string>();
  /** Answers that nobody waits for but the person. */
  readonly #ofStrays = new WeakSet<Sent>();
  readonly #listeners = new Set<() => void>();
  #account = '';
  #order: number;
  /** What closed windows left goes before what is entered now. */
  #taking: Promise<void> = Promise.resolve();
  #waiting: readonly Kept[] = [];
  #strays: readonly Stray[] = [];
  #shownStrays: readonly Stray[] = [];

  constructor(doors: OutboxDoors) {
    this.#doors = doors;
    this.#order = Math.max(0, ...doors.store.list().map(({ order }) => order));
  }

  /** Takes over what this person's closed windows left unanswered, or answered but unread. */
  begin(account: string): Promise<void> {
    this.#account = account;
    this.#changed();
    this.#taking = this.#taking.then(() => this.#takeOver(account));
    return this.#taking;
  }

  async #takeOver(account: string): Promise<void> {
    const lives = new Map<string, boolean>();
    for (const { window } of this.#left(account)) {
      if (!lives.has(window)) lives.set(window, await this.#doors.lives(window).catch(() => false));
    }
    // Read again: another window may have taken some over while we asked.
    for (const kept of this.#left(account)) {
      if (lives.get(kept.window) !== false) continue;
      if (kept.answer !== undefined) this.#strayed(kept, this.#heard(kept, kept.answer));
      else void this.#queue(this.#keep(kept)).then((sent) => this.#strayed(kept, sent));
    }
  }

  #left(account: string): readonly Kept[] {
    const { store, window } = this.#doors;
    const known = new Set(this.#strays.map(({ kept }) => kept.commandId));
    return store
      .list()
      .filter((kept) => kept.account === account && kept.window !== window)
      .filter(({ commandId }) => !this.#mine.has(commandId) && !known.has(commandId));
  }

  send<C extends CommandDeclaration>(
    command: C,
    input: z.input<C['schema']>,
    confirmed: readonly string[] = [],
    urgent = false,
  ): Promise<Sent> {
    return this.#write(command, input, { confirmed, ...(urgent && { urgent }) });
  }

  /** What was written on paper while the system was away, at the time that stands there. */
  enterAt<C extends CommandDeclaration>(occurredAt: number, command: C, input: z.input<C['schema']>): Promise<Sent> {
    return this.#write(command, input, { confirmed: [], occurredAt });
  }

  #write<C extends CommandDeclaration>(
    command: C,
    input: z.input<C['schema']>,
    how: Pick<Kept, 'confirmed' | 'urgent'> & { readonly occurredAt?: number },
  ): Promise<Sent> {
    const { newId, now, alone, window } = this.#doors;
    // A clock may tell parts of a millisecond; the server takes none.
    const enteredAt = Math.round(now());
    this.#order += 1;
    return this.#enter({
      commandId: newId(),
      account: this.#account,
      order: this.#order,
      window,
      name: command.name,
      summary: command.summary,
      input,
      enteredAt,
      occurredAt: alone() ? enteredAt : null,
      ...how,
    });
  }

  /** This person's commands that wait for an answer, oldest first. The same array stands until it changes. */
  readonly waiting = (): readonly Kept[] => this.#waiting;

  /** Answers to commands that outlived their window: nobody is left to ask but the person. */
  readonly strays = (): readonly Stray[] => this.#shownStrays;

  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The person has read this answer and leaves it at that. Until then it comes back after a kill. */
  putAway(sent: Sent): void {
    const commandId = this.#unread.get(sent);
    if (commandId === undefined) return;
    this.#unread.delete(sent);
    this.#doors.store.remove(commandId);
  }

  /** The same for a stray. */
  dismiss(commandId: string): void {
    for (const { kept, sent } of this.#strays) if (kept.commandId === commandId) this.putAway(sent);
    this.#strays = this.#strays.filter((stray) => stray.kept.commandId !== commandId);
    this.#changed();
  }

  #changed(): void {
    const ours = ({ account }: Kept): boolean => account === this.#account;
    this.#waiting = [...this.#mine.values()].filter(ours).sort((a, b) => a.order - b.order);
    this.#shownStrays = this.#strays.filter(({ kept }) => ours(kept));
    for (const listener of this.#listeners) listener();
  }

  #enter(entered: Kept): Promise<Sent> {
    const kept = this.#keep(entered);
    return kept.urgent === true ? this.#deliver(kept) : this.#taking.then(() => this.#queue(kept));
  }

  /** Stored before the first attempt: from here on a kill loses nothing. */
  #keep({ answer: _answered, unstored: _before, ...entered }: Kept): Kept {
    const kept = this.#stored({ ...entered, window: this.#doors.window });
    this.#mine.set(kept.commandId, kept);
    this.#changed();
    return kept;
  }

  /** A full store must not stop the work: the command goes all the same, and says that this window alone holds it. */
  #stored(kept: Kept): Kept {
    try {
      this.#doors.store.put(kept);
      return kept;
    } catch {
      return { ...kept, unstored: true };
    }
  }

  #queue(kept: Kept): Promise<Sent> {
    const about = kept.urgent === true ? [] : lanesOf(kept.input);
    const before = Promise.all(about.map((lane) => this.#lanes.get(lane)));
    const sent = before.then(() => this.#deliver(kept));
    const settled = sent.catch(() => undefined);
    for (const lane of about) this.#lanes.set(lane, settled);
    void settled.then(() => {
      for (const lane of about) if (this.#lanes.get(lane) === settled) this.#lanes.delete(lane);
    });
    return sent;
  }

  async #deliver(kept: Kept): Promise<Sent> {
    for (let tries = 0; ; tries++) {
      // Whatever goes wrong on the way is no answer: the command waits for one.
      const attempt = await this.#doors.post(kept).catch(() => unheard);
      if (attempt.kind !== 'later') return this.#settle(kept, attempt);
      const longest = kept.urgent === true ? URGENT_MS : LAST_MS;
      await this.#doors.wait(attempt.afterMs ?? Math.min(longest, FIRST_MS * 2 ** tries));
    }
  }

  #settle(kept: Kept, attempt: Exclude<Attempt, { kind: 'later' }>): Sent {
    if (attempt.kind === 'done') this.#doors.store.remove(kept.commandId);
    else this.#stored({ ...kept, answer: attempt });
    this.#mine.delete(kept.commandId);
    this.#changed();
    return attempt.kind === 'done' ? attempt : this.#heard(kept, attempt);
  }

  #heard(kept: Kept, answer: NotDone): Sent {
    const sent: Sent =
      answer.kind !== 'confirm' ? { ...answer } : { ...answer, again: () => this.#again(kept, sent, answer.code) };
    this.#unread.set(sent, kept.commandId);
    return sent;
  }

  /** What is confirmed goes once more, behind what was entered meanwhile. */
  async #again(kept: Kept, asked: Sent, code: string): Promise<Sent> {
    this.#unread.delete(asked);
    const next = await this.#enter({ ...kept, confirmed: [...kept.confirmed, code] });
    if (this.#ofStrays.has(asked)) this.#strayed(kept, next);
    return next;
  }

  #strayed(kept: Kept, sent: Sent): void {
    this.#strays = this.#strays.filter((stray) => stray.kept.commandId !== kept.commandId);
    if (sent.kind !== 'done') this.#strays = [...this.#strays, { kept, sent }];
    this.#ofStrays.add(sent);
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
