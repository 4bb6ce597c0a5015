import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, desk, laptop, openBrowser, openProfile } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { hasFocus, inHand, markRow, reads, sitDown } from './house/desk.ts';
import { type Hands, tabTo, watchHands } from './house/keyboard.ts';
import { showMap, wear } from './house/looks.ts';
import { keepPicturesOfFailure, picture } from './house/pictures.ts';
import { raiseAt } from './house/story.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';
import { openTab as openSupervisionTab } from './house/windows.ts';

/** A supervisor's evening: what waits, how the room stands, how it does, whose work is looked at again; no hand on a mouse. */
let trefoil: RunningTrefoil;
let browser: Browser;
let page: Page;
let hands: Hands;
let officer: Caller;
let dispatcher: Caller;

const street = { label: 'High Street, Oakham', lon: -0.7279, lat: 52.6698, gazetteerId: null };

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  officer = await signIn(trefoil.url, 'contact-officer', 'contact-1');
  dispatcher = await signIn(trefoil.url, 'dispatcher', 'dispatch-1');
  const context = await openProfile(browser);
  hands = await watchHands(context);
  page = await sitDown(context, trefoil.url, 'Carol Whitlock', 'Supervisor');
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

const supervision = (): Locator => page.getByRole('region', { name: 'Supervision' });
const pending = (): Locator => page.getByRole('listbox', { name: 'Waiting for the supervisor' });

const openTab = (name: string): Promise<void> => openSupervisionTab({ page, url: trefoil.url }, name);

/** Marks the first row that reads so with the arrow keys. */
async function mark(words: RegExp): Promise<void> {
  await reads(pending(), words);
  await page.keyboard.press('Control+2');
  await hasFocus(pending());
  await markRow(page, pending(), words);
}

async function closedUnattended(): Promise<void> {
  const raising = { code: '309', channel: '999' as const, what: 'Not seen her neighbour for a week', place: street };
  const incidentId = await raiseAt(officer, raising);
  await dispatcher.done('operations.recordResult', {
    incidentId,
    result: 'ADV',
    closingCode: '309',
    note: 'Rang back',
  });
  await dispatcher.done('operations.closeIncident', { incidentId });
}

async function attendedIncident(): Promise<void> {
  const incidentId = await raiseAt(officer, {
    code: '202',
    grade: 'G1',
    what: 'Shouting in the square',
    place: street,
  });
  const [unit] = (await dispatcher.read<{ id: string; callsign: string }>('operations.units')).filter(
    ({ callsign }) => callsign === 'RE01',
  );
  const on = { assignmentId: randomUUID(), incidentId, tourId: unit?.id };
  await dispatcher.done('operations.assignUnit', on);
  for (const milestone of ['acknowledged', 'en-route', 'at-scene', 'resumed']) {
    await dispatcher.done('operations.reportProgress', { ...on, milestone });
  }
}

test('L02 a referral is taken and answered by key, and then waits no more', async () => {
  const incidentId = await raiseAt(officer, { code: '101', what: 'Two cars, road blocked both ways', place: street });
  await dispatcher.done('operations.refer', {
    incidentId,
    to: 'control-room-supervisor',
    reason: 'Recovery is an hour off',
  });
  await page.keyboard.press('Control+5');
  await mark(/Referred[\s\S]*Recovery is an hour off/);
  await page.keyboard.press('Alt+e');
  await reads(pending(), /Recovery is an hour off\s*taken by Carol Whitlock/);
  await page.keyboard.press('Alt+y');
  await reads(inHand(page), /Rationale/i);
  await hasFocus(page.getByLabel(/^Rationale/));
  await page.keyboard.type('Highways close the road; caller told');
  await page.keyboard.press('Enter');
  await reads(inHand(page).getByRole('log'), /Reviewed, to be looked at again: Highways close the road/);
  await page.keyboard.press('Control+5');
  await reads(supervision(), /^(?![\s\S]*Recovery is an hour off)/);
});

test('L02 what was closed without attendance is asked about, answered question by question', async () => {
  await closedUnattended();
  await openTab('Pending');
  await mark(/Nobody attended/);
  await page.keyboard.press('Alt+e');
  await reads(pending(), /Closed, and nobody was there\s*taken by Carol Whitlock/);
  await page.keyboard.press('Alt+y');
  await hasFocus(page.getByLabel(/Closing it without anybody/));
  await page.keyboard.type('yes');
  await page.keyboard.press('Tab');
  await page.keyboard.type('She was found at her daughter’s');
  await page.keyboard.press('Enter');
  await reads(supervision(), /^(?![\s\S]*Nobody attended)/);
});

