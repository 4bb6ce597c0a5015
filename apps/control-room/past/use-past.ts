import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { turnClocks, useClient } from '../../../client/react.tsx';
import type { Session } from '../../../client/session.ts';
import { lookBack, openPastClient } from './past-client.ts';
import { detailOf, type Look, PastLine, patientRequest, queryOf } from './past-line.ts';

/** A moment as the server answers it; times are epoch milliseconds, null: there is none. */
export interface Moment {
  readonly at: number;
  readonly position: number;
  readonly lastAt: number | null;
  readonly nextAt: number | null;
  readonly firstAt: number | null;
  readonly seats: readonly { readonly id: string; readonly name: string; readonly holder: string | null }[];
  readonly subject: Session['subject'];
  readonly permissions: readonly string[];
}

const SECOND_MS = 1_000;
/** What is newer has not settled: the server answers as of then. */
const SETTLED_MS = 2_000;

export type Past = ReturnType<typeof usePast>;

/** The moment that is shown, and how it moves. */
export function usePast(begun: Look, onLook: (look: Look) => void) {
  const live = useClient();
  const shownAt = useRef(begun.at);
  const look = useRef(begun);
  const line = useMemo(() => new PastLine(begun), [begun]);
  const client = useMemo(() => openPastClient(live, line, () => shownAt.current), [live, line]);
  const [moment, setMoment] = useState<Moment | null>(null);
  const [said, setSaid] = useState<string | null>('The past is being made …');
  const turn = useRef(0);
  useEffect(() => lookBack(() => look.current), []);
  const go = useCallback(
    async (to: Partial<Look>): Promise<boolean> => {
      turn.current += 1;
      const mine = turn.current;
      const isMine = (): boolean => turn.current === mine;
      const next = { ...look.current, ...to, at: Math.min(to.at ?? look.current.at, live.now() - SETTLED_MS) };
      const came = await patientRequest(
        `/api/past/moment?${queryOf(next)}`,
        isMine,
        (words) => isMine() && setSaid(words),
      );
      if (!isMine()) return false;
      if (came.status !== 200) {
        setSaid(detailOf(came));
        return false;
      }
      look.current = next;
      if (!(await line.show(next)) || !isMine()) return false;
      shownAt.current = next.at;
      setMoment(came.body as Moment);
      setSaid(null);
      turnClocks();
      onLook(next);
      return true;
    },
    [line, live, onLook],
  );
  useEffect(() => void go({}), [go]);
  const play = usePlaying(() => shownAt.current, go, live.now);
  return { client, moment, said, go, ...play };
}

/** How many times faster than the clock on the wall. */
export const speeds = [1, 2, 5, 10, 30, 60] as const;

function usePlaying(at: () => number, go: (to: Partial<Look>) => Promise<boolean>, now: () => number) {
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(10);
  const clock = useRef({ at, now });
  clock.current = { at, now };
  useEffect(() => {
    if (!playing) return;
    let isOn = true;
    const step = async (): Promise<void> => {
      const begun = performance.now();
      const from = clock.current.at();
      // Once it has come as near to now as the past settles, it goes on with the clock on the wall.
      const next = Math.min(from + speed * SECOND_MS, clock.current.now() - SETTLED_MS);
      if (next > from) await go({ at: next });
      // A moment that took long to come is followed at once: the speed is the most, never a promise.
      if (isOn) setTimeout(() => isOn && void step(), Math.max(0, SECOND_MS - (performance.now() - begun)));
    };
    void step();
    return () => {
      isOn = false;
    };
  }, [playing, speed, go]);
  return { playing, setPlaying, speed, setSpeed };
}
