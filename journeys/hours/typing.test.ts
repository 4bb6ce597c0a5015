import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, openProfile } from '../house/browser.ts';
import { contactPanel, hasFocus, inHand, queueOf, reads, sitDown } from '../house/desk.ts';
import { takePaints, watchPaints } from '../house/paints.ts';
import { keepPicturesOfFailure, picture } from '../house/pictures.ts';
import { gatherStorm, type Storm } from '../house/storm.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';
import { frameQuantile, thirds, typeInStorm } from '../house/typist.ts';

/** Two thousand incidents open, fifty changes a second: what a hand does is not disturbed, and nothing grows. */
const OPEN = 2_000;
const SECONDS = 180;
const ALLOWED_MS = 360_000;

let trefoil: RunningTrefoil;
let browser: Browser;
let storm: Storm;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil({ anew: true }), openBrowser()]);
  storm = await gatherStorm(trefoil.url, OPEN);
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

const rowsOf = (page: Page): Locator => queueOf(page).getByRole('listbox', { name: 'Incidents' }).getByRole('option');

test('a new contact opens over the queue, and leaves the incident that is being worked in sight', async () => {
  const context = await openProfile(browser);
  await watchPaints(context);
  const page = await sitDown(context, storm.url, 'Mina Sharma', 'Dispatch 2');
  await reads(queueOf(page), new RegExp(`All ${OPEN}`));
  await page.keyboard.press('q');
  await page.keyboard.press('Home');
  await reads(inHand(page), /Raised/);
  const before = await inHand(page).boundingBox();
  const opened: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    await page.keyboard.press('F3');
    await hasFocus(contactPanel(page).getByLabel('What', { exact: true }));
    // Told once the picture that shows it is painted.
    await expect.poll(async () => opened.push(...(await takePaints(page)).opened)).toBe(time + 1);
    const [panel, worked] = [await contactPanel(page).boundingBox(), await inHand(page).boundingBox()];
    expect(worked).toEqual(before);
    expect((panel?.x ?? 0) + (panel?.width ?? 0)).toBeLessThanOrEqual(worked?.x ?? 0);
    await page.keyboard.press('Escape');
    await contactPanel(page).waitFor({ state: 'detached' });
  }
  console.log(`a new contact opens after ${opened.map(Math.round).join(', ')} ms`);
  await context.close();
});

test('CR-10 a hundred changes come in, and nothing moves under the pointer: it takes what it was laid on', async () => {
  const context = await openProfile(browser);
  const page = await sitDown(context, storm.url, 'Mina Sharma', 'Dispatch 2');
  await reads(queueOf(page), new RegExp(`All ${OPEN}`));
  const aimed = rowsOf(page).nth(4);
  const box = await aimed.boundingBox();
  if (box === null) throw new Error('there is no fifth row');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  const number = (await aimed.locator('.number').textContent()) ?? '';
  const ids = (): Promise<readonly string[]> => rowsOf(page).evaluateAll((rows) => rows.map(({ id }) => id));
  const order = await ids();
  await aHundredChanges(order[4] ?? '');
  await reads(queueOf(page), /1\d new/);
  expect(await ids()).toEqual(order);
  expect(await aimed.boundingBox()).toEqual(box);
  expect(await page.evaluate(rowUnder, [x, y])).toBe(order[4]);
  await picture(page, 'typing-held');
  await page.mouse.click(x, y);
  await reads(inHand(page), new RegExp(number));
  await context.close();
});

/** Runs in the page. */
function rowUnder([x = 0, y = 0]: readonly number[]): string {
  return document.elementFromPoint(x, y)?.closest('[role=option]')?.id ?? 'no row';
}

/** Heavier ones that belong above, the first of the list closed, lines, statuses, a call that rings and one that is handed over. */
async function aHundredChanges(aimed: string): Promise<void> {
  const { officer, dispatcher } = storm;
  const place = { label: 'Mill Street, Oakham', lon: -0.727, lat: 52.6689, gazetteerId: null };
  const open = async (what: string): Promise<string> => {
    const contactId = randomUUID();
    await officer.done('operations.openContact', { contactId, channel: '101', callerNumber: null });
    await officer.done('operations.writeContactField', { contactId, field: 'what', seen: '', value: what });
    return contactId;
  };
  for (let n = 0; n < 12; n += 1) {
    const contactId = await open(`Fight in the storm, ${n}`);
    await officer.done('operations.placeContact', { contactId, place });
    const incidentId = randomUUID();
    await officer.done('operations.raiseIncident', { contactId, incidentId, code: '202' });
    storm.open.push(incidentId);
  }
  for (let n = 0; n < 20; n += 1) {
    const at = storm.open.findIndex((id) => !aimed.endsWith(id));
    const [incidentId] = storm.open.splice(at, 1);
    const result = { result: 'NFA', closingCode: '013', note: 'Made safe' };
    await dispatcher.done('operations.recordResult', { incidentId, ...result });
    await dispatcher.done('operations.closeIncident', { incidentId });
  }
  for (const incidentId of storm.open.slice(0, 20)) {
    const lineId = randomUUID();
    await officer.done('operations.addLine', { incidentId, lineId, text: 'Still raining', corrects: null });
  }
  const contactId = await open('Offered to the desk that is aiming');
  await officer.done('operations.offerContact', { contactId, seatId: 'dispatch-2', note: 'Yours, I think' });
}

test('hours at that pace: memory, elements, listeners and the work of a page do not grow', {
  timeout: ALLOWED_MS,
}, async () => {
  const { looks, updatesPerSecond } = await typeInStorm(browser, storm, { seconds: SECONDS, map: false });
  const keys = looks.flatMap((look) => look.keys).toSorted((a, b) => a - b);
  const p95 = keys[Math.floor(keys.length * 0.95)] ?? Number.NaN;
  console.log(`${keys.length} keys, p95 ${Math.round(p95)} ms, beside ${updatesPerSecond.toFixed(1)} updates a second`);
  const grown = {
    memory: thirds(looks, ({ heapBytes }) => heapBytes / 1e6),
    connection: thirds(looks, ({ workerBytes }) => workerBytes / 1e6),
    elements: thirds(looks, ({ nodes }) => nodes),
    listeners: thirds(looks, ({ listeners }) => listeners),
    work: thirds(looks, ({ worked }) => worked),
    frames: thirds(looks, (look) => frameQuantile(look, 0.95)),
  };
  console.log(JSON.stringify(grown));
  for (const what of ['memory', 'connection', 'elements', 'listeners'] as const) {
    const [first, last] = grown[what];
    expect(last, what).toBeLessThan(first * 1.1);
  }
});
