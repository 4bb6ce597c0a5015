import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, openBrowser, openProfile } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { contactPanel, hasFocus, inHand, letIn, markRow, queueOf, reads, sitDown, textOf } from './house/desk.ts';
import { tabTo } from './house/keyboard.ts';
import { mapDrawn, showMap, wear } from './house/looks.ts';
import { keepPicturesOfFailure, picture } from './house/pictures.ts';
import { raiseAt } from './house/story.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';
import { until } from './house/until.ts';

/** Where it is, told by one dispatcher: from the box, from the map, beyond the border, and round what is closed. */
let trefoil: RunningTrefoil;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let script: Caller;
/** What the desk asked of anybody but its own server; none of it is let through, as where there is no internet. */
const elsewhere: string[] = [];

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  script = await signIn(trefoil.url, 'dispatcher-2', 'dispatch-2');
  context = await openProfile(browser);
  await context.route(
    (url) => url.origin !== new URL(trefoil.url).origin && /^(https?|wss?):/.test(url.protocol),
    async (route) => {
      elsewhere.push(route.request().url());
      await route.abort();
    },
  );
  page = await sitDown(context, trefoil.url, 'Rob Keeling', 'Dispatch 1');
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

const box = () => contactPanel(page).getByLabel('Where', { exact: true });
const places = () => page.getByRole('listbox', { name: 'Places' }).getByRole('option');
const card = () => page.getByRole('region', { name: 'Point on the map' });
const where = () => inHand(page).getByRole('region', { name: 'Where' });

const village = { label: 'Main Street, Cottesmore', lon: -0.664, lat: 52.712, gazetteerId: null };

interface Raised {
  readonly id: string;
  readonly number: string;
}

async function raiseThere(what: string, place: typeof village): Promise<Raised> {
  const id = await raiseAt(script, { code: '215', what, place });
  const row = (await script.read<Raised>('operations.openIncidents', { limit: '500' })).find((one) => one.id === id);
  return { id, number: row?.number.slice(0, 4) ?? 'no row' };
}

