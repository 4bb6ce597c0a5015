import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { useClient } from '../../../client/react.tsx';
import { type ContactField, WriteContactField } from '../../../modules/operations/contract.ts';
import type { useSend } from '../send/use-send.tsx';

export type FieldName = z.output<typeof ContactField>;

export interface ContactText {
  readonly text: string;
  readonly set: (text: string) => void;
  /** Sends the field when it differs from what the server has. Answers when it stands. */
  readonly save: () => Promise<boolean>;
  readonly state: 'saved' | 'typing' | '';
}

export interface FieldOf {
  readonly contactId: string;
  readonly field: FieldName;
  /** What the server has. */
  readonly value: string;
  readonly send: ReturnType<typeof useSend>['send'];
}

/**
 * One field, saved by itself when it is left. What is typed is a draft until the server's row says the same: neither a
 * colleague's change nor a kill of the browser takes a character away.
 */
export function useContactField({ contactId, field, value, send }: FieldOf): ContactText {
  const { drafts } = useClient();
  const name = `contact.${contactId}.${field}`;
  const [typed, setTyped] = useState<string | null>(() => drafts.get(name) || null);
  useEffect(() => {
    if (typed === null || typed !== value) return;
    drafts.set(name, '');
    setTyped(null);
  }, [drafts, name, typed, value]);
  return {
    text: typed ?? value,
    set: (text) => {
      drafts.set(name, text);
      setTyped(text);
    },
    save: async () =>
      typed === null || typed === value || send(WriteContactField, { contactId, field, seen: value, value: typed }),
    state: typed === null ? (value === '' ? '' : 'saved') : 'typing',
  };
}
