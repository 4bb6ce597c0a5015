import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, openProfile } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { inHand, openByLine, reads, sitDown } from './house/desk.ts';
import { type Hands, watchHands } from './house/keyboard.ts';
import { seenInAll, showMap } from './house/looks.ts';
import { type MajorDesk, majorDesk } from './house/major-desk.ts';
import { keepPicturesOfFailure } from './house/pictures.ts';
import { raiseAt } from './house/story.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';

/** A coach on its side: declared, reported twice, led, decided, ticked, stood down; no hand on a mouse. */
let trefoil: RunningTrefoil;
let browser: Browser;
let page: Page;
let hands: Hands;
let contact: Caller;
let led: MajorDesk;
let number: string;

const road = { label: 'Great North Road, Stretton', lon: -0.5932, lat: 52.7301, gazetteerId: null };

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  contact = await signIn(trefoil.url, 'contact-officer', 'contact-1');
  const id = await raiseAt(contact, { code: '101', channel: '999', what: 'Coach on its side, many hurt', place: road });
  const rows = await contact.read<{ id: string; number: string }>('operations.openIncidents');
  number = rows.find((row) => row.id === id)?.number.split(' ')[0] ?? '';
  const context = await openProfile(browser);
  hands = await watchHands(context);
  page = await sitDown(context, trefoil.url, 'Insp Neil Garrick', 'Force incident manager');
  await showMap(page, false);
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

test('J01 declared by key from the incident in hand: when, who, of which agency; every window says so', async () => {
  await openByLine(page, number);
  await reads(inHand(page), /Coach on its side/);
  const [window] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Control+Alt+j')]);
  led = majorDesk(window);
  await window.getByText('No major incident is open on this incident').waitFor();
  await led.press('Control+Alt+j');
  await led.sends([
    [/^ Who says so/, 'Insp Michael Thorne'],
    [/^ Of which agency/, 'East Midlands'],
    [/^ In their words/, 'Forty on board, at least twelve hurt'],
  ]);
  for (const desk of [page, window]) {
    await reads(
      desk.getByRole('region', { name: 'Major incidents' }),
      /MAJOR INCIDENT DECLARED · \d{4}[\s\S]*East Midlands Ambulance/,
    );
  }
  await reads(inHand(page).getByRole('log'), /MAJOR INCIDENT DECLARED \(East Midlands Ambulance Service\)/);
});

test('J02 a M/ETHANE and its update: the second begins with the first, and shows what has changed', async () => {
  await led.press('Alt+F5');
  await led.sends([
    [/Type of incident$/, 'Coach and lorry'],
    [/Hazards$/, 'Fuel on the road'],
    [/^ P1/, '3'],
  ]);
  await led.sees('M/ETHANE', /Version 1 of 1[\s\S]*Great North Road[\s\S]*Fuel on the road[\s\S]*Counted: 3 P1/);
  await led.press('Alt+F5');
  await led.sends([[/Hazards$/, 'Fuel is covered with foam']]);
  await led.sees(
    'M/ETHANE',
    /Version 2 of 2[\s\S]*Coach and lorry[\s\S]*Hazards\s*changed\s*Fuel is covered with foam/,
  );
});

test('J03 J06 roles are named, a decision recorded with its steps, and a card ticked with its time', async () => {
  await led.choose(/Name a role/);
  await led.sends([
    [/^ Role$/, 'Silver'],
    [/^ Who$/, 'Ch Insp Dana Example'],
    [/^ Reached by/, 'RUT-9'],
  ]);
  await led.sees(
    'Roles',
    /Silver \(tactical\)[\s\S]*Ch Insp Dana Example · RUT-9[\s\S]*Gold \(strategic\)\s+nobody yet/,
  );
  await led.press('Alt+F7');
  await led.sends([
    [/^ Information/, 'Fuel runs to the culvert'],
    [/^ Decision$/, 'Close both carriageways'],
    [/^ Rationale/, 'Casualties are moved across the road'],
  ]);
  await led.sees(
    'Decisions',
    /1 · Close both carriageways[\s\S]*Casualties are moved across the road[\s\S]*owed: threat/,
  );
  await led.press('Alt+F11', 'Enter');
  await led.sees('Action cards', /Control room: first actions\s+1 of 8[\s\S]*done \d\d:\d\d Insp Neil Garrick/);
});

test('J05 the multi-agency talkgroup is opened by the line of the card that asks for it', async () => {
  await led.choose(/^Talkgroup for: Open the multi-agency talkgroup/);
  await led.sends([[/^ Used for/, 'All three services']]);
  await led.sees('On the air', /RUT-MA1[\s\S]*multi-agency[\s\S]*All three services/);
  await led.choose(/^Done: Open the multi-agency talkgroup/);
  await led.sees('Action cards', /Control room: first actions\s+2 of 8/);
});

test('J07 each partner lies on a desk until it is reached, by one way after the other', async () => {
  await led.choose(/Answer of East Midlands Ambulance/);
  await led.sends([[/^ Who, and what they said/, 'Duty manager: six crews, air ambulance asked for']]);
  await led.sees('Partners', /East Midlands Ambulance Service\s+reached \d\d:\d\d[\s\S]*six crews/);
});

test('its window is whole in both themes and sizes, and axe finds nothing', async () => {
  expect(await seenInAll(led.page, 'major-incident')).toEqual([]);
});

test('J01 stood down by key: the banner goes, a debrief is owed, and no hand was on a mouse', async () => {
  await led.press('Control+Alt+j');
  await led.sends([
    [/^ Who says so/, 'Ch Insp Dana Example'],
    [/^ In their words/, 'All out, road is being cleared'],
  ]);
  await page.getByRole('region', { name: 'Major incidents' }).waitFor({ state: 'detached' });
  await led.choose(/^\s*Debrief$/);
  await led.sends([[/^ What was learnt/, 'The second rendezvous was too near']]);
  await led.sees('Major incident log', /Debrief: The second rendezvous was too near/);
  expect(hands.pointer()).toEqual([]);
});
