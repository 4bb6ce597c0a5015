import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, openBrowser, openProfile } from '../house/browser.ts';
import { type Caller, signIn } from '../house/caller.ts';
import { reads } from '../house/desk.ts';
import { keepPicturesOfFailure, picture } from '../house/pictures.ts';
import { cleanInBoth, enterService } from '../house/service-desk.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';

let trefoil: RunningTrefoil;
let browser: Browser;
let page: Page;
let technician: Caller;
let radio: Item;

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

const clean = (name: string): Promise<void> => cleanInBoth(page, `kit-${name}`);

interface Item {
  readonly id: string;
  readonly label: string;
}

interface NewItem {
  readonly classId: string;
  readonly name: string;
  readonly stage?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** New things of the estate, with the labels that they were given. */
async function added(items: readonly NewItem[]): Promise<readonly Item[]> {
  const named = items.map((one) => ({ itemId: randomUUID(), ...one }));
  await technician.done('estate.addItems', { items: named });
  const labelled = async ({ itemId }: { itemId: string }): Promise<Item> => {
    const [item] = await technician.read<Item>('estate.itemRecord', { of: itemId });
    if (item === undefined) throw new Error(`${itemId} is not in the estate`);
    return item;
  };
  return Promise.all(named.map(labelled));
}

const kit = () => page.getByRole('listbox', { name: 'Kit' });
const hands = () => page.getByRole('region', { name: 'In whose hands' });

async function drawName(): Promise<void> {
  const board = page.getByRole('img', { name: /drawn signature/i });
  await board.scrollIntoViewIfNeeded();
  const box = await board.boundingBox();
  if (box === null) throw new Error('there is nothing to sign on');
  const { x, y } = box;
  await page.mouse.move(x + 20, y + 60);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 20);
  await page.mouse.move(x + 100, y + 70);
  await page.mouse.move(x + 200, y + 30);
  await page.mouse.up();
}

async function scan(read: string): Promise<void> {
  const box = page.getByLabel(/^Scan a label/);
  await box.fill(read);
  await box.press('Enter');
}

