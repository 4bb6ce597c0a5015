import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { z } from 'zod';
import type { CommandDeclaration } from '../../kernel/pure.ts';
import { ConfirmBar } from '../../ui/confirm-bar/confirm-bar.tsx';
import type { FieldFault, Sent } from '../outbox.ts';
import { useClient } from '../react.tsx';
import { plainReason } from './plain-reason.ts';

interface SendOptions {
  /** What the confirming button says, e.g. "Assign anyway". */
  readonly confirm?: string;
  /** Told the value that stands, when a race was lost. */
  readonly onRefused?: (current: unknown) => void;
  /** Told what is wrong with each field, by a form that says so there; left out, it is said here. */
  readonly onMalformed?: (errors: readonly FieldFault[]) => void;
}

type Send = <C extends CommandDeclaration>(
  command: C,
  input: z.input<C['schema']>,
  options?: SendOptions,
) => Promise<boolean>;

interface Question {
  readonly text: string;
  readonly confirm: { readonly label: string; readonly onConfirm: () => void } | null;
  readonly onLeave: () => void;
  readonly takesFocus: boolean;
}

/**
 * Sends a command and shows what comes back where it was asked: a warning with one key to go on, a refusal to read.
 * Answers true when it was done. What comes back late leaves the focus to whoever types elsewhere meanwhile.
 */
export function useSend(): { readonly send: Send; readonly notice: ReactNode } {
  const { outbox } = useClient();
  const [question, setQuestion] = useState<Question | null>(null);
  const asked = useRef<Sent | null>(null);
  const send: Send = useCallback(
    async (command, input, options) => {
      // What stands here unread when the next act comes was seen; what stands when the window goes comes back.
      const leave = (): void => {
        if (asked.current !== null) outbox.putAway(asked.current);
        asked.current = null;
        setQuestion(null);
      };
      leave();
      const from = document.activeElement;
      const ask = (sent: Exclude<Sent, { kind: 'done' }>): Promise<Sent | null> => {
        asked.current = sent;
        const takesFocus = !typesElsewhere(from);
        return new Promise((resolve) =>
          setQuestion({ ...questionOf(sent, options?.confirm ?? 'Do it anyway', resolve), takesFocus }),
        );
      };
      let sent: Sent | null = await outbox.send(command, input);
      while (sent !== null && sent.kind !== 'done') {
        if (sent.kind === 'refused') options?.onRefused?.(sent.current);
        if (sent.kind === 'malformed' && options?.onMalformed !== undefined && sent.errors.length > 0) {
          options.onMalformed(sent.errors);
          outbox.putAway(sent);
          return false;
        }
        sent = await ask(sent);
        leave();
      }
      return sent !== null;
    },
    [outbox],
  );
  const notice =
    question === null ? null : (
      <ConfirmBar
        key={question.text}
        text={question.text}
        {...(question.confirm !== null && { confirm: question.confirm })}
        onLeave={question.onLeave}
        takesFocus={question.takesFocus}
      />
    );
  return { send, notice };
}

function questionOf(
  sent: Exclude<Sent, { kind: 'done' }>,
  label: string,
  resolve: (next: Sent | null) => void,
): Omit<Question, 'takesFocus'> {
  const onLeave = (): void => resolve(null);
  if (sent.kind !== 'confirm') return { text: wordsOf(sent), confirm: null, onLeave };
  return { text: sent.detail, confirm: { label, onConfirm: () => void sent.again().then(resolve) }, onLeave };
}

/** Whether the focus is by now in another box than the one that the command was sent from. */
function typesElsewhere(from: Element | null): boolean {
  const held = document.activeElement;
  return held !== from && (held instanceof HTMLInputElement || held instanceof HTMLTextAreaElement);
}

/** What a refusal says to the person. */
export function wordsOf(sent: Exclude<Sent, { kind: 'done' }>): string {
  if (sent.kind === 'malformed') {
    const fields = sent.errors.map(plainReason);
    return fields.length === 0 ? sent.detail : fields.join(' · ');
  }
  if (sent.kind === 'refused' && sent.current !== null && typeof sent.current !== 'object') {
    return `${sent.detail} Now: ${String(sent.current)}`;
  }
  return sent.detail;
}
