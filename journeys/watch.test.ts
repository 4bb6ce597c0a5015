import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, desk, laptop, openBrowser, openProfile, phone as phoneSize } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { contactPanel, hasFocus, inHand, openByLine, queueOf, reads, sitDown, textOf } from './house/desk.ts';
import { tabTo } from './house/keyboard.ts';
import { desks, seenInAll, themes, wear } from './house/looks.ts';
import { hastyPacks } from './house/packs.ts';
import { keepPicturesOfFailure, picture } from './house/pictures.ts';
import { enterService } from './house/service-desk.ts';
import { raiseAt } from './house/story.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';
import { until } from './house/until.ts';

/** Minutes are seconds here for the heaviest grade: what takes a quarter of an hour can be watched to its end. */
let trefoil: RunningTrefoil;
let browser: Browser;
let officer: Caller;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil({ packs: hastyPacks() }), openBrowser()]);
  officer = await signIn(trefoil.url, 'contact-officer', 'contact-1');
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

/** 1920 × 1080 at 400 %. */
const zoom = { width: 480, height: 270 };

const watch = (page: Page) => page.getByRole('region', { name: 'The watch' });
const strip = (page: Page) => page.getByRole('region', { name: 'Alarms', exact: true });
const place = (n: number) => ({
  label: `Mill Lane ${n}, Oakham`,
  lon: -0.7295 + n / 2000,
  lat: 52.6705,
  gazetteerId: null,
});
const raise = (n: number, grade: string) =>
  raiseAt(officer, { code: '202', what: `Two men fighting, ${n}`, place: place(n), grade });

/** Each press takes the group that stands first and is not acknowledged yet. */
async function acknowledged(page: Page): Promise<string> {
  await page.keyboard.press('F9');
  return textOf(strip(page));
}

test('CR-13, F09 the watch, by keyboard alone: next to break first, what is broken and why, opened with one key; like alarms as one, each acknowledged by name and time', async () => {
  const context = await openProfile(browser);
  const page = await sitDown(context, trefoil.url, 'Carol Whitlock', 'Supervisor');
  for (const n of [1, 2, 3]) await raise(n, 'G1');
  await raise(4, 'G3');
  await page.keyboard.press('F11');
  await reads(watch(page), /no unit sent/);
  const rows = watch(page).getByRole('listbox', { name: 'Promises' }).getByRole('option');
  await reads(rows.first(), /Deploy within|Arrive within/);
  // What else runs stands between: the list draws only what is seen of it.
  await page.keyboard.press('End');
  await reads(watch(page).getByRole('listbox', { name: 'Promises' }), /Attend by appointment/);
  await watch(page).getByLabel('Kind').selectOption('arrive');
  await reads(watch(page), /Arrive within/);
  await expect.poll(() => textOf(rows.first())).toMatch(/^(?!.*Deploy within).*Arrive within/s);
  await reads(strip(page), /3 of a kind/);
  // A call that rings meanwhile stands first in the strip, and is answered, not acknowledged.
  await until(
    async () => `${await acknowledged(page)} ${await textOf(watch(page))}`,
    (text) => /seen by Carol Whitlock/.test(text),
    { what: 'whoever acknowledged stands there' },
  );
  const alarms = await page.request.get(`${trefoil.url}/api/views/operations.alarms?limit=2000`);
  const { rows: rung } = (await alarms.json()) as { rows: readonly { seenBy: string | null; seenAt: number | null }[] };
  const byCarol = rung.filter(({ seenBy }) => seenBy === 'Carol Whitlock');
  expect(byCarol.length).toBeGreaterThan(0);
  for (const { seenAt } of byCarol) expect(seenAt).toEqual(expect.any(Number));
  for (const theme of themes) {
    await wear(page, theme);
    for (const [size, viewport] of Object.entries({ wide: desk, laptop })) {
      await page.setViewportSize(viewport);
      await picture(page, `watch-${theme}-${size}`);
    }
    expect(await axeFindings(page)).toEqual([]);
  }
  await page.keyboard.press('Control+Alt+r');
  await reads(watch(page), /Clocks of the positions/);
  await reads(watch(page), /agrees/);
  await picture(page, 'watch-rates');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Control+Alt+r');
  await page.keyboard.press('Control+2');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await reads(inHand(page), /Mill Lane/);
  await context.close();
});

