import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

interface StayAtEnd {
  readonly box: RefObject<HTMLDivElement | null>;
  /** The first line that is drawn: the newest are, and those before them as soon as the reader goes there. */
  readonly first: number;
  /** Lines that came in below what is seen. */
  readonly below: number;
  /** The next line is my own: it is shown wherever the pointer lies. */
  readonly followNext: () => void;
  /** Other lines are shown from here on: from their end again. */
  readonly restart: () => void;
}

const END_PX = 24;
/** So near to the first line that is drawn, those before it are drawn as well. */
const EARLIER_PX = 400;
/** So many lines are drawn at a time: a log may have thousands. */
export const DRAWN = 200;

/** The first line drawn of so many, for a reader at their end; as many again may gather before the oldest are left out. */
export function newestOf(count: number, first: number): number {
  return first >= count || count - first > 2 * DRAWN ? Math.max(0, count - DRAWN) : first;
}
const leavings = ['pointerleave', 'focusout'] as const;

/**
 * Follows new lines only for a reader who is at the end already, and never under a hand that is just going to press something
 * there: then they wait below, counted, until pointer and focus are gone.
 */
export function useStayAtEnd(count: number): StayAtEnd {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  /** So many were there when the end was seen last; 0: the log has only been opened. */
  const seen = useRef(0);
  const own = useRef(false);
  const [below, setBelow] = useState(0);
  const first = useRef(0);
  const [, again] = useState(0);
  const draw = useCallback((from: number) => {
    if (from !== first.current) again((times) => times + 1);
    first.current = from;
  }, []);
  if (seen.current === 0 || first.current >= count) first.current = newestOf(count, count);
  const fromEnd = useRef<number | null>(null);
  const follow = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    const mayMove = own.current || seen.current === 0 || (atEnd.current && !isHeld(element));
    if (mayMove) draw(newestOf(count, first.current));
    if (mayMove && count > 0) element.scrollTop = element.scrollHeight;
    if (mayMove || count < seen.current) seen.current = count;
    setBelow(count - seen.current);
    own.current = false;
  }, [count, draw]);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = (): void => {
      if (element.scrollTop < EARLIER_PX && first.current > 0 && fromEnd.current === null) {
        fromEnd.current = element.scrollHeight - element.scrollTop;
        draw(Math.max(0, first.current - DRAWN));
      }
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < END_PX;
      if (!atEnd.current) return;
      seen.current = count;
      setBelow(0);
    };
    // The focus has not arrived elsewhere yet.
    const left = (): void => void setTimeout(follow, 0);
    element.addEventListener('scroll', look, { passive: true });
    for (const leaving of leavings) element.addEventListener(leaving, left);
    return () => {
      element.removeEventListener('scroll', look);
      for (const leaving of leavings) element.removeEventListener(leaving, left);
    };
  }, [follow, count, draw]);
  useLayoutEffect(follow, [follow]);
  // What is read stays where it is when lines come in above it.
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || fromEnd.current === null) return;
    element.scrollTop = element.scrollHeight - fromEnd.current;
    fromEnd.current = null;
  });
  const followNext = useCallback(() => {
    own.current = true;
  }, []);
  const restart = useCallback(() => {
    seen.current = 0;
  }, []);
  return { box, first: first.current, below, followNext, restart };
}

function isHeld(element: HTMLElement): boolean {
  const focused = document.activeElement;
  return element.matches(':hover') || (focused !== element && element.contains(focused));
}
