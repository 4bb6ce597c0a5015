import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, laptop, openBrowser, openProfile } from '../house/browser.ts';
import { type Caller, signIn } from '../house/caller.ts';
import { hasFocus, reads, sitDown, textOf } from '../house/desk.ts';
import { tabTo } from '../house/keyboard.ts';
import { keepPicturesOfFailure, picture } from '../house/pictures.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';
import { until } from '../house/until.ts';

interface Item {
  readonly id: string;
  readonly label: string;
  readonly classId: string;
  readonly stage: string;
}

let trefoil: RunningTrefoil;
let browser: Browser;
let officer: Caller;
let manager: Caller;
let agent: Caller;
let nadia: Page;
let callum: Page;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  [officer, manager, agent] = await Promise.all([
    signIn(trefoil.url, 'officer'),
    signIn(trefoil.url, 'duty-ict-manager'),
    signIn(trefoil.url, 'service-agent-2'),
  ]);
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

interface Kept {
  readonly singleKeys: boolean;
  readonly chosenKeys: Readonly<Record<string, string>>;
}

/** How the person here likes this screen, as the server has it. */
async function keptFor(page: Page): Promise<Kept> {
  const answer = await page.request.get(`${trefoil.url}/api/preferences/service-desk`);
  const { kept } = (await answer.json()) as { kept: Kept | null };
  return kept ?? { singleKeys: true, chosenKeys: {} };
}

const main = (page: Page) => page.getByRole('main');
const said = (page: Page) => page.getByRole('log', { name: 'All that was said' });

async function raised(summary: string, more: object = {}): Promise<string> {
  const serviceIncidentId = randomUUID();
  await officer.done('service.raiseServiceIncident', { serviceIncidentId, source: 'portal', summary, ...more });
  return serviceIncidentId;
}

/** A radio that the officer has been given; answers it. */
async function issuedRadio(): Promise<Item> {
  const [radio] = (await agent.read<Item>('estate.items', { limit: '500' })).filter(
    ({ classId, stage }) => classId === 'radio-terminal' && stage === 'live',
  );
  if (radio === undefined) throw new Error('the estate of the demonstration has no radio');
  const [erin] = await agent.read<{ id: string }>('service.callers', { text: '4182' });
  const to = { personId: erin?.id, name: 'PC Erin Marlow' };
  await agent.done('estate.issueItem', { itemId: radio.id, to, signature: { kind: 'typed', name: 'Erin Marlow' } });
  return radio;
}

/** A known error of its kind, and a change that is planned for the item. */
async function knownBeside(itemId: string): Promise<void> {
  const problemId = randomUUID();
  const title = 'Radio battery of batch 7 is weak';
  await manager.done('service.openProblem', { problemId, source: 'menu', title });
  const error = {
    problemId,
    seen: 0,
    title,
    symptom: 'Battery does not charge',
    workaround: 'Take one from the front desk',
  };
  await manager.done('service.writeKnownError', error);
  await manager.done('service.publishKnownError', { problemId, audience: 'desk' });
  const changeId = randomUUID();
  const from = Date.now() + 96 * 3_600_000;
  const window = { from, to: from + 3_600_000, backOutMinutes: 30 };
  const said = { title: 'New software for the radios', reason: 'The supplier mends it', backOut: 'Load the old one' };
  await manager.done('service.raiseChange', {
    ...{ changeId, model: 'normal', said },
    proposal: { teamId: 'radio', serviceIds: ['office'], itemIds: [itemId], window },
  });
  await manager.done('service.submitChange', { changeId });
}

async function at(page: Page, id: string): Promise<void> {
  await page.goto(`${trefoil.url}/service/it-incidents/${id}`);
  await reads(main(page), /IT-\d+ · open/);
}

