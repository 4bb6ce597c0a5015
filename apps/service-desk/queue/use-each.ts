import { useCallback, useRef, useState } from 'react';
import type { Sent } from '../../../client/outbox.ts';
import { useClient } from '../../../client/react.tsx';
import { wordsOf } from '../../../client/send/use-send.tsx';

/** A record that something is done to, among several. */
interface One {
  readonly id: string;
  readonly number: string;
}

/** What became of it for one record. */
export interface Outcome extends One {
  readonly state: 'on its way' | 'done' | 'not done';
  /** Why it was not done; empty: it was, or nobody has answered yet. */
  readonly words: string;
  /** Does it all the same; null: there is no way on. */
  readonly again: (() => Promise<void>) | null;
}

/** Sends the command of each record by itself: what is refused for one is said at that one, and holds none of the others back. */
export function useEach(onDone: (id: string) => void) {
  const { outbox } = useClient();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const asked = useRef<Sent[]>([]);
  const put = useCallback((one: Outcome): void => {
    setOutcomes((all) => all.map((before) => (before.id === one.id ? one : before)));
  }, []);
  const settle = useCallback(
    (one: One, sent: Sent): void => {
      if (sent.kind === 'done') {
        put({ ...one, state: 'done', words: '', again: null });
        onDone(one.id);
        return;
      }
      asked.current.push(sent);
      const again = sent.kind === 'confirm' ? async () => settle(one, await sent.again()) : null;
      put({ ...one, state: 'not done', words: wordsOf(sent), again });
    },
    [put, onDone],
  );
  /** They stand here and were read: they do not come back in another window. */
  const putAway = useCallback((): void => {
    for (const sent of asked.current) outbox.putAway(sent);
    asked.current = [];
    setOutcomes([]);
  }, [outbox]);
  const doToEach = async <T extends One>(rows: readonly T[], send: (row: T) => Promise<Sent>): Promise<void> => {
    putAway();
    setOutcomes(rows.map(({ id, number }) => ({ id, number, state: 'on its way', words: '', again: null })));
    await Promise.all(rows.map(async (row) => settle({ id: row.id, number: row.number }, await send(row))));
  };
  return { outcomes, doToEach, putAway };
}
