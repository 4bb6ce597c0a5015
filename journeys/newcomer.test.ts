import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, openProfile, phone } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { contactPanel, hasFocus, inHand, queueOf, reads, sitDown, textOf } from './house/desk.ts';
import { type Hands, tabTo, watchHands } from './house/keyboard.ts';
import { keepPicturesOfFailure } from './house/pictures.ts';
import { raiseAt } from './house/story.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';

/** The story of the front page, told by three people at three machines; the dispatcher's hands never leave the keyboard. */
let trefoil: RunningTrefoil;
let browser: Browser;
let answering: Page;
let dispatching: Page;
let dispatchers: BrowserContext;
let hands: Hands;
let script: Caller;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil({ anew: true }), openBrowser()]);
  // Something is open in the street already, so that whoever takes the call can see it.
  const colleague = await signIn(trefoil.url, 'contact-officer-2', 'contact-2');
  await raiseAt(colleague, {
    code: '215',
    what: 'Youths drinking on the steps',
    place: { label: 'High Street, Oakham', lon: -0.7279, lat: 52.6698, gazetteerId: null },
  });
  script = await signIn(trefoil.url, 'officer-2');
  const dispatcherBrowser = await openProfile(browser);
  dispatchers = dispatcherBrowser;
  hands = await watchHands(dispatcherBrowser);
  dispatching = await sitDown(dispatcherBrowser, trefoil.url, 'Rob Keeling', 'Dispatch 1');
  answering = await sitDown(await openProfile(browser), trefoil.url, 'Aisha Bell', 'Contact 1');
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

test('a 999 call rings with number and circle, one key answers it', async () => {
  const calls = answering.getByRole('region', { name: 'Calls' });
  await reads(calls, /999\s+07700 900114/);
  await answering.keyboard.press('a');
  await reads(contactPanel(answering), /999 C\d{4} of/i);
  await reads(contactPanel(answering), /within 35 m of 52\.6696, -0\.7277/);
});

test('what and a misspelt where: the right street is chosen by keyboard and the dispatcher has it', async () => {
  const what = answering.getByLabel('What', { exact: true });
  await hasFocus(what);
  await answering.keyboard.type('Two men fighting outside the pub, one has a bottle');
  await answering.keyboard.press('Tab');
  await answering.keyboard.type('Mil Strete, Okham');
  const first = answering.getByRole('listbox', { name: 'Places' }).getByRole('option').first();
  await reads(first, /Mill Street[\s\S]*Oakham/);
  await watchFor(dispatching, 'Mill Street, Oakham');
  const enteredAt = Date.now();
  await answering.keyboard.press('Enter');
  await reads(queueOf(dispatching), /C\d{4}[\s\S]*Two men fighting[\s\S]*Mill Street, Oakham/);
  const seenAt = await dispatching.evaluate(() => (window as unknown as { seenAt: number }).seenAt);
  console.log(`from Enter on the place to the dispatcher's screen: ${seenAt - enteredAt} ms`);
  expect(seenAt).toBeGreaterThanOrEqual(enteredAt);
});

test('what is open here and what is marked shows by itself; saved, it has number, grade and clock', async () => {
  const panel = contactPanel(answering);
  await reads(panel, /dog · Mill Street, Oakham[\s\S]*Large dog loose/);
  await reads(panel, /\d{4}[\s\S]*open[\s\S]*nuisance/i);
  await tabTo(answering, /Opening code/);
  await answering.keyboard.type('violence');
  await reads(answering.getByRole('listbox', { name: 'Codes' }).getByRole('option').first(), /001.*Violence/s);
  await answering.keyboard.press('Enter');
  await answering.keyboard.press('Control+Enter');
  await reads(inHand(answering), /000[2-9][\s\S]*Violence against the person[\s\S]*Arriv[\s\S]*\d+ min/i);
  await reads(queueOf(dispatching), /G?1[\s\S]*000[2-9][\s\S]*Violence against the person[\s\S]*Mill Street, Oakham/);
});

test('the dispatcher asks for units, sees times and reasons, and sends one with a few keys', async () => {
  await reads(queueOf(dispatching).getByRole('option').first(), /000[2-9][\s\S]*Violence against the person/);
  const before = hands.keys();
  await dispatching.keyboard.press('q');
  await dispatching.keyboard.press('ArrowDown');
  await reads(inHand(dispatching), /000[2-9][\s\S]*Violence against the person/);
  await dispatching.keyboard.press('r');
  const units = dispatching.getByRole('region', { name: 'Units' });
  const ranked = units.getByRole('listbox', { name: /Units, best first/ });
  const best = await reads(ranked.getByRole('option').first(), /RE01[\s\S]*\d+ min[\s\S]*km by road/);
  expect(best, 'the crew may drive so').toMatch(/emergency driving/);
  for (const unit of await ranked.getByRole('option').allInnerTexts()) expect(unit).toMatch(/\d+ (min|s)\b/);
  await hasFocus(ranked);
  await dispatching.keyboard.press('1');
  await reads(inHand(dispatching), /RE01/);
  // The key that asks for the ranking also puts it away: the next press is for one that sees it gone.
  await ranked.waitFor({ state: 'detached' });
  console.log(`keys from the queue to the unit sent: ${hands.keys() - before}`);
});

