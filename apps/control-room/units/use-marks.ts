import { useLayoutEffect, useRef, useState } from 'react';
import { useOfPersistent } from '../../../client/react.tsx';
import { useDesk } from '../session/desk.tsx';
import type { Ranked } from './use-recommendation.ts';

/** As many as a first answer to nearly anything. */
const USUAL_FEW = 2;

export interface Marks {
  readonly marked: readonly Ranked[];
  readonly isMarked: (row: Ranked) => boolean;
  readonly toggle: (row: Ranked) => void;
  /** The best two, in place of whatever was marked; asked again, one more each time. */
  readonly markBest: () => void;
  /** Called for as back-up: what was asked for is answered by it. */
  readonly asBackUp: boolean;
}

/** Units marked to be sent together. They stay marked while the ranks change under them; one that is excluded by then goes out. */
export function useMarks(rows: readonly Ranked[]): Marks {
  const { work } = useDesk();
  const best = useOfPersistent(work, (now) => now.bestMarked);
  const [ids, setIds] = useState<readonly string[]>([]);
  const begun = useRef(0);
  const bestOf = (count: number): readonly string[] => rows.slice(0, count).map(({ tourId }) => tourId);
  const isBest = (marked: readonly string[]): boolean =>
    marked.length >= USUAL_FEW && bestOf(marked.length).every((id) => marked.includes(id));
  // Before it is painted: what somebody marks by then stays marked.
  useLayoutEffect(() => {
    if (begun.current === best || rows.length === 0) return;
    begun.current = best;
    setIds(rows.slice(0, best).map(({ tourId }) => tourId));
  }, [rows, best]);
  return {
    marked: rows.filter(({ tourId }) => ids.includes(tourId)),
    isMarked: ({ tourId }) => ids.includes(tourId),
    toggle: ({ tourId }) =>
      setIds((before) => (before.includes(tourId) ? before.filter((id) => id !== tourId) : [...before, tourId])),
    markBest: () => setIds((before) => bestOf(isBest(before) ? before.length + 1 : USUAL_FEW)),
    asBackUp: best > 0,
  };
}

export type Pressed =
  | { readonly key: 'step'; readonly by: 1 | -1; readonly digit?: undefined }
  | { readonly key: 'close' | 'best' | 'go'; readonly digit?: undefined }
  | { readonly key: 'mark' | 'send'; readonly digit: number };

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey'>;

const plain: Readonly<Record<string, Pressed>> = {
  ArrowDown: { key: 'step', by: 1 },
  ArrowUp: { key: 'step', by: -1 },
  Escape: { key: 'close' },
  Enter: { key: 'go' },
};

/** A digit by the place of its key: with Shift it reads as a sign, another one on each keyboard. */
export function readKey({ key, code, shiftKey, ctrlKey, altKey }: KeyPress): Pressed | null {
  const named = plain[key];
  if (named !== undefined) return named;
  const written = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (written === undefined || ctrlKey || altKey) return null;
  if (written === '0') return { key: 'best' };
  return { key: shiftKey ? 'mark' : 'send', digit: Number(written) };
}