/** Saves the contact in hand as an incident, by keyboard. */
async function save(what: string): Promise<void> {
  const box = page.getByLabel('What', { exact: true });
  await box.focus();
  await page.keyboard.type(what);
  await tabTo(page, /Opening code/);
  await page.keyboard.type('215');
  await reads(page.getByRole('listbox', { name: 'Codes' }).getByRole('option').first(), /215/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await reads(inHand(page), /0\d{3}/);
}

test('B13 B12 CR-17 one box: what a street is taken for shows beside it, and where in the building is kept', async () => {
  await page.keyboard.press('F3');
  await box().focus();
  await page.keyboard.type('hihg stret oakham, floor 2 room 14');
  await reads(places().first(), /High Street\s+Oakham[\s\S]*also High Street, /);
  await page.keyboard.press('Enter');
  await reads(contactPanel(page), /Easily taken for\s+High Street, /);
  expect(await box().inputValue()).toBe('High Street, Oakham, floor 2, room 14');
  await save('Alarm sounding inside');
  await reads(where(), /Easily taken for\s+High Street, [\s\S]*First\s+High Street, Oakham, floor 2, room 14/);
});

test('B03 B04 by keyboard: the middle of the map becomes a call, named by what is nearest, with beat and force', async () => {
  await showMap(page, true);
  await mapDrawn(page);
  await page.keyboard.press('Control+Alt+m');
  await reads(card(), /\d+\.\d{5}, -0\.\d{5} · nearest, \d+ m/);
  await reads(card(), /Leicestershire|Oakham|Uppingham|Rural/);
  await hasFocus(card().getByRole('button', { name: 'New call here' }));
  await picture(page, 'location-point-dark');
  await page.keyboard.press('Enter');
  await expect.poll(() => box().inputValue()).toMatch(/\w+/);
  await save('Smoke from a field, seen on the camera');
  await reads(inHand(page), /Smoke from a field/);
  const [row] = await script.read<{ place: { lon: number | null; verified: boolean; beatId?: string } }>(
    'operations.openIncidents',
  );
  expect(row?.place).toMatchObject({ verified: true, lon: expect.any(Number) });
});

test('B03 by pointer: the other button on the map asks what is there, Escape puts it away', async () => {
  const map = page.locator('.map-box');
  const { width = 0, height = 0 } = (await map.boundingBox()) ?? {};
  await map.click({ button: 'right', position: { x: width / 2 + 20, y: height / 2 } });
  await reads(card(), /nearest, \d+ m/);
  await page.keyboard.press('Escape');
  await card().waitFor({ state: 'detached' });
});

test('G03 G02 the map stays where the hand left it, whatever comes and is chosen; a key goes to it, another shows the force; what is chosen in one is chosen in all', async () => {
  const map = page.locator('.map-box');
  const standing = async () => (await map.getAttribute('data-centre')) ?? '';
  const far = await raiseThere('Sheep in the garden', village);
  const near = await raiseThere('Bins pushed over', { ...village, lon: village.lon - 0.07 });
  await page.keyboard.press('Control+Alt+g');
  const whole = await standing();
  await map.locator('canvas').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(standing).not.toBe(whole);
  const left = await standing();
  const rows = queueOf(page).getByRole('listbox', { name: 'Incidents' });
  const choose = async ({ number }: Raised) => {
    await reads(rows, new RegExp(number));
    await rows.focus();
    await markRow(page, rows, new RegExp(number));
    await page.keyboard.press('Enter');
  };
  await choose(far);
  await reads(inHand(page), /Sheep in the garden/);
  await expect.poll(() => map.getAttribute('data-chosen')).toContain(far.id);
  const third = await raiseThere('Gate left open', { ...village, lat: village.lat + 0.02 });
  // While the focus is in the list what is new waits: a key lets it in.
  await reads(queueOf(page), /1 new/);
  await letIn(page, new RegExp(third.number));
  expect(await standing(), 'rows came and another was chosen').toBe(left);
  await page.keyboard.press('Control+Alt+k');
  await expect.poll(standing).toBe(`${village.lon.toFixed(4)} ${village.lat.toFixed(4)} 14.0`);
  await choose(near);
  await expect.poll(() => map.getAttribute('data-chosen')).toContain(near.id);
  const { width = 0, height = 0 } = (await map.boundingBox()) ?? {};
  // Its mark may not be in the picture yet; a second apart two are no double click.
  await until(
    async () => {
      await map.click({ position: { x: width / 2, y: height / 2 } });
      return textOf(inHand(page));
    },
    (text) => /Sheep in the garden/.test(text),
    { what: 'a click on its mark should choose it', lookMs: 1_000 },
  );
  await reads(rows.getByRole('option', { selected: true }), new RegExp(far.number));
  await page.keyboard.press('Control+Alt+g');
  await expect.poll(standing).toBe(whole);
});

test('B14 a road is closed at a point for a time, stands in the list with its author, and is opened again', async () => {
  await page.keyboard.press('Control+Alt+m');
  await reads(card(), /nearest/);
  await card().getByRole('button', { name: 'Close a road, name a place' }).press('Enter');
  await card().getByLabel('Name', { exact: true }).fill('Burley Road');
  await card().getByLabel('Why, and who says so').fill('Burst water main, highways told');
  await card()
    .getByRole('button', { name: /Close the road/ })
    .press('Enter');
  await card().waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Alt+l');
  const list = page.getByRole('region', { name: 'Closed roads and one-off places' });
  await reads(list, /Road closed: Burley Road[\s\S]*3 h 5\d[\s\S]*Burst water main[\s\S]*Rob Keeling/);
  await picture(page, 'location-closures-dark');
  expect(await axeFindings(page)).toEqual([]);
  await list.getByRole('button', { name: 'End Burley Road' }).press('Enter');
  await page.keyboard.type('Road is open again');
  await page.keyboard.press('Enter');
  await page.getByText('No road is closed, no one-off place is named.').waitFor();
});

test('CR-27 B04 the list beside the map shows the age of each position, and says stale past the limit', async () => {
  const rows = page.locator('.map-twin tbody tr .position-age');
  await expect.poll(() => rows.count()).toBeGreaterThan(3);
  for (const age of await rows.allInnerTexts()) expect(age).toMatch(/^(stale )?\d+|^no fix$|now/);
  await page.keyboard.press('Control+Alt+l');
});

test('B07 points are added by keyboard, the later rendezvous takes the place of the first, all stay', async () => {
  await page.keyboard.press('Control+Alt+p');
  await hasFocus(inHand(page).getByLabel('Point', { exact: true }));
  for (const spot of ['LE15 6AS', 'SK 861 087']) {
    await inHand(page).getByLabel('Where is the point?').fill(spot);
    await reads(places().first(), /\w/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await reads(where(), new RegExp(`RVP\\s+${spot.replaceAll(' ', '.?')}`));
    if (!spot.startsWith('LE')) continue;
    // The key opens the form anew only once the first has closed.
    await inHand(page).getByLabel('Point', { exact: true }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Alt+p');
  }
  await reads(where(), /RVP\s+LE15 6AS[\s\S]*until[\s\S]*RVP\s+SK/);
  await reads(inHand(page).getByRole('log'), /RVP: SK/);
});

test('B15 B04 a mobile call from over the border: whose ground, offered, answered, by keyboard', async () => {
  await page.keyboard.press('F3');
  await box().focus();
  await page.keyboard.type('52.6560, -0.4780');
  await reads(places().first(), /52\.65600, -0\.47800/);
  await page.keyboard.press('Enter');
  await reads(contactPanel(page), /Ground of Lincolnshire: offer it to them/);
  await save('Caller followed by two men');
  await reads(where(), /Ground of Lincolnshire/);
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('Mobile call, caller is in Stamford');
  await page.keyboard.press('Enter');
  await reads(where(), /Lincolnshire could not be reached: ring them, still ours[\s\S]*No line to other forces/);
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('Their FIM takes it');
  await page.keyboard.press('Enter');
  await reads(where(), /Lincolnshire accepted: theirs/);
  await reads(inHand(page).getByRole('log'), /Transfer offered to Lincolnshire[\s\S]*accepted the transfer/);
  await picture(page, 'location-incident-dark');
  await wear(page, 'light');
  await picture(page, 'location-incident-light');
  expect(await axeFindings(page)).toEqual([]);
  await reads(queueOf(page), /52\.65600/);
});

test('B14 B11 a one-off place is found in the same box', async () => {
  const endsAt = Date.now() + 3_600_000;
  await script.done('gazetteer.setOneOff', {
    ...{ oneOffId: randomUUID(), kind: 'place', label: 'Rutland Show ground', lon: -0.7, lat: 52.65 },
    ...{ radiusMetres: 300, emergencyMayPass: false, reason: 'County show', endsAt },
  });
  await page.keyboard.press('F3');
  await box().focus();
  await expect
    .poll(async () => {
      await box().fill('');
      // Before the gazetteer has answered there is only what was typed.
      const answered = page.waitForResponse((came) => new URL(came.url()).searchParams.get('q') === 'rutland show');
      await page.keyboard.type('rutland show');
      await answered;
      return (await textOf(places().first())).replaceAll(/\s+/g, ' ');
    })
    .toMatch(/Rutland Show ground.*one-off/);
});

test('O09 the map was drawn, places were found and the letters are ours, and nobody outside was asked for any of it', async () => {
  await showMap(page, true);
  await mapDrawn(page);
  const letters = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
  });
  expect(letters.join(' ')).toMatch(/Inter Variable/);
  expect(elsewhere).toEqual([]);
});
