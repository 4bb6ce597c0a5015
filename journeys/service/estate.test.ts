import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from '../house/browser.ts';
import { type Caller, signIn } from '../house/caller.ts';
import { reads, textOf } from '../house/desk.ts';
import { keepPicturesOfFailure } from '../house/pictures.ts';
import { cleanInBoth, enterService } from '../house/service-desk.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';

let trefoil: RunningTrefoil;
let browser: Browser;
let page: Page;
let technician: Caller;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  technician = await signIn(trefoil.url, 'technician');
  page = await enterService(browser, trefoil.url, /^Technician/);
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

const clean = (name: string): Promise<void> => cleanInBoth(page, `estate-${name}`);

const items = () => page.getByRole('listbox', { name: 'Items' });
const found = () => page.getByRole('search').locator('xpath=following-sibling::*[@role="status"]');

test('the whole estate of the demonstration is there, and narrows as one types; the address keeps how', async () => {
  await page.keyboard.press('f');
  await page.getByText('3000 of 3000').waitFor();
  await clean('list');
  await page.keyboard.press('/');
  await page.keyboard.type('4326001');
  await page.getByText('1 of 3000').waitFor();
  await expect.poll(() => textOf(items())).toContain('Handset 4326001');
  expect(page.url()).toContain('q=4326001');
  await page.reload();
  await page.getByText('1 of 3000').waitFor();
  expect(await found().count()).toBe(1);
});

test('an item says what is known and by whose word, and in words of both directions what hangs on what', async () => {
  await page.getByRole('combobox', { name: 'Class' }).selectOption('vehicle');
  await page.getByRole('searchbox').fill('DM26 AAB');
  await page.getByText('1 of 3000').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'marked car DM26 AAB' }).waitFor();
  const relations = page.getByRole('region', { name: 'Relations' });
  await relations.getByText('Vehicle set of DM26 AAB').waitFor();
  await expect.poll(() => textOf(relations)).toContain('is fitted with');
  await clean('vehicle');
  await relations.getByRole('listitem').filter({ hasText: 'Vehicle set' }).getByRole('link').press('Enter');
  await page.getByRole('heading', { name: 'Vehicle set of DM26 AAB' }).waitFor();
  await page.getByRole('region', { name: 'Relations' }).getByText('is fitted in').waitFor();
  await page.getByText('is fitted in').waitFor();
});

test('by keyboard a field is changed, the item moved on, and both stand in its history', async () => {
  await page.keyboard.press('j');
  await page.getByLabel('Room').fill('Workshop 2');
  await page.keyboard.press('Enter');
  const history = page.getByRole('region', { name: 'History' });
  await history.getByText('changed: room: Workshop 2').waitFor();
  await page.keyboard.press('b');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Under repair' }).press('Enter');
  await page.getByRole('alert').or(page.getByText('still need')).first().waitFor();
  await page.keyboard.press('Enter');
  await history.getByText('moved: live → under-repair').waitFor();
});

