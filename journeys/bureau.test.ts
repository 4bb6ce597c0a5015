import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, openProfile } from './house/browser.ts';
import { type BureauDesk, bureauDesk, drawTriangle } from './house/bureau-desk.ts';
import { signIn } from './house/caller.ts';
import { contactPanel, hasFocus, reads, sitDown } from './house/desk.ts';
import { type Hands, tabTo, watchHands } from './house/keyboard.ts';
import { seenInAll, showMap } from './house/looks.ts';
import { keepPicturesOfFailure } from './house/pictures.ts';
import { raiseAt } from './house/story.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';

/** The bureau changes what the force promises, asks and covers; a desk that is at work meanwhile has the new words and loses no letter. */
let trefoil: RunningTrefoil;
let browser: Browser;
let helen: Page;
let rob: Page;
let desk: BureauDesk;
let hands: Hands;

const road = { label: 'Ashwell Road, Oakham', lon: -0.7295, lat: 52.6762, gazetteerId: null };
const what = 'Lads with torches behind the';

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  const contact = await signIn(trefoil.url, 'contact-officer', 'contact-1');
  await raiseAt(contact, { code: '202', what: 'Twenty people shouting in the car park', place: road });
  const [helens, robs] = await Promise.all([openProfile(browser), openProfile(browser)]);
  hands = await watchHands(helens);
  [helen, rob] = await Promise.all([
    sitDown(helens, trefoil.url, 'Helen Prior', 'Bureau'),
    sitDown(robs, trefoil.url, 'Rob Keeling', 'Dispatch 1'),
  ]);
  await showMap(rob, false);
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

/** What a desk is told of a pack that is put in force while it works. */
const notice = (page: Page) => page.locator('.pack-notice');

test('M01 the bureau opens the force pack by key; whoever is not of it sees nothing of it', async () => {
  const [window] = await Promise.all([helen.context().waitForEvent('page'), helen.keyboard.press('Control+F11')]);
  desk = bureauDesk(window);
  await desk.sees(/Rutland [\d.]+ in force\s+nothing is changed/);
  const closed = await rob.context().newPage();
  await closed.goto(`${trefoil.url}/?window=bureau`);
  await reads(closed.getByRole('main', { name: 'Bureau' }), /Nothing of it is open to this account/);
  await closed.close();
});

test('M01 a target that is no number is named at its box, what was typed stays, and is mended there', async () => {
  await desk.open('Grades');
  await desk.fill(/^Name of G2/, 'Priority response');
  await desk.fill(/^Minutes of G2 arrive/, 'soon');
  await desk.press('Control+Enter');
  await desk.sees(/deadlineRules\[6\]\.minutes/);
  const box = desk.page.getByLabel('Minutes of G2 arrive');
  await box.and(desk.page.locator('[aria-invalid=true]')).waitFor();
  expect(await box.inputValue()).toBe('soon');
  expect(await seenInAll(desk.page, 'bureau-fault')).toEqual([]);
  await desk.fill(/^Minutes of G2 arrive/, '45');
  await desk.save();
  await box.and(desk.page.locator('[aria-invalid=false]')).waitFor();
});

test('M01 a question is reworded and an area drawn, on the map and in its list of corners', async () => {
  await desk.open('Question sets', 'domestic');
  await desk.fill(/^ Text$/, 'Is the other person with you now?');
  await desk.open('Areas', 'Greetham');
  await drawTriangle(desk);
  await desk.sees(/Drawn: 3 corners/);
  await desk.choose(/^ Put the map away/);
  const corners = desk.page.getByLabel('Corners, one a line: latitude, longitude');
  expect((await corners.inputValue()).split('\n')).toHaveLength(3);
  // Saved from wherever the focus is.
  await tabTo(desk.page, /^ Find a section$/);
  await desk.save();
  await desk.pane('What is different');
  await desk.sees(/60[\s\S]*45[\s\S]*Priority response|Priority response[\s\S]*45/);
  expect(await seenInAll(desk.page, 'bureau-differences')).toEqual([]);
});

