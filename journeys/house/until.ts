import { setTimeout as wait } from 'node:timers/promises';

/** What a quick machine shows at once takes a busy one without a graphics card this long at the worst: only what never comes waits it out. */
export const PATIENCE_MS = 90_000;
const LOOK_MS = 50;

/** Looks again and again until what is seen satisfies; says what was seen last instead. */
export async function until<T>(
  look: () => Promise<T>,
  satisfies: (seen: T) => boolean,
  told: { readonly what: string; readonly lookMs?: number },
): Promise<T> {
  const endsAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (satisfies(seen)) return seen;
    if (Date.now() > endsAt)
      throw new Error(`${told.what}; it was: ${typeof seen === 'string' ? seen : JSON.stringify(seen)}`);
    await wait(told.lookMs ?? LOOK_MS);
  }
}
