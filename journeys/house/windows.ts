import type { Page } from 'playwright-core';
import { reads } from './desk.ts';
import { tabTo } from './keyboard.ts';
import type { Desk, Look } from './looks.ts';

/** Where a supervisor looks beyond the desk: panes of it, and windows of their own. */
type Place = 'pane' | 'window';

export interface Beyond extends Look {
  readonly where: Place;
  /** What it says on a day when nothing has happened yet. */
  readonly empty: RegExp;
}

const tabNames = ['Pending', 'Wall', 'Duty', 'Load', 'Figures', 'Quality', 'Kept'] as const;
const emptyTabs: Readonly<Record<(typeof tabNames)[number], RegExp>> = {
  Pending: /Nothing waits for you/,
  Wall: /Unresourced/i,
  Duty: /on duty of/,
  Load: /Supervisor\s+Carol Whitlock/,
  Figures: /Nothing to count in this period/,
  Quality: /Dip samples by the rules/,
  Kept: /Records done with/,
};

const supervision = (page: Page) => page.getByRole('region', { name: 'Supervision' });

export async function openTab({ page }: Desk, name: string): Promise<void> {
  if (!(await supervision(page).isVisible())) await page.keyboard.press('Control+5');
  const selected = supervision(page).getByRole('tab', { selected: true });
  await selected.waitFor();
  await tabTo(page, new RegExp(`^ (${tabNames.join('|')})$`));
  for (let pressed = 0; pressed < tabNames.length && (await selected.textContent()) !== name; pressed++) {
    await page.keyboard.press('ArrowRight');
  }
  await supervision(page).getByRole('tab', { name, selected: true }).waitFor();
}

async function onDesk({ url, page }: Desk): Promise<void> {
  if (page.url() === `${url}/`) return;
  await page.goto(`${url}/`);
  await page.getByRole('region', { name: 'Queue' }).waitFor();
}

const windows: readonly (readonly [kind: string, empty: RegExp])[] = [
  ['wall', /Unresourced/i],
  ['own-work', /What was said of my work/],
  ['search', /Nothing is searched yet/],
  ['record', /This record is not shown here/],
  ['major', /No major incident/],
];

/** Every pane and window beyond the desk itself; each is opened by key or by its address, with a server or without one. */
export const beyondTheDesk: readonly Beyond[] = [
  {
    name: 'watch',
    where: 'pane',
    // One unit of the demonstration is at its refreshments, which has its clock.
    empty: /0 broken/,
    open: async (desk) => {
      await onDesk(desk);
      const watch = desk.page.getByRole('region', { name: 'The watch' });
      if (!(await watch.isVisible())) await desk.page.keyboard.press('F11');
      await watch.waitFor();
    },
    after: ({ page }) => page.keyboard.press('F11'),
  },
  ...tabNames.map(
    (tab): Beyond => ({
      name: `supervision-${tab.toLowerCase()}`,
      where: 'pane',
      empty: emptyTabs[tab],
      open: async (desk) => {
        await onDesk(desk);
        await openTab(desk, tab);
      },
    }),
  ),
  ...windows.map(
    ([kind, empty]): Beyond => ({
      name: `window-${kind}`,
      where: 'window',
      empty,
      open: async ({ url, page }) => {
        await page.goto(`${url}/?window=${kind}`);
        await page.getByRole('main').waitFor();
      },
    }),
  ),
];

/** Waits until it says so; a pane is part of the desk, a window is all there is. */
export function says(page: Page, { where }: Beyond, pattern: RegExp): Promise<string> {
  const there =
    where === 'window' ? page.getByRole('main') : page.getByRole('region', { name: /^(Supervision|The watch)$/ });
  return reads(there, pattern);
}
