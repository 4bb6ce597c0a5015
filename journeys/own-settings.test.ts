import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Settings } from '../apps/control-room/session/settings.ts';
import { openBrowser, openProfile } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { queueOf, sitDown, textOf } from './house/desk.ts';
import { alarms } from './house/key-desk.ts';
import { mapDrawn, showMap } from './house/looks.ts';
import { keepPicturesOfFailure } from './house/pictures.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';
import { until } from './house/until.ts';

/** Everything that a person may set for themselves, one after the other: a setting that changes nothing has no place in the list. */
let trefoil: RunningTrefoil;
let browser: Browser;
let rob: Page;
let mina: Caller;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  mina = await signIn(trefoil.url, 'dispatcher-2', 'dispatch-2');
  const context = await openProfile(browser);
  await context.addInitScript(() => {
    const { prototype } = AudioContext;
    const make = prototype.createOscillator;
    prototype.createOscillator = function (this: AudioContext) {
      document.documentElement.dataset.tones = String(Number(document.documentElement.dataset.tones ?? 0) + 1);
      return make.call(this);
    };
  });
  rob = await sitDown(context, trefoil.url, 'Rob Keeling', 'Dispatch 1');
  await showMap(rob, true);
  await mapDrawn(rob);
  // From now on this browser keeps what he likes, and tones may sound.
  await rob.keyboard.press('Alt+t');
  await until(() => set({}), Boolean, { what: 'the settings lie in the browser' });
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

const usual: Settings = {
  ...{ theme: 'dark', singleKeys: true, chosenKeys: {}, queueWidth: 420, unitsWidth: 400, mapHeight: 300 },
  ...{ mapShown: true, mapLayers: ['units'], sound: false, layouts: [], macros: [] },
};

/** As another window of the same browser would change it; whether there was something to change. */
function set(part: Partial<Settings>): Promise<boolean> {
  return rob.evaluate((changed) => {
    const key = Object.keys(localStorage).find((one) => one.startsWith('trefoil.settings.'));
    if (key === undefined) return false;
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? '{}'), ...changed }));
    dispatchEvent(new StorageEvent('storage', { key }));
    return true;
  }, part);
}

const sizeOf = (name: string) => async () => {
  const edge = rob.getByRole('separator', { name });
  return (await edge.count()) === 0 ? 'none' : JSON.stringify(await edge.boundingBox());
};
const attribute = (place: string, name: string) => async () => (await rob.locator(place).getAttribute(name)) ?? '';
const onQueue = () => textOf(queueOf(rob));

/** What the person asks for, and where it shows. */
const settings: { readonly [Name in keyof Settings]: readonly [Settings[Name], () => Promise<string>] } = {
  theme: ['light', attribute('html', 'data-theme')],
  singleKeys: [false, onQueue],
  chosenKeys: [{ contact: 'y' }, onQueue],
  queueWidth: [520, sizeOf('Width of the queue')],
  unitsWidth: [480, sizeOf('Width of the units')],
  mapHeight: [240, sizeOf('Height of the map')],
  mapShown: [false, sizeOf('Height of the map')],
  mapLayers: [['units', 'beats'], attribute('.map-box', 'data-layers')],
  sound: [true, attribute('html', 'data-tones')],
  layouts: [[{ name: 'Nights', windows: [], columns: null }], () => inMenu()],
  macros: [[{ word: 'pause', line: 'st $1 4' }], () => atCommandLine('pause RE02')],
};

async function inMenu(): Promise<string> {
  await rob
    .getByRole('button', { name: /Dispatch 1/ })
    .first()
    .press('Enter');
  const text = await textOf(rob.getByRole('region', { name: 'Layouts of windows' }));
  await rob.keyboard.press('Escape');
  return text;
}

async function atCommandLine(line: string): Promise<string> {
  await rob.keyboard.press('F4');
  const box = rob.getByRole('combobox', { name: 'Command or search' });
  await box.fill(line);
  const text = await textOf(rob.getByRole('search'));
  await box.fill('');
  await rob.keyboard.press('Escape');
  return text;
}

test('M07 the alarm of an officer in need waits at the desk, for whoever wants to hear it', async () => {
  const [unit] = await mina.read<{ id: string }>('operations.units');
  await set(usual);
  await mina.done('operations.setStatus', { tourId: unit?.id, status: '0' });
  await alarms({ page: rob })
    .getByText(/EMERGENCY/)
    .first()
    .waitFor();
});

for (const [name, [wanted, look]] of Object.entries(settings)) {
  test(`M07 ${name} of one's own changes what is seen or heard`, async () => {
    await set(usual);
    await until(onQueue, (text) => /New\s+N\b/.test(text), { what: 'the desk is as usual' });
    const was = await look();
    await set({ [name]: wanted });
    expect(await until(look, (is) => is !== was, { what: `${name} changes nothing` })).not.toBe(was);
  });
}