test('L01, L09 the wall counts what is open, and each figure opens the records that it is made of', async () => {
  await openTab('Wall');
  await reads(
    supervision(),
    /Open G1 Immediate[\s\S]*Unresourced[\s\S]*Target broken[\s\S]*Oldest open[\s\S]*Calls waiting/i,
  );
  await tabTo(page, /^ Unresourced/);
  await page.keyboard.press('Enter');
  await reads(page.getByRole('region', { name: /Unresourced: the records/ }), /Road traffic collision/);
  await tabTo(page, /^ 1grade G1[\s\S]*Road traffic collision/);
  await page.keyboard.press('Enter');
  await reads(inHand(page), /Road traffic collision/);
});

test('L10 why nobody is sent is said by key, and stands on the incident', async () => {
  await page.keyboard.press('Alt+u');
  await hasFocus(page.getByLabel(/Why nobody was sent/));
  await page.keyboard.type('U6');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Recovery first');
  await page.keyboard.press('Enter');
  await reads(inHand(page), /not resourced: Waiting for another agency/);
  await reads(inHand(page).getByRole('log'), /Not resourced: Waiting for another agency: Recovery first/);
});

test('L03 the load of each desk, and of each person with a prompt and no score', async () => {
  await openTab('Load');
  await reads(supervision(), /Dispatch 1[\s\S]*Rob Keeling/);
  await reads(supervision(), /to ask how they are, not to compare them[\s\S]*Aisha Bell/);
});

test('L04, L09 the figures of the day, the records behind one, and both as CSV', async () => {
  await attendedIncident();
  await openTab('Figures');
  await tabTo(page, /^ By/);
  await page.keyboard.type('Grade');
  await reads(supervision().getByRole('table', { name: 'Figures' }), /Unit there\s+G1\s+1\s+1\s+100\.0 %/);
  const [file] = await Promise.all([page.waitForEvent('download'), pressButton(/^ Save as CSV/)]);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).toMatch(/^\uFEFFfrom,to,by,measure,group,records,within_target,median_seconds,p90_seconds\r\n/);
  expect(text).toMatch(/,grade,arrive,G1,1,1,\d+,\d+\r\n/);
  await pressButton(/^Unit there, G1: 1 records/);
  await reads(page.getByRole('region', { name: 'Records behind' }), /1 records[\s\S]*202[\s\S]*yes/);
});

