import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, openBrowser } from '../house/browser.ts';
import { type Caller, signIn } from '../house/caller.ts';
import { hasFocus, inHand, queueOf, reads, textOf } from '../house/desk.ts';
import { tabTo } from '../house/keyboard.ts';
import { desks, mapDrawn, openDesk, seenInAll, showMap, themes, wear, wornIn } from '../house/looks.ts';
import { keepPicturesOfFailure, picture } from '../house/pictures.ts';
import { raiseAt } from '../house/story.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';
import { beyondTheDesk } from '../house/windows.ts';

/** A storm: two thousand incidents open at once, and the desk still answers every key. */
const ROWS = 2_000;
const HANDS = 16;

let trefoil: RunningTrefoil;
let browser: Browser;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  const officer = await signIn(trefoil.url, 'contact-officer', 'contact-1');
  let next = 0;
  await Promise.all(
    Array.from({ length: HANDS }, async () => {
      while (next < ROWS) await raiseOne(officer, next++);
    }),
  );
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

const codes = ['102', '215', '100', '308', '003', '013', '211', '304'];
const things = ['Tree across the road', 'Flood water over the kerb', 'Cable down', 'Roof tiles in the street'];

function raiseOne(officer: Caller, n: number): Promise<string> {
  const place = {
    label: `Storm line ${n % 40}, Rutland`,
    lon: -0.75 + (n % 40) * 0.006,
    lat: 52.58 + Math.floor(n / 40) * 0.003,
    gazetteerId: null,
  };
  return raiseAt(officer, { code: codes[n % codes.length] ?? '102', what: `${things[n % 4]}, call ${n}`, place });
}

test('two thousand rows: every row is reached, little is drawn, axe finds nothing, and one more is there at once', async () => {
  const who = { person: 'Mina Sharma', seat: 'Dispatch 2', theme: 'dark' } as const;
  const { page, context } = await openDesk(browser, trefoil.url, who);
  await reads(queueOf(page), new RegExp(`All ${ROWS}`));
  const rows = queueOf(page).getByRole('option');
  expect(await rows.first().getAttribute('aria-setsize')).toBe(String(ROWS));
  expect(await rows.count(), 'only what is seen is drawn').toBeLessThan(100);
  await page.keyboard.press('q');
  await page.keyboard.press('End');
  const last = queueOf(page).getByRole('option', { selected: true });
  await expect.poll(() => last.getAttribute('aria-posinset')).toBe(String(ROWS));
  const number = /\b\d{4,}\b/.exec(await textOf(last))?.[0] ?? '';
  await reads(inHand(page), new RegExp(number));
  await oneMore(page);
  for (const { size, viewport, themes: worn } of wornIn(desks)) {
    await page.setViewportSize(viewport);
    for (const theme of worn) {
      await wear(page, theme);
      await mapDrawn(page);
      await picture(page, `many-${theme}-${size}`);
      expect(await axeFindings(page)).toEqual([]);
    }
  }
  await page.goto(`${trefoil.url}/?window=map`);
  await page.getByText(/^live /).waitFor();
  for (const theme of themes) {
    await wear(page, theme);
    await mapDrawn(page);
    await picture(page, `many-map-${theme}`);
  }
  await context.close();
});

test('two thousand rows beyond the desk: watch, supervision, board and search draw little and answer, axe finds nothing', async () => {
  const who = { person: 'Carol Whitlock', seat: 'Supervisor', theme: 'dark' } as const;
  const carol = await openDesk(browser, trefoil.url, who);
  await showMap(carol.page, false);
  const found: string[] = [];
  for (const one of beyondTheDesk) {
    await one.open(carol);
    if (one.name === 'watch') await reads(carol.page.getByRole('region', { name: 'The watch' }), /\b\d{4} /);
    if (one.name === 'window-search') await searchStorm(carol.page);
    expect(await carol.page.getByRole('option').count(), `${one.name}: only what is seen is drawn`).toBeLessThan(200);
    found.push(...(await seenInAll(carol.page, `many-${one.name}`)));
    await one.after?.(carol);
  }
  expect(found).toEqual([]);
  await carol.context.close();
});

async function searchStorm(page: Page): Promise<void> {
  await hasFocus(page.getByLabel(/Why do you search/));
  await page.keyboard.type('Storm day');
  await tabTo(page, /^ ?Search all history/);
  await page.keyboard.type('storm');
  await page.keyboard.press('Enter');
  await reads(page.getByRole('main'), /50 and more found/);
}

async function oneMore(page: Page): Promise<void> {
  const officer = await signIn(trefoil.url, 'contact-officer');
  const place = { label: 'Mill Street, Oakham', lon: -0.727, lat: 52.6689, gazetteerId: null };
  await raiseAt(officer, { code: '001', what: 'Fight in the storm', place });
  const raisedAt = Date.now();
  await reads(queueOf(page), new RegExp(`All ${ROWS + 1}`));
  console.log(`into a queue of ${ROWS}: ${Date.now() - raisedAt} ms`);
}
