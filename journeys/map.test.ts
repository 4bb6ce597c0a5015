import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, openBrowser, openProfile } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { hasFocus, inHand, openByLine, queueOf, reads, sitDown, textOf } from './house/desk.ts';
import { tabTo } from './house/keyboard.ts';
import { mapDrawn, showMap, themes, wear } from './house/looks.ts';
import { keepPicturesOfFailure, picture, picturesAsked } from './house/pictures.ts';
import { raiseAt } from './house/story.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';
import { until } from './house/until.ts';

/** A dispatcher works on the map: what it shows, what is drawn on it and done from it, beside its list; at last without a server. */
let trefoil: RunningTrefoil;
let browser: Browser;
let plain: Browser | undefined;
let context: BrowserContext;
let page: Page;
let script: Caller;

interface Raised {
  readonly id: string;
  readonly number: string;
}
interface UnitSeen {
  readonly id: string;
  readonly callsign: string;
  readonly meaning: string;
}
let scene: Raised;
let unit: UnitSeen;

const place = { label: 'Main Street, Cottesmore', lon: -0.664, lat: 52.712, gazetteerId: null };

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  script = await signIn(trefoil.url, 'dispatcher-2', 'dispatch-2');
  context = await openProfile(browser);
  page = await sitDown(context, trefoil.url, 'Rob Keeling', 'Dispatch 1');
  const id = await raiseAt(script, { code: '001', what: 'A man lies in the lane', place });
  const rows = await script.read<Raised>('operations.openIncidents', { limit: '500' });
  scene = { id, number: rows.find((row) => row.id === id)?.number.slice(0, 4) ?? 'no row' };
  const units = await script.read<UnitSeen>('operations.units', { limit: '500' });
  unit = units.find(({ meaning, callsign }) => meaning === 'available' && callsign.startsWith('RE')) ?? {
    id: '',
    callsign: 'none',
    meaning: '',
  };
  await report(place.lon + 0.01, place.lat, 340);
  await showMap(page, true);
  await mapDrawn(page);
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await plain?.close();
  await browser?.close();
  await trefoil?.stop();
});

const map = () => page.locator('.map-box');
const canvas = () => map().locator('canvas');
const acts = () => page.locator('.map-acts');
const says = () => page.locator('.map-says');
const twin = () => page.locator('.map-twin');
const standing = async () => (await map().getAttribute('data-centre')) ?? '';
const chosenOn = (window: Page) => window.locator('.map-box').getAttribute('data-chosen');
const log = () => inHand(page).getByRole('log');

