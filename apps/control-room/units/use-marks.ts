import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useOfPersistent } from '../../../client/react.tsx';
import { useDesk } from '../session/desk.tsx';
import type { Ranked } from './use-recommendation.ts';

/** As many as a first answer to nearly anything. */
const USUAL_FEW = 2;

export interface Marks {
  readonly marked: readonly Ranked[];
  readonly isMarked: (row: Ranked) => boolean;
  readonly toggle: (row: Ranked) => void;
  /** Those of the set that is offered for what the plan still wants, the first there before the others. */
  readonly offered: readonly Ranked[];
  /** The set that is offered, or the best two where there is none, in place of whatever was marked; asked again, one more each time. */
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
  const offered = useMemo(
    () =>
      rows
        .filter(({ set }) => set !== null)
        .toSorted((a, b) => Number(b.set?.first) - Number(a.set?.first) || (a.etaSeconds ?? 0) - (b.etaSeconds ?? 0)),
    [rows],
  );
  const few = offered.length > 0 ? offered.map(({ tourId }) => tourId) : bestOf(USUAL_FEW);
  const oneMore = (marked: readonly string[]): readonly string[] =>
    rows
      .filter(({ tourId, keptFor }) => keptFor === null && !marked.includes(tourId))
      .slice(0, 1)
      .map(({ tourId }) => tourId);
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
    offered,
    markBest: () =>
      setIds((before) =>
        few.length > 0 && few.every((id) => before.includes(id)) ? [...before, ...oneMore(before)] : few,
      ),
    asBackUp: best > 0,
  };
}

export type Pressed =
  | { readonly key: 'step'; readonly by: 1 | -1; readonly digit?: undefined }
  | { readonly key: 'close' | 'best' | 'go' | 'set'; readonly digit?: undefined }
  | { readonly key: 'mark' | 'send'; readonly digit: number };

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey'>;

const plain: Readonly<Record<string, Pressed>> = {
  ArrowDown: { key: 'step', by: 1 },
  ArrowUp: { key: 'step', by: -1 },
  Escape: { key: 'close' },
  Enter: { key: 'go' },
};

/** A digit, and the sign after the last of them, by the place of its key: with Shift it reads as a sign, another one on each keyboard. */
export function readKey({ key, code, shiftKey, ctrlKey, altKey }: KeyPress): Pressed | null {
  const named = plain[key];
  if (named !== undefined) return named;
  const written = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (ctrlKey || altKey) return null;
  if ((code === 'Equal' && !shiftKey) || code === 'NumpadAdd') return { key: 'set' };
  if (written === undefined) return null;
  if (written === '0') return { key: 'best' };
  return { key: shiftKey ? 'mark' : 'send', digit: Number(written) };
}
