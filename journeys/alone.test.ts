import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { killKeptBrowser, laptop, openBrowser, openKeptBrowser, openProfile } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { contactPanel, hasFocus, queueOf, reads, sitDown, textOf } from './house/desk.ts';
import { keepPicturesOfFailure } from './house/pictures.ts';
import { raiseAt } from './house/story.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';
import { until } from './house/until.ts';

/** What a desk does when server, database or its own browser die under the hands of whoever types. */
let trefoil: RunningTrefoil;
let browser: Browser;
let officers: BrowserContext;
let page: Page;
let script: Caller;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  script = await signIn(trefoil.url, 'contact-officer-2', 'contact-2');
  officers = await openProfile(browser);
  page = await sitDown(officers, trefoil.url, 'Aisha Bell', 'Contact 1');
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

const place = { label: 'Mill Street, Oakham', lon: -0.727, lat: 52.6689, gazetteerId: null };
const raise = (what: string) => raiseAt(script, { code: '215', what, place });
const alone = () => page.getByText(/^No connection for/);

test('the server is killed while somebody types: the screen says so and for how long, and keeps every character', async () => {
  await page.getByRole('button', { name: /^New/ }).waitFor();
  await page.keyboard.press('n');
  const what = page.getByLabel('What', { exact: true });
  await hasFocus(what);
  await page.keyboard.type('Man collapsed ');
  const goOn = trefoil.holdBack();
  trefoil.kill('server');
  await page.keyboard.type('outside the butter cross, ');
  const first = secondsIn(await reads(alone(), /No connection for \d+ s/));
  await page.keyboard.type('not breathing, a passer-by does compressions');
  await expect.poll(async () => secondsIn(await textOf(alone()))).toBeGreaterThan(first);
  const typed = 'Man collapsed outside the butter cross, not breathing, a passer-by does compressions';
  expect(await what.inputValue()).toBe(typed);
  await page.keyboard.press('Tab');
  expect(await what.inputValue(), 'left, it waits to go').toBe(typed);
  goOn();
  await trefoil.ready();
  // Before the desk has found its way back there is news already: it must not be passed over.
  for (const words of ['one', 'two', 'three']) await raise(`Noise ${words}`);
  await expect.poll(() => alone().count()).toBe(0);
  await expect.poll(() => contacts().then((rows) => rows.map((row) => row.what))).toContain(typed);
  await sameAsFresh();
});

test('PostgreSQL is killed while somebody types: nothing typed is lost, what was sent goes out by itself', async () => {
  const number = page.getByLabel('Number', { exact: true });
  await number.focus();
  const goOn = trefoil.holdBack();
  trefoil.kill('database');
  await page.keyboard.type('07700 900555');
  await page.keyboard.press('Tab');
  await reads(page.getByRole('banner'), /\d to go/);
  expect(await number.inputValue()).toBe('07700 900555');
  goOn();
  await trefoil.ready();
  await raise('Noise four');
  await expect.poll(() => contacts().then((rows) => rows.map((row) => row.callerNumber))).toContain('07700 900555');
  await expect.poll(() => textOf(page.getByRole('banner'))).not.toMatch(/to go/);
  await sameAsFresh();
});

test('SM-126 the service centre goes on without its server: the queue and what was open can be read, a note waits and goes out by itself, once', async () => {
  const { nadia, officer, id } = await atTheDesk();
  const main = nadia.getByRole('main');
  const goOn = trefoil.holdBack();
  trefoil.kill('server');
  await reads(nadia.locator('body'), /No connection for \d+ s/);
  await nadia.keyboard.press('F7');
  await hasFocus(nadia.getByLabel('Internal note', { exact: true }));
  await nadia.keyboard.type('Rang the front desk: theirs hums too');
  await nadia.keyboard.press('Control+Enter');
  await reads(nadia.locator('body'), /1 waiting to go/);
  // Read-only meanwhile: the queue as it last stood, and the record that was open, from what the window holds.
  await nadia.keyboard.press('Control+1');
  await reads(main, /Queue[\s\S]*Monitor of position 3 hums/);
  await nadia.goBack();
  await reads(main, /IT-\d+ · open[\s\S]*Monitor of position 3 hums/);
  goOn();
  await trefoil.ready();
  await reads(nadia.getByRole('log', { name: 'All that was said' }), /theirs hums too/);
  await expect.poll(() => textOf(nadia.locator('body'))).not.toMatch(/waiting to go|No connection/);
  const log = await officer.read<{ text: string | null }>('service.serviceIncidentLog', { of: id });
  expect(log.filter(({ text }) => text?.includes('theirs hums too'))).toHaveLength(1);
  // The other desk has found its way back too: it is counted as well.
  await expect.poll(() => alone().count()).toBe(0);
  const held = await connections();
  await nadia.context().close();
  await expect.poll(connections).toBe(held - 1);
});

test('three windows of one profile share one connection', async () => {
  const before = await connections();
  const [map, board] = [await openWindow('map'), await openWindow('board')];
  await reads(board.getByRole('main'), /RE01/);
  expect(await connections()).toBe(before);
  // The count moves at all: another profile is another connection.
  const other = await openProfile(browser);
  await sitDown(other, trefoil.url, 'Rob Keeling', 'Dispatch 1');
  await expect.poll(connections).toBe(before + 1);
  await other.close();
  await map.close();
  await board.close();
});