test('SM-31 SM-20 SM-23 by keyboard alone an agent takes a call: the caller with their last records and their kit, what is open and like it, and the script of its category', async () => {
  await raised('Handset rattles', { callBack: '07700 900456' });
  await raised('Radio battery is flat', { callBack: 'erin.marlow@rutland.example' });
  const item = await issuedRadio();
  await knownBeside(item.id);
  await nadia.keyboard.press('F3');
  const who = nadia.getByLabel(/Who rings/);
  await hasFocus(who);
  for (const [said, by] of [
    ['erin.marlow@rutland.example', 'e-mail'],
    ['07700 900456', 'phone'],
    ['4182', 'collar'],
  ] as const) {
    await who.fill(said);
    await reads(main(nadia), new RegExp(`PC Erin Marlow( · 4182)?[\\s\\S]*by ${by}`));
  }
  await nadia.keyboard.press('Enter');
  const caller = nadia.getByRole('region', { name: 'The caller' });
  await reads(
    caller,
    new RegExp(`Their kit[\\s\\S]*${item.label}[\\s\\S]*Last records[\\s\\S]*Radio battery is flat`, 'i'),
  );
  await tabTo(nadia, new RegExp(item.label));
  await nadia.keyboard.press('Space');
  const like = nadia.getByRole('region', { name: 'Open and like it' });
  await reads(like, /change CH-\d+ New software for the radios the same item, being assessed/);
  await tabTo(nadia, /What is wrong/);
  await nadia.keyboard.type('Radio battery does not charge');
  await reads(like, /known error \S+ Radio battery of batch 7[\s\S]*Helps meanwhile Take one from the front desk/i);
  await reads(like, /IT incident IT-\d+ Radio battery is flat[\s\S]*“battery”/);
  await nadia.getByLabel('Category', { exact: true }).selectOption('radio-handset');
  await tabTo(nadia, /Does another battery change anything/);
  await nadia.keyboard.type('No, the same');
  await nadia.keyboard.press('Alt+b');
  expect(await axeFindings(nadia)).toEqual([]);
  await picture(nadia, 'service-call');
  await nadia.keyboard.press('Control+Enter');
  await reads(main(nadia), /IT-\d+ · open[\s\S]*Radio battery does not charge[\s\S]*PC Erin Marlow/);
  await until(
    () => nadia.getByLabel('Symptoms, as the desk found them').inputValue(),
    (said) => said.includes('Does another battery change anything? No, the same'),
    { what: 'what was answered stands in the symptoms' },
  );
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
  await reads(said(nadia), /Radio and vehicles: Battery tried already/);
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

test('several rows are marked by keys and resolved by one act, each by itself: what is refused says so at its own row and stays marked', async () => {
  const summaries = ['Rack fan hums at Oakham', 'Rack fan hums at Ketton', 'Rack fan hums at Uppingham'];
  const ids = await Promise.all(summaries.map((summary) => raised(summary)));
  await agent.done('service.resolveServiceIncident', { serviceIncidentId: ids[1], resolution: 'Fan changed' });
  await nadia.keyboard.press('Control+1');
  await nadia.keyboard.press('/');
  await nadia.keyboard.type('rack fan');
  const rows = nadia.getByRole('listbox', { name: 'IT incidents' });
  await until(
    () => rows.getByRole('option').count(),
    (count) => count === 3,
    { what: 'the filter should leave three' },
  );
  // The resolved one has no clock and stands last: from here on no row moves under the keys.
  await reads(rows.getByRole('option', { name: /at Ketton/ }), /to confirm/);
  await nadia.keyboard.press('Enter');
  await rows.getByRole('option', { selected: true }).waitFor();
  for (const key of ['Space', 'Shift+ArrowDown', 'Shift+ArrowDown']) await nadia.keyboard.press(key);
  const panel = nadia.getByRole('complementary', { name: 'What is marked' });
  await reads(panel, /3 marked/);
  expect(await axeFindings(nadia)).toEqual([]);
  await nadia.keyboard.press('s');
  await nadia.keyboard.type('All fans cleaned');
  await nadia.keyboard.press('Control+Enter');
  await reads(panel, /1 marked[\s\S]*2 done, 1 not done[\s\S]*not done: It is resolved/);
  await hasFocus(rows);
  await nadia.keyboard.press('Escape');
  await reads(panel, /Nothing is marked now/);
  const open = await agent.read<{ id: string; situation: string }>('service.openServiceIncidents', { limit: '2000' });
  const standing = ids.map((id) => open.find((row) => row.id === id)?.situation);
  expect(standing).toEqual(['resolved', 'resolved', 'resolved']);
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
  const room = await sitDown(
    await openProfile(browser, { viewport: laptop }),
    trefoil.url,
    'Rob Keeling',
    'Dispatch 1',
  );
  for (const page of [nadia, room, field])
    await reads(banner(page), /No radio in the north\s*Use mobile phones\. Next word by \d\d:\d\d/);
  await manager.done('service.updateMajor', { majorId: major.majorId, text: 'The supplier is on site.' });
  for (const page of [nadia, room, field]) await reads(banner(page), /The supplier is on site/);
  await picture(room, 'control-room-outage');
});

test('SM-32 the queue of a team, my shift by which work is given out, and the sheet for those who come next', async () => {
  await nadia.keyboard.press('Escape');
  await nadia.keyboard.press('Control+1');
  await nadia.getByRole('heading', { name: 'Queue' }).waitFor();
  await nadia.keyboard.press('Control+F10');
  await nadia.getByRole('button', { name: /Start my shift/ }).waitFor();
  await tabTo(nadia, /Start my shift/);
  await nadia.keyboard.press('Enter');
  const shift = nadia.getByRole('region', { name: 'My shift' });
  await reads(shift, /On shift for Service desk to \d\d:\d\d, 0 given/);
  await agent.done('service.raiseServiceIncident', {
    ...{ serviceIncidentId: randomUUID(), source: 'desk', categoryId: 'access', summary: 'Password has run out' },
  });
  await reads(shift, /, 1 given/);
  await nadia
    .getByRole('navigation', { name: 'Views of the queue' })
    .getByRole('button', { name: /^Service desk/ })
    .click();
  await reads(nadia.getByRole('listbox', { name: 'IT incidents' }), /Password has run out[\s\S]*Nadia Rahman/);
  await nadia.keyboard.press('Shift+F1');
  await reads(
    main(nadia),
    /Hand-over sheet[\s\S]*At the desk: 1[\s\S]*Nadia Rahman[\s\S]*1 in hand[\s\S]*Due in the next eight hours/,
  );
  expect(await axeFindings(nadia)).toEqual([]);
  await picture(nadia, 'service-hand-over');
});

test('SD-13 everything by keyboard: a palette of what can be done here, all keys, and single keys chosen or switched off and kept by the server', async () => {
  const id = await raised('Mouse wheel sticks');
  await at(nadia, id);
  const palette = nadia.getByRole('dialog', { name: 'What can be done' });
  const find = async (words: string): Promise<void> => {
    await nadia.keyboard.press('Control+k');
    await palette.waitFor();
    await nadia.keyboard.type(words);
  };
  await find('internal note');
  await reads(palette, /Internal note[\s\S]*IT incident/);
  expect(await axeFindings(nadia)).toEqual([]);
  await nadia.keyboard.press('Enter');
  await hasFocus(nadia.getByLabel('Internal note', { exact: true }));
  await nadia.keyboard.press('Escape');
  await find('estate');
  await nadia.keyboard.press('Enter');
  await nadia
    .getByRole('heading', { name: /estate/i })
    .first()
    .waitFor();
  const [{ number = '' } = {}] = await agent.read<{ number: string }>('service.serviceIncidentRecord', { of: id });
  await find(number);
  await reads(palette, /Mouse wheel sticks/);
  await nadia.keyboard.press('Enter');
  await reads(main(nadia), /Mouse wheel sticks/);
  await nadia.keyboard.press('?');
  const keys = nadia.getByRole('dialog', { name: 'All keys' });
  await keys.waitFor();
  await keys.getByLabel('Single key for Go to the queue').focus();
  await nadia.keyboard.press('w');
  await nadia.keyboard.press('Escape');
  await keys.waitFor({ state: 'hidden' });
  await nadia.keyboard.press('w');
  await nadia.getByRole('heading', { name: 'Queue' }).waitFor();
  await nadia.keyboard.press('F1');
  await keys.getByLabel('Single-letter keys').focus();
  await nadia.keyboard.press('Space');
  await nadia.keyboard.press('Escape');
  await keys.waitFor({ state: 'hidden' });
  await nadia.keyboard.press('h');
  await nadia.keyboard.press('F3');
  await hasFocus(nadia.getByLabel(/Who rings/));
  await until(
    () => keptFor(nadia),
    ({ singleKeys, chosenKeys }) => !singleKeys && chosenKeys.queue === 'w',
    { what: 'kept by the server' },
  );
});

test('SM-125 SD-20 a role has its dashboard, each number opens what it counts, and reports are saved, printed and made by themselves', async () => {
  await nadia.keyboard.press('Control+0');
  await nadia.getByRole('heading', { name: 'Dashboard' }).waitFor();
  await reads(main(nadia), /\d+\s+Inbox[\s\S]*\d+\s+Mine[\s\S]*\d+\s+Fixed at first contact/);
  expect(await textOf(main(nadia))).not.toContain('Open changes');
  expect(await axeFindings(nadia)).toEqual([]);
  await picture(nadia, 'service-dashboard');
  const [pdf] = await Promise.all([
    nadia.waitForEvent('download'),
    nadia.getByRole('button', { name: 'Save as PDF' }).press('Enter'),
  ]);
  expect(readFileSync(await pdf.path(), 'latin1')).toMatch(/^%PDF-1\.4[\s\S]*\(Inbox\)/);
  const counted = nadia.getByRole('link', { name: /Fixed at first contact/ });
  const [count = ''] = /\d+/.exec(await textOf(counted)) ?? [];
  await counted.press('Enter');
  await reads(main(nadia), new RegExp(`IT incidents: ${count}\\b`));
  await nadia.goto(`${trefoil.url}/service/figures`);
  await nadia.getByLabel('By', { exact: true }).selectOption('service');
  await reads(main(nadia), /All[\s\S]*Not said[\s\S]*Radio voice/);
  await nadia.getByLabel('By', { exact: true }).selectOption('cause');
  await reads(main(nadia), /Cause of a missed target[\s\S]*All/i);
  const [csv] = await Promise.all([
    nadia.waitForEvent('download'),
    nadia.getByRole('button', { name: 'Save as CSV' }).press('Enter'),
  ]);
  expect(readFileSync(await csv.path(), 'utf8')).toContain('At first contact,Reopened,Missed a target');
  await nadia.getByRole('link', { name: 'Reports made by themselves' }).press('Enter');
  await nadia.getByLabel('What it is called').fill('Monday of the teams');
  await nadia.keyboard.press('Enter');
  await reads(main(nadia), /Monday of the teams: Team, each monday at 07:00[\s\S]*next/);
  expect(await axeFindings(nadia)).toEqual([]);
});
