import { useState } from 'react';
import type { Sent } from '../../../client/outbox.ts';
import { useClient } from '../../../client/react.tsx';
import { wordsOf } from '../../../client/send/use-send.tsx';

type Outbox = ReturnType<typeof useClient>['outbox'];

export interface Undoing {
  /** One portion. */
  readonly portion: (outbox: Outbox, importId: string) => Promise<Sent>;
  /** While more is left; left out: nothing is said until the end. */
  readonly soFar?: (undone: number) => string;
  readonly atLast: (undone: number, kept: number) => string;
}

/** Undoes a file that came in, in portions, until nothing is left. */
export function useUndo({ portion, soFar, atLast }: Undoing) {
  const { outbox } = useClient();
  const [said, setSaid] = useState<string | null>(null);
  const undo = async (importId: string): Promise<void> => {
    let [undone, kept] = [0, 0];
    for (let left = 1; left > 0; ) {
      const sent = await portion(outbox, importId);
      if (sent.kind !== 'done') {
        setSaid(wordsOf(sent));
        outbox.putAway(sent);
        return;
      }
      undone += Number(sent.result.undone);
      kept += Number(sent.result.kept);
      left = Number(sent.result.left);
      if (soFar !== undefined) setSaid(soFar(undone));
    }
    setSaid(atLast(undone, kept));
  };
  return { undo, said };
}