/** The unit's radio says where it is, and how sure it is of that. */
async function report(lon: number, lat: number, accuracyMetres = 12): Promise<void> {
  const answer = await fetch(`${trefoil.url}/api/positions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${script.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ positions: [{ callsign: unit.callsign, lon, lat, at: Date.now(), accuracyMetres }] }),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

async function say(line: string): Promise<void> {
  await page.keyboard.press('F4');
  const box = page.getByRole('combobox', { name: 'Command or search' });
  await hasFocus(box);
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
  await expect.poll(() => box.inputValue()).toBe('');
}

/** What axe finds of it, and pictures of both themes for whoever wants to look. */
async function looksWell(name: string): Promise<void> {
  for (const theme of picturesAsked ? themes : []) {
    await wear(page, theme);
    await mapDrawn(page);
    await picture(page, `map-${name}-${theme}`);
  }
  expect(await axeFindings(page), name).toEqual([]);
}

test('CR-26 map, list and log agree in every window, by rows that came while they were open, and the map stays where it was left', async () => {
  const second = await context.newPage();
  // A small one: without a graphics card each pixel of it slows the other.
  await second.setViewportSize({ width: 900, height: 560 });
  await second.goto(`${trefoil.url}/?window=map`);
  await second.locator('.map-box[data-centre]').waitFor();
  await page.locator('.map-box[data-centre]').waitFor();
  const left = await standing();
  const rows = queueOf(page).getByRole('listbox', { name: 'Incidents' });
  await reads(rows, new RegExp(scene.number));
  await say(`open ${scene.number}`);
  await reads(rows.getByRole('option', { selected: true }), new RegExp(scene.number));
  await reads(log(), /Raised/);
  await expect.poll(() => chosenOn(page)).toContain(scene.id);
  await expect.poll(() => chosenOn(second)).toContain(scene.id);
  await script.done('operations.addLine', {
    incidentId: scene.id,
    lineId: crypto.randomUUID(),
    text: 'He breathes',
    corrects: null,
  });
  await reads(log(), /He breathes/);
  await second.locator('.map-box canvas').focus();
  await second.keyboard.press('Control+Alt+l');
  await second.locator('.map-twin').getByRole('button', { name: unit.callsign }).press('Enter');
  await expect.poll(() => chosenOn(page)).toContain(unit.id);
  await reads(page.getByRole('region', { name: `Unit ${unit.callsign}` }), new RegExp(unit.callsign));
  const reportedAt = Date.now();
  await report(place.lon + 0.012, place.lat, 340);
  await reads(
    second.locator('.map-twin'),
    new RegExp(`${unit.callsign}[^\\n]*52\\.7120, -0\\.6520[^\\n]*within 340 m`),
  );
  // The board says so too, whenever its row came: what it shows is no older than this report.
  await until(
    () => textOf(page.getByRole('region', { name: `Unit ${unit.callsign}` })),
    (text) => [...text.matchAll(/\b(\d+) s\b/g)].some(([, age]) => Number(age) * 1000 <= Date.now() - reportedAt),
    { what: 'the board should show the age of the new position' },
  );
  expect(await standing()).toBe(left);
  await second.close();
});

test('G01 layers are shown and hidden by key, each with its lines in the list, and the choice is kept; a role begins with its own', async () => {
  await expect.poll(() => map().getAttribute('data-layers')).toMatch(/units .*markers cameras beats/);
  await page.keyboard.press('Control+Alt+y');
  const panel = page.getByRole('region', { name: 'What the map shows' });
  await hasFocus(panel.getByLabel('Incidents'));
  await tabTo(page, /^ ?Beats/);
  await page.keyboard.press('Space');
  await expect.poll(() => map().getAttribute('data-layers')).not.toMatch(/beats/);
  await looksWell('layers');
  await page.keyboard.press('Escape');
  await hasFocus(canvas());
  await page.keyboard.press('Control+Alt+l');
  await reads(twin(), /not shown: beats[\s\S]*Accuracy[\s\S]*within 340 m/i);
  await reads(twin(), /Camera\s+Of\s+Point\s+High Street, Oakham/);
  await page.keyboard.press('Control+Alt+l');
  const kept = async () => {
    const answer = await page.request.get(`${trefoil.url}/api/preferences/control-room`);
    return ((await answer.json()) as { kept: { mapLayers?: readonly string[] } | null }).kept?.mapLayers;
  };
  await expect.poll(kept).toEqual(expect.arrayContaining(['cameras', 'units']));
  expect(await kept()).not.toContain('beats');
});

test('G08 who is asked for comes to the front by itself, in words, and the rest goes behind', async () => {
  await page.keyboard.press('F7');
  await reads(says(), new RegExp(`In front: ${scene.number}, who is free`));
  await page.keyboard.press('Control+Alt+k');
  await mapDrawn(page);
  await picture(page, 'map-sending-dark');
  await page.keyboard.press('F7');
  await expect.poll(() => textOf(says())).not.toMatch(/In front/);
});

test('G04 from the map: Enter asks what can be done with what is chosen, and it is done there', async () => {
  await canvas().focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('region', { name: 'Chosen on the map' });
  await reads(card, new RegExp(`${scene.number}[\\s\\S]*${unit.callsign}`));
  await looksWell('chosen');
  await tabTo(page, /Assign to the incident in hand/);
  await page.keyboard.press('Enter');
  await reads(card, new RegExp(`${unit.callsign}\\s+assigned`));
  await reads(log(), new RegExp(`${unit.callsign} assigned`));
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Alt+m');
  const point = page.getByRole('region', { name: 'Point on the map' });
  await point.getByLabel(`For ${scene.number}`).selectOption('fcp');
  await point.getByRole('button', { name: 'Forward command point here' }).press('Enter');
  await reads(log(), /Forward command point: /);
});

test('the chosen unit is followed by key, with the way it came; a hand on the map ends it, and it is said', async () => {
  await page.keyboard.press('Control+Alt+t');
  await reads(says(), new RegExp(`Following ${unit.callsign}`));
  for (const step of [1, 2, 3]) await report(place.lon + 0.01 - step / 1000, place.lat);
  await expect.poll(standing).toMatch(/^-0\.6570 52\.7120/);
  await page.keyboard.press('Control+Alt+l');
  await reads(twin(), /At\s+Point[\s\S]*52\.71200, -0\.65/);
  await page.keyboard.press('Control+Alt+l');
  await canvas().focus();
  const followedTo = await standing();
  await page.keyboard.press('ArrowRight');
  await reads(says(), new RegExp(`No longer following ${unit.callsign}`));
  await expect.poll(standing).not.toBe(followedTo);
  const left = await standing();
  await report(place.lon + 0.006, place.lat);
  await picture(page, 'map-trail-light');
  expect(await standing()).toBe(left);
});

test('G09 a cordon is drawn by key alone, as large as it says, part of the incident for every desk; it is measured before', async () => {
  await page.keyboard.press('Control+Alt+k');
  await page.keyboard.press('Control+Alt+d');
  const card = page.getByRole('region', { name: 'Draw on the map' });
  await reads(card, /0 corners, 3 more/);
  await hasFocus(canvas());
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
    await page.keyboard.press('Enter');
    await page.keyboard.press(key);
  }
  await reads(card, /4 corners · [\d.,]+ (m²|km²), [\d.,]+ k?m round/);
  await page.keyboard.press('Backspace');
  await reads(card, /3 corners/);
  await looksWell('drawing');
  await canvas().focus();
  await page.keyboard.press('Control+Enter');
  await reads(log(), /Inner cordon: [\d.,]+ k?m²[\s\S]*middle SK/);
  const [shape] = await script.read<{ kind: string; corners: readonly unknown[] }>('operations.shapes');
  expect(shape).toMatchObject({ kind: 'inner-cordon', corners: [{}, {}, {}].map(() => expect.anything()) });
  await page.keyboard.press('Control+Alt+l');
  await reads(twin(), new RegExp(`Inner cordon ${scene.number}[\\s\\S]*52\\.7\\d+, -0\\.6\\d+ · `));
  await looksWell('list');
  await page.keyboard.press('Control+Alt+l');
});

test('O01 the graphics of the machine fail: the list stands in for the map at once, and the map comes back to where it stood', async () => {
  const before = await standing();
  await canvas().focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(standing).not.toBe(before);
  const stood = await standing();
  await canvas().evaluate((drawn) => {
    if (!(drawn instanceof HTMLCanvasElement)) return;
    const lose = drawn.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    // They stay away until they are given back: it tries again every ten seconds, and a slow machine looks longer than that.
    const { getContext } = HTMLCanvasElement.prototype;
    const without = function (this: HTMLCanvasElement, kind: string, how?: unknown) {
      return kind.startsWith('webgl') ? null : Reflect.apply(getContext, this, [kind, how]);
    };
    HTMLCanvasElement.prototype.getContext = without as typeof getContext;
    const giveGraphicsBack = (): void => {
      HTMLCanvasElement.prototype.getContext = getContext;
    };
    Object.assign(window, { giveGraphicsBack });
    lose?.loseContext();
  });
  await reads(twin(), /draws no map now[\s\S]*Main Street, Cottesmore/);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'map-no-graphics');
  // What changes meanwhile reaches the list, and nobody draws on what is not there.
  await report(place.lon + 0.02, place.lat, 120);
  await reads(twin(), /-0\.644/);
  await page.evaluate(() => (window as unknown as { giveGraphicsBack(): void }).giveGraphicsBack());
  await mapDrawn(page);
  await twin().waitFor({ state: 'detached' });
  expect(await map().getAttribute('data-centre')).toBe(stood);
});

test('O01 a machine without graphics has the whole desk, and the list for a map', async () => {
  plain = await openBrowser({ graphics: false });
  keepPicturesOfFailure(() => plain ?? browser);
  const desk = await sitDown(await openProfile(plain), trefoil.url, 'Mina Sharma', 'Dispatch 2');
  await showMap(desk, true);
  await reads(desk.locator('.map-twin'), /draws no map now[\s\S]*Main Street, Cottesmore/);
  await openByLine(desk, scene.number);
  await reads(inHand(desk), /A man lies in the lane/);
  await desk.setViewportSize({ width: 480, height: 270 });
  await reads(desk.locator('.map-twin'), /draws no map now/);
  expect(await axeFindings(desk)).toEqual([]);
  await desk.locator('.map-twin').scrollIntoViewIfNeeded();
  await picture(desk, 'map-no-graphics-400');
});

test('O01 a part that cannot be drawn says so in its place, and the desk goes on', async () => {
  const there = await openProfile(plain ?? browser);
  // What the map does where there are no graphics fails as well.
  await there.addInitScript(() => {
    Element.prototype.replaceChildren = () => {
      throw new Error('no room for it');
    };
  });
  const desk = await sitDown(there, trefoil.url, 'Mina Sharma', 'Dispatch 2');
  await showMap(desk, true);
  await reads(desk.locator('.safe-part'), /could not be drawn: the map[\s\S]*Draw it again[\s\S]*no room for it/);
  expect(await axeFindings(desk)).toEqual([]);
  await picture(desk, 'part-not-drawn');
  await openByLine(desk, scene.number);
  await reads(inHand(desk), /A man lies in the lane/);
});

test('G10 without a server the map is drawn from this machine, also where nobody has looked yet, and says so', async () => {
  await page.locator('.map-box[data-kept]').waitFor();
  const goOn = trefoil.holdBack();
  trefoil.kill('server');
  await reads(acts(), /map from this machine/);
  // A stretch of either file that no tile in sight has asked for, past every cache of the browser's own.
  const parts = await page.evaluate(() =>
    Promise.all(
      ['base', 'hills'].map(async (name) => {
        const range = 'bytes=100000-100099';
        const answer = await fetch(`/map/${name}.pmtiles`, { cache: 'no-store', headers: { range } });
        return [answer.status, (await answer.arrayBuffer()).byteLength];
      }),
    ),
  );
  expect(parts).toEqual([
    [206, 100],
    [206, 100],
  ]);
  await page.keyboard.press('Control+Alt+g');
  await canvas().focus();
  for (const key of ['Equal', 'Equal', 'ArrowUp']) await page.keyboard.press(key);
  await mapDrawn(page);
  await picture(page, 'map-alone-light');
  goOn();
  await trefoil.ready();
  await expect.poll(() => textOf(acts())).not.toMatch(/from this machine/);
});
