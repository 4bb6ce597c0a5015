import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startPair } from '../tools/site-test/site-test.ts';
import { openSites, type Sites } from '../tools/site-test/sites.ts';
import { axeFindings, desk, laptop, openBrowser, openProfile } from './house/browser.ts';
import { signIn } from './house/caller.ts';
import { hasFocus, reads, sitDown, textOf } from './house/desk.ts';
import { themes, wear } from './house/looks.ts';
import { keepPicturesOfFailure, picture } from './house/pictures.ts';

/** A call taker at a name with two addresses, of which one loses its current. */
let sites: Sites;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [sites, browser] = await Promise.all([openSites(), openBrowser()]);
  await startPair(sites);
  page = await sitDown(await openProfile(browser), sites.url, 'Aisha Bell', 'Contact 1');
}, 300_000);
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await sites?.stop();
});

test('O02 O03 the site dies under the hands of whoever types: the desk goes on at the other, signed in, with every character, once', async () => {
  const alone = () => page.getByText(/^No connection for/);
  await page.getByRole('button', { name: /^New/ }).waitFor();
  await page.keyboard.press('n');
  const what = page.getByLabel('What', { exact: true });
  await hasFocus(what);
  await page.keyboard.type('Man collapsed ');
  sites.killAll('hq');
  await page.keyboard.type('outside the butter cross, ');
  await reads(alone(), /No connection for \d+ s/);
  await page.keyboard.type('not breathing');
  const typed = 'Man collapsed outside the butter cross, not breathing';
  // Left while nobody answers, it waits to go.
  await page.keyboard.press('Tab');
  await reads(page.getByRole('banner'), /\d to go/);
  await sites.until('second', ({ serves }) => serves === true, 'take over');
  await expect.poll(() => alone().count()).toBe(0);
  await expect.poll(() => textOf(page.getByRole('banner'))).not.toMatch(/to go/);
  expect(await what.inputValue()).toBe(typed);
  // Nobody was asked to sign in, and the record holds it once.
  const script = await signIn(sites.url, 'contact-officer-2', 'contact-2');
  const contacts = await script.read<{ what: string }>('operations.contacts');
  expect(contacts.filter((contact) => contact.what === typed)).toHaveLength(1);
}, 180_000);

test('O02 O04 the supervisor at the other site reads what broke and what was done by itself', async () => {
  const supervisor = await sitDown(await openProfile(browser), sites.url, 'Carol Whitlock', 'Supervisor');
  await supervisor.keyboard.press('Control+6');
  const pane = supervisor.getByRole('region', { name: 'Unread messages' });
  await reads(pane, /second took over as term \d/);
  await reads(pane, /the other site was no longer heard/);
  // How every part stands, beside the clocks of the positions: the site that died is missed.
  await supervisor.keyboard.press('F11');
  await reads(supervisor.getByRole('region', { name: 'The watch' }), /Alarm rates/);
  await supervisor.keyboard.press('Control+Alt+r');
  const parts = supervisor.getByRole('region', { name: 'Parts of the system' });
  await reads(parts, /This is second, the primary in term \d/);
  await reads(parts, /not safe at a second site/);
  await reads(parts, /stand-by\s+broken\s+nobody follows/);
  for (const theme of themes) {
    await wear(supervisor, theme);
    for (const [size, viewport] of Object.entries({ wide: desk, laptop })) {
      await supervisor.setViewportSize(viewport);
      await parts.scrollIntoViewIfNeeded();
      await picture(supervisor, `own-estate-${theme}-${size}`);
    }
    expect(await axeFindings(supervisor)).toEqual([]);
  }
}, 120_000);
