import { type ComponentType, lazy } from 'react';

const AGAIN_MS = 2_000;

/**
 * A part of a screen whose code comes when it is first shown. A server that is away at that moment must not take the whole
 * screen with it, as an import that fails would: it is asked for until it comes.
 */
export function lazyPart<Props = object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await patiently(load) }));
}

/** Tries again and again; `wait` is there for tests. */
export async function patiently<T>(
  load: () => Promise<T>,
  wait: () => Promise<void> = () => new Promise((resolve) => setTimeout(resolve, AGAIN_MS)),
): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      await wait();
    }
  }
}