test('several things go out to one person against one drawn signature, which is kept; one of them comes back', async () => {
  const stage = 'in-stock';
  const [first, tablet] = await added([
    { classId: 'radio-terminal', name: 'Handset of the walk', stage },
    { classId: 'tablet', name: 'Tablet of the walk', stage },
  ]);
  if (first === undefined || tablet === undefined) throw new Error('there is nothing to issue');
  radio = first;
  await page.keyboard.press(',');
  await page.keyboard.press(';');
  await page.getByLabel('To whom').fill('Marlow');
  await page.getByRole('list', { name: 'People found' }).getByText('PC Erin Marlow').waitFor();
  await page.keyboard.press('Enter');
  const basket = page.getByRole('list', { name: 'Items that go out' });
  await page.getByText(/items are in the register/).waitFor();
  await scan(radio.label);
  await scan('NO-SUCH-THING');
  await page.getByRole('alert').getByText('carries NO-SUCH-THING').waitFor();
  await scan(tablet.label);
  await reads(basket, new RegExp(`${radio.label}[\\s\\S]*${tablet.label}`));
  await drawName();
  await clean('issue');
  await page.getByRole('button', { name: 'Issue 2 items' }).press('Enter');
  await page.getByText('2 items issued to PC Erin Marlow.').waitFor();
  await page.goto(`${trefoil.url}/service/kit`);
  await reads(kit(), new RegExp(`${radio.label}[\\s\\S]*PC Erin Marlow`));
  await clean('list');
  await page.goto(`${trefoil.url}/service/kit/items/${tablet.id}`);
  await hands()
    .getByText(/Through whose hands/)
    .click();
  const drawn = hands().locator('img');
  await drawn.waitFor();
  await expect.poll(() => drawn.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(480);
  await hands().getByRole('button', { name: 'Take it back' }).press('Enter');
  await page.getByLabel('Signed by').fill('E Marlow');
  await clean('return');
  await page.getByLabel('Signed by').press('Enter');
  await hands().getByText('In the store: nobody has it.').waitFor();
});

test('an officer’s phone shows their own kit and reports a loss with all that follows; the desk works each off', async () => {
  const context = await openProfile(browser, { viewport: { width: 360, height: 740 }, theme: 'light' });
  const phone = await context.newPage();
  await phone.goto(`${trefoil.url}/service/`);
  await phone.getByRole('button', { name: /PC Erin Marlow/ }).click();
  await phone.getByRole('link', { name: 'My kit' }).click();
  const card = phone.getByRole('listitem').filter({ hasText: radio.label });
  await card.getByRole('button', { name: /is lost/ }).click();
  await phone.getByLabel('What happened').fill('Fell from the belt in a foot chase');
  const follows = phone.getByRole('region', { name: 'What follows' });
  await reads(follows, /IT incident[\s\S]*stunned[\s\S]*within 30 min[\s\S]*within 24 h[\s\S]*within 3 days/i);
  await picture(phone, 'kit-loss-360');
  expect(await axeFindings(phone)).toEqual([]);
  await phone.getByRole('button', { name: 'Report it as lost' }).click();
  await reads(phone.getByRole('main'), new RegExp(`${radio.label} lost`));
  await context.close();
  await page.goto(`${trefoil.url}/service/kit/items/${radio.id}`);
  await reads(hands(), /Lost since[\s\S]*its IT incident/);
  await reads(page.getByRole('list', { name: 'What is owed' }), /stun[\s\S]*report[\s\S]*replacement/i);
  await clean('loss');
  await hands().getByRole('button', { name: 'It is stunned' }).press('Enter');
  await page.getByRole('button', { name: 'The network has stunned it' }).press('Enter');
  await hands().getByText('The radio is stunned').waitFor();
  await hands().getByRole('button', { name: 'The report is filed' }).press('Enter');
  await page.keyboard.type('PR/2026/1187');
  await page.keyboard.press('Enter');
  await hands().getByText('Reported under PR/2026/1187').waitFor();
  await hands().getByRole('button', { name: 'A replacement was given' }).press('Enter');
  await page.getByRole('button', { name: 'It is settled' }).press('Enter');
  await hands().getByText('The replacement is settled').waitFor();
});

test('SM-85 an item is named and labelled, its label is a bar code to print; an audit by scan lists its exceptions until each is settled', async () => {
  const stationId = 'oakham-police-station';
  const make = (name: string, room: string) => ({
    ...{ classId: 'printer', name, fields: { stationId, room, serial: `SN-${name}` } },
  });
  const [seen, missing, elsewhere] = await added([
    make('P1', 'Audit room'),
    make('P2', 'Audit room'),
    make('P3', 'Elsewhere'),
  ]);
  if (seen === undefined || missing === undefined || elsewhere === undefined) throw new Error('nothing to audit');
  await page.goto(`${trefoil.url}/service/estate/labels?q=Audit`);
  const sheet = page.getByRole('list', { name: 'Labels' });
  await sheet.getByRole('img', { name: `Bar code ${seen.label}` }).waitFor();
  await reads(sheet, new RegExp(`${seen.label}\\s+P1`));
  await clean('labels');
  await page.goto(`${trefoil.url}/service/kit/audits`);
  await page.getByLabel('Station').selectOption(stationId);
  await page.getByLabel('Room').selectOption('Audit room');
  await page.getByRole('button', { name: 'Begin the audit' }).press('Enter');
  await page.getByRole('heading', { name: /^Audit of Audit room/ }).waitFor();
  for (const [read, answer] of [
    [seen.label, 'As recorded'],
    ['SN-P3', 'Recorded elsewhere'],
    ['NOBODY-KNOWS', 'Nothing carries this label'],
  ] as const) {
    await scan(read);
    await page.getByRole('status').filter({ hasText: answer }).waitFor();
  }
  await page.getByText('1 of 2 seen').waitFor();
  await clean('audit');
  await page.getByRole('button', { name: 'End the audit' }).press('Enter');
  await page.getByText('1 of 2 were not seen').waitFor();
  await page.keyboard.press('Enter');
  const exceptions = page.getByRole('region', { name: 'Exceptions' });
  await reads(exceptions, new RegExp(`Exceptions: 3[\\s\\S]*${missing.label}`, 'i'));
  await clean('exceptions');
  await exceptions.getByRole('button', { name: `It belongs here now ${elsewhere.label}` }).press('Enter');
  await exceptions.getByRole('button', { name: `Found ${missing.label}` }).press('Enter');
  await exceptions.getByRole('button', { name: 'Labelled anew NOBODY-KNOWS' }).press('Enter');
  await exceptions.getByText('Nothing is open.').waitFor();
  const [moved] = await technician.read<{ fields: { room: string } }>('estate.itemRecord', { of: elsewhere.id });
  expect(moved?.fields.room).toBe('Audit room');
});

test('what is disposed of has a certificate to print', async () => {
  const fields = { manufacturer: 'Dell', model: 'Latitude 5440', serial: 'DEL-GONE' };
  const [worn] = await added([{ classId: 'laptop', name: 'Worn laptop', stage: 'withdrawn', fields }]);
  if (worn === undefined) throw new Error('there is nothing to dispose of');
  await page.goto(`${trefoil.url}/service/estate/${worn.id}`);
  await hands().getByRole('button', { name: 'Dispose of it' }).press('Enter');
  await page.getByLabel('Signed by').fill('T Wright');
  await page.getByRole('button', { name: 'Sign the certificate' }).press('Enter');
  await page.getByText('Say the number of the report').waitFor();
  await page.getByLabel('Number of the report').fill('ER-2231');
  await page.getByRole('button', { name: 'Sign the certificate' }).press('Enter');
  await page.getByRole('heading', { name: `Certificate of disposal DC-${worn.label}` }).waitFor();
  const paper = /Dell Latitude 5440[\s\S]*DEL-GONE[\s\S]*Destroyed[\s\S]*Erased[\s\S]*ER-2231[\s\S]*T Wright/;
  await reads(page.getByRole('article'), paper);
  await clean('certificate');
});
