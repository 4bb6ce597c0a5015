import type { BrowserContext, Page } from 'playwright-core';

/** What hands did in a browser: keys pressed, and anything that a pointer did. */
export interface Hands {
  readonly keys: () => number;
  readonly pointer: () => readonly string[];
}

/** Listens in every page of this profile, before anything else does, and past every reload. */
export async function watchHands(context: BrowserContext): Promise<Hands> {
  let keys = 0;
  const pointer: string[] = [];
  await context.exposeFunction('sawKey', () => {
    keys += 1;
  });
  await context.exposeFunction('sawPointer', (what: string) => {
    pointer.push(what);
  });
  await context.addInitScript(() => {
    const told = window as unknown as { sawKey(): void; sawPointer(what: string): void };
    addEventListener('keydown', () => told.sawKey(), true);
    const kinds = ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'wheel', 'touchstart', 'contextmenu'];
    for (const kind of kinds) addEventListener(kind, () => told.sawPointer(kind), { capture: true, passive: true });
    // Enter on a button is a click too, but one that no pointer made: its detail is 0.
    addEventListener('click', (event) => event.detail > 0 && told.sawPointer('click'), true);
  });
  return { keys: () => keys, pointer: () => pointer };
}

/** A whole desk with an incident and a call in hand, once round. */
const MOST_TABS = 240;

/** Tabs on until the focus is on what shows these words, as a person without a mouse does. */
export async function tabTo(page: Page, words: RegExp): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed++) {
    await page.keyboard.press('Tab');
    const named = await page.evaluate(() => {
      const held = document.activeElement;
      // The page itself, and what scrolls, hold the words of all that stands in them.
      const holdsOthers = held?.querySelector('button, a, input, textarea, select') != null;
      const isBox =
        held instanceof HTMLInputElement || held instanceof HTMLTextAreaElement || held instanceof HTMLSelectElement;
      const text = holdsOthers ? '' : (held?.textContent ?? '');
      const label = isBox ? (held.labels?.[0]?.textContent ?? '') : text;
      return `${held?.getAttribute('aria-label') ?? ''} ${label}`;
    });
    if (words.test(named)) return;
  }
  throw new Error(`the Tab key reaches nothing that says ${words}`);
}