test('M09 a line of a table of codes is changed by key; where both ways do not agree that is named, and mended there', async () => {
  await desk.pane('Edit');
  await desk.open('Code mappings to partners', 'Ambulance');
  const goesOut = async (code: string, from: string, to: string) => {
    const line = desk.page.getByLabel(`Our codes to theirs: ${code}`, { exact: true });
    expect(await line.inputValue()).toBe(`code ${from}`);
    await tabTo(desk.page, new RegExp(`Our codes to theirs: ${code}\\b`));
    await desk.page.keyboard.type(to);
    expect(await line.inputValue()).toBe(`code ${to}`);
    await desk.save();
  };
  await goesOut('001', 'ASSAULT', 'COLLAPSE');
  await desk.sees(/ASSAULT comes back as 001, which goes out as COLLAPSE/);
  await goesOut('001', 'COLLAPSE', 'ASSAULT');
  await goesOut('002', 'ASSAULT', 'COLLAPSE');
  await desk.pane('What is different');
  await desk.sees(/ASSAULT[\s\S]*COLLAPSE/);
});

test('M02 what would have been different is counted on the days that have been, with examples, and nothing live is touched', async () => {
  await desk.pane('Preview');
  await desk.sees(/target[\s\S]*→ 45 min/);
  expect(await seenInAll(desk.page, 'bureau-preview')).toEqual([]);
});

test('M01 published with its reason: another desk has the new words without restart, and what is typed there stays', async () => {
  await rob.bringToFront();
  await rob.keyboard.press('F3');
  await hasFocus(contactPanel(rob).getByLabel('What', { exact: true }));
  await rob.keyboard.type(what);
  const grades = contactPanel(rob).getByLabel(/^Grade/);
  expect(await grades.locator('option').allTextContents()).not.toContain('G2 Priority response');
  await desk.page.bringToFront();
  await desk.pane('Publish');
  await desk.fill(/^ Why: everybody reads it$/, 'Agreed at the November board');
  await desk.press('Enter');
  await desk.sees(/is in force\./);
  await grades.locator('option', { hasText: 'G2 Priority response' }).waitFor({ state: 'attached' });
  await reads(
    notice(rob),
    /Force pack [\d.]+ is in force since [\d:]+, published by Helen Prior: Agreed at the November board/,
  );
  await reads(notice(rob), /Changed: .*Grades/);
  await rob.keyboard.type(' school');
  expect(await contactPanel(rob).getByLabel('What', { exact: true }).inputValue()).toBe(`${what} school`);
});

test('M01 every version says who made it, when and why; the one before is put in force again', async () => {
  await desk.pane('Versions');
  await desk.sees(/in force[\s\S]*made by Helen Prior[\s\S]*Agreed at the November board/);
  expect(await seenInAll(desk.page, 'bureau-versions')).toEqual([]);
  await desk.choose(/^ Roll back to \d/);
  await desk.page.keyboard.type('Forty-five minutes cannot be kept');
  await desk.press('Enter');
  await desk.sees(/put in force again by Helen Prior[\s\S]*Forty-five/);
  const grades = contactPanel(rob).getByLabel(/^Grade/);
  await grades.locator('option', { hasText: 'G2 Priority response' }).waitFor({ state: 'detached' });
  await reads(
    notice(rob),
    /Force pack rolled back to [\d.]+ from [\d.]+ since [\d:]+ by Helen Prior: Forty-five minutes/,
  );
  expect(await contactPanel(rob).getByLabel('What', { exact: true }).inputValue()).toBe(`${what} school`);
});

test('the list of sections and a section with many rows are whole at 400 % zoom, and no hand was on a mouse', async () => {
  await desk.pane('Edit');
  for (const section of ['Codes', 'Code mappings to partners', 'Response plans', 'Calendars']) {
    await desk.open(section);
    expect(
      await seenInAll(desk.page, `bureau-${section.split(' ', 2).join('-').toLowerCase()}`, {
        '400': { width: 480, height: 270 },
      }),
    ).toEqual([]);
  }
  await tabTo(desk.page, /^ Find a section$/);
  expect(hands.pointer()).toEqual([]);
});
