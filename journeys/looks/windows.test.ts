import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, desk, openBrowser } from '../house/browser.ts';
import { reads } from '../house/desk.ts';
import { openDesk, seenInAll, showMap, wear } from '../house/looks.ts';
import { keepPicturesOfFailure, picture } from '../house/pictures.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';
import { until } from '../house/until.ts';
import { beyondTheDesk, says } from '../house/windows.ts';

/** Watch, supervision and every window of its own when nothing has happened, four times as large, and without a server. */
const carolHere = { person: 'Carol Whitlock', seat: 'Supervisor', theme: 'dark' } as const;
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
    found.push(...(await seenInAll(carol.page, `${one.name}-nothing`)));
    await one.after?.(carol);
  }
  expect(found).toEqual([]);
});

test('at 400 % nothing is cut off sideways', async () => {
  const { page } = carol;
  const found: string[] = [];
  await wear(page, 'dark');
  for (const one of beyondTheDesk) {
    await page.setViewportSize(zoomed);
    await one.open(carol);
    await says(page, one, one.empty);
    await picture(page, `${one.name}-400`);
    if (one.where === 'pane') await inSight(page.getByRole('region', { name: /^(Supervision|The watch)$/ }));
    const [wide = 0, shown = 0] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    if (wide > shown) found.push(`${one.name} is ${wide} wide on ${shown}`);
    found.push(...(await axeFindings(page)).map((finding) => `${one.name}: ${finding}`));
    await page.setViewportSize(desk);
    await one.after?.(carol);
  }
  expect(found).toEqual([]);
});

test('the server is gone: each that is open keeps what it shows and says so; one that is opened now offers the paper', async () => {
  const { page, context, url } = carol;
  const windows = beyondTheDesk.filter(({ where }) => where === 'window');
  const pages = new Map<string, Page>();
  for (const one of windows) {
    const own = await context.newPage();
    await one.open({ url, page: own });
    await says(own, one, one.empty);
    pages.set(one.name, own);
  }
  await page.goto(url);
  await page.getByText(/^live /).waitFor();
  const goOn = trefoil.holdBack();
  trefoil.kill('server');
  const found: string[] = [];
  for (const one of beyondTheDesk) {
    const there = pages.get(one.name) ?? page;
    await there.bringToFront();
    if (one.where === 'pane') await one.open(carol);
    await there.getByText(/^No connection for/).waitFor();
    await says(there, one, /\w+/);
    found.push(...(await seenInAll(there, `${one.name}-alone`)));
    if (one.where === 'pane') await one.after?.(carol);
  }
  await page.goto(`${url}/?window=wall`);
  await reads(page.getByRole('main'), /The server does not answer yet[\s\S]*to be printed/);
  goOn();
  await trefoil.ready();
  await reads(page.getByRole('main'), /Unresourced/i);
  expect(found).toEqual([]);
});

/** Its first line is seen without scrolling. */
async function inSight(pane: Locator): Promise<void> {
  await until(
    () => pane.boundingBox(),
    (box) => box !== null && box.y >= 0 && box.y < zoomed.height,
    { what: 'what was opened should be in sight' },
  );
}
