import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, laptop, openBrowser, openProfile } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { fillCrowd } from './house/crowd.ts';
import { reads, sitDown } from './house/desk.ts';
import { mapDrawn } from './house/looks.ts';
import { keepPicturesOfFailure, picture } from './house/pictures.ts';
import { raiseAt } from './house/story.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';

/** Five thousand units and two thousand incidents on one map, and in the list beside it. How fast that is, the bench says. */
const UNITS = 5_000;
const INCIDENTS = 2_000;
const IN_A_MESSAGE = 1_250;
const LAST = 'M5999';

let trefoil: RunningTrefoil;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let script: Caller;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  script = await signIn(trefoil.url, 'dispatcher-2', 'dispatch-2');
  const box = [-0.8, 52.55, -0.45, 52.74] as const;
  const oakham = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
  await raiseAt(script, { code: '211', what: 'Loud music', place: oakham });
  const callsigns = await fillCrowd(trefoil.dataDir, { units: UNITS, incidents: INCIDENTS, box });
  const spots = callsigns.map((callsign, n) => ({
    ...{ callsign, lon: -0.8 + (n % 70) * 0.005, lat: 52.55 + Math.floor(n / 70) * 0.0026 },
  }));
  for (let from = 0; from < UNITS; from += IN_A_MESSAGE) await report(spots.slice(from, from + IN_A_MESSAGE));
  context = await openProfile(browser, { viewport: laptop });
  await sitDown(context, trefoil.url, 'Rob Keeling', 'Dispatch 1');
  page = await context.newPage();
  await page.goto(`${trefoil.url}/?window=map`);
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

async function report(spots: readonly { callsign: string; lon: number; lat: number }[]): Promise<void> {
  const at = Date.now();
  const answer = await fetch(`${trefoil.url}/api/positions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${script.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ positions: spots.map((spot) => ({ ...spot, at, accuracyMetres: 10 })) }),
  });
  expect(await answer.json()).toMatchObject({ recorded: spots.length, unknown: [] });
}

const map = () => page.locator('.map-box');
const table = () => page.locator('.map-twin table[aria-rowcount]');
const countOf = async (name: string) => Number(await map().getAttribute(name));

test('G07 five thousand units and two thousand incidents are all on the map, and all in its list, of which only what is in sight is drawn', async () => {
  await expect.poll(() => countOf('data-units')).toBeGreaterThanOrEqual(UNITS);
  await expect.poll(() => countOf('data-incidents')).toBeGreaterThanOrEqual(INCIDENTS);
  await mapDrawn(page);
  await picture(page, 'map-crowd');
  await page.keyboard.press('Control+Alt+l');
  const rows = async () => Number(await table().getAttribute('aria-rowcount'));
  await expect.poll(rows).toBeGreaterThan(UNITS + INCIDENTS);
  expect(await table().locator('tbody tr').count()).toBeLessThan(120);
  await table().getByRole('button').first().focus();
  await page.keyboard.press('End');
  await reads(table(), new RegExp(`${LAST}[^\\n]*52\\.\\d{4}, -0\\.\\d{4}[^\\n]*within 10 m`));
  await page.keyboard.press('Home');
  await expect
    .poll(() =>
      table()
        .getByRole('row', { name: new RegExp(LAST) })
        .count(),
    )
    .toBe(0);
  expect(await axeFindings(page)).toEqual([]);
});

test('G07 of many positions that come at once the last is what the list and the map show', async () => {
  await page.locator('.map-twin .scroll').press('End');
  await reads(table(), new RegExp(LAST));
  const before = await countOf('data-painted');
  for (let n = 0; n <= 5; n += 1) await report([{ callsign: LAST, lon: -0.7 + n / 100, lat: 52.6 }]);
  await reads(table(), new RegExp(`${LAST}[^\\n]*52\\.6000, -0\\.6500`));
  await expect.poll(() => countOf('data-painted')).toBeGreaterThan(before);
});