test('SM-86 a file is tried, taken in and undone on the screen; lines that do not fit are named', async () => {
  await page.goto(`${trefoil.url}/service/estate/import`);
  const rows = ['Serial number,Host name,Room', 'SCAN-1,scan-1,Store', 'SCAN-2,NOT A HOST,Store', 'SCAN-3'];
  const file = { name: 'switches.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };
  await page.getByLabel(/^A table/).setInputFiles(file);
  await page.getByLabel('Class, where no column says it').selectOption('switch');
  await page.getByRole('button', { name: 'Only say what it would do' }).press('Enter');
  await page.getByText('It would be:').waitFor();
  const left = page.getByRole('list', { name: 'Lines left out' });
  await expect.poll(() => textOf(left)).toMatch(/Line 3\s+hostname: written as oak-sw-01/);
  await expect.poll(() => textOf(left)).toMatch(/Line 4\s+It has 1 values/);
  await clean('import');
  const before = (await technician.read('estate.items', { limit: '2000' })).length;
  await page.getByRole('button', { name: 'Take it in' }).press('Enter');
  await page.getByText('Done:').waitFor();
  await page.getByRole('button', { name: 'Undo it' }).press('Enter');
  await page.getByText('1 as before, 0 kept').waitFor();
  expect((await technician.read('estate.items', { limit: '2000' })).length).toBe(before);
});

test('how complete it is, and what has changed since a baseline', async () => {
  const baselineId = randomUUID();
  await technician.done('estate.takeBaseline', { baselineId, name: 'Before the move' });
  const itemId = randomUUID();
  await technician.done('estate.addItems', { items: [{ itemId, classId: 'modem', name: 'New modem' }] });
  await page.goto(`${trefoil.url}/service/estate/state`);
  await page
    .getByRole('row', { name: /^Laptop/ })
    .first()
    .waitFor();
  await page.getByLabel('Compare').selectOption(baselineId);
  await page.getByRole('list', { name: 'Differences' }).getByText('New modem').waitFor();
  await page.getByText('1 item differs').waitFor();
  await clean('state');
});

test('SM-91 an item shows its IT incidents, problems, changes, outages, cost, contract and capacity', async () => {
  const [contract, itemId] = [randomUUID(), randomUUID()];
  const until = { supplier: 'Compass', supplierRef: 'C-9', until: '2027-09-30' };
  await technician.done('estate.addItems', {
    items: [
      { itemId: contract, classId: 'contract', name: 'Network upkeep', fields: until },
      {
        ...{ itemId, classId: 'switch', name: 'Core of Melton', fields: { ports: 48, costPence: 120_000 } },
        relations: [{ kind: 'covered-by', toId: contract }],
      },
      { itemId: randomUUID(), classId: 'printer', name: 'P9', relations: [{ kind: 'connects-through', toId: itemId }] },
    ],
  });
  const about = { itemIds: [itemId] };
  const fault = { serviceIncidentId: randomUUID(), source: 'desk', summary: 'It is dead', urgency: 1, ...about };
  await technician.done('service.raiseServiceIncident', fault);
  await technician.done('service.openProblem', {
    problemId: randomUUID(),
    source: 'menu',
    title: 'It dies at night',
    ...about,
  });
  const words = {
    title: 'New core',
    reason: 'It dies',
    benefit: 'It does not',
    notDoing: 'It goes on',
    resources: 'One',
  };
  const said = { ...words, plan: 'Swap it', test: 'Ping', backOut: 'Swap it back' };
  const proposal = { teamId: 'networks', serviceIds: ['office'], implementerIds: [], workMinutes: 30, ...about };
  await technician.done('service.raiseChange', { changeId: randomUUID(), model: 'normal', proposal, said });
  await page.goto(`${trefoil.url}/service/estate/${itemId}`);
  const uses = page.getByRole('region', { name: 'IT incidents, problems and changes' });
  await reads(uses, /It is dead[\s\S]*It dies at night[\s\S]*New core[\s\S]*outages: 1[\s\S]*unplanned/i);
  const worth = page.getByRole('region', { name: 'Cost, contract and capacity' });
  await reads(worth, /£1200\.00[\s\S]*Network upkeep, Compass, until 2027-09-30[\s\S]*1 of 48 ports/);
  await clean('uses');
});

test('single points of failure stand on a page of their own, the gravest first; vehicles by what is due first', async () => {
  await page.goto(`${trefoil.url}/service/estate/single-points`);
  await page.getByRole('table').getByRole('row').nth(2).waitFor();
  await clean('single-points');
  await page.goto(`${trefoil.url}/service/kit/vehicles`);
  const vehicles = page.getByRole('list', { name: 'Vehicles' });
  await vehicles
    .getByRole('button', { name: /^Mileage/ })
    .first()
    .press('Enter');
  await page.keyboard.type('58210');
  await page.keyboard.press('Enter');
  await vehicles.getByText('the meter says 58,210').waitFor();
  await clean('vehicles');
});
