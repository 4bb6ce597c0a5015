import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { openProfile } from './browser.ts';
import { contactPanel, hasFocus, inHand, openByLine, queueOf, reads, sitDown } from './desk.ts';
import { showMap } from './looks.ts';
import { type Held, takePaints, watchHeld, watchPaints } from './paints.ts';
import { letBlow, type Storm } from './storm.ts';

/** Where somebody types. */
export const boxes = ['call form', 'command line', 'log line'] as const;
type Box = (typeof boxes)[number];

/** What was seen after a stretch of typing. */
export interface Look extends Held {
  readonly box: Box;
  readonly atSeconds: number;
  readonly keys: readonly number[];
  readonly opened: readonly number[];
  readonly frames: readonly number[];
  /** The share of the stretch that the page's main thread worked. */
  readonly worked: number;
}

export interface Typed {
  readonly looks: readonly Look[];
  readonly updatesPerSecond: number;
}

interface Sitting {
  readonly seconds: number;
  readonly map: boolean;
  /** Hands and storm so many times as fast as they are, where the machine can. */
  readonly pace?: number;
}

/** A dispatcher takes calls, types and looks into incidents for so long, while the storm blows. */
export async function typeInStorm(browser: Browser, storm: Storm, { seconds, map, pace = 1 }: Sitting): Promise<Typed> {
  const context = await openProfile(browser);
  await watchPaints(context);
  const page = await sitDown(context, storm.url, 'Mina Sharma', 'Dispatch 2');
  await showMap(page, map);
  await reads(queueOf(page), new RegExp(`All ${storm.open.length}`));
  const held = await watchHeld(browser, page);
  const blowing = letBlow(storm, pace);
  // What is loaded and compiled once is no growth: the first round is not looked at.
  const desk = { page, storm, pace };
  await round(desk, async (_, stretch) => stretch());
  await takePaints(page);
  const looks: Look[] = [];
  const startedAt = performance.now();
  const passed = (): number => (performance.now() - startedAt) / 1000;
  const look = async (box: Box, stretch: () => Promise<void>): Promise<void> => {
    const [before, from] = [await held(), passed()];
    await takePaints(page);
    await stretch();
    // The browser gives its word on the last keys a moment later.
    await wait(300);
    const [paints, atSeconds] = [await takePaints(page), passed()];
    const now = await held();
    const worked = (now.workedSeconds - before.workedSeconds) / (atSeconds - from);
    looks.push({ ...now, ...paints, box, atSeconds, worked });
  };
  while (passed() < seconds) await round(desk, look);
  const { updatesPerSecond } = await blowing.stop();
  await context.close();
  return { looks, updatesPerSecond };
}

const narrative =
  'Tree down across both lanes by the church, a car under it, nobody hurt, water coming over the kerb. ';
const remark = 'Council crew on its way with a chainsaw, road shut at both ends meanwhile';

interface Desk {
  readonly page: Page;
  readonly storm: Storm;
  readonly pace: number;
}

type Watch = (box: Box, stretch: () => Promise<void>) => Promise<void>;

/** One incident in hand, a call taken beside it, a note by the command line, a line in its log; then all of it is put away. */
async function round({ page, storm, pace }: Desk, watched: Watch): Promise<void> {
  await takeInHand(storm, page);
  await watched('call form', async () => {
    await page.keyboard.press('F3');
    await hasFocus(page.getByLabel('What', { exact: true }));
    await typeText(page, narrative, pace);
    await page.keyboard.press('Escape');
    await contactPanel(page).waitFor({ state: 'detached' });
  });
  await settleCalls(storm);
  await watched('command line', async () => {
    await page.keyboard.press('F4');
    await typeText(page, `note . ${remark}`, pace);
    await page.keyboard.press('Enter');
  });
  await watched('log line', async () => {
    await page.keyboard.press('F6');
    await typeText(page, remark, pace);
    await page.keyboard.press('Enter');
  });
  await page.keyboard.press('Alt+w');
}

const SECONDS_OLD = 10;

async function takeInHand(storm: Storm, page: Page): Promise<void> {
  // Raised some seconds ago: the desk that is typed at has it.
  storm.inHand = storm.open.at(-SECONDS_OLD) ?? null;
  const rows = await storm.dispatcher.read<{ number: string }>('operations.openIncidents', { id: storm.inHand ?? '' });
  const [number = ''] = (rows[0]?.number ?? '').split(' ');
  await openByLine(page, number);
  await reads(inHand(page).getByRole('log'), /Raised/);
}

/** What the typist has written down is settled by a colleague, so that contacts do not pile up. */
async function settleCalls({ officer }: Storm): Promise<void> {
  interface Row {
    readonly id: string;
    readonly state: string;
    readonly seatId: string | null;
  }
  for (const { id, state, seatId } of await officer.read<Row>('operations.contacts')) {
    if (state !== 'open' || seatId !== 'dispatch-2') continue;
    await officer.done('operations.closeContact', { contactId: id, outcome: 'error', note: 'Rang twice' });
  }
}

/** Between two keys, in turn: about a hundred words a minute, as uneven as hands are. */
const RHYTHM_MS = [95, 130, 110, 160, 85, 120, 140, 100];

async function typeText(page: Page, text: string, pace: number): Promise<void> {
  for (const [at, letter] of [...text].entries()) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await wait((RHYTHM_MS[at % RHYTHM_MS.length] ?? 0) / pace);
  }
}

/** How a measure of the last third stands to that of the first, each by its middle. */
export function thirds(looks: readonly Look[], of: (look: Look) => number): readonly [number, number] {
  const third = Math.ceil(looks.length / 3);
  const middle = (part: readonly Look[]): number => {
    const sorted = part.map(of).toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return [middle(looks.slice(0, third)), middle(looks.slice(-third))];
}

/** The time that this share of frames does not exceed. */
export function frameQuantile({ frames }: Pick<Look, 'frames'>, share: number): number {
  const all = frames.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  return frames.findIndex((count) => {
    seen += count;
    return seen >= share * all;
  });
}
