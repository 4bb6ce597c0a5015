import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, openBrowser, openProfile } from './house/browser.ts';
import { reads } from './house/desk.ts';
import { tabTo } from './house/keyboard.ts';
import { mapDrawn, themes, wear } from './house/looks.ts';
import { keepPicturesOfFailure, picture } from './house/pictures.ts';
import { until } from './house/until.ts';

/** An exercise is watched on the map while it runs, and replayed when it is over, by keyboard alone. */
const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'trefoil-replay-'));
const recording = join(folder, 'recording.jsonl');
const seed = Number(process.env.EXERCISE_SEED ?? Math.floor(Math.random() * 1_000_000));

interface Running {
  readonly url: string;
  readonly child: ChildProcess;
  /** All that it has printed. */
  readonly said: () => string;
}

let browser: Browser;
let page: Page;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  // As root, PostgreSQL runs as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  browser = await openBrowser();
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await Promise.all([...running].map(end));
  rmSync(folder, { recursive: true, force: true });
});

/** `./trefoil exercise`, as far as the address that it prints for the map. */
async function exercise(...args: readonly string[]): Promise<Running> {
  const child = spawn(join(root, 'trefoil'), ['exercise', ...args], {
    cwd: root,
    env: { ...process.env, TREFOIL_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const address = async (): Promise<string> => {
    if (child.exitCode !== null) throw new Error(`the exercise ended with ${child.exitCode}:\n${said}`);
    return /http:\/\/localhost:\d+\/exercise/.exec(said)?.[0] ?? said;
  };
  const url = await until(address, (text) => /^http\S+$/.test(text), {
    what: 'it should print the address of the map',
  });
  return { url, child, said: () => said };
}

async function end(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

async function openAt(url: string): Promise<Page> {
  const context = await openProfile(browser, { theme: 'dark' });
  const opened = await context.newPage();
  await opened.goto(url);
  await reads(opened.getByRole('main'), /EXERCISE[\s\S]*Rob Keeling/);
  await tabTo(opened, /Rob Keeling/);
  await opened.keyboard.press('Enter');
  return opened;
}

const counts = (): ReturnType<Page['getByRole']> => page.getByRole('region', { name: 'Counts' });
const slider = (): ReturnType<Page['getByRole']> => page.getByRole('slider', { name: 'Time of the exercise' });

test(`an exercise is watched on the map while it runs (seed ${seed})`, async () => {
  const { url, child, said } = await exercise(
    ...['--hours', '0.1', '--speed', '60', '--load', '10', '--seed', String(seed), '--recording', recording],
  );
  page = await openAt(url);
  await reads(page.getByRole('banner'), /EXERCISE[\s\S]*played, never counted · running now/);
  await reads(counts(), /\d+ units[\s\S]*\d+ free/);
  const before = Number(await slider().getAttribute('max'));
  await until(
    async () => Number(await slider().getAttribute('max')),
    (max) => max > before,
    {
      what: 'minutes should come as they are played',
    },
  );
  expect(await page.getByRole('button', { name: 'Now' }).getAttribute('aria-pressed')).toBe('true');
  await once(child, 'exit');
  running.delete(child);
  expect(existsSync(recording)).toBe(true);
  // Whether anything was violated is the exercise's own affair: a machine that is busy with tests tells promises late.
  expect(said()).toMatch(/^violations: \d+$/m);
  await page.context().close();
});

test('it is replayed by keyboard: played, paused, moved through, and a row chosen', async () => {
  const { url, child } = await exercise('--replay', recording);
  page = await openAt(url);
  await reads(page.getByRole('banner'), /EXERCISE[\s\S]*played, never counted · ended/);
  expect(await page.title()).toMatch(/EXERCISE/);
  await reads(counts(), /0 open|[1-9] open/);
  await tabTo(page, /^ Play/);
  await page.keyboard.press('Enter');
  await until(
    async () => Number(await slider().inputValue()),
    (minute) => minute >= 1,
    { what: 'the time should go on' },
  );
  await page.keyboard.press('Enter');
  const paused = await slider().inputValue();
  await tabTo(page, /Time of the exercise/);
  await page.keyboard.press('End');
  await until(
    () => slider().inputValue(),
    (minute) => minute !== paused,
    { what: 'End should lead to the end' },
  );
  await reads(counts(), /[1-9]\d* open/);
  const list = page.getByRole('listbox', { name: 'Incidents' });
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => list.getByRole('option', { selected: true }).count()).toBe(1);
  await mapDrawn(page);
  for (const theme of themes) {
    await wear(page, theme);
    await mapDrawn(page);
    await picture(page, `replay-${theme}`);
    expect(await axeFindings(page, theme === 'light' ? 'colours' : 'all')).toEqual([]);
  }
  await page.setViewportSize({ width: 480, height: 270 });
  const [wide, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(wide, 'at 400 % nothing is cut off sideways').toBeLessThanOrEqual(shown ?? 0);
  await page.context().close();
  await end(child);
});
