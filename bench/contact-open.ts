import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser, openProfile } from '../journeys/house/browser.ts';
import { contactPanel, hasFocus, inHand, queueOf, reads, sitDown } from '../journeys/house/desk.ts';
import { showMap } from '../journeys/house/looks.ts';
import { takePaints, watchPaints } from '../journeys/house/paints.ts';
import { gatherStorm, letBlow, type Storm, UPDATES_A_SECOND } from '../journeys/house/storm.ts';
import { startTrefoil } from '../journeys/house/trefoil.ts';
import type { Measured } from './figure.ts';
import { quantile } from './load.ts';

const OPEN = 2_000;
const OPENINGS = 60;
const DESKS = 5;
/** Between one opening and the next, longer than any frame: what was put away is cleared. */
const REST_MS = 250;

/** A new contact, from its key to the frame in which its first box has the focus, beside an incident in hand and a storm that blows. */
export async function benchContactOpen(): Promise<readonly Measured[]> {
  const [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  try {
    const storm = await gatherStorm(trefoil.url, OPEN);
    const first: number[] = [];
    for (let desk = 0; desk < DESKS; desk += 1) first.push(await firstOpening(browser, storm));
    const context = await openProfile(browser);
    await watchPaints(context);
    const page = await sitDown(context, storm.url, 'Mina Sharma', 'Dispatch 2');
    await reads(queueOf(page), new RegExp(`All ${OPEN}`));
    await page.keyboard.press('q');
    await page.keyboard.press('Home');
    await reads(inHand(page), /Raised/);
    const blowing = letBlow(storm);
    const withMap = await openings(page, true);
    const opened = await openings(page, false);
    const { updatesPerSecond } = await blowing.stop();
    return figures({ first, opened, withMap, updatesPerSecond });
  } finally {
    await browser.close();
    await trefoil.stop();
  }
}

interface Opened {
  readonly first: readonly number[];
  readonly opened: readonly number[];
  readonly withMap: readonly number[];
  readonly updatesPerSecond: number;
}

function figures({ first, opened, withMap, updatesPerSecond }: Opened): readonly Measured[] {
  const beside = `map hidden; ${opened.length} openings beside ${updatesPerSecond.toFixed(0)} of ${UPDATES_A_SECOND} updates a second`;
  return [
    { name: 'a new contact opens, p50', value: quantile(opened, 0.5), unit: 'ms' },
    { name: 'a new contact opens, p95', value: quantile(opened, 0.95), unit: 'ms', note: beside },
    {
      name: 'a new contact opens beside the map, p95',
      value: quantile(withMap, 0.95),
      unit: 'ms',
      note: 'drawn without a graphics card',
    },
    {
      name: 'a new contact opens at the first picture of a desk',
      value: quantile(first, 0.5),
      unit: 'ms',
      note: `the middle of ${DESKS} (${first.map(Math.round).join(', ')}), nothing cached`,
    },
  ];
}

async function openings(page: Page, map: boolean): Promise<readonly number[]> {
  await showMap(page, map);
  await takePaints(page);
  for (let time = 0; time < OPENINGS; time += 1) {
    await page.keyboard.press('F3');
    await hasFocus(contactPanel(page).getByLabel('What', { exact: true }));
    await page.keyboard.press('Escape');
    await contactPanel(page).waitFor({ state: 'detached' });
    await wait(REST_MS);
  }
  return (await takePaints(page)).opened;
}

/** A desk that opens in a browser that has never been here, and the key in the moment in which its queue is painted. */
async function firstOpening(browser: Browser, storm: Storm): Promise<number> {
  const context = await openProfile(browser);
  try {
    await signIn(context, storm.url);
    await watchPaints(context);
    await context.addInitScript(pressAtFirstPicture);
    const page = await context.newPage();
    await page.goto(storm.url, { waitUntil: 'commit' });
    await contactPanel(page).waitFor();
    await hasFocus(contactPanel(page).getByLabel('What', { exact: true }));
    await wait(REST_MS);
    const [ms] = (await takePaints(page)).opened;
    if (ms === undefined) throw new Error('the new contact did not open');
    return ms;
  } finally {
    await context.close();
  }
}

async function signIn(context: BrowserContext, url: string): Promise<void> {
  const answer = await context.request.post(`${url}/api/session`, { data: { demo: 'dispatcher' } });
  if (!answer.ok()) throw new Error(`sign-in: ${answer.status()}`);
}

/** Runs in the page. */
function pressAtFirstPicture(): void {
  const press = (): void => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'F3', bubbles: true, cancelable: true }));
  };
  const look = (): void => {
    if (document.querySelector('#queue-list [role=option]') === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(press));
  };
  requestAnimationFrame(look);
}
