import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from './house/browser.ts';
import { callPartners, lendUnits, planOperation } from './house/key-lent.ts';
import { nothingDone } from './house/key-seat.ts';
import { beginShift, type Shift } from './house/key-shift.ts';
import { seenInAll } from './house/looks.ts';
import { keepPicturesOfFailure } from './house/pictures.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';

/** What is held, lent and called out, and no hand on a mouse. */
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
  expect(await seenInAll(rob.page, 'called-out')).toEqual([]);
  const carol = await shift.sit('Carol Whitlock', 'Supervisor');
  await carol.press('Control+Alt+o');
  await carol.choose(/Plan an operation/);
  expect(await seenInAll(carol.page, 'planned-operations')).toEqual([]);
  expect(done.hands.flatMap((hands) => hands.pointer())).toEqual([]);
});