test('who sits here is asked once for each change, so that what a desk has drawn is not drawn again under the first key', async () => {
  const context = await openProfile(browser);
  const asked: string[] = [];
  context.on('request', (request) => {
    if (request.method() === 'GET' && request.url().endsWith('/api/session')) asked.push(request.url());
  });
  const page = await sitDown(context, trefoil.url, 'Mina Sharma', 'Dispatch 2');
  await reads(queueOf(page), /Mill Lane 4/);
  expect(asked, 'at the door, with the person, with their seat').toHaveLength(3);
  await page.keyboard.press('Control+l');
  await reads(page.getByRole('main'), /Locked by Mina Sharma/);
  await tabTo(page, /Unlock as/);
  await page.keyboard.press('Enter');
  await reads(queueOf(page), /Mill Lane 4/);
  expect(asked, 'with the lock, and without it').toHaveLength(5);
  await context.close();
});

test('CR-10 a hundred changes come in, and nothing moves under the focus: the row marked stays where it is until it is let go', async () => {
  const context = await openProfile(browser);
  const page = await sitDown(context, trefoil.url, 'Mina Sharma', 'Dispatch 2');
  await reads(queueOf(page), /Mill Lane 4/);
  const list = queueOf(page).getByRole('listbox', { name: 'Incidents' });
  await page.keyboard.press('q');
  await hasFocus(list);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await list.getByRole('option').nth(1).and(page.locator('[aria-selected=true]')).waitFor();
  const marked = queueOf(page).getByRole('option', { selected: true });
  const numberOf = (): Promise<string | null> => marked.locator('.number').textContent();
  const [before, text] = [await marked.boundingBox(), await numberOf()];
  const order = await list.getByRole('option').locator('.number').allInnerTexts();
  const more = Array.from({ length: 25 }, (_, at) => raise(100 + at, 'G2'));
  for (const incidentId of await Promise.all(more)) {
    for (const line of [1, 2, 3]) {
      const lineId = crypto.randomUUID();
      await officer.done('operations.addLine', { incidentId, lineId, text: `Line ${line}`, corrects: null });
    }
  }
  await reads(queueOf(page), /25 new/);
  expect(await marked.boundingBox()).toEqual(before);
  expect(await numberOf()).toBe(text);
  expect(await list.getByRole('option').locator('.number').allInnerTexts()).toEqual(order);
  expect(await list.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Alt+q');
  await reads(queueOf(page), /All 29/);
  await until(
    () => list.getByRole('option').first().getAttribute('aria-setsize'),
    (size) => size === '29',
    { what: 'what waited is let in' },
  );
  await context.close();
});

test('CR-10 an incident that comes of a call under the focus stands where the call stood, and Enter opens it', async () => {
  const context = await openProfile(browser);
  const page = await sitDown(context, trefoil.url, 'Mina Sharma', 'Dispatch 2');
  const contactId = crypto.randomUUID();
  await officer.done('operations.openContact', { contactId, channel: '101', callerNumber: null });
  await officer.done('operations.writeContactField', {
    contactId,
    field: 'what',
    seen: '',
    value: 'Smoke from a barn',
  });
  await officer.done('operations.placeContact', { contactId, place: place(200) });
  await reads(queueOf(page), /Smoke from a barn/);
  const list = queueOf(page).getByRole('listbox', { name: 'Incidents' });
  await page.keyboard.press('q');
  await hasFocus(list);
  await page.keyboard.press('Home');
  const marked = queueOf(page).getByRole('option', { selected: true });
  await reads(marked, /Smoke from a barn/);
  const [before, order] = [
    await marked.boundingBox(),
    await list.getByRole('option').locator('.number').allInnerTexts(),
  ];
  await officer.done('operations.raiseIncident', {
    contactId,
    incidentId: crypto.randomUUID(),
    code: '202',
    grade: 'G4',
  });
  await reads(marked, /G4[\s\S]*Mill Lane 200/);
  expect(await marked.boundingBox()).toEqual(before);
  const numbers = await list.getByRole('option').locator('.number').allInnerTexts();
  expect(numbers.slice(1)).toEqual(order.slice(1));
  expect(await textOf(queueOf(page))).not.toMatch(/settled|\d new/);
  await page.keyboard.press('Enter');
  await reads(inHand(page), /Mill Lane 200/);
  await context.close();
});

test('CR-14 what is out of order never scrolls away: pinned and counted in each window, one key from being opened', async () => {
  const context = await openProfile(browser, { viewport: laptop });
  const page = await sitDown(context, trefoil.url, 'Carol Whitlock', 'Supervisor');
  await reads(strip(page), /Acknowledge/);
  const counted = async (on: Page): Promise<number> =>
    Number(/[AB][1-9]\d*/.exec(await textOf(on.locator('.alarm-counts')))?.[0].slice(1) ?? 0);
  const pinned = (on: Page): Promise<boolean> =>
    strip(on).evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return height > 0 && element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
  const board = await context.newPage();
  await board.goto(`${trefoil.url}/?window=board`);
  const lists = [
    [page, 'Incidents'],
    [board, /^Units/],
  ] as const;
  for (const [on, name] of lists) {
    await reads(strip(on), /Acknowledge/);
    await on.getByRole('listbox', { name }).first().focus();
    await on.keyboard.press('End');
    await on.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect.poll(() => pinned(on)).toBe(true);
    await expect.poll(() => counted(on)).toBeGreaterThan(0);
  }
  await page.bringToFront();
  await page.keyboard.press('F11');
  await reads(watch(page), /Every kind/);
  await expect.poll(() => pinned(page)).toBe(true);
  await page.keyboard.press('F11');
  await page.keyboard.press('Shift+F9');
  await reads(page.locator('body'), /Mill Lane/);
  await context.close();
});

test('G12 F04 an officer in need stands in the same words in every window of a desk, on a colleague’s phone and at the service desk, until it is ended', async () => {
  const dispatcher = await signIn(trefoil.url, 'dispatcher', 'dispatch-1');
  const context = await openProfile(browser);
  const page = await sitDown(context, trefoil.url, 'Carol Whitlock', 'Supervisor');
  const further = await Promise.all(
    ['map', 'board', 'wall'].map(async (kind) => {
      const window = await context.newPage();
      await window.goto(`${trefoil.url}/?window=${kind}`);
      return window;
    }),
  );
  const phone = await (await openProfile(browser, { viewport: phoneSize })).newPage();
  await phone.goto(`${trefoil.url}/field`);
  await phone.getByRole('button', { name: 'PC Daniel Achebe' }).click();
  const nadia = await enterService(browser, trefoil.url, /Nadia/);
  const screens = [page, ...further, phone, nadia];
  const banner = (on: Page) => on.getByLabel('Officer in need', { exact: true });
  const units = await dispatcher.read<{ id: string; callsign: string }>('operations.units');
  const tourId = units.find(({ callsign }) => callsign === 'RN11')?.id ?? '';
  await dispatcher.done('operations.setStatus', { tourId, status: '0' });
  const said = /EMERGENCY RN11\s+for \d+ [sm]\s+RUT-1 is open · nobody has acknowledged it/;
  for (const on of screens) await reads(banner(on), said);
  for (const on of [page, phone, nadia]) expect(await axeFindings(on)).toEqual([]);
  await picture(phone, 'need-phone');
  await picture(nadia, 'need-service');
  await page.bringToFront();
  const before = await queueOf(page).boundingBox();
  const near = page.getByRole('region', { name: 'Nearest to RN11' });
  await page.keyboard.press('Control+Alt+n');
  await reads(near, /Send R\w\d\d, raising a log/);
  await hasFocus(near.getByRole('button', { name: /^Send/ }).first());
  expect(await queueOf(page).boundingBox()).toEqual(before);
  for (const theme of themes) {
    await wear(page, theme);
    for (const [size, viewport] of Object.entries({ wide: desk, laptop })) {
      await page.setViewportSize(viewport);
      await picture(page, `nearest-${theme}-${size}`);
    }
    expect(await axeFindings(page)).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await near.waitFor({ state: 'detached' });
  await dispatcher.done('operations.endEmergency', { tourId, finding: 'accidental-voice-checked', note: '' });
  for (const on of screens) await banner(on).waitFor({ state: 'detached' });
  for (const one of new Set(screens.map((on) => on.context()))) await one.close();
});

test('CR-6 single keys are chosen, switched off and kept by the server: the same at another desk; letters where somebody types, and function keys always', async () => {
  const keptOf = async (page: Page): Promise<{ singleKeys?: boolean; chosenKeys?: Record<string, string> }> => {
    const answer = await page.request.get(`${trefoil.url}/api/preferences/control-room`);
    return ((await answer.json()) as { kept: object | null }).kept ?? {};
  };
  const keyBox = (page: Page) => page.getByRole('textbox', { name: 'Single key for Go to the queue' });
  const incidents = (page: Page) => queueOf(page).getByRole('listbox', { name: 'Incidents' });
  const sit = async (): Promise<Page> => {
    const page = await sitDown(await openProfile(browser), trefoil.url, 'Rob Keeling', 'Dispatch 1');
    await reads(queueOf(page), /Mill Lane 200/);
    return page;
  };
  await raise(200, 'G1');

  const here = await sit();
  await here.keyboard.press('F1');
  await keyBox(here).waitFor();
  await keyBox(here).focus();
  await here.keyboard.press('y');
  // As fast as hands are: the key follows before the closed window has let go of the focus.
  await Promise.all([here.keyboard.press('Escape'), here.keyboard.press('y')]);
  await hasFocus(incidents(here));
  await here.keyboard.press('n');
  const what = contactPanel(here).getByLabel('What', { exact: true });
  await hasFocus(what);
  await here.keyboard.type('yq');
  expect(await what.inputValue()).toBe('yq');
  await here.keyboard.press('Control+1');
  await hasFocus(incidents(here));
  await until(
    () => keptOf(here),
    ({ chosenKeys }) => chosenKeys?.queue === 'y',
    { what: 'the server keeps the key' },
  );
  await here.context().close();

  const there = await sit();
  await there.keyboard.press('F1');
  await keyBox(there).waitFor();
  await until(
    () => keyBox(there).inputValue(),
    (key) => key === 'y',
    { what: 'the key has come to the other desk' },
  );
  await there.keyboard.press('Escape');
  await there.locator('.identity').press('Enter');
  await there.getByLabel('Single-letter keys').press('Space');
  await there.keyboard.press('Escape');
  await until(
    () => keptOf(there),
    ({ singleKeys }) => singleKeys === false,
    { what: 'the server keeps that they are off' },
  );
  await there.keyboard.press('F4');
  await there.keyboard.press('Escape');
  await there.locator('body').press('y');
  expect(await incidents(there).evaluate((element) => element === document.activeElement)).toBe(false);
  await there.keyboard.press('Control+1');
  await hasFocus(incidents(there));
  await there.context().close();
});

test('O12 open logs and unit states are kept on the seat, fresh within five minutes, and printed when the server is gone', async () => {
  const context = await openProfile(browser);
  const page = await sitDown(context, trefoil.url, 'Carol Whitlock', 'Supervisor');
  await reads(queueOf(page), /Mill Lane 1/);
  const print = await context.newPage();
  await print.goto(`${trefoil.url}/?window=print`);
  const kept = async (): Promise<string> => {
    await print.reload();
    // What is kept is read once the page is drawn; then something stands there, kept or not.
    await print.locator('main.paper > *').first().waitFor();
    return textOf(print.locator('body'));
  };
  // Screens are kept by their worker: what was fetched before it was there is not.
  await print.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await until(kept, (text) => text.includes('Mill Lane 4'), { what: 'the seat keeps what is open' });
  await context.setOffline(true);
  await print.reload();
  await reads(print.locator('body'), /Units on duty[\s\S]*Mill Lane 4|Mill Lane 4[\s\S]*Units on duty/);
  await context.close();
});

test('F13 what comes within a day stands in the watch before it warns; the review of a marker is answered there, by keyboard, and a call that comes meanwhile keeps the keys', async () => {
  const fim = await signIn(trefoil.url, 'fim', 'fim');
  const now = Date.now();
  const markerId = randomUUID();
  await fim.done('pole.setMarker', {
    ...{ markerId, kind: 'dog', text: 'Large dog runs loose', reason: 'Officer bitten', radiusMetres: 30 },
    ...{ label: 'Mill Street 4, Oakham', lon: -0.7295, lat: 52.6705 },
    ...{ reviewAt: now + 3_600_000, expiresAt: now + 40 * 86_400_000 },
  });
  const context = await openProfile(browser);
  const page = await sitDown(context, trefoil.url, 'Carol Whitlock', 'Supervisor');
  await page.keyboard.press('F11');
  await watch(page).getByLabel('Kind').selectOption({ label: 'Marker review' });
  await reads(watch(page), /Review the dog marker/);
  await page.keyboard.press('Control+2');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await reads(watch(page), /Large dog runs loose\s+Mill Street 4, Oakham\s+Officer bitten · set by/);
  await hasFocus(watch(page).getByLabel('Reason and source'));
  expect(await seenInAll(page, 'watch-marker', { ...desks, zoom })).toEqual([]);
  await page.keyboard.type('Seen again by the crew');
  const answered = Promise.withResolvers<void>();
  await page.route('**/api/commands/pole.reviewMarker', (route) => answered.promise.then(() => route.continue()));
  await page.keyboard.press('Enter');
  // A call comes in meanwhile: it keeps the keys.
  await page.keyboard.press('F3');
  const what = contactPanel(page).getByLabel('What', { exact: true });
  await hasFocus(what);
  answered.resolve();
  await watch(page).getByLabel('Reason and source').waitFor({ state: 'detached' });
  await page.keyboard.type('Dog');
  expect(await what.inputValue()).toBe('Dog');
  const markers = await page.request.get(`${trefoil.url}/api/views/pole.markers?id=${markerId}`);
  const { rows } = (await markers.json()) as { rows: readonly { reviewAt: number }[] };
  expect(rows.map(({ reviewAt }) => reviewAt > now + 86_400_000)).toEqual([true]);
  await context.close();
});

test('an answer that comes late takes the focus from nobody who has gone back to the command line', async () => {
  const id = await raise(150, 'G3');
  const [row] = await officer.read<{ number: string }>('operations.openIncidents', { id });
  const context = await openProfile(browser);
  const page = await sitDown(context, trefoil.url, 'Mina Sharma', 'Dispatch 2');
  const list = queueOf(page).getByRole('listbox', { name: 'Incidents' });
  const line = page.getByRole('combobox', { name: 'Command or search' });
  await openByLine(page, row?.number.split(' ')[0] ?? '');
  await page.keyboard.press('Control+1');
  await hasFocus(list);
  /** Does `act` between a line and its answer, then sees that the box is empty. */
  const noting = async (words: string, act: () => Promise<void>): Promise<void> => {
    const [sent, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await page.route('**/api/commands/**', async (route) => {
      const response = await route.fetch();
      sent.resolve();
      await answered.promise;
      await route.fulfill({ response });
    });
    await page.keyboard.press('F4');
    await page.keyboard.type(`note . ${words}`);
    await page.keyboard.press('Enter');
    await sent.promise;
    await act();
    answered.resolve();
    await until(
      () => line.inputValue(),
      (text) => text === '',
      { what: 'the line is done' },
    );
    await page.unroute('**/api/commands/**');
  };
  await noting('Van is there', async () => {
    await page.keyboard.press('Control+1');
    await hasFocus(list);
    await page.keyboard.press('F4');
  });
  await page.keyboard.type('note');
  await hasFocus(line);
  expect(await line.inputValue()).toBe('note');
  await page.keyboard.press('Escape');
  await hasFocus(list);
  await noting('Second van is there', () => page.keyboard.press('F4'));
  await hasFocus(line);
  await page.keyboard.press('Escape');
  await hasFocus(list);
  await noting('Third van is there', () => Promise.resolve());
  await hasFocus(list);
  await context.close();
});
