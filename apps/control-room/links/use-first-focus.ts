import { type RefObject, useLayoutEffect, useRef } from 'react';

/** What was just opened to be written into has the focus, once. */
export function useFirstFocus(): RefObject<HTMLInputElement | null> {
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  return box;
}
