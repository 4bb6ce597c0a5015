import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, laptop, openBrowser, openProfile } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { contactPanel, hasFocus, inHand, openByLine, reads, sitDown, textOf } from './house/desk.ts';
import { type Hands, tabTo, watchHands } from './house/keyboard.ts';
import { themes, wear } from './house/looks.ts';
import { keepPicturesOfFailure, picture } from './house/pictures.ts';
import { raiseAt } from './house/story.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';
import { until } from './house/until.ts';

/** Many calls about one event, what belongs to it, and what is found of it years later: by keyboard alone. */
const barn = { label: 'Barn at Brooke', lon: -0.745, lat: 52.645, gazetteerId: null };
const church = { label: 'Church, Brooke', lon: -0.7452, lat: 52.6453, gazetteerId: null };

let trefoil: RunningTrefoil;
let browser: Browser;
let officer: Caller;
let dispatcher: Caller;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  officer = await signIn(trefoil.url, 'contact-officer-2', 'contact-2');
  dispatcher = await signIn(trefoil.url, 'dispatcher', 'dispatch-1');
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

const numberOf = async (id: string): Promise<string> => {
  const rows = await dispatcher.read<{ id: string; number: string }>('operations.openIncidents');
  return rows.find((row) => row.id === id)?.number.split(' ')[0] ?? '';
};

async function deskOf(person: string, seat: string): Promise<{ readonly page: Page; readonly hands: Hands }> {
  const context = await openProfile(browser, { viewport: laptop, theme: 'dark' });
  const hands = await watchHands(context);
  return { page: await sitDown(context, trefoil.url, person, seat), hands };
}

const strip = (page: Page) => contactPanel(page).getByRole('region', { name: 'May be about the same' });

/** A new call about it, as far as what. */
async function callAbout(page: Page, what: string): Promise<void> {
  await page.keyboard.press('F3');
  await hasFocus(contactPanel(page).getByLabel('What', { exact: true }));
  await page.keyboard.type(what);
}

test('CR-20 I02 duplicates are offered while the call is typed, with distance and minutes; one key adds the caller there, one says no', async () => {
  const fire = await raiseAt(officer, { code: '308', grade: 'G2', what: 'Barn on fire, thick smoke', place: barn });
  const number = await numberOf(fire);
  const { page, hands } = await deskOf('Aisha Bell', 'Contact 1');
  await callAbout(page, 'Smoke over the fields, a barn burning');
  await reads(strip(page), new RegExp(`${number}[\\s\\S]*min ago[\\s\\S]*both say .*barn`));
  await page.keyboard.press('Tab');
  await page.keyboard.type('52.6453, -0.7452');
  const places = page.getByRole('listbox', { name: 'Places' }).getByRole('option');
  await reads(places.first(), /^52\.64530, -0\.74520/);
  await page.keyboard.press('Enter');
  await reads(strip(page), new RegExp(`${number}[\\s\\S]*\\d+ m away`));
  await picture(page, 'duplicates');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Alt+2');
  await contactPanel(page).waitFor({ state: 'detached' });
  await reads(inHand(page).getByRole('log'), /Further 101 contact C\d+[^,]*, new risk: Smoke over the fields/);
  const callers = inHand(page).getByRole('region', { name: 'Callers' });
  await reads(callers, /Callers\s*2[\s\S]*Smoke over the fields[\s\S]*Barn on fire/i);

  await callAbout(page, 'Bonfire smoke, barn dance at the village hall');
  await reads(strip(page), new RegExp(`Add to ${number}`));
  await page.keyboard.press('Alt+3');
  await reads(strip(page), /No duplicate found/i);
  await reads(inHand(page).getByRole('log'), /is not about this: looked at and ruled out/);
  expect(hands.pointer()).toEqual([]);
  await page.context().close();
});

