import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actNames, acts } from '../../apps/control-room/keys/acts.ts';
import { axeFindings, openBrowser, openProfile, phone } from '../house/browser.ts';
import { openByLine, reads } from '../house/desk.ts';
import {
  type Desk,
  desks,
  emptyLooks,
  escalatedLook,
  type Look,
  mapDrawn,
  openDesk,
  type Sizes,
  showMap,
  type Theme,
  themes,
  wear,
  workLooks,
  wornIn,
} from '../house/looks.ts';
import { keepPicturesOfFailure, picture, picturesAsked } from '../house/pictures.ts';
import { type Staged, setStage } from '../house/stage.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';

/** Every window in both themes and both sizes: nothing for axe to find, and a picture of each where a person asks for them. */
const fimHere = { person: 'Insp Neil Garrick', seat: 'Force incident manager', theme: 'dark' } as const;
const robHere = { person: 'Rob Keeling', theme: 'dark' } as const;

let trefoil: RunningTrefoil;
let browser: Browser;
let staged: Staged;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

describe.each(themes)('the door, %s', (theme) => {
  test('sign-in and the choice of a seat', async () => {
    const context = await openProfile(browser, { theme });
    const page = await context.newPage();
    await page.goto(trefoil.url);
    await page.getByRole('button', { name: 'Helen Prior' }).waitFor();
    await lookAt(page, 'sign-in', theme);
    await page.getByRole('button', { name: 'Mina Sharma' }).click();
    await page.getByRole('heading', { name: 'Take a seat' }).waitFor();
    await lookAt(page, 'seats', theme);
    await context.close();
  });

  test('enrolment, and a code that is none', async () => {
    const context = await openProfile(browser, { theme });
    const page = await context.newPage();
    await page.goto(`${trefoil.url}/enrol`);
    await page.getByRole('heading', { name: /^Enrol/ }).waitFor();
    await lookAt(page, 'enrol', theme);
    await page.getByLabel('One-time code').fill('not-a-code');
    await page.getByRole('button', { name: 'Make a passkey' }).press('Enter');
    await page.getByRole('alert').waitFor();
    await lookAt(page, 'enrol-refused', theme);
    await context.close();
  });
});

test('nothing there yet: a desk without work says what will appear', async () => {
  const fim = await openDesk(browser, trefoil.url, fimHere);
  await lookAtAll(fim, emptyLooks);
  await fim.context.close();
});

const office = [
  { person: 'Helen Prior', seat: 'Bureau' },
  { person: 'DS Anand Rao', seat: 'Professional standards' },
  { person: 'Sian Maddox', seat: 'Administration' },
];
test.each(office)('the office, $seat', async (who) => {
  const there = await openDesk(browser, trefoil.url, { ...who, theme: 'dark' });
  const name = `office-${who.seat.split(' ')[0]?.toLowerCase()}`;
  await lookAtAll(there, [{ name, open: ({ page }) => page.getByRole('main').waitFor() }]);
  await there.context.close();
});

