import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, openBrowser, openProfile } from './house/browser.ts';
import { signIn } from './house/caller.ts';
import { queueOf, reads, sitDown } from './house/desk.ts';
import { makeExerciseFolder } from './house/exercise.ts';
import { tabTo } from './house/keyboard.ts';
import { mapDrawn, themes, wear } from './house/looks.ts';
import { keepPicturesOfFailure, picture } from './house/pictures.ts';
import { raiseAt } from './house/story.ts';
import { until } from './house/until.ts';

/** An exercise is watched on the map while it runs, and replayed when it is over, by keyboard alone. */
const folder = makeExerciseFolder();
const recording = join(folder.path, 'recording.jsonl');
const seed = Number(process.env.EXERCISE_SEED ?? Math.floor(Math.random() * 1_000_000));

let browser: Browser;
let page: Page;
/** Where the training Trefoil shows the recording, up to the end. */
let replay = '';
/** A browser on a machine without graphics. */
let plain: Browser | null = null;

beforeAll(async () => {
  browser = await openBrowser();
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await plain?.close();
  await folder.remove();
});

async function openAt(url: string, by = browser): Promise<Page> {
  const context = await openProfile(by, { theme: 'dark' });
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
  const { url, said, ended } = await folder.start(
    ...['--hours', '0.1', '--speed', '20', '--load', '10', '--seed', String(seed), '--recording', recording],
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
  await ended();
  expect(existsSync(recording)).toBe(true);
  // Whether anything was violated is the exercise's own affair: a machine that is busy with tests tells promises late.
  expect(said()).toMatch(/^violations: \d+$/m);
  await page.context().close();
});

test('it is replayed by keyboard: played, paused, moved through, and a row chosen', async () => {
  const { url } = await folder.start('--replay', recording);
  replay = url;
  page = await openAt(replay);
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
    expect(await axeFindings(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 480, height: 270 });
  const [wide, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(wide, 'at 400 % nothing is cut off sideways').toBeLessThanOrEqual(shown ?? 0);
  await page.context().close();
});

test('O01 a machine without graphics replays all the same: it says that it draws no map, and its lists and counts go through the time', async () => {
  plain = await openBrowser({ graphics: false });
  keepPicturesOfFailure(() => plain ?? browser);
  page = await openAt(replay, plain);
  await reads(page.getByRole('region', { name: 'Map of the exercise' }), /this machine draws no map now/);
  await tabTo(page, /Time of the exercise/);
  await page.keyboard.press('End');
  await reads(counts(), /[1-9]\d* open/);
  const list = page.getByRole('listbox', { name: 'Incidents' });
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => list.getByRole('option', { selected: true }).count()).toBe(1);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'replay-no-graphics');
  await page.context().close();
});

test('M05 who trains there sits at the ordinary desk, marked as an exercise, with data of its own', async () => {
  const training = new URL('/', replay).origin;
  const desk = await sitDown(await openProfile(browser), training, 'Rob Keeling', 'Dispatch 1');
  await reads(desk.getByRole('banner'), /EXERCISE/);
  const trainer = await signIn(training, 'dispatcher-2', 'dispatch-2');
  const place = { label: 'Mill Street, Oakham', lon: -0.727, lat: 52.6689, gazetteerId: null };
  await raiseAt(trainer, { code: '003', what: 'Practice: window forced', place });
  await reads(queueOf(desk), /Mill Street/);
  await desk.keyboard.press('Control+3');
  await reads(desk.getByRole('region', { name: /^Units/ }), /units[\s\S]*0 free of 0/i);
  expect(readdirSync(folder.path).filter((name) => /^trefoil-exercise-replay-/.test(name))).toHaveLength(1);
  await desk.context().close();
});
