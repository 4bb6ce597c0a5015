import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeFindings, desk, laptop, openProfile } from './browser.ts';
import { contactPanel, hasFocus, inHand, openByLine, reads, sitDown } from './desk.ts';
import { picture, picturesAsked } from './pictures.ts';
import { until } from './until.ts';

export type Theme = 'dark' | 'light';
export const themes: readonly Theme[] = ['dark', 'light'];

/** By the word that a picture has for it. */
export type Sizes = Readonly<Record<string, { readonly width: number; readonly height: number }>>;

export const desks: Sizes = { '1366': laptop, '1920': desk };

interface Worn {
  readonly size: string;
  readonly viewport: Sizes[string];
  readonly themes: readonly Theme[];
}

/** For pictures every theme in every size; else each size in a theme of its own, dark where it is tightest: that shows axe as much. */
export function wornIn(sizes: Sizes): readonly Worn[] {
  return Object.entries(sizes).map(([size, viewport], at) => ({
    ...{ size, viewport },
    themes: picturesAsked ? themes : themes.slice(at % themes.length).slice(0, 1),
  }));
}

/** What axe finds, in every way that it is worn, with a picture of each. */
export async function seenInAll(page: Page, name: string, sizes = desks): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { size, viewport, themes: worn } of wornIn(sizes)) {
    await page.setViewportSize(viewport);
    for (const theme of worn) {
      await wear(page, theme);
      await picture(page, `${name}-${theme}-${size}`);
      found.push(...(await axeFindings(page)).map((finding) => `${name} ${theme} ${size}: ${finding}`));
    }
  }
  await page.setViewportSize(desk);
  return found;
}

/** One thing to look at: where it is, who sees it, and what to do before it looks like that. */
export interface Look {
  readonly name: string;
  readonly open: (desk: Desk) => Promise<void>;
  /** What puts it away, where leaving the page does not. */
  readonly after?: (desk: Desk) => Promise<void>;
  /** Left out: its key turns it light. `anew`: it is opened in each theme; `never`: it is paper. */
  readonly turnsLight?: 'anew' | 'never';
}

/** A person's browser with its page, in one theme. */
export interface Desk {
  readonly url: string;
  readonly page: Page;
}

export async function openDesk(
  browser: Browser,
  url: string,
  who: { readonly person: string; readonly seat?: string; readonly theme: Theme },
): Promise<Desk & { readonly context: BrowserContext }> {
  const context = await openProfile(browser, { theme: who.theme });
  const page = await sitDown(context, url, who.person, who.seat);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await wear(page, who.theme);
  return { url, page, context };
}

/** Turns the desk light or dark by its key; a key that came before the desk could hear it is pressed again. */
export async function wear(page: Page, theme: Theme): Promise<void> {
  const worn = () => page.evaluate(() => document.documentElement.dataset.theme);
  const turned = async () => {
    if ((await worn()) === theme) return true;
    await page.keyboard.press('Alt+t');
    return page
      .locator(`html[data-theme=${theme}]`)
      .waitFor({ timeout: 5_000 })
      .then(
        () => true,
        () => false,
      );
  };
  await until(turned, Boolean, { what: `the desk does not turn ${theme}` });
}

/** Waits until the map has drawn all that it has loaded. */
export function mapDrawn(page: Page): Promise<void> {
  return page.locator('[data-drawn]').waitFor({ state: 'attached' });
}

/** Shows or hides the map: drawing it costs a machine without a graphics card more than all the rest. */
export async function showMap(page: Page, shown: boolean): Promise<void> {
  const edge = page.getByRole('separator', { name: 'Height of the map' });
  if ((await edge.isVisible()) !== shown) await page.keyboard.press('Control+4');
  await edge.waitFor({ state: shown ? 'visible' : 'detached' });
}

/** The desk itself; each look puts away what it opened, so that it need not be loaded anew. */
async function main({ url, page }: Desk): Promise<void> {
  if (page.url() === `${url}/`) return;
  await page.goto(`${url}/`);
  await page.getByText(/^live /).waitFor();
}

async function withMap(page: Page): Promise<void> {
  await showMap(page, true);
  if (picturesAsked) await mapDrawn(page);
}

/** Brings an incident in hand by the command line. */
async function inHandOf(desk: Desk, number: string): Promise<void> {
  const { page } = desk;
  await main(desk);
  await openByLine(page, number);
  await reads(inHand(page).getByRole('log'), /Raised/);
}

/** A call being taken, as far as what and the first letters of where. */
async function takingCall(desk: Desk): Promise<void> {
  const { page } = desk;
  await main(desk);
  await page.keyboard.press('F3');
  await hasFocus(page.getByLabel('What', { exact: true }));
  await page.keyboard.type('Shed broken into in the night, mower and two bicycles gone');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Mil Strete, Okham');
  await reads(page.getByRole('listbox', { name: 'Places' }).getByRole('option').first(), /Mill Street[\s\S]*Oakham/);
}

