import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, desk, laptop, openBrowser, openProfile } from './house/browser.ts';
import { contactPanel, hasFocus, inHand, queueOf, reads, sitDown, textOf } from './house/desk.ts';
import { type Hands, tabTo, watchHands } from './house/keyboard.ts';
import { keepPicturesOfFailure, picture } from './house/pictures.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';

/** A call about noise that turns out graver, taken and wrapped up by somebody whose hands never leave the keyboard. */
let trefoil: RunningTrefoil;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let hands: Hands;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  context = await openProfile(browser);
  hands = await watchHands(context);
  page = await sitDown(context, trefoil.url, 'Aisha Bell', 'Contact 1');
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

const wrapUp = () => page.getByRole('region', { name: 'Wrap-up' });
const suggested = () => page.getByRole('group', { name: 'Suggested codes' });

test('A12 a code is suggested from the words as they are typed, with the words; what was chosen stays', async () => {
  await page.keyboard.press('n');
  await hasFocus(page.getByLabel('What', { exact: true }));
  await page.keyboard.type('Neighbours have a party, loud music again');
  await reads(suggested(), /211[\s\S]*Noise[\s\S]*party, loud, music/);
  await page.keyboard.press('Alt+1');
  await reads(contactPanel(page), /Grade, proposed G\d/i);
  await tabTo(page, /Where/);
  await page.keyboard.type('Mil Strete, Okham');
  await reads(page.getByRole('listbox', { name: 'Places' }).getByRole('option').first(), /Mill Street/);
  await page.keyboard.press('Enter');
  await tabTo(page, /Opening code/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('noise');
  await reads(page.getByRole('listbox', { name: 'Codes' }).getByRole('option').first(), /211/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await hasFocus(page.getByLabel('What', { exact: true }));
  await page.keyboard.press('End');
  await page.keyboard.type(' and two men are fighting');
  await reads(suggested(), /001[\s\S]*fighting/);
  expect(await page.getByLabel('Opening code').inputValue()).toMatch(/^211/);
});

test('A10 A11 an answer raises the grade that is proposed, and says why; the call is saved with it', async () => {
  await tabTo(page, /Is there violence/);
  await page.keyboard.type('yes');
  await page.keyboard.press('Tab');
  await reads(contactPanel(page), /Grade, proposed G1[\s\S]*G1 proposed: violence or a threat of it/i);
  await page.keyboard.press('Control+Enter');
  await reads(inHand(page), /Noise[\s\S]*Is there violence, or a threat of it\? yes/);
});

test('A09 A13 A15 the wrap-up waits below the queue with its clock, takes no focus, and is done by keyboard', async () => {
  await reads(wrapUp(), /Wrap up C\d{4}[\s\S]*1\d min[\s\S]*Still owed by \d\d:\d\d: THRIVE, advice, caller told/i);
  expect(await wrapUp().evaluate((dock) => dock.contains(document.activeElement))).toBe(false);
  await reads(queueOf(page), /Noise/);
  await page.keyboard.press('Alt+7');
  await tabTo(page, /^ attending$/);
  await page.keyboard.press('Enter');
  await reads(wrapUp(), /Still owed by [\d:/ ]+: THRIVE, advice\n/i);
  for (const letter of ['Threat', 'Harm', 'Risk', 'Investigation', 'Vulnerability', 'Engagement']) {
    await tabTo(page, new RegExp(`^ ${letter}`));
    await page.keyboard.type(`${letter} in words`);
  }
  for (const theme of ['dark', 'light']) {
    for (const size of [desk, laptop]) {
      await page.setViewportSize(size);
      await picture(page, `wrap-up-${theme}-${size.width}`);
    }
    await page.setViewportSize(desk);
    expect(await axeFindings(page), theme).toEqual([]);
    await page.keyboard.press('Alt+T');
  }
  await page.keyboard.press('Control+Enter');
  await reads(wrapUp(), /Still owed by [\d:/ ]+: advice\n[\s\S]*Do not confront them/i);
  await tabTo(page, /^ given$/);
  await page.keyboard.press('Enter');
  const dock = (): Promise<string> => textOf(wrapUp());
  await expect.poll(dock).toBe('(not on the screen)');
  await reads(
    inHand(page),
    /THRIVE\. Threat: Threat in words\. Harm: Harm in words\. Risk: Risk in words[\s\S]*Advice given/,
  );
});

test('A09 facts change: THRIVE is asked for again, and both versions stay', async () => {
  await page.keyboard.press('g');
  await tabTo(page, /Reason for the new grade/);
  await page.keyboard.type('They have parted');
  await page.keyboard.press('Enter');
  await reads(inHand(page), /THRIVE again: now G\d/i);
  await page.keyboard.press('Alt+Z');
  const threat = page.getByLabel('Threat', { exact: true });
  await hasFocus(threat);
  await threat.press('Control+A');
  await page.keyboard.type('Parted, gone home');
  await page.keyboard.press('Control+Enter');
  await reads(inHand(page), /Parted, gone home[\s\S]*version 2/i);
  await reads(inHand(page), /THRIVE\. Threat: Threat in words[\s\S]*THRIVE\. Threat: Parted, gone home/);
  expect(hands.pointer()).toEqual([]);
});
