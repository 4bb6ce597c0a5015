import type { z } from 'zod';
import type { Outbox, Sent } from '../../../client/outbox.ts';
import type { CommandDeclaration } from '../../../kernel/pure.ts';

/** Something the officer did that the rows do not show yet. */
export interface Acting {
  readonly name: string;
  readonly input: unknown;
  readonly enteredAt: number;
}

export type NotDone = Exclude<Sent, { kind: 'done' }>;

/** What the server said to an act, other than yes. */
interface Answer {
  readonly id: string;
  /** In the officer's words, e.g. "En route". */
  readonly what: string;
  readonly sent: NotDone;
  readonly acting: Acting;
}

export interface Acts {
  /** Sends and goes on: the officer never waits. Answers whether it was done, for those who want to know. */
  act<C extends CommandDeclaration>(
    command: C,
    input: z.input<C['schema']>,
    what: string,
    urgent?: boolean,
  ): Promise<boolean>;
  /** Answered with yes a moment ago: the row that says so is still on its way. */
  readonly lately: () => readonly Acting[];
  readonly answers: () => readonly Answer[];
  confirm(answer: Answer): void;
  dismiss(id: string): void;
  readonly onChange: (listener: () => void) => () => void;
}

export interface ActsDoors {
  readonly outbox: Pick<Outbox, 'send' | 'putAway'>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly later: (ms: number, act: () => void) => void;
}

/** The feed brings a row within a quarter of a second; without this the screen would fall back for that long. */
const LATELY_MS = 1_500;

export function makeActs({ outbox, now, newId, later }: ActsDoors): Acts {
  const listeners = new Set<() => void>();
  let answers: readonly Answer[] = [];
  let lately: readonly Acting[] = [];
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  function done(acting: Acting): void {
    lately = [...lately, acting];
    later(LATELY_MS, () => {
      lately = lately.filter((one) => one !== acting);
      changed();
    });
  }
  function settle(acting: Acting, what: string, sent: Sent): boolean {
    if (sent.kind === 'done') done(acting);
    else answers = [...answers, { id: newId(), what, sent, acting }];
    changed();
    return sent.kind === 'done';
  }
  function dismiss(id: string): void {
    for (const answer of answers) if (answer.id === id) outbox.putAway(answer.sent);
    answers = answers.filter((answer) => answer.id !== id);
    changed();
  }
  return {
    async act(command, input, what, urgent = false) {
      const acting = { name: command.name, input, enteredAt: now() };
      return settle(acting, what, await outbox.send(command, input, [], urgent));
    },
    lately: () => lately,
    answers: () => answers,
    confirm(answer) {
      const { sent, what, acting } = answer;
      if (sent.kind === 'confirm') void sent.again().then((next) => settle(acting, what, next));
      dismiss(answer.id);
    },
    dismiss,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What an answer says to the officer. */
export function wordsOf(sent: NotDone): string {
  if (sent.kind !== 'malformed' || sent.errors.length === 0) return sent.detail;
  return sent.errors.map(({ field, reason }) => `${field.split('.').at(-1) ?? field}: ${reason}`).join('; ');
}
