import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, laptop, openBrowser, openProfile } from '../house/browser.ts';
import { type Caller, signIn } from '../house/caller.ts';
import { hasFocus, reads } from '../house/desk.ts';
import { tabTo } from '../house/keyboard.ts';
import { keepPicturesOfFailure, picture } from '../house/pictures.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';
import { until } from '../house/until.ts';

let trefoil: RunningTrefoil;
let browser: Browser;
let officer: Caller;
let manager: Caller;
let nadia: Page;
let callum: Page;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  [officer, manager] = await Promise.all([signIn(trefoil.url, 'officer'), signIn(trefoil.url, 'duty-ict-manager')]);
  nadia = await enter('Nadia Rahman');
  callum = await enter('Callum Frost');
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

async function enter(person: string): Promise<Page> {
  const page = await (await openProfile(browser, { viewport: laptop })).newPage();
  await page.goto(`${trefoil.url}/service/`);
  await page.getByRole('button', { name: person, exact: false }).first().waitFor();
  await tabTo(page, new RegExp(person));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Help and requests' }).waitFor();
  return page;
}

const main = (page: Page) => page.getByRole('main');
const said = (page: Page) => page.getByRole('log', { name: 'All that was said' });

async function raised(summary: string, more: object = {}): Promise<string> {
  const serviceIncidentId = randomUUID();
  await officer.done('service.raiseServiceIncident', { serviceIncidentId, source: 'portal', summary, ...more });
  return serviceIncidentId;
}

async function at(page: Page, id: string): Promise<void> {
  await page.goto(`${trefoil.url}/service/it-incidents/${id}`);
  await reads(main(page), /IT-\d+ · open/);
}

test('by keyboard alone an agent takes a call: the caller by collar number with their last IT incidents, what is open and like it, and keeps it', async () => {
  await raised('Radio battery is flat');
  await nadia.keyboard.press('F3');
  await hasFocus(nadia.getByLabel(/Who rings/));
  await nadia.keyboard.type('4182');
  await reads(main(nadia), /PC Erin Marlow · 4182/);
  await nadia.keyboard.press('Enter');
  await reads(nadia.getByRole('region', { name: 'The caller' }), /Radio battery is flat/);
  await tabTo(nadia, /What is wrong/);
  await nadia.keyboard.type('Radio battery does not charge');
  await reads(nadia.getByRole('region', { name: 'Open and like it' }), /IT-\d+ Radio battery is flat[\s\S]*“battery”/);
  expect(await axeFindings(nadia)).toEqual([]);
  await nadia.keyboard.press('Control+Enter');
  await reads(main(nadia), /IT-\d+ · open[\s\S]*Radio battery does not charge[\s\S]*PC Erin Marlow/);
});

test('SD-14 an answer and an internal note differ by surface, colour, word, mark and key', async () => {
  await nadia.keyboard.press('r');
  const writing = nadia.locator('.writing');
  await reads(writing, /The reporter reads this[\s\S]*Send to the reporter/);
  const look = () =>
    writing.evaluate((box) => {
      const { borderTopStyle, borderTopColor, backgroundImage } = getComputedStyle(box);
      return { borderTopStyle, borderTopColor, backgroundImage };
    });
  const answer = await look();
  await picture(nadia, 'service-answer');
  await nadia.keyboard.type('A spare is at the front desk');
  await nadia.keyboard.press('Escape');
  await nadia.keyboard.press('Escape');
  await nadia.keyboard.press('F7');
  await reads(writing, /Only the service centre reads this[\s\S]*Keep as internal note/);
  const note = await look();
  await picture(nadia, 'service-note');
  for (const part of ['borderTopStyle', 'borderTopColor', 'backgroundImage'] as const)
    expect(note[part]).not.toBe(answer[part]);
  expect(await nadia.getByLabel('Internal note', { exact: true }).inputValue()).toBe('');
  await nadia.keyboard.type('Third of this batch');
  await nadia.keyboard.press('Control+Enter');
  await reads(said(nadia), /internal\s+Third of this batch/);
  await nadia.keyboard.press('F8');
  expect(await nadia.getByLabel('Answer to the reporter').inputValue()).toBe('A spare is at the front desk');
  await nadia.keyboard.press('Control+Enter');
  await reads(said(nadia), /the reporter reads this\s+A spare is at the front desk/);
});