test('CR-25 I05 I06 I07 every line says who, when and by what way, a correction shows both, and incidents are linked from the command line and unlinked with a reason, and closing a child asks about its parent', async () => {
  const parent = await raiseAt(officer, { code: '311', grade: 'G2', what: 'Girl of nine missing', place: barn });
  const child = await raiseAt(officer, {
    code: '314',
    grade: 'G3',
    what: 'Coat found in the churchyard',
    place: church,
  });
  const [one, other] = [await numberOf(child), await numberOf(parent)];
  const lineId = randomUUID();
  const line = { incidentId: child, lineId, text: 'The coat is red', corrects: null };
  await dispatcher.done('operations.addLine', line);
  const right = { lineId: randomUUID(), text: 'The coat is blue', corrects: lineId };
  await dispatcher.done('operations.addLine', { ...line, ...right });
  const { page, hands } = await deskOf('Mina Sharma', 'Dispatch 2');
  await page.keyboard.press('F4');
  await page.keyboard.type(`link ${one} ${other} child`);
  await reads(page.getByRole('search'), /is a child of/);
  await page.keyboard.press('Enter');
  // Done: the line is empty again, and the focus back where it was.
  await expect.poll(() => page.getByRole('combobox', { name: 'Command or search' }).inputValue()).toBe('');
  await openByLine(page, one);
  const log = inHand(page).getByRole('log');
  await reads(log, /\d\d:\d\d:\d\d[\s\S]*Raised: [\s\S]* · call/);
  await reads(
    log,
    /The coat is red corrected below[\s\S]*corrects \d\d:\d\d:\d\d: The coat is red\s*The coat is blue[\s\S]* · desk/,
  );
  const links = inHand(page).getByRole('region', { name: 'Links' });
  await reads(links, new RegExp(`child of[\\s\\S]*${other}`));
  for (const theme of themes) {
    await wear(page, theme);
    await picture(page, `links-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
  }
  await tabTo(page, new RegExp(`Unlink ${other}`));
  await page.keyboard.press('Enter');
  await page.keyboard.type('Another girl, her own coat');
  await page.keyboard.press('Enter');
  await reads(inHand(page).getByRole('log'), /Link taken away: child of .*: Another girl, her own coat/);
  await page.keyboard.press('Alt+4');
  await page.keyboard.type(other);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('a child');
  await page.keyboard.press('Enter');
  await reads(links, new RegExp(`child of[\\s\\S]*${other}`));

  await page.keyboard.press('Alt+r');
  await reads(inHand(page), /Record the result/);
  await tabTo(page, /Record the result/);
  await page.keyboard.press('Enter');
  await reads(inHand(page), /is a child of .*: is the risk there affected\?/);
  await hasFocus(page.getByRole('button', { name: /Close, risk there not affected/ }));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await openByLine(page, other);
  await reads(inHand(page).getByRole('log'), /Child .* closed, risk affected/);
  await reads(inHand(page), /A child of this incident was closed/);
  expect(hands.pointer()).toEqual([]);
  await page.context().close();
});

test('C20 all history is searched from the command line in a window of its own, for a reason, and what is found opens at the desk', async () => {
  const gone = await raiseAt(officer, { code: '004', grade: 'G3', what: 'Lawnmower stolen, orange', place: church });
  const line = { incidentId: gone, lineId: randomUUID(), text: 'Serial number engraved: XYLOPHONE', corrects: null };
  await dispatcher.done('operations.addLine', line);
  await dispatcher.done('operations.recordResult', { incidentId: gone, result: 'NFA', closingCode: '004', note: '' });
  const number = await numberOf(gone);
  await dispatcher.done('operations.closeIncident', { incidentId: gone });
  const { page, hands } = await deskOf('Mina Sharma', 'Dispatch 2');
  const opened = page.context().waitForEvent('page');
  await page.keyboard.press('F4');
  await page.keyboard.type('find xylophone');
  await page.keyboard.press('Enter');
  const window = await opened;
  await window.bringToFront();
  const why = window.getByLabel(/Why do you search/);
  await hasFocus(why);
  await window.keyboard.type('Mower found at a car boot sale');
  await window.keyboard.press('Enter');
  const found = window.getByRole('region', { name: 'Found' });
  await until(
    async () => {
      const text = await textOf(found);
      // The index is a second behind the log.
      if (!text.includes(number)) await window.keyboard.press('Enter');
      return text;
    },
    (text) => text.includes(number),
    { what: 'the closed incident should be found by a line of its log' },
  );
  for (const theme of themes) {
    await wear(window, theme);
    await picture(window, `search-${theme}`);
    expect(await axeFindings(window)).toEqual([]);
  }
  await tabTo(window, /Records found/);
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await reads(inHand(page), new RegExp(number));
  await reads(inHand(page).getByRole('log'), /XYLOPHONE/);
  expect(hands.pointer()).toEqual([]);
  await page.context().close();
});
