import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings } from './browser.ts';
import { contactPanel, inHand } from './desk.ts';
import { type KeySeat, sees } from './key-seat.ts';
import { themes, wear } from './looks.ts';
import { picture } from './pictures.ts';

/** Parts of a desk, and what is done in them by the arrow keys, Tab and Enter. */
export const alarms = ({ page }: KeySeat): Locator => page.getByRole('region', { name: 'Alarms', exact: true });
export const log = ({ page }: KeySeat): Locator => inHand(page).getByRole('log');
export const calls = ({ page }: KeySeat): Locator => page.getByRole('region', { name: 'Calls' });
export const box = ({ page }: KeySeat, name: string): Locator => contactPanel(page).getByLabel(name, { exact: true });
export const known = ({ page }: KeySeat): Locator => contactPanel(page).getByRole('region', { name: 'Known' });
export const wrapUp = ({ page }: KeySeat): Locator => page.getByRole('region', { name: 'Wrap-up' });
export const entries = ({ page }: KeySeat): Locator =>
  inHand(page).getByRole('region', { name: 'People, vehicles, property' });

/** The gazetteer or the pack has answered: the first option reads so; Enter takes it. */
export async function take({ page }: KeySeat, list: 'Places' | 'Codes', words: RegExp): Promise<void> {
  const answered = new RegExp(`^(?!\\s*Keep)[\\s\\S]*${words.source}`);
  await sees(page.getByRole('listbox', { name: list }).getByRole('option').first(), answered);
  await page.keyboard.press('Enter');
}

/** Marks the row that reads so with the arrow keys, in a list that has the focus. */
export async function mark({ page }: KeySeat, list: Locator, words: RegExp): Promise<void> {
  await sees(list, words);
  await page.keyboard.press('Home');
  const marked = list.getByRole('option', { selected: true });
  for (let pressed = 0; pressed < 60 && !words.test((await marked.textContent()) ?? ''); pressed++) {
    await page.keyboard.press('ArrowDown');
  }
  await sees(marked, words);
}

/** What is new on the screen: a picture of it in both themes, and nothing for axe to find. */
export async function looksWell({ page }: KeySeat, name: string): Promise<void> {
  for (const theme of themes) {
    await wear(page, theme);
    await picture(page, `${name}-${theme}`);
    expect(await axeFindings(page), `${name}, ${theme}`).toEqual([]);
  }
}

/** From wherever the focus is to the tabs of a part. */
export async function tabToTab(seat: KeySeat, part: Locator): Promise<void> {
  const selected = part.getByRole('tab', { selected: true });
  for (let pressed = 0; pressed < 60; pressed++) {
    if (await selected.evaluate((tab) => tab === document.activeElement)) return;
    await seat.press('Tab');
  }
}
