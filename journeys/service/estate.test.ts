import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, laptop, openBrowser, openProfile } from '../house/browser.ts';
import { type Caller, signIn } from '../house/caller.ts';
import { reads, textOf } from '../house/desk.ts';
import { keepPicturesOfFailure, picture } from '../house/pictures.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';

let trefoil: RunningTrefoil;
let browser: Browser;
let page: Page;
let technician: Caller;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  technician = await signIn(trefoil.url, 'technician');
  const context = await openProfile(browser, { viewport: laptop });
  page = await context.newPage();
  await page.goto(`${trefoil.url}/service/`);
  await page.getByRole('button', { name: /^Technician/ }).click();
  await page.getByText('live', { exact: true }).waitFor();
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

/** In both themes; the key turns from one to the other. */
async function clean(name: string): Promise<void> {
  await picture(page, `estate-${name}`);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Alt+t');
  await picture(page, `estate-${name}-other`);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Alt+t');
}

const items = () => page.getByRole('listbox', { name: 'Items' });
const found = () => page.getByRole('search').locator('xpath=following-sibling::*[@role="status"]');

test('the whole estate of the demonstration is there, and narrows as one types; the address keeps how', async () => {
  await page.keyboard.press('f');
  await page.getByText('3000 of 3000').waitFor();
  await clean('list');
  await page.keyboard.press('/');
  await page.keyboard.type('4326001');
  await page.getByText('1 of 3000').waitFor();
  expect(await textOf(items())).toContain('Handset 4326001');
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
  expect(await textOf(relations)).toContain('is fitted with');
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
  expect(await textOf(left)).toMatch(/Line 3\s+hostname: written as oak-sw-01/);
  expect(await textOf(left)).toMatch(/Line 4\s+It has 1 values/);
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

interface Item {
  readonly id: string;
  readonly label: string;
  readonly classId: string;
  readonly stage: string;
}

/** Things in the store, of a class. */
async function inStock(classId: string, count: number): Promise<readonly Item[]> {
  const all = await technician.read<Item>('estate.items', { limit: '4000' });
  return all.filter((one) => one.classId === classId && one.stage === 'in-stock').slice(0, count);
}

const kit = () => page.getByRole('listbox', { name: 'Kit' });
const hands = () => page.getByRole('region', { name: 'In whose hands' });
const owed = () => page.getByRole('list', { name: 'What is owed' });

async function drawName(): Promise<void> {
  const board = page.getByRole('img', { name: /drawn signature/i });
  await board.scrollIntoViewIfNeeded();
  const box = await board.boundingBox();
  if (box === null) throw new Error('there is nothing to sign on');
  await page.mouse.move(box.x + 20, box.y + 60);
  await page.mouse.down();
  for (const [x, y] of [
    [60, 20],
    [100, 70],
    [140, 30],
    [200, 60],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y);
  await page.mouse.up();
}

let radio: Item;

test('several things go out to one person against a drawn signature, which is kept; what was typed outlives a reload', async () => {
  [radio] = (await inStock('radio-terminal', 1)) as [Item];
  const [tablet] = (await inStock('tablet', 1)) as [Item];
  await page.goto(`${trefoil.url}/service/`);
  await page.getByText('live', { exact: true }).waitFor();
  await page.keyboard.press(',');
  await page.keyboard.press(';');
  await page.getByLabel('To whom').fill('Marlow');
  await page.getByRole('list', { name: 'People found' }).getByText('PC Erin Marlow').waitFor();
  await page.keyboard.press('Enter');
  const scan = page.getByLabel(/^Scan a label/);
  const basket = page.getByRole('list', { name: 'Items that go out' });
  await page.getByText(/items are in the register/).waitFor();
  await scan.fill(radio.label);
  await scan.press('Enter');
  await reads(basket, new RegExp(radio.label));
  await page.reload();
  await reads(basket, new RegExp(radio.label));
  await scan.fill('NO-SUCH-THING');
  await scan.press('Enter');
  await page.getByRole('alert').getByText('carries NO-SUCH-THING').waitFor();
  await scan.fill(tablet.label);
  await scan.press('Enter');
  await reads(basket, new RegExp(`${radio.label}[\\s\\S]*${tablet.label}`));
  await drawName();
  await clean('issue');
  await page.getByRole('button', { name: 'Issue 2 items' }).press('Enter');
  await page.getByText('2 items issued to PC Erin Marlow.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Kit', exact: true }).first().click();
  await reads(kit(), new RegExp(`${radio.label}[\\s\\S]*PC Erin Marlow`));
  await clean('kit');
  await page.goto(`${trefoil.url}/service/kit/items/${radio.id}`);
  await hands()
    .getByText(/Through whose hands/)
    .click();
  const drawn = hands().locator('img');
  await drawn.waitFor();
  await expect.poll(() => drawn.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(480);
});

test('an officer’s phone shows their own kit, takes a fault with one tap and a loss with its consequences; the desk works each of them off', async () => {
  const context = await openProfile(browser, { viewport: { width: 360, height: 740 }, theme: 'light' });
  const phone = await context.newPage();
  await phone.goto(`${trefoil.url}/service/`);
  await phone.getByRole('button', { name: /^PC Erin Marlow/ }).click();
  await phone.getByRole('link', { name: 'My kit' }).click();
  const card = phone.getByRole('listitem').filter({ hasText: radio.label });
  await card.getByRole('button', { name: /does not work/ }).click();
  await reads(phone.getByRole('main'), new RegExp(`IT-\\d+[\\s\\S]*${radio.label}: fault`));
  await phone.goto(`${trefoil.url}/field/`);
  await phone.getByRole('button', { name: 'Unit', exact: true }).click();
  const own = phone.getByRole('region', { name: 'My kit' });
  await own.getByRole('button', { name: `Fault of ${radio.label}` }).waitFor();
  await picture(phone, 'kit-field-360');
  await phone.goto(`${trefoil.url}/service/my-kit`);
  await card.getByRole('button', { name: /is lost/ }).click();
  await phone.getByLabel('What happened').fill('Fell from the belt in a foot chase');
  const follows = phone.getByRole('region', { name: 'What follows' });
  expect(await textOf(follows)).toMatch(
    /IT incident[\s\S]*stunned[\s\S]*within 30 min[\s\S]*within 24 h[\s\S]*within 3 days/,
  );
  await picture(phone, 'kit-loss-360');
  expect(await axeFindings(phone)).toEqual([]);
  await phone.getByRole('button', { name: 'Report it as lost' }).click();
  await reads(phone.getByRole('main'), new RegExp(`${radio.label} lost`));
  await context.close();

  await reads(hands(), /Lost since/);
  await reads(owed(), /Stun[\s\S]*report[\s\S]*replacement/);
  await clean('loss');
  await hands().getByRole('button', { name: 'It is stunned' }).press('Enter');
  await page.getByRole('button', { name: 'The network has stunned it' }).press('Enter');
  await hands().getByText('The radio is stunned').waitFor();
  await hands().getByRole('button', { name: 'The report is filed' }).press('Enter');
  await page.keyboard.type('PR/2026/1187');
  await page.keyboard.press('Enter');
  await hands().getByText('Reported under PR/2026/1187').waitFor();
  await hands().getByRole('button', { name: 'It was found' }).press('Enter');
  await page.keyboard.type('Handed in at Oakham');
  await page.keyboard.press('Enter');
  await hands().getByText('In the store: nobody has it.').waitFor();
});

test('SM-85 labels are bar codes to print; an audit by scan of a room lists its exceptions until each is settled', async () => {
  const stationId = 'oakham-police-station';
  const make = (name: string, room: string) => ({
    ...{ itemId: randomUUID(), classId: 'printer', name, fields: { stationId, room, serial: `SN-${name}` } },
  });
  const items = [make('P1', 'Audit room'), make('P2', 'Audit room'), make('P3', 'Elsewhere')];
  const { labels } = (await technician.done('estate.addItems', { items })) as { labels: readonly string[] };
  await page.goto(`${trefoil.url}/service/estate/labels?q=Audit`);
  const sheet = page.getByRole('list', { name: 'Labels' });
  await sheet.getByRole('img', { name: `Bar code ${labels[0]}` }).waitFor();
  await page.goto(`${trefoil.url}/service/kit/audits`);
  await page.getByLabel('Station').selectOption(stationId);
  await page.getByLabel('Room').selectOption('Audit room');
  await page.getByRole('button', { name: 'Begin the audit' }).press('Enter');
  await page.getByRole('heading', { name: /^Audit of Audit room/ }).waitFor();
  const scan = page.getByLabel(/^Scan a label/);
  for (const [read, answer] of [
    [labels[0] ?? '', 'As recorded'],
    ['SN-P3', 'Recorded elsewhere'],
    ['NOBODY-KNOWS', 'Nothing carries this label'],
  ] as const) {
    await scan.fill(read);
    await scan.press('Enter');
    await page.getByRole('status').filter({ hasText: answer }).waitFor();
  }
  await page.getByText('1 of 2 seen').waitFor();
  await clean('audit');
  await page.getByRole('button', { name: 'End the audit' }).press('Enter');
  const exceptions = page.getByRole('region', { name: 'Exceptions' });
  await reads(exceptions, new RegExp(`Exceptions: 3[\\s\\S]*${labels[1]}`, 'i'));
  await exceptions.getByRole('button', { name: `It belongs here now ${labels[2]}` }).press('Enter');
  await exceptions.getByRole('button', { name: `Found ${labels[1]}` }).press('Enter');
  await exceptions.getByRole('button', { name: 'Labelled anew NOBODY-KNOWS' }).press('Enter');
  await exceptions.getByText('Nothing is open.').waitFor();
  const [moved] = await technician.read<{ fields: { room: string } }>('estate.itemRecord', {
    of: items[2]?.itemId ?? '',
  });
  expect(moved?.fields.room).toBe('Audit room');
});

test('what is disposed of has a certificate to print', async () => {
  const itemId = randomUUID();
  const fields = { manufacturer: 'Dell', model: 'Latitude 5440', serial: 'DEL-GONE' };
  const items = [{ itemId, classId: 'laptop', name: 'Worn laptop', stage: 'withdrawn', fields }];
  const { labels } = (await technician.done('estate.addItems', { items })) as { labels: readonly string[] };
  await page.goto(`${trefoil.url}/service/estate/${itemId}`);
  await hands().getByRole('button', { name: 'Dispose of it' }).press('Enter');
  await page.getByLabel('Signed by').fill('T Wright');
  await page.getByRole('button', { name: 'Sign the certificate' }).press('Enter');
  await page.getByText('Say the number of the report').waitFor();
  await page.getByLabel('Number of the report').fill('ER-2231');
  await page.getByRole('button', { name: 'Sign the certificate' }).press('Enter');
  await page.getByRole('heading', { name: `Certificate of disposal DC-${labels[0]}` }).waitFor();
  await reads(
    page.getByRole('article'),
    /Dell Latitude 5440[\s\S]*DEL-GONE[\s\S]*Destroyed[\s\S]*Erased[\s\S]*ER-2231[\s\S]*T Wright/,
  );
  await clean('certificate');
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

test('SM-126 while the server is down what was read can be read on, and what was signed goes out by itself when it is back', async () => {
  const [camera] = (await inStock('tablet', 1)) as [Item];
  await page.goto(`${trefoil.url}/service/kit/items/${radio.id}`);
  await hands().getByText('In the store: nobody has it.').waitFor();
  await page.getByRole('link', { name: 'Kit', exact: true }).last().click();
  await page.keyboard.press(';');
  await page.getByText(/items are in the register/).waitFor();
  const release = trefoil.holdBack();
  trefoil.kill('server');
  await page.getByText(/^No connection for/).waitFor();
  await page.getByLabel('To whom').fill('Daniel Example');
  const scan = page.getByLabel(/^Scan a label/);
  await scan.fill(camera.label);
  await scan.press('Enter');
  await page.getByLabel('Signed by').fill('D Example');
  await page.getByRole('button', { name: 'Issue it' }).press('Enter');
  await picture(page, 'kit-alone');
  release();
  await page.getByText('One item issued to Daniel Example.').waitFor();
  const held = await technician.read<{ person: string }>('estate.custodies', { limit: '500' });
  expect(held.filter(({ person }) => person === 'Daniel Example')).toHaveLength(1);
});