test('two facing windows show the same change', async () => {
  const facing = await sitDown(await openProfile(browser), trefoil.url, 'Mina Sharma', 'Dispatch 2');
  const both = [page, facing];
  // Windows that face each other are both seen: a browser draws hidden ones less often.
  for (const one of both) await one.bringToFront();
  expect(await Promise.all(both.map((one) => one.evaluate(() => document.hidden)))).toEqual([false, false]);
  await Promise.all(both.map((one) => noteWhen(one, 'Burglary dwelling')));
  await raiseAt(script, { code: '003', what: 'Break-in', place });
  const seen = await Promise.all(
    both.map((one) => one.waitForFunction(() => (window as unknown as { seenAt?: number }).seenAt)),
  );
  const [mine, theirs] = await Promise.all(seen.map((handle) => handle.jsonValue()));
  console.log(`two facing windows: ${Math.abs(Number(mine) - Number(theirs))} ms apart`);
  expect(await queueNumbers(page)).toEqual(await queueNumbers(facing));
  await facing.context().close();
});

test('the browser is killed and opened again: what was typed is there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-profile-'));
  const first = await openKeptBrowser(folder);
  const desk = await sitDown(first, trefoil.url, 'Rob Keeling', 'Dispatch 1');
  await desk.keyboard.press('n');
  const words = 'Cows on the A606 by the turn to Hambleton';
  await hasFocus(desk.getByLabel('What', { exact: true }));
  await desk.keyboard.type(words);
  // While the fingers rest the server has it. Which contact was open Chromium writes to disk by itself, some seconds later.
  const rows = await until(contacts, (all) => all.some((row) => row.what === words), {
    what: 'the server should have it',
  });
  const id = rows.find((row) => row.what === words)?.id ?? '';
  await expect.poll(() => isOnDisk(folder, id)).toBe(true);
  killKeptBrowser(folder);
  await first.close().catch(() => undefined);
  const second = await openKeptBrowser(folder);
  const again = await sitDown(second, trefoil.url, 'Rob Keeling', 'Dispatch 1');
  await reads(contactPanel(again), /what/i);
  await expect.poll(() => again.getByLabel('What', { exact: true }).inputValue()).toBe(words);
  await second.close();
  rmSync(folder, { recursive: true, force: true });
});

/** An agent with the queue seen and one IT incident open. */
async function atTheDesk() {
  const officer = await signIn(trefoil.url, 'service-agent-2');
  const id = randomUUID();
  const said = { source: 'phone', summary: 'Monitor of position 3 hums' };
  await officer.done('service.raiseServiceIncident', { serviceIncidentId: id, ...said });
  const nadia = await (await openProfile(browser, { viewport: laptop })).newPage();
  await nadia.goto(`${trefoil.url}/service/`);
  await nadia.getByRole('button', { name: 'Nadia Rahman' }).first().click();
  await nadia.getByRole('heading', { name: 'Help and requests' }).waitFor();
  await nadia.keyboard.press('Control+1');
  await reads(nadia.getByRole('main'), /Monitor of position 3 hums/);
  await nadia.goto(`${trefoil.url}/service/it-incidents/${id}`);
  await reads(nadia.getByRole('main'), /IT-\d+ · open/);
  return { nadia, officer, id };
}

function isOnDisk(folder: string, words: string): boolean {
  const store = join(folder, 'Default', 'Local Storage', 'leveldb');
  const files = existsSync(store) ? readdirSync(store).filter((name) => name.endsWith('.log')) : [];
  return files.some((name) => readFileSync(join(store, name), 'latin1').includes(words));
}

interface ContactRow {
  readonly id: string;
  readonly what: string | null;
  readonly callerNumber: string | null;
}
const contacts = () => script.read<ContactRow>('operations.contacts');

function secondsIn(text: string): number {
  return Number(/for (\d+) s/.exec(text)?.[1] ?? Number.NaN);
}

async function openWindow(kind: string): Promise<Page> {
  const opened = await officers.newPage();
  await opened.goto(`${trefoil.url}/?window=${kind}`);
  await opened.getByText(/^live /).waitFor();
  return opened;
}

async function connections(): Promise<number> {
  const text = await (await fetch(`${trefoil.privateUrl}/metrics`)).text();
  return Number(/^trefoil_feed_listeners(?:{[^}]*})? (\d+)/m.exec(text)?.[1]);
}

/** The queue of the desk that was away, against one that reads everything anew. */
async function sameAsFresh(): Promise<void> {
  const rows = await script.read<{ number: string }>('operations.openIncidents', { limit: '500' });
  const numbers = rows.map((row) => row.number.split(' ')[0]).sort();
  expect(numbers.length).toBeGreaterThan(0);
  await page.bringToFront();
  await expect.poll(async () => [...(await queueNumbers(page))].sort()).toEqual(numbers);
}

/** The incidents in the queue, top to bottom; an own contact being taken is none. */
async function queueNumbers(of: Page): Promise<readonly string[]> {
  const rows = await queueOf(of).getByRole('option').allInnerTexts();
  return rows.flatMap((row) => /(?<!C)\b(\d{4})\b/.exec(row)?.[1] ?? []);
}

async function noteWhen(of: Page, words: string): Promise<void> {
  await of.evaluate((text) => {
    const queue = document.querySelector('[aria-label="Queue"]');
    const watch = new MutationObserver(() => {
      if (queue?.textContent?.includes(text) !== true) return;
      watch.disconnect();
      (window as unknown as { seenAt: number }).seenAt = Date.now();
    });
    if (queue !== null) watch.observe(queue, { subtree: true, childList: true, characterData: true });
  }, words);
}
