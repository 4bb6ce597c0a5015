import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

interface StayAtEnd {
  readonly box: RefObject<HTMLDivElement | null>;
  /** Lines that came in below what is seen. */
  readonly below: number;
  /** The next line is my own: it is shown wherever the pointer lies. */
  readonly followNext: () => void;
}

const END_PX = 24;
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
  const follow = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    const mayMove = own.current || seen.current === 0 || (atEnd.current && !isHeld(element));
    if (mayMove && count > 0) element.scrollTop = element.scrollHeight;
    if (mayMove || count < seen.current) seen.current = count;
    setBelow(count - seen.current);
    own.current = false;
  }, [count]);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = (): void => {
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
  }, [follow, count]);
  useLayoutEffect(follow, [follow]);
  const followNext = useCallback(() => {
    own.current = true;
  }, []);
  return { box, below, followNext };
}

function isHeld(element: HTMLElement): boolean {
  const focused = document.activeElement;
  return element.matches(':hover') || (focused !== element && element.contains(focused));
}
