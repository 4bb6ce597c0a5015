import { type ReactNode, useState } from 'react';
import { useDraft } from '../../../client/react.tsx';
import { useAssign } from './use-assign.ts';
import type { Marks } from './use-marks.ts';
import type { Ranked } from './use-recommendation.ts';

interface Sending {
  readonly send: (row: Ranked) => Promise<void>;
  readonly sendMarked: () => Promise<void>;
  /** Everybody of the set that is offered. */
  readonly sendSet: () => Promise<void>;
  /** Once more what was sent last and asked about, with the word why; what is marked goes before it. */
  readonly sendAgain: () => void;
  readonly tried: Ranked | null;
  readonly why: string;
  readonly setWhy: (why: string) => void;
  readonly notice: ReactNode;
}

/** Sends from the ranking, with a word why that stays until it is sent. */
export function useSending(incidentId: string, marks: Marks, onDone: () => void): Sending {
  const { assign, assignAll, notice } = useAssign();
  const [why, setWhy] = useDraft(`why.${incidentId}`);
  const [tried, setTried] = useState<Ranked | null>(null);
  const reason = why.trim();
  const done = (sent: boolean): void => {
    if (!sent) return;
    setWhy('');
    onDone();
  };
  const send = async (row: Ranked): Promise<void> => {
    setTried(row);
    done(await assign({ ...wishFor(row), incidentId, reason }));
  };
  const sendAll = async (rows: readonly Ranked[]): Promise<void> =>
    done(await assignAll({ incidentId, wishes: rows.map(wishFor), backUp: marks.asBackUp, reason }));
  const sendMarked = () => sendAll(marks.marked);
  const sendSet = async (): Promise<void> => (marks.offered.length > 0 ? sendAll(marks.offered) : undefined);
  const sendAgain = (): void => {
    if (marks.marked.length > 0) void sendMarked();
    else if (tried !== null) void send(tried);
  };
  return { send, sendMarked, sendSet, sendAgain, tried, why, setWhy, notice };
}

function wishFor({ tourId, divertFrom }: Ranked) {
  return { tourId, how: divertFrom === null ? 'assign' : 'divert' } as const;
}
