import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, desk, laptop, openBrowser } from './house/browser.ts';
import { type Desk, openDesk, showMap, themes, wear } from './house/looks.ts';
import { keepPicturesOfFailure, picture } from './house/pictures.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';
import { beyondTheDesk, says } from './house/windows.ts';

/** Watch, supervision and every window of its own when nothing has happened, four times as large, and without a server. */
const carolHere = { person: 'Carol Whitlock', seat: 'Supervisor', theme: 'dark' } as const;
const sizes = { '1920': desk, '1366': laptop } as const;
/** A screen of 1920 × 1080 at 400 %. */
const zoomed = { width: 480, height: 270 } as const;

let trefoil: RunningTrefoil;
let browser: Browser;
let carol: Awaited<ReturnType<typeof openDesk>>;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  carol = await openDesk(browser, trefoil.url, carolHere);
  await showMap(carol.page, false);
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

test('nothing has happened yet: each says what will stand there, in both themes and both sizes', async () => {
  const found: string[] = [];
  for (const one of beyondTheDesk) {
    await one.open(carol);
    await says(carol.page, one, one.empty);
    found.push(...(await seenInAll(carol, `${one.name}-nothing`)));
    await one.after?.(carol);
  }
  expect(found).toEqual([]);
});

test('at 400 % nothing is cut off sideways', async () => {
  const { page } = carol;
  const found: string[] = [];
  await wear(page, 'dark');
  for (const one of beyondTheDesk) {
    await one.open(carol);
    await page.setViewportSize(zoomed);
    await picture(page, `${one.name}-400`);
    const [wide = 0, shown = 0] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    if (wide > shown) found.push(`${one.name} is ${wide} wide on ${shown}`);
    found.push(...(await axeFindings(page)).map((finding) => `${one.name}: ${finding}`));
    await page.setViewportSize(desk);
    await one.after?.(carol);
  }
  expect(found).toEqual([]);
});

test('the server is gone: each opens all the same, keeps or says what it could not read, and is no blank screen', async () => {
  const { page } = carol;
  await page.goto(`${trefoil.url}/`);
  await page.getByText(/^live /).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const goOn = trefoil.holdBack();
  trefoil.kill('server');
  const found: string[] = [];
  for (const one of beyondTheDesk) {
    await one.open(carol);
    await page.getByText(/^No connection for/).waitFor();
    await says(page, one, /\w+/);
    found.push(...(await seenInAll(carol, `${one.name}-alone`)));
    await one.after?.(carol);
  }
  goOn();
  await trefoil.ready();
  expect(found).toEqual([]);
});

/** A picture in each theme and size, and what axe finds where it is tightest. */
async function seenInAll({ page }: Desk, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of themes) {
    await wear(page, theme);
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      await picture(page, `${name}-${theme}-${size}`);
    }
    found.push(...(await axeFindings(page)).map((finding) => `${name} ${theme}: ${finding}`));
  }
  await page.setViewportSize(desk);
  return found;
}
