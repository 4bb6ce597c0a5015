import { useEffect, useRef, useState } from 'react';
import type { Moment } from './recording.ts';

export interface Player {
  /** The time shown, by the clock of the exercise. */
  readonly at: number;
  readonly playing: boolean;
  readonly speed: number;
  /** Stays at the newest moment while the exercise runs. */
  readonly following: boolean;
  readonly seek: (at: number) => void;
  readonly toggle: () => void;
  readonly setSpeed: (speed: number) => void;
  readonly follow: () => void;
}

const DRAWINGS_A_SECOND = 10;
const START_SPEED = 60;

/** Moves through a recording by the clock on the wall. */
export function usePlayer(moments: readonly Moment[], isLive: boolean): Player {
  const [first, last] = [moments[0]?.at ?? 0, moments.at(-1)?.at ?? 0];
  const [at, setAt] = useState(isLive ? last : first);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(START_SPEED);
  const [following, setFollowing] = useState(isLive);
  const shown = following && isLive ? last : Math.min(Math.max(at, first), last);
  const end = useRef(last);
  useEffect(() => {
    end.current = last;
  }, [last]);
  useEffect(() => {
    if (!playing) return;
    let before = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const step = (now - before) * speed;
      before = now;
      setAt((then) => Math.min(then + step, end.current));
    }, 1000 / DRAWINGS_A_SECOND);
    return () => clearInterval(timer);
  }, [playing, speed]);
  const ended = playing && shown >= last && !isLive;
  useEffect(() => {
    if (ended) setPlaying(false);
  }, [ended]);
  const seek = (to: number): void => {
    setFollowing(false);
    setAt(to);
  };
  return {
    ...{ at: shown, playing, speed, following: following && isLive, setSpeed, seek },
    toggle: () => {
      seek(!playing && shown >= last ? first : shown);
      setPlaying(!playing);
    },
    follow: () => {
      setPlaying(false);
      setFollowing(true);
    },
  };
}
