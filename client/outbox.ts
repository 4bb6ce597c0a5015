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

export interface Outbox {
  begin(account: string): void;
  send<C extends CommandDeclaration>(
    command: C,
    input: z.input<C['schema']>,
    confirmed?: readonly string[],
  ): Promise<Sent>;
  /** Commands that wait for an answer, oldest first. The same array stands until it changes. */
  waiting(): readonly Kept[];
  /** Answers to commands that outlived their window, newest last: nobody is left to ask but the person. */
  strays(): readonly Stray[];
  dismiss(commandId: string): void;
  onChange(listener: () => void): () => void;
}

export interface Stray {
  readonly kept: Kept;
  readonly sent: Sent;
}

const FIRST_MS = 300;
const LAST_MS = 5_000;

/**
 * Keeps each command until the server has answered it, and sends it again with the same id until then: the server gives
 * the first answer again. Commands about the same thing go one after another; others do not wait for them.
 */
export function makeOutbox(doors: OutboxDoors): Outbox {
  let account = '';
  const lanes = new Map<string, Promise<unknown>>();
  const mine = new Map<string, Kept>();
  const listeners = new Set<() => void>();
  let waiting: readonly Kept[] = [];
  let strays: readonly Stray[] = [];

  function changed(): void {
    waiting = [...mine.values()];
    for (const listener of listeners) listener();
  }

  /** Stored before the first attempt: from here on a kill loses nothing. */
  function enter(kept: Kept): Promise<Sent> {
    doors.store.put(kept);
    mine.set(kept.commandId, kept);
    changed();
    const about = lanesOf(kept.input);
    const before = Promise.all(about.map((lane) => lanes.get(lane)));
    const sent = before.then(() => deliver(kept));
    const settled = sent.catch(() => undefined);
    for (const lane of about) lanes.set(lane, settled);
    return sent;
  }

  async function deliver(kept: Kept): Promise<Sent> {
    for (let tries = 0; ; tries++) {
      const attempt = await doors.post(kept);
      if (attempt.kind !== 'later') return settle(kept, attempt);
      await doors.wait(attempt.afterMs ?? Math.min(LAST_MS, FIRST_MS * 2 ** tries));
    }
  }

  function settle(kept: Kept, attempt: Exclude<Attempt, { kind: 'later' }>): Sent {
    doors.store.remove(kept.commandId);
    mine.delete(kept.commandId);
    changed();
    if (attempt.kind !== 'confirm') return attempt;
    const again = () => enter({ ...kept, window: doors.window, confirmed: [...kept.confirmed, attempt.code] });
    return { ...attempt, again };
  }

  async function adopt(): Promise<void> {
    const theirs = doors.store.list().filter((kept) => kept.account === account && !mine.has(kept.commandId));
    for (const kept of theirs) {
      if (kept.window !== doors.window && (await doors.lives(kept.window))) continue;
      enter({ ...kept, window: doors.window }).then((sent) => {
        if (sent.kind === 'done') return;
        strays = [...strays, { kept, sent }];
        changed();
      }, undefined);
    }
  }

  return {
    begin(name) {
      account = name;
      void adopt();
    },
    send(command, input, confirmed = []) {
      return enter({
        commandId: doors.newId(),
        account,
        window: doors.window,
        name: command.name,
        summary: command.summary,
        input,
        confirmed,
        enteredAt: doors.now(),
        occurredAt: doors.alone() ? doors.now() : null,
      });
    },
    waiting: () => waiting,
    strays: () => strays,
    dismiss(commandId) {
      strays = strays.filter((stray) => stray.kept.commandId !== commandId);
      changed();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
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