test('handed over with a note and resolved, by keys', async () => {
  await nadia.keyboard.press('F4');
  await hasFocus(nadia.getByLabel('Team'));
  await nadia.keyboard.type('Radio');
  await tabTo(nadia, /Hand-over note/);
  await nadia.keyboard.type('Battery tried already');
  await tabTo(nadia, /^\s*Hand over/);
  await nadia.keyboard.press('Enter');
  await reads(said(nadia), /radio: Battery tried already/);
  await nadia.keyboard.press('F9');
  await nadia.keyboard.type('Charger replaced');
  await nadia.keyboard.press('Control+Enter');
  await reads(main(nadia), /· resolved/);
});

test('what came in waits in the inbox with what history proposes; accepted by one key', async () => {
  await nadia.keyboard.press('q');
  await nadia.getByRole('heading', { name: 'Queue' }).waitFor();
  await nadia.keyboard.press('/');
  await nadia.keyboard.type('custody flickers');
  await nadia.keyboard.press('Enter');
  const rows = nadia.getByRole('listbox', { name: 'IT incidents' });
  await hasFocus(rows);
  // It comes after the key: the first row is in hand as soon as there is one.
  await raised('Screen of the custody desk flickers');
  await rows.getByRole('option', { name: /custody desk flickers/, selected: true }).waitFor();
  const triage = nadia.getByRole('complementary', { name: /Triage of IT-/ });
  await reads(triage, /Screen of the custody desk flickers[\s\S]*Accept/);
  expect(await axeFindings(nadia)).toEqual([]);
  await picture(nadia, 'service-queue');
  await nadia.keyboard.press('a');
  await triage.waitFor({ state: 'detached' });
});

test('SD-15 two agents on one record: each sees the other, what they write, and the second to save sees both values', async () => {
  const id = await raised('Phone has no tone', { categoryId: 'phone' });
  await at(nadia, id);
  await at(callum, id);
  await nadia.keyboard.press('r');
  await reads(main(callum), /Also open at Nadia Rahman \(writing: answer\)/);
  await nadia.keyboard.type('We ring you back');
  const category = (page: Page) => page.getByLabel('Category', { exact: true });
  await Promise.all(
    [nadia, callum].map((page) =>
      until(
        () => category(page).inputValue(),
        (is) => is === 'phone',
        { what: 'phone' },
      ),
    ),
  );
  const input = { serviceIncidentId: id, change: { field: 'category', from: 'phone', to: 'phone-mobile' } };
  const late = callum.route(
    '**/api/commands/service.amendServiceIncident',
    async (route) => {
      await manager.done('service.amendServiceIncident', input);
      await route.continue();
    },
    { times: 1 },
  );
  await late;
  await category(callum).selectOption({ value: 'phone-desk' });
  await reads(
    main(callum),
    /Somebody else changed this meanwhile[\s\S]*It is now\s+Mobile phone or SIM[\s\S]*You wanted\s+Desk phone or headset/,
  );
  await callum.getByRole('button', { name: 'Make it mine' }).click();
  await until(
    () => category(nadia).inputValue(),
    (is) => is === 'phone-desk',
    { what: 'both see it' },
  );
  expect(await nadia.getByLabel('Answer to the reporter').inputValue()).toBe('We ring you back');
});

test('one text of a major IT incident is the banner of the desk, the control room and the officers at once', async () => {
  const id = await raised('No radio in the north', { serviceId: 'radio-voice' });
  const major = { majorId: randomUUID(), serviceIncidentId: id, title: 'No radio in the north' };
  await manager.done('service.declareMajor', { ...major, text: 'Use mobile phones.' });
  const banner = (page: Page) => page.getByRole('region', { name: 'Known outages and planned work' });
  const field = await (await openProfile(browser, { viewport: { width: 390, height: 844 } })).newPage();
  await field.goto(`${trefoil.url}/field/`);
  await field.getByRole('button', { name: 'PC Daniel Achebe' }).click();
  const room = await (await openProfile(browser, { viewport: laptop })).newPage();
  await room.goto(trefoil.url);
  await room.getByRole('button', { name: 'Rob Keeling' }).click();
  await room.getByRole('button', { name: 'Dispatch 1' }).first().click();
  for (const page of [nadia, room, field])
    await reads(banner(page), /No radio in the north\s*Use mobile phones\. Next word by \d\d:\d\d/);
  await manager.done('service.updateMajor', { majorId: major.majorId, text: 'The supplier is on site.' });
  for (const page of [nadia, room, field]) await reads(banner(page), /The supplier is on site/);
  await picture(room, 'control-room-outage');
});
