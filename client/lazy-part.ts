import { type ComponentType, createElement, lazy, type ReactElement, useState } from 'react';
import { patiently } from './patiently.ts';

const ahead: (() => Promise<unknown>)[] = [];

/**
 * A part of a screen whose code comes after the first picture. A server that is away at that moment must not take the whole
 * screen with it, as an import that fails would: it is asked for until it comes. Once its code is here it is drawn at once: React
 * would make even a part that waits for nothing wait for a moment, and what stood in its place would flicker.
 */
export function lazyPart<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
  when: 'ahead' | 'when-shown' = 'ahead',
): (props: Props) => ReactElement {
  let here: ComponentType<Props> | null = null;
  let coming: Promise<ComponentType<Props>> | null = null;
  const come = (): Promise<ComponentType<Props>> => {
    coming ??= patiently(load).then((part) => {
      here = part;
      return part;
    });
    return coming;
  };
  const Later = lazy<ComponentType<Props>>(async () => ({ default: await come() }));
  if (when === 'ahead') ahead.push(come);
  return (props) => {
    // What is drawn once stays the same: another component in its place would forget what was typed.
    const [Part] = useState<ComponentType<Props>>(() => here ?? Later);
    return createElement(Part, props);
  };
}

/** Fetches the code of every part, before anybody asks for one: no key waits for it. */
export async function loadAhead(): Promise<void> {
  // A part brings parts of its own.
  for (let next = 0; next < ahead.length; next = ahead.length)
    await Promise.all(ahead.slice(next).map((come) => come()));
}
