import type { Browser, CDPSession, Page } from 'playwright-core';
import { openBrowser, openProfile } from '../journeys/house/browser.ts';
import type { Measured } from './figure.ts';
import type { Ground } from './ground.ts';
import { quantile } from './load.ts';
import { raiseMany } from './work.ts';

const LOADS = 5;
/** What a dispatcher can work with: the first incident of the queue is painted. */
const USEFUL = '#queue-list [role=option], #queue-list [role=row], #queue-list li';

const UNITS = 'main[aria-label=Units] .pane-head';
const RELOAD = 'reload of two windows, time';

interface Load {
  readonly ms: number;
  readonly requests: number;
  readonly bytes: number;
}

/** Opens the control room in a browser that has never been here, signed in and seated, until the queue shows. */
export async function benchFirstScreen(ground: Ground): Promise<readonly Measured[]> {
  await raiseMany(await ground.lines(1), 20);
  const browser = await openBrowser().catch((error: unknown) => String(error).split('\n')[0] ?? 'no browser');
  if (typeof browser === 'string') return none(`no Chromium here: ${browser}`);
  try {
    const loads: Load[] = [];
    for (let n = 0; n < LOADS; n += 1) loads.push(await loadOnce(browser, ground.trefoil.url));
    const reloads: number[] = [];
    for (let n = 0; n < LOADS; n += 1) reloads.push(await reloadTwo(browser, ground.trefoil.url));
    const middle = (of: (load: Load) => number) => quantile(loads.map(of), 0.5);
    return [
      {
        name: 'first useful screen, time',
        value: middle(({ ms }) => ms),
        unit: 'ms',
        note: `the middle of ${LOADS}, nothing cached`,
      },
      { name: 'first useful screen, requests', value: middle(({ requests }) => requests), unit: '' },
      {
        name: 'first useful screen, bytes',
        value: middle(({ bytes }) => bytes),
        unit: 'B',
        note: 'on the wire, before the map',
      },
      {
        name: RELOAD,
        value: quantile(reloads, 0.5),
        unit: 'ms',
        note: `until the queue of the one and the board of the other show, the middle of ${LOADS}`,
      },
    ];
  } finally {
    await browser.close();
  }
}

function none(note: string): readonly Measured[] {
  const names = ['time', 'requests', 'bytes'].map((what) => `first useful screen, ${what}`);
  return [...names, RELOAD].map((name) => ({
    name,
    value: null,
    unit: '',
    note,
  }));
}

async function loadOnce(browser: Browser, url: string): Promise<Load> {
  const context = await openProfile(browser);
  try {
    const signedIn = await context.request.post(`${url}/api/session`, { data: { demo: 'dispatcher' } });
    if (!signedIn.ok()) throw new Error(`sign-in: ${signedIn.status()}`);
    const page = await context.newPage();
    const traffic = await watch(page);
    const useful = Promise.withResolvers<number>();
    await page.exposeFunction('tellUseful', (ms: number) => useful.resolve(ms));
    await page.addInitScript(lookEachFrame, USEFUL);
    await page.goto(url, { waitUntil: 'commit' });
    const ms = await useful.promise;
    return { ms, ...traffic() };
  } finally {
    await context.close();
  }
}

/** An arrangement of two windows, both loaded anew at once: until the later one shows its rows. */
async function reloadTwo(browser: Browser, url: string): Promise<number> {
  const context = await openProfile(browser);
  try {
    const signedIn = await context.request.post(`${url}/api/session`, { data: { demo: 'dispatcher' } });
    if (!signedIn.ok()) throw new Error(`sign-in: ${signedIn.status()}`);
    const told = { desk: Promise.withResolvers<number>(), units: Promise.withResolvers<number>() };
    const windows = { desk: await context.newPage(), units: await context.newPage() };
    await windows.desk.goto(url);
    await windows.units.goto(`${url}/?window=board`);
    await windows.desk.locator(USEFUL).first().waitFor();
    await windows.units.locator(UNITS).first().waitFor();
    for (const [which, wanted] of [
      ['desk', USEFUL],
      ['units', UNITS],
    ] as const) {
      await windows[which].exposeFunction('tellUseful', (ms: number) => told[which].resolve(ms));
      await windows[which].addInitScript(lookEachFrame, wanted);
    }
    await Promise.all([windows.desk.reload(), windows.units.reload()]);
    return Math.max(await told.desk.promise, await told.units.promise);
  } finally {
    await context.close();
  }
}

/** Runs in the page: tells the time since its navigation began, once the frame with the first row has been painted. */
function lookEachFrame(wanted: string): void {
  const look = (): void => {
    if (document.querySelector(wanted) === null) requestAnimationFrame(look);
    else
      requestAnimationFrame(() =>
        (globalThis as unknown as { tellUseful(ms: number): void }).tellUseful(performance.now()),
      );
  };
  requestAnimationFrame(look);
}

/** Counts what has come by the time of asking; the map draws itself in later, and is no part of it. */
async function watch(page: Page): Promise<() => Omit<Load, 'ms'>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const ours = new Set<string>();
  let bytes = 0;
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!/\/map\/|map-|maplibre/.test(request.url) && request.url.startsWith('http')) ours.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (ours.has(requestId)) bytes += encodedDataLength;
  });
  return () => ({ requests: ours.size, bytes });
}