test('each unit that is not ranked has its reason', async () => {
  await dispatching.keyboard.press('r');
  const excluded = dispatching.getByRole('region', { name: 'Units' }).getByRole('group');
  await reads(excluded, /Not ranked/);
  await tabTo(dispatching, /Not ranked/);
  await dispatching.keyboard.press('Enter');
  const rows = excluded.getByRole('listitem');
  await expect.poll(() => rows.count()).toBeGreaterThan(0);
  for (const row of await rows.allInnerTexts()) expect(row).toMatch(/^[A-Z]{2}\d+\s+\S.{5,}/s);
  await dispatching.keyboard.press('r');
});

test('D09 the officer has the job on the phone with hazards, type, place and caller; acknowledges, drives, arrives and resumes', async () => {
  const pocket = await openProfile(browser, { viewport: phone });
  const page = await pocket.newPage();
  await page.goto(`${trefoil.url}/field`);
  await page.getByRole('button', { name: 'PC Erin Marlow' }).click();
  const job = page.getByRole('article', { name: /Job/ });
  await reads(job, /Large dog loose[\s\S]*Violence against the person[\s\S]*000[2-9][\s\S]*Mill Street, Oakham/);
  await reads(job, /Called[\s\S]*07700 900/);
  const marks = { Acknowledge: /acknowledged/i, 'En route': /en route/i, 'At scene': /at scene/i };
  for (const [step, pattern] of Object.entries(marks)) {
    await page.getByRole('button', { name: step, exact: true }).click();
    await reads(inHand(dispatching).getByRole('log'), new RegExp(`RE01.*${pattern.source}`, 'i'));
  }
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await reads(inHand(dispatching).getByRole('log'), /RE01[^\n]*resum/i);
  await pocket.close();
});

test('another unit does the same through the API', async () => {
  const [incident] = (await script.read<Incident>('operations.openIncidents')).filter((one) => one.code === '001');
  const unit = (await script.read<Unit>('operations.units')).find((one) => one.callsign === 'RE03');
  if (incident === undefined || unit === undefined) throw new Error('the incident or RE03 is gone');
  const assignmentId = crypto.randomUUID();
  const on = { incidentId: incident.id, tourId: unit.id, assignmentId };
  await script.done('operations.assignUnit', { ...on, how: 'assign' });
  for (const milestone of ['acknowledged', 'en-route', 'at-scene', 'resumed']) {
    await script.done('operations.reportProgress', { ...on, milestone });
  }
  for (const word of ['acknowledged', 'en route', 'at scene', 'resum']) {
    await reads(inHand(dispatching).getByRole('log'), new RegExp(`RE03.*${word}`, 'i'));
  }
});

test('result and close', async () => {
  await dispatching.keyboard.press('q');
  await dispatching.keyboard.press('c');
  await reads(inHand(dispatching), /Record the result/i);
  await hasFocus(dispatching.getByLabel('Result', { exact: true }));
  await dispatching.keyboard.type('Adv');
  await tabTo(dispatching, /Note/);
  await dispatching.keyboard.type('Parted, words of advice');
  await dispatching.keyboard.press('Enter');
  await reads(inHand(dispatching), /The result is recorded/);
  await dispatching.keyboard.press('Enter');
  await expect.poll(() => textOf(queueOf(dispatching))).not.toMatch(/Violence against the person/);
});

test('A28 "show me at": created, assigned and at scene in one line', async () => {
  await dispatching.keyboard.press('/');
  await dispatching.keyboard.type('show RE02 at Burley Road: vehicle check');
  await reads(dispatching.getByRole('listbox', { name: 'Choices' }).getByRole('option').first(), /Burley Road/);
  await dispatching.keyboard.press('Enter');
  await reads(queueOf(dispatching), /Burley Road[\s\S]*RE02/);
  const shown = (await script.read<Incident>('operations.openIncidents')).find((one) =>
    one.place.label.startsWith('Burley Road'),
  );
  expect(shown?.state).toBe('at-scene');
  expect(shown?.units.map((unit) => [unit.callsign, unit.milestone])).toEqual([['RE02', 'at-scene']]);
});

test('no pointer touched the dispatcher’s browser', async () => {
  expect(hands.pointer()).toEqual([]);
  expect(dispatchers.pages()).toHaveLength(1);
  // The watch itself works: one move of a mouse would have been seen.
  await dispatching.mouse.move(300, 300);
  await expect.poll(() => hands.pointer()).not.toEqual([]);
});

interface Incident {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly place: { readonly label: string };
  readonly units: readonly { readonly callsign: string; readonly milestone: string }[];
}

interface Unit {
  readonly id: string;
  readonly callsign: string;
}

/** Notes in the page itself when these words first stand in its queue. */
async function watchFor(page: Page, words: string): Promise<void> {
  await page.evaluate((text) => {
    const queue = document.querySelector('[aria-label="Queue"]');
    if (queue === null) throw new Error('no queue here');
    const watch = new MutationObserver(() => {
      if (!queue.textContent?.includes(text)) return;
      watch.disconnect();
      (window as unknown as { seenAt: number }).seenAt = Date.now();
    });
    watch.observe(queue, { subtree: true, childList: true, characterData: true });
  }, words);
}
