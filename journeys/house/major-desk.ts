import type { Locator, Page } from 'playwright-core';
import { reads } from './desk.ts';
import { tabTo } from './keyboard.ts';

/** Whoever leads a major incident, in its window, without a mouse. */
export interface MajorDesk {
  readonly page: Page;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Fills in a form by its labels, in their order, and sends it with Enter; waits until it has gone. */
  readonly sends: (fields: readonly (readonly [label: RegExp, text: string])[]) => Promise<void>;
  /** Tabs to what is called so and presses Enter. */
  readonly choose: (words: RegExp) => Promise<void>;
  readonly sees: (part: string, words: RegExp) => Promise<string>;
}

export function majorDesk(page: Page): MajorDesk {
  const press: MajorDesk['press'] = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const form: Locator = page.locator('.major-sheet > .inline-form');
  return {
    ...{ page, press },
    sends: async (fields) => {
      await form.waitFor();
      for (const [label, text] of fields) {
        await tabTo(page, label);
        await press('Control+A');
        await page.keyboard.type(text);
      }
      await press('Enter');
      await form.waitFor({ state: 'detached' });
    },
    choose: async (words) => {
      await tabTo(page, words);
      await press('Enter');
    },
    sees: (part, words) => reads(page.getByRole('region', { name: part, exact: true }), new RegExp(words.source, 'i')),
  };
}
