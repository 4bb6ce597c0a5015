import type { Page } from 'playwright-core';
import { openBrowser, openProfile } from '../journeys/house/browser.ts';
import { reads } from '../journeys/house/desk.ts';
import type { Measured } from './figure.ts';
import { openGround } from './ground.ts';
import { quantile } from './load.ts';
import { fillTickets } from './ticket-stock.ts';

const OPEN = 20_000;
/** As somebody types them, letter by letter, and takes them back. */
const typed = ['radio oakham', 'p3 printer', 'laptop -battery', 'network slow ketton'];

/** The queue of the service desk with twenty thousand rows: from a letter in its filter to the frame that shows what is left. */
export async function benchServiceQueue(): Promise<readonly Measured[]> {
  const ground = await openGround();
  const browser = await openBrowser().catch((error: unknown) => String(error).split('\n')[0] ?? 'no browser');
  try {
    if (typeof browser === 'string')
      return [{ name: p95, value: null, unit: 'ms', note: `no Chromium here: ${browser}` }];
    await fillTickets(ground, { count: OPEN, open: OPEN });
    const context = await openProfile(browser);
    const signedIn = await context.request.post(`${ground.trefoil.url}/api/session`, {
      data: { demo: 'service-agent' },
    });
    if (!signedIn.ok()) throw new Error(`sign-in: ${signedIn.status()}`);
    const page = await context.newPage();
    const from = performance.now();
    await page.goto(`${ground.trefoil.url}/service/queue`);
    await reads(page.getByRole('search').getByRole('status'), /^2\d{4}$/);
    const there = performance.now() - from;
    const times = await filterTimes(page);
    return [
      {
        name: 'filter over 20,000 in the queue, p50',
        value: quantile(times, 0.5),
        unit: 'ms',
        note: `${times.length} letters`,
      },
      { name: p95, value: quantile(times, 0.95), unit: 'ms', note: 'to the frame that shows what is left' },
      { name: 'queue of 20,000 opens', value: there, unit: 'ms', note: 'nothing cached' },
    ];
  } finally {
    if (typeof browser !== 'string') await browser.close();
    await ground.stop();
  }
}

const p95 = 'filter over 20,000 in the queue, p95';

/** Each text once to learn how many rows it leaves, and once to see how soon they show; one that leaves as many as before tells nothing. */
async function filterTimes(page: Page): Promise<readonly number[]> {
  const texts = typed.flatMap((text) => [...text].map((_, n) => text.slice(0, n + 1)).concat(''));
  const left: number[] = [];
  for (const text of texts) left.push(await page.evaluate(settledAt, text));
  const times: number[] = [];
  for (const [n, text] of texts.entries()) {
    const [before, after] = [left.at(n - 1), left[n]];
    const ms = await page.evaluate(shownAfter, { text, count: String(after) });
    if (before !== after) times.push(ms);
  }
  return times;
}

/** Runs in the page. */
async function settledAt(text: string): Promise<number> {
  const box = document.querySelector<HTMLInputElement>('search input');
  const status = document.querySelector('search [role=status]');
  if (box === null || status === null) throw new Error('no filter here');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text);
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 500));
  return Number(status.textContent);
}

/** Runs in the page: from the letter to the frame after which so many are said to be left. */
async function shownAfter({ text, count }: { readonly text: string; readonly count: string }): Promise<number> {
  const box = document.querySelector<HTMLInputElement>('search input');
  const status = document.querySelector('search [role=status]');
  if (box === null || status === null) throw new Error('no filter here');
  const from = performance.now();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text);
  box.dispatchEvent(new Event('input', { bubbles: true }));
  while (status.textContent !== count) await new Promise((resolve) => requestAnimationFrame(resolve));
  // What this frame draws is on the screen when the next begins.
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const took = performance.now() - from;
  await new Promise((resolve) => setTimeout(resolve, 100));
  return took;
}
