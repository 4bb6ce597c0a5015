import { randomUUID } from 'node:crypto';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings } from './browser.ts';
import type { Caller } from './caller.ts';
import { contactPanel, inHand } from './desk.ts';
import { type KeySeat, keyOf, sees } from './key-seat.ts';
import { themes, wear } from './looks.ts';
import { picture } from './pictures.ts';
import { until } from './until.ts';

/** Parts of a desk, and what is done in them by the arrow keys, Tab and Enter. */
export const alarms = ({ page }: Pick<KeySeat, 'page'>): Locator =>
  page.getByRole('region', { name: 'Alarms', exact: true });
export const log = ({ page }: KeySeat): Locator => inHand(page).getByRole('log');
export const calls = ({ page }: KeySeat): Locator => page.getByRole('region', { name: 'Calls' });
export const box = ({ page }: KeySeat, name: string): Locator => contactPanel(page).getByLabel(name, { exact: true });
export const known = ({ page }: KeySeat): Locator => contactPanel(page).getByRole('region', { name: 'Known' });
const wrapUp = ({ page }: KeySeat): Locator => page.getByRole('region', { name: 'Wrap-up' });
export const entries = ({ page }: KeySeat): Locator =>
  inHand(page).getByRole('region', { name: 'People, vehicles, property' });

/** The gazetteer or the pack has answered: the first option reads so; Enter takes it. */
export async function take({ page }: KeySeat, list: 'Places' | 'Codes', words: RegExp): Promise<void> {
  const answered = new RegExp(`^(?!\\s*Keep)[\\s\\S]*${words.source}`);
  await sees(page.getByRole('listbox', { name: list }).getByRole('option').first(), answered);
  await page.keyboard.press('Enter');
}

/** Marks the row that reads so with the arrow keys, in a list that has the focus: also one that is out of sight, and comes only now. */
export async function mark({ page, press }: KeySeat, list: Locator, words: RegExp): Promise<void> {
  const marked = list.getByRole('option', { selected: true });
  const isMarked = async (): Promise<boolean> =>
    words.test((await marked.textContent({ timeout: 500 }).catch(() => null)) ?? '');
  const walk = async (): Promise<boolean> => {
    // While the list has the focus, what comes is held back until it is asked for.
    await press(keyOf('waitingRows'));
    await page.keyboard.press('Home');
    for (let pressed = 0; pressed < 60 && !(await isMarked()); pressed++) await page.keyboard.press('ArrowDown');
    return isMarked();
  };
  await sees(list, /./);
  await until(walk, Boolean, { what: `a row that reads ${words} should be marked` });
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

/** A call from a telephone that says where it is; what the demonstration lets ring is answered by a colleague. */
export async function ring(luke: Caller, machine: Caller, callerNumber: string): Promise<void> {
  const ringing = async () => {
    const rows = await luke.read<{ id: string; state: string }>('operations.contacts');
    return rows.find(({ state }) => state === 'ringing');
  };
  const call = await until(ringing, (one) => one !== undefined, { what: 'the demonstration lets a call ring' });
  const circle = { lon: -0.729, lat: 52.67, radiusMetres: 50 };
  const ours = { channel: '999', callerNumber, subscriber: null, circle };
  // First: as long as one rings the demonstration lets no further one ring.
  await machine.done('operations.announceCall', { contactId: randomUUID(), ...ours });
  await luke.done('operations.answerCall', { contactId: call?.id });
  await luke.done('operations.closeContact', { contactId: call?.id, outcome: 'error', note: 'Pocket call' });
}

/** All that is owed to a call after it was saved. */
export async function wrapUpCall(seat: KeySeat): Promise<void> {
  const { page, act, fill, press, choose } = seat;
  await act('wrapUp', wrapUp(seat), /Still owed by[\s\S]*reason for the grade/);
  await fill(/^ Why G4, not/, 'The neighbour only worries');
  await press('Enter');
  await choose(/^ attending$/);
  await fill(/^ Threat/, 'None to be seen');
  for (const letter of ['Harm', 'Risk', 'Investigation', 'Vulnerability', 'Engagement']) {
    await fill(new RegExp(`^ ${letter}`), `${letter} in words`);
  }
  await press('Control+Enter');
  await fill(/Basis of the decision/, 'Nobody is in danger');
  await fill(/What the caller was told/, 'Ring the surgery');
  await choose(/^ Police deal$/);
  await sees(wrapUp(seat), /Police deal, /);
  await fill(/^ Language spoken/, 'Polish');
  await press('Tab');
  await page.keyboard.type('Spoke');
  await press('Tab');
  await fill(/conscious and breathing/, 'yes');
  await press('Tab');
  await choose(/^ Hard of hearing$/);
  await sees(wrapUp(seat), /Still owed by [\d:/ ]+: advice/);
  await choose(/^ given$/);
  await wrapUp(seat).waitFor({ state: 'detached' });
}
