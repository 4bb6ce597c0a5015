import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openBrowser, openProfile } from '../journeys/house/browser.ts';
import { sitDown } from '../journeys/house/desk.ts';
import { startTrefoil } from '../journeys/house/trefoil.ts';
import { openWebSocket } from '../tools/faults/live-line.ts';
import type { Measured } from './figure.ts';
import { quantile } from './load.ts';
import { type Stretch, watchFrames, watchStretches } from './map-frames.ts';
import { type County, fillCounty, INCIDENTS, letMove, POSITIONS_A_SECOND, UNITS } from './map-stock.ts';

const STANDING_MS = 10_000;
const HEARD_MS = 5_000;
const PANS = 24;
const ZOOMS = 3;
const PAINTS = 10;
/** Whatever is not painted by then is counted as this. */
const MOST_PAINT_MS = 10_000;
/** Five thousand rows come before the first picture. */
const PATIENCE_MS = 180_000;

/** The map of a whole county with everything on it that moves, in Chromium: frames, work of the page, feed, and from a position to its picture. */
export async function benchMap(): Promise<readonly Measured[]> {
  const [trefoil, browser] = await Promise.all([startTrefoil({ pack: 'staffordshire' }), openBrowser()]);
  try {
    const county = await fillCounty(trefoil);
    const moving = await letMove(county);
    const feed = await bytesOfPositions(county);
    const context = await openProfile(browser);
    context.setDefaultTimeout(PATIENCE_MS);
    await watchFrames(context);
    await sitDown(context, county.url, 'Karl Mottram', 'Dispatch 2');
    const page = await context.newPage();
    await page.goto(`${county.url}/?window=map`);
    const box = page.locator('.map-box');
    await page.waitForFunction(
      (all) => Number(document.querySelector('.map-box')?.getAttribute('data-units')) >= all,
      UNITS,
      { timeout: PATIENCE_MS },
    );
    const watched = await watchStretches(page);
    const standing = await watched(() => wait(STANDING_MS));
    const moved = await watched(() => handle(page));
    const painted = await paints(page, county);
    const near = await watched(async () => {
      await box.locator('canvas').focus();
      for (let n = 0; n < 5; n += 1) await page.keyboard.press('+');
      await wait(STANDING_MS / 2);
    });
    const rate = await moving.stop();
    return [
      {
        name: 'positions a second on the map',
        value: rate,
        unit: '/s',
        note: `of ${POSITIONS_A_SECOND}; ${UNITS} units, ${INCIDENTS} incidents`,
      },
      {
        name: 'feed of positions to one screen',
        value: feed.bytes,
        unit: 'B/s',
        note: `${feed.rows.toFixed(0)} rows a second`,
      },
      ...figures('map standing', standing),
      ...figures('map panned and zoomed', moved),
      ...figures('map near by', near),
      {
        name: 'position to paint, p50',
        value: quantile(painted, 0.5),
        unit: 'ms',
        note: 'the feed tells positions once a second',
      },
      { name: 'position to paint, p95', value: quantile(painted, 0.95), unit: 'ms' },
    ];
  } finally {
    await browser.close();
    await trefoil.stop();
  }
}

function figures(name: string, { frames, work, busyShare, seconds }: Stretch): readonly Measured[] {
  const note = 'drawn without a graphics card';
  return [
    { name: `${name}, frames a second`, value: frames.length / seconds, unit: '/s', note },
    ...[0.5, 0.95, 0.99].map((share) => ({
      name: `${name}, frame time p${share * 100}`,
      value: quantile(frames, share),
      unit: 'ms',
    })),
    { name: `${name}, work in a frame, p50`, value: quantile(work, 0.5), unit: 'ms' },
    {
      name: `${name}, work in a frame, p95`,
      value: quantile(work, 0.95),
      unit: 'ms',
      note: 'of the page’s own thread',
    },
    { name: `${name}, share of the page’s thread`, value: busyShare, unit: 's/s' },
  ];
}

/** By keys, as somebody looks for something: across, nearer, back. */
async function handle(page: Page): Promise<void> {
  await page.locator('.map-box canvas').focus();
  for (const way of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
    for (let n = 0; n < PANS / 4; n += 1) {
      await page.keyboard.press(way);
      await wait(60);
    }
  }
  for (const way of ['+', '-']) {
    for (let n = 0; n < ZOOMS; n += 1) {
      await page.keyboard.press(way);
      await wait(400);
    }
  }
}

/** What one screen is sent of positions. */
function bytesOfPositions({ url, dispatcher }: County): Promise<{ readonly bytes: number; readonly rows: number }> {
  return new Promise((resolve, reject) => {
    let [bytes, rows] = [0, 0];
    const line = openWebSocket(
      { url, token: dispatcher.token },
      {
        opened: () => {
          line.say({ subscribe: [{ view: 'positions', from: 0, version: 1 }] });
          setTimeout(() => {
            line.cut();
            resolve({ bytes: (bytes * 1000) / HEARD_MS, rows: (rows * 1000) / HEARD_MS });
          }, HEARD_MS);
        },
        frame: (frame) => {
          if (frame.type !== 'positions') return;
          bytes += JSON.stringify(frame).length;
          rows += frame.rows.length;
        },
        closed: (status) => status !== null && reject(new Error(`no feed: ${status}`)),
      },
    );
  });
}

/** From sending a position to the frame in which the map has drawn it. */
async function paints(page: Page, { url, dispatcher, movers }: County): Promise<readonly number[]> {
  const times: number[] = [];
  const headers = { authorization: `Bearer ${dispatcher.token}`, 'content-type': 'application/json' };
  for (let n = 0; n < PAINTS; n += 1) {
    const { callsign = '', at: [lon, lat] = [0, 0] } = movers[n * 7] ?? {};
    const at = Date.now();
    const body = JSON.stringify({ positions: [{ callsign, lon, lat, at, accuracyMetres: 10 }] });
    const began = performance.now();
    await fetch(`${url}/api/positions`, { method: 'POST', headers, body });
    await page
      .waitForFunction(
        (asked) => Number(document.querySelector('.map-box')?.getAttribute('data-painted')) >= asked,
        at,
        { polling: 'raf', timeout: MOST_PAINT_MS },
      )
      .catch(() => undefined);
    times.push(performance.now() - began);
    await wait(130);
  }
  return times;
}
