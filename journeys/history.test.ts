import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, openProfile } from './house/browser.ts';
import { signIn } from './house/caller.ts';
import { contactPanel, hasFocus, inHand, reads, sitDown } from './house/desk.ts';
import { type Hands, tabTo, watchHands } from './house/keyboard.ts';
import { keepPicturesOfFailure } from './house/pictures.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';

/** What is known comes up by itself while a call is taken, and people, vehicles and property are named by keyboard alone. */
let trefoil: RunningTrefoil;
let browser: Browser;
let page: Page;
let hands: Hands;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  const profile = await openProfile(browser);
  hands = await watchHands(profile);
  page = await sitDown(profile, trefoil.url, 'Aisha Bell', 'Contact 1');
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

const known = () => contactPanel(page).getByRole('region', { name: 'Known' });
const named = () => inHand(page).getByRole('region', { name: 'People, vehicles, property' });

test('A07 CR-19 a name is typed as it was heard: who it may be shows by itself, with markers, why and until when', async () => {
  await page.keyboard.press('F3');
  await hasFocus(page.getByLabel('What', { exact: true }));
  await page.keyboard.type('A grey pick-up ZZ99 RUT in the lane');
  await reads(known(), /ZZ99 RUT[\s\S]*same registration[\s\S]*weapons[\s\S]*Crossbow/);
  await tabTo(page, /^\s*Caller$/);
  await page.keyboard.type('Shevaun Sample');
  const typedAt = Date.now();
  const said = await reads(known(), /Siobhan Sample[\s\S]*is like Shevaun Sample/);
  console.log(`from the last letter of the name to who it may be: ${Date.now() - typedAt} ms`);
  expect(said).toMatch(
    /reasonable adjustments[\s\S]*Hard of hearing[\s\S]*set by \S[\s\S]*review \d\d\/\d\d\/\d{4} · until/,
  );
});

test('A08 repeats and vulnerable people of the household are flagged while number and address are typed', async () => {
  await page.keyboard.press('Tab');
  await page.keyboard.type('07700 900114');
  await reads(
    known(),
    /Repeat caller[\s\S]*earlier contacts from this number[\s\S]*Repeat victim[\s\S]*Siobhan Sample: victim in 2/,
  );
  await page.keyboard.press('Tab');
  await page.keyboard.type('14 Mill St, Oakham');
  await reads(known(), /Vulnerable person at this address[\s\S]*Arthur Sample[\s\S]*dementia/);
  await reads(known(), /C\d{4} of[\s\S]*same number/);
});

test('one key says that the caller is the person known, and the incident has them with a role', async () => {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Alt+L');
  await reads(known(), /caller\s+Siobhan Sample/);
  await tabTo(page, /^\s*Where$/);
  await page.keyboard.type('Mill Street, Oakham');
  await reads(
    page.getByRole('listbox', { name: 'Places' }).getByRole('option').first(),
    /^(?!\s*Keep)[\s\S]*Mill Street/,
  );
  await page.keyboard.press('Enter');
  await tabTo(page, /Opening code/);
  await page.keyboard.type('215');
  await reads(page.getByRole('listbox', { name: 'Codes' }).getByRole('option').first(), /215/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await reads(named(), /caller\s+Siobhan Sample/);
});

test('a vehicle is added by keyboard: what is known of it shows while it is typed, and is linked in place of a new one', async () => {
  await page.keyboard.press('Alt+X');
  await tabTo(page, /^\s*vehicle\s*$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^\s*Registration$/);
  await page.keyboard.type('zz99rut');
  await reads(named(), /ZZ99 RUT[\s\S]*weapons[\s\S]*Crossbow/);
  await tabTo(page, /Link as suspect: ZZ99 RUT/);
  await page.keyboard.press('Enter');
  await reads(named(), /suspect\s+ZZ99 RUT/);
  await reads(inHand(page).getByRole('log'), /Suspect: ZZ99 RUT/);
});

test('a card shows the history, each look is kept with its reason, and who was named by mistake is taken off', async () => {
  await tabTo(page, /History of Siobhan Sample, caller/);
  await page.keyboard.press('Enter');
  await reads(named(), /victim[\s\S]*Window broken in the night/);
  await tabTo(page, /Take off ZZ99 RUT/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Another pick-up');
  await page.keyboard.press('Enter');
  await reads(inHand(page).getByRole('log'), /Suspect taken off: ZZ99 RUT[\s\S]*Another pick-up/);
  expect(hands.pointer(), 'by keyboard alone').toEqual([]);
  const auditor = await signIn(trefoil.url, 'auditor');
  const looks = await auditor.read<Look>('identity.accessLog', { purpose: 'Journey of history', limit: '500' });
  const ofKnown = looks.filter(({ what }) => what === 'operations.known');
  expect(ofKnown.length).toBeGreaterThan(0);
  expect(ofKnown.some(({ reason }) => /^contact C\d{4} of /.test(reason ?? ''))).toBe(true);
  const cards = looks.filter(({ what }) => what === 'operations.entryHistory');
  expect(cards.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^incident \d{4} of /)]);
});

interface Look {
  readonly what: string;
  readonly reason: string | null;
}
