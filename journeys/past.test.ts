import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, openProfile } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { inHand, queueOf, reads, sitDown, textOf } from './house/desk.ts';
import { type Hands, tabTo, watchHands } from './house/keyboard.ts';
import { seenInAll, showMap } from './house/looks.ts';
import { keepPicturesOfFailure } from './house/pictures.ts';
import { raiseAt } from './house/story.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';

/** Any second of the past, on the same screens: opened, moved through, played, and nothing done there. No hand on a mouse. */
let trefoil: RunningTrefoil;
let browser: Browser;
let desk: Page;
let past: Page;
let hands: Hands;
let contact: Caller;
let between: number;

const mill = { label: 'Mill Street, Oakham', lon: -0.727, lat: 52.6689, gazetteerId: null };
const stretton = { label: 'Great North Road, Stretton', lon: -0.5932, lat: 52.7301, gazetteerId: null };
/** A second of the log by itself on either side. */
const apart = (): Promise<unknown> => new Promise((go) => setTimeout(go, 1_500));

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  contact = await signIn(trefoil.url, 'contact-officer', 'contact-1');
  await raiseAt(contact, { code: '003', what: 'Window forced at the back', place: mill });
  await apart();
  between = Date.now();
  await apart();
  await raiseAt(contact, { code: '101', channel: '999', what: 'Coach on its side', place: stretton });
  const context = await openProfile(browser);
  hands = await watchHands(context);
  desk = await sitDown(context, trefoil.url, 'Carol Whitlock', 'Supervisor');
  await showMap(desk, false);
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

const band = () => past.getByRole('region', { name: 'The past' });

test('N03 opened by key; asks why, and says without a doubt that this is not now', async () => {
  [past] = await Promise.all([desk.context().waitForEvent('page'), desk.keyboard.press('Control+Alt+e')]);
  await past.getByRole('heading', { name: 'The past, on the same screens' }).waitFor();
  await past.goto(`${trefoil.url}/?window=past&at=${new Date(between).toISOString()}`);
  await past.getByRole('heading', { name: 'The past, on the same screens' }).waitFor();
  await tabTo(past, /Look/);
  await past.keyboard.press('Enter');
  await reads(past.getByRole('main'), /Say why you look/);
  await tabTo(past, /Purpose/);
  await past.keyboard.type('Complaint 12/26');
  await past.keyboard.press('Enter');
  await reads(band(), /THE PAST[\s\S]*as you may see it/);
  expect(await past.title()).toMatch(/THE PAST/);
});

test('N03 the queue is what it showed then: the later incident is not there; the next event brings it', async () => {
  await reads(queueOf(past), /Mill Street/);
  expect(await textOf(queueOf(past))).not.toMatch(/Stretton/);
  for (let pressed = 0; pressed < 12 && !/Stretton/.test(await textOf(queueOf(past))); pressed++) {
    const at = past.url();
    await past.keyboard.press('Control+Alt+PageDown');
    await past.waitForURL((url) => url.href !== at);
  }
  await reads(queueOf(past), /Stretton/);
  await past.keyboard.press('Control+Alt+PageUp');
  await past.goto(`${trefoil.url}/?window=past&at=${new Date(between).toISOString()}`);
  await reads(queueOf(past), /Mill Street/);
  expect(await textOf(queueOf(past))).not.toMatch(/Stretton/);
});

test('N03 a record is read as it stood; the line offers what reads, and nothing can be done', async () => {
  await past.keyboard.press('F4');
  await past.keyboard.type('st RE01 6');
  await reads(past.getByRole('search'), /nothing can be done here/);
  await past.keyboard.press('Escape');
  await past.keyboard.press('Control+1');
  await past.keyboard.press('ArrowDown');
  await past.keyboard.press('Enter');
  await reads(inHand(past), /Window forced at the back/);
  expect(await past.getByRole('button', { name: /Assign|Close the incident|Re-grade/ }).count()).toBe(0);
  await reads(queueOf(desk), /Stretton/);
});

test('N03 it plays: the time goes on by itself, and stands when it is told to', async () => {
  const time = () => textOf(band().getByRole('time').first());
  const before = await time();
  await past.keyboard.press('Control+Alt+i');
  await expect.poll(time).not.toBe(before);
  await past.keyboard.press('Control+Alt+i');
  await reads(band(), /Play/);
  await showMap(past, false);
  expect(await seenInAll(past, 'past')).toEqual([]);
});

test('N03 nobody touched a mouse, and every look is in the access log with its purpose', async () => {
  expect(hands.pointer()).toEqual([]);
  const auditor = await signIn(trefoil.url, 'auditor');
  const rows = await auditor.read<{ reason: string | null }>('identity.accessLog', {
    ...{ purpose: 'Audit 2026', what: 'operations.openIncidents' },
  });
  expect(rows.map(({ reason }) => reason).join()).toMatch(/Complaint 12\/26 \(as it stood at/);
});