describe('at work', () => {
  beforeAll(async () => {
    staged = await setStage(trefoil.url);
  });

  test('the desk of a dispatcher', async () => {
    const dispatcher = await openDesk(browser, trefoil.url, robHere);
    await lookAtAll(dispatcher, workLooks(staged.number, staged.free));
    await dispatcher.context.close();
  }, 600_000);

  test('what has climbed to the FIM', async () => {
    const fim = await openDesk(browser, trefoil.url, fimHere);
    await lookAtAll(fim, [escalatedLook]);
    await fim.context.close();
  });

  test.each(themes)('the officer’s phone, %s', async (theme) => {
    const context = await openProfile(browser, { viewport: phone, theme });
    const page = await context.newPage();
    await page.goto(`${trefoil.url}/field`);
    await page.getByRole('button', { name: 'PC Erin Marlow' }).waitFor();
    await lookAt(page, 'officer-door', theme, { phone });
    await page.getByRole('button', { name: 'PC Erin Marlow' }).click();
    await reads(page.getByRole('main'), /High Street, Oakham/);
    await lookAt(page, 'officer', theme, { phone });
    await context.close();
  });

  test.each(themes)('CR-15 without any colour each state is told by its shape and a word, %s', async (theme) => {
    const { page, context } = await openDesk(browser, trefoil.url, { ...robHere, theme });
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' });
    await reads(page.getByRole('listbox', { name: /^Units/ }), /en route[\s\S]*at scene|at scene[\s\S]*en route/);
    await picture(page, `grey-${theme}`);
    const units = await page.locator('.unit-row').evaluateAll((rows) =>
      rows.map((row) => ({
        tone: row.querySelector('.state-mark')?.getAttribute('data-tone'),
        shape: row.querySelector('.state-mark svg')?.innerHTML,
        word: row.querySelector('.clip')?.textContent,
      })),
    );
    const shapes = new Map(units.map(({ tone, shape }) => [tone, shape]));
    expect(shapes.size).toBeGreaterThan(3);
    expect(new Set(shapes.values()).size, 'no two states have one shape').toBe(shapes.size);
    expect(units.filter(({ shape, word }) => !shape || !word)).toEqual([]);
    await context.close();
  });

  test('CR-9 one key shows every act with its key, and each button of an act shows its own', async () => {
    const { page, context } = await openDesk(browser, trefoil.url, robHere);
    await openByLine(page, staged.number);
    await page.keyboard.press('?');
    const overlay = page.getByRole('dialog', { name: 'All keys' });
    await overlay.waitFor();
    const words = await overlay.locator('dt').allTextContents();
    expect(actNames.map((act) => acts[act].label).filter((label) => !words.includes(label))).toEqual([]);
    await page.keyboard.press('Escape');
    const tips = actNames.map((act) => acts[act].label);
    const buttons = await page.locator('button[title]').evaluateAll((all) =>
      all.map((one) => ({
        title: one.getAttribute('title') ?? '',
        key: one.querySelector('kbd')?.textContent ?? null,
      })),
    );
    const ofActs = buttons.filter(({ title }) => tips.some((tip) => title.startsWith(`${tip} · `)));
    expect(ofActs.length).toBeGreaterThan(10);
    expect(ofActs.filter(({ title, key }) => key === null || !title.endsWith(` · ${key}`))).toEqual([]);
    await context.close();
  });

  test('at 400 % nothing is cut off sideways', async () => {
    const { page, context } = await openDesk(browser, trefoil.url, robHere);
    await lookAt(page, 'zoomed', 'dark', { '400': { width: 480, height: 270 } });
    const [wide, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(wide).toBeLessThanOrEqual(shown ?? 0);
    await context.close();
  });

  test('the server is gone: desk and door say so', async () => {
    const { page, context } = await openDesk(browser, trefoil.url, robHere);
    const goOn = trefoil.holdBack();
    trefoil.kill('server');
    await page.getByText(/^No connection for/).waitFor();
    await lookAt(page, 'alone', 'dark');
    await page.keyboard.press('Alt+t');
    await lookAt(page, 'alone', 'light');
    goOn();
    await trefoil.ready();
    await context.close();
  });
});

/** Each look is opened in each size: a desk that was made narrower is not the same as a narrow one. Its key turns it light. */
async function lookAtAll(person: Desk, looks: readonly Look[]): Promise<void> {
  const { page } = person;
  const found: string[] = [];
  for (const { size, viewport, themes: inSize } of wornIn(desks)) {
    await page.setViewportSize(viewport);
    await showMap(page, false);
    for (const look of looks) {
      for (const worn of wornBy(look, inSize)) {
        if (look.turnsLight === 'anew') await wear(page, worn[0] ?? 'dark');
        await look.open(person);
        for (const theme of worn) {
          if (look.turnsLight === undefined) await wear(page, theme);
          found.push(...(await seen(page, { name: look.name, theme, size })));
        }
        await look.after?.(person);
      }
    }
  }
  expect(found).toEqual([]);
}

/** Which themes it shows each time that it is opened. */
function wornBy({ turnsLight }: Look, inSize: readonly Theme[]): readonly (readonly Theme[])[] {
  if (turnsLight === 'never') return [['dark']];
  return turnsLight === 'anew' ? inSize.map((theme) => [theme]) : [inSize];
}

async function lookAt(page: Page, name: string, theme: Theme, at: Sizes = desks): Promise<void> {
  for (const [size, viewport] of Object.entries(at)) {
    await page.setViewportSize(viewport);
    expect(await seen(page, { name, theme, size })).toEqual([]);
  }
}

interface Seen {
  readonly name: string;
  readonly theme: Theme;
  readonly size: string;
}

/** A picture in the theme of its name, and what axe finds, with the name of the look before it. */
async function seen(page: Page, { name: look, theme, size }: Seen): Promise<readonly string[]> {
  const name = `${look}-${theme}-${size}`;
  await page.locator(`html[data-theme=${theme}]`).waitFor();
  if (picturesAsked) await drawn(page);
  await picture(page, name);
  return (await axeFindings(page)).map((finding) => `${name}: ${finding}`);
}

/** Without a server a map in another theme waits for its tiles. */
async function drawn(page: Page): Promise<void> {
  const isLive = await page.getByText(/^live /).isVisible();
  if (isLive && (await page.locator('.map-box:not(:has(~ .map-twin))').isVisible())) await mapDrawn(page);
}