/** The first Escape puts away the list of places, where it is open. */
async function putAway({ page }: Desk): Promise<void> {
  await page.keyboard.press('Escape');
  if (await contactPanel(page).isVisible()) await page.keyboard.press('Escape');
  await contactPanel(page).waitFor({ state: 'detached' });
}

export const emptyLooks: readonly Look[] = [
  {
    name: 'nothing',
    open: async (desk) => {
      await main(desk);
      await withMap(desk.page);
    },
    after: ({ page }) => showMap(page, false),
  },
  {
    name: 'escalated-nothing',
    open: async (desk) => {
      await main(desk);
      await desk.page.keyboard.press('F10');
      await reads(desk.page.getByRole('region', { name: 'Escalated to me' }), /Nothing/);
    },
    after: ({ page }) => page.keyboard.press('F10'),
  },
  {
    name: 'print-nothing',
    turnsLight: 'never',
    open: async ({ url, page }) => {
      await page.goto(`${url}/?window=print`);
      await page.getByRole('main').waitFor();
    },
  },
];

/** The looks of a desk at work; `number` is the incident that most of them are about, `free` one without a unit. */
export function workLooks(number: string, free: string): readonly Look[] {
  const about =
    (words: (page: Page) => Promise<void>, which = number) =>
    async (desk: Desk) => {
      await inHandOf(desk, which);
      await words(desk.page);
    };
  return [
    { name: 'work', open: about(withMap), after: ({ page }) => showMap(page, false) },
    {
      name: 'recommendation',
      open: about(async (page) => {
        await page.keyboard.press('F7');
        await reads(page.getByRole('listbox', { name: /Units, best first/ }), /\d min/);
      }, free),
      after: ({ page }) => page.keyboard.press('F7'),
    },
    {
      name: 'result',
      open: about(async (page) => {
        await page.keyboard.press('Alt+r');
        await reads(inHand(page), /Record the result/);
      }),
      after: ({ page }) => page.keyboard.press('Escape'),
    },
    { name: 'contact', open: takingCall, after: putAway },
    {
      name: 'contact-place',
      open: async (desk) => {
        await takingCall(desk);
        await desk.page.keyboard.press('Enter');
        await reads(contactPanel(desk.page), /Large dog loose/);
      },
      after: putAway,
    },
    { name: 'map', open: (desk) => furtherWindow(desk, 'map') },
    {
      name: 'map-list',
      open: async (desk) => {
        if (!desk.page.url().endsWith('window=map')) await furtherWindow(desk, 'map');
        await desk.page.getByRole('button', { name: 'List' }).click();
        await reads(desk.page.getByRole('main'), /RE01/);
      },
    },
    { name: 'board', open: (desk) => furtherWindow(desk, 'board') },
    {
      name: 'locked',
      turnsLight: 'anew',
      open: async (desk) => {
        await main(desk);
        await desk.page.keyboard.press('Control+l');
        await desk.page
          .getByRole('button', { name: /unlock|Rob Keeling/i })
          .first()
          .waitFor();
      },
      after: async ({ page }) => {
        await page
          .getByRole('button', { name: /unlock|Rob Keeling/i })
          .first()
          .click();
        await page.getByText(/^live /).waitFor();
      },
    },
    {
      name: 'keys',
      open: async (desk) => {
        await main(desk);
        await desk.page.keyboard.press('F1');
        await desk.page.getByRole('dialog', { name: 'All keys' }).waitFor();
      },
      after: ({ page }) => page.keyboard.press('Escape'),
    },
    {
      name: 'person-menu',
      open: async (desk) => {
        await main(desk);
        await desk.page.getByRole('banner').getByRole('button').first().click();
        await desk.page.getByRole('button', { name: 'Sign out' }).waitFor();
      },
      after: ({ page }) => page.keyboard.press('Escape'),
    },
  ];
}

/** What has climbed, or was referred, to a FIM. */
export const escalatedLook: Look = {
  name: 'escalated',
  open: async (desk) => {
    await main(desk);
    await desk.page.keyboard.press('F10');
    await reads(desk.page.getByRole('region', { name: 'Escalated to me' }), /referred/);
  },
  after: ({ page }) => page.keyboard.press('F10'),
};

async function furtherWindow({ url, page }: Desk, kind: 'map' | 'board'): Promise<void> {
  await page.goto(`${url}/?window=${kind}`);
  await page.getByText(/^live /).waitFor();
  if (kind === 'map') await mapDrawn(page);
  else await reads(page.getByRole('main'), /RE01/);
}