test('L06 a record is drawn by lot and scored; whose work it was reads it, and nobody else', async () => {
  await openTab('Quality');
  await reads(supervision(), /Call taking\s+Aisha Bell/);
  await pressButton(/^ Draw one of Aisha Bell/);
  await mark(/Dip sample[\s\S]*Call taking: Aisha Bell/);
  await page.keyboard.press('Alt+y');
  await hasFocus(page.getByLabel(/The place was found/));
  for (let question = 0; question < 6; question++) {
    await page.keyboard.type('yes');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('Calm, and quick to find the place');
  await page.keyboard.press('Enter');
  await reads(supervision(), /^(?![\s\S]*Dip sample)/);
  await openTab('Quality');
  await reads(supervision(), /Looked at again[\s\S]*Calm, and quick to find the place/);
  const own = await officer.read<{ feedback: string }>('insight.ownChecks');
  expect(own.map(({ feedback }) => feedback)).toEqual(['Calm, and quick to find the place']);
  expect(await dispatcher.read('insight.ownChecks')).toEqual([]);
  await expect(officer.read('insight.checks')).rejects.toThrow(/403/);
});

const people = (): Locator => page.getByRole('region', { name: 'Find an officer' });
const crew = (): Locator => page.getByRole('region', { name: 'Crew of RC61' });
const unit = (callsign: string): Locator => page.getByRole('region', { name: `Unit ${callsign}` });

test('E05 E03 E11 an officer is found by how the name sounds; two crews go out as one and part again, and the shift tells it', async () => {
  await page.keyboard.press('Control+Alt+w');
  await reads(people(), /Whom do you look for/);
  await page.keyboard.type('Tranta');
  await reads(people(), /Beth Tranter\s*4159[\s\S]*RC61/);
  await page.keyboard.press('Enter');
  await reads(unit('RC61'), /Beth Tranter[\s\S]*Jamal Hart/);
  await page.keyboard.press('Control+Alt+c');
  await tabTo(page, /Pair with the unit/);
  await page.keyboard.type('rp52');
  await page.keyboard.press('Enter');
  await reads(unit('RC61'), /Beth Tranter[\s\S]*Ben Ellis/);
  await crew().waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Alt+c');
  await tabTo(page, /^ Ben Ellis 4154 goes/);
  await page.keyboard.press('Space');
  await tabTo(page, /As the callsign/);
  await page.keyboard.type('RP52');
  await page.keyboard.press('Enter');
  await reads(unit('RC61'), /^(?![\s\S]*Ben Ellis)/);
  await crew().waitFor({ state: 'detached' });
  const [shift] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Control+Alt+z')]);
  await reads(shift.getByRole('main'), /Shift of RC61[\s\S]*Booked on[\s\S]*Paired with RP52[\s\S]*Split off RP52/);
  expect(await axeFindings(shift)).toEqual([]);
  await shift.close();
});

test('the whole evening was done without a mouse', () => {
  expect(hands.pointer()).toEqual([]);
  expect(hands.keys()).toBeGreaterThan(50);
});

test('each page in both themes and both sizes: a picture to look at, and nothing for axe to find', async () => {
  const found: string[] = [];
  const incidentId = await raiseAt(officer, { code: '304', what: 'Shouting next door again', place: street });
  await dispatcher.done('operations.refer', {
    incidentId,
    to: 'control-room-supervisor',
    reason: 'Third time this week',
  });
  await closedUnattended();
  await showMap(page, false);
  await planTomorrow();
  for (const name of ['Pending', 'Wall', 'Duty', 'Load', 'Figures', 'Quality', 'Kept']) {
    await openTab(name);
    for (const [size, viewport] of Object.entries({ '1920': desk, '1366': laptop })) {
      await page.setViewportSize(viewport);
      for (const theme of ['dark', 'light'] as const) {
        await wear(page, theme);
        await picture(page, `supervision-${name.toLowerCase()}-${theme}-${size}`);
        if (size === '1366') found.push(...(await axeFindings(page)).map((one) => `${name} ${theme}: ${one}`));
      }
    }
  }
  await page.setViewportSize(desk);
  await page.keyboard.press('Control+Alt+w');
  await page.keyboard.type('RC61');
  await reads(people(), /Beth Tranter[\s\S]*Jamal Hart/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Alt+c');
  await reads(unit('RC61'), /Save the crew/);
  for (const [size, viewport] of Object.entries({ '1920': desk, '1366': laptop })) {
    await page.setViewportSize(viewport);
    for (const theme of ['dark', 'light'] as const) {
      await wear(page, theme);
      await picture(page, `find-officer-${theme}-${size}`);
      found.push(...(await axeFindings(page)).map((one) => `find officer ${theme} ${size}: ${one}`));
    }
  }
  for (const kind of ['wall', 'own-work']) {
    await page.goto(`${trefoil.url}/?window=${kind}`);
    await page.getByText(/^live /).waitFor();
    await page.setViewportSize(desk);
    for (const theme of ['dark', 'light'] as const) {
      await wear(page, theme);
      await reads(page.getByRole('main'), kind === 'wall' ? /Open G1 Immediate/i : /What was said of my work/);
      await picture(page, `${kind}-${theme}`);
      found.push(...(await axeFindings(page)).map((one) => `${kind} ${theme}: ${one}`));
    }
  }
  expect(found).toEqual([]);
});

/** A duty of tomorrow, by the sergeant. */
async function planTomorrow(): Promise<void> {
  const sergeant = await signIn(trefoil.url, 'patrol-sergeant');
  const firstDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(Date.now() + 86_400_000);
  const crew = [{ collar: '4182', name: 'PC Erin Marlow', permit: 'response' }];
  const where = { callsign: 'RE01', kind: 'response', areaId: 'oakham', talkgroup: 'RUT-1', crew };
  const when = { firstDay, days: 2, cycle: [{ from: '00:00', hours: 9 }, null] };
  await sergeant.done('operations.planDuties', { planId: randomUUID(), ...where, ...when });
}

async function pressButton(words: RegExp): Promise<void> {
  await tabTo(page, words);
  await page.keyboard.press('Enter');
}
