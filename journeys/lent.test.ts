import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { desk, openBrowser } from './house/browser.ts';
import { inHand, queueOf, textOf } from './house/desk.ts';
import { callPartners, lendUnits, openUnmapped, planOperation } from './house/key-lent.ts';
import { nothingDone, sees } from './house/key-seat.ts';
import { beginShift, type Shift } from './house/key-shift.ts';
import { desks, seenInAll } from './house/looks.ts';
import { keepPicturesOfFailure } from './house/pictures.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';

/** What is held, lent and called out, what a desk that is bound to its areas sees beyond them, and no hand on a mouse. */
/** A screen of 1920 × 1080 at 400 % too. */
const zoomed = { width: 480, height: 270 } as const;
const sizes = { ...desks, '400': zoomed };
const done = nothingDone();
let trefoil: RunningTrefoil;
let browser: Browser;
let shift: Shift;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  shift = await beginShift(done, browser, trefoil.url);
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

test('E06 an operation holds a unit for its period: planned, briefed, extended, ended; the unit is sent all the same when it must be', () =>
  planOperation(shift));

test('E07 a unit of another force joins and goes back, one of ours is lent and comes back', () => lendUnits(shift));

test('E08 partners are called out to an incident, by key and by word, and what they answer stands on the record', () =>
  callPartners(shift));

test('its places are whole in both themes and sizes, and axe finds nothing', async () => {
  const rob = await shift.sit('Rob Keeling', 'Dispatch 1');
  expect(await seenInAll(rob.page, 'called-out', sizes)).toEqual([]);
  await rob.page.setViewportSize(zoomed);
  const [wide = 0, shown = 0] = await rob.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(wide).toBeLessThanOrEqual(shown);
  await rob.page.setViewportSize(desk);
  const carol = await shift.sit('Carol Whitlock', 'Supervisor');
  await carol.press('Control+Alt+o');
  await carol.choose(/Plan an operation/);
  expect(await seenInAll(carol.page, 'planned-operations')).toEqual([]);
  await carol.press('Control+Alt+o');
  await openUnmapped(shift);
  expect(await seenInAll(carol.page, 'unmapped-code', sizes)).toEqual([]);
});

test('M03 a desk that is bound to its areas reads beyond them what all may, does nothing there, and is told which desk to ask', async () => {
  await shift.sit('Rob Keeling', 'Dispatch 1');
  await shift.mina.done('force.takeSeat', { seatId: 'event-desk' });
  const water = { label: 'Normanton, Rutland Water', lon: -0.622, lat: 52.65, gazetteerId: null };
  const uppingham = { label: 'High Street, Uppingham', lon: -0.7231, lat: 52.5885, gazetteerId: null };
  const within = await shift.raised('001', 'Two men fighting by the water', water);
  const beyond = await shift.raised('003', 'Back door forced in the night', uppingham);
  const { page, line, press } = await shift.sit('Mina Sharma', 'Event desk');
  await sees(page.getByRole('banner'), /Event desk[\s\S]*only Rural north, Rural east/);
  await line(`open ${beyond.number}`, inHand(page), /Beyond the areas of your desk[\s\S]*Ring Dispatch 1, Rutland/);
  await sees(queueOf(page), /Beyond your areas[\s\S]*High Street, Uppingham\s+with Dispatch 1, Rutland/);
  expect(await textOf(page.locator('body'))).not.toContain('Back door');
  expect(
    await inHand(page)
      .getByRole('button', { name: /Grade|Refer|Units/ })
      .count(),
  ).toBe(0);
  expect(await seenInAll(page, 'beyond', sizes)).toEqual([]);
  await press('F4');
  await page.keyboard.type(`as RE04 ${beyond.number}`);
  await sees(page.getByRole('search'), /assign to \d+ Beyond your areas/);
  await press('Enter');
  await sees(
    page.getByRole('search'),
    /Not permitted: It lies in Uppingham[\s\S]*no further than Rural north, Rural east: ask Dispatch 1, Rutland/,
  );
  await press('Escape', 'Escape');
  await line(`open ${within.number}`, inHand(page), /Two men fighting by the water/);
  expect(done.hands.flatMap((hands) => hands.pointer())).toEqual([]);
});
