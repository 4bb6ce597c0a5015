import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { useClient, useConnectionState } from '../../../client/react.tsx';
import type { useSend } from '../../../client/send/use-send.tsx';
import { type ContactField, WriteContactField } from '../../../modules/operations/contract.ts';
import type { ContactRow } from '../queue/order.ts';

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
  readonly contact: ContactRow | null;
  readonly send: ReturnType<typeof useSend>['send'];
}

/** The fingers rest so long, or type so long without a rest: then what is typed goes to the server by itself. */
const REST_MS = 700;
const LONGEST_MS = 2_000;

/**
 * One field, saved by itself while it is typed and when it is left. What is typed is a draft until the server's row says the same:
 * neither a colleague's change nor a kill of the browser takes a character away. A browser writes its own store to disk seconds later;
 * so while the contact is open the server has what was typed before that.
 */
export function useContactField({ contactId, field, contact, send }: FieldOf): ContactText {
  const { drafts } = useClient();
  const live = useConnectionState() === 'live';
  const name = `contact.${contactId}.${field}`;
  const value = contact?.[field] ?? '';
  const [typed, setTyped] = useState<string | null>(() => drafts.get(name) || null);
  // From an earlier time, until it is known that the server has not moved on since.
  const [old, setOld] = useState(typed !== null);
  const { write, known } = useWriter({ contactId, field, value, send });
  const forget = useCallback(() => {
    for (const one of [name, seenOf(name)]) drafts.set(one, '');
    setTyped(null);
    setOld(false);
  }, [drafts, name]);
  useEffect(() => {
    if (typed !== null && typed === value) forget();
  }, [typed, value, forget]);
  const read = contact !== null;
  useEffect(() => {
    if (!read || !old || typed === null || typed === value) return;
    const seen = drafts.get(seenOf(name));
    if (seen === value || typed.includes(value)) return setOld(false);
    // The server has more than the disk had: this box wrote it before the browser went.
    if (value.includes(typed)) return forget();
    // Neither goes before both were shown.
    known.current = seen;
  }, [read, old, typed, value, drafts, name, forget, known]);
  // Without a line it waits until the box is left: then all of it is kept as one.
  const goes = contact?.state === 'open' && live && !old && typed !== value;
  useEveryRest(typed, goes, () => void write(typed ?? value, 'quietly'));
  return {
    text: typed ?? value,
    set: (text) => {
      drafts.set(name, text);
      if (!old) drafts.set(seenOf(name), known.current);
      setTyped(text);
    },
    save: async () => typed === null || typed === value || write(typed, 'aloud'),
    state: typed === null ? (value === '' ? '' : 'saved') : 'typing',
  };
}

/** What the server had when the draft was written: whether it has moved on since is told by it. */
const seenOf = (name: string): string => `seen.${name}`;

function useEveryRest(typed: string | null, on: boolean, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  const since = useRef<number | null>(null);
  useEffect(() => {
    if (!on || typed === null) {
      since.current = null;
      return;
    }
    since.current ??= Date.now();
    const wait = Math.max(0, Math.min(REST_MS, since.current + LONGEST_MS - Date.now()));
    const timer = setTimeout(() => {
      since.current = null;
      latest.current();
    }, wait);
    return () => clearTimeout(timer);
  }, [on, typed]);
}

type Write = (text: string, how: 'quietly' | 'aloud') => Promise<boolean>;

/** One write of a field after the other: each says which of ours it has seen, and only what somebody else wrote is asked about. */
interface Writer {
  readonly write: Write;
  /** What the server has, as far as this box knows: what is written next was begun from it. */
  readonly known: RefObject<string>;
}

function useWriter({ contactId, field, value, send }: Omit<FieldOf, 'contact'> & { readonly value: string }): Writer {
  const { outbox } = useClient();
  const known = useRef(value);
  const own = useRef(new Set<string>());
  const before = useRef<Promise<boolean>>(Promise.resolve(true));
  useEffect(() => {
    known.current = value;
  }, [value]);
  const once = useCallback(
    async (text: string): Promise<'done' | 'again' | 'refused'> => {
      if (text === known.current) return 'done';
      own.current.add(text);
      const sent = await outbox.send(WriteContactField, { contactId, field, seen: known.current, value: text });
      if (sent.kind === 'done') {
        known.current = text;
        return 'done';
      }
      outbox.putAway(sent);
      if (sent.kind !== 'refused' || typeof sent.current !== 'string' || !own.current.has(sent.current))
        return 'refused';
      // A row of ours that came late: what stands is what this box wrote.
      known.current = sent.current;
      return 'again';
    },
    [outbox, contactId, field],
  );
  const write = useCallback<Write>(
    (text, how) => {
      const next = before.current.then(async () => {
        let came = await once(text);
        if (came === 'again') came = await once(text);
        if (came === 'done') return true;
        return how === 'aloud' && send(WriteContactField, { contactId, field, seen: known.current, value: text });
      });
      before.current = next.catch(() => false);
      return next;
    },
    [once, send, contactId, field],
  );
  return { write, known };
}
