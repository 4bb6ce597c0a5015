import type { Page } from 'playwright-core';
import { hasFocus, reads } from './desk.ts';
import { tabTo } from './keyboard.ts';

/** Whoever edits the force pack in its window, without a mouse. */
export interface BureauDesk {
  readonly page: Page;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Finds a section by its title and goes to the row of it that says so; left out: to the section alone. */
  readonly open: (section: string, row?: string) => Promise<void>;
  readonly fill: (label: RegExp, text: string) => Promise<void>;
  readonly choose: (words: RegExp) => Promise<void>;
  readonly pane: (name: PaneName) => Promise<void>;
  /** Saves all that is typed, and waits until the server has it. */
  readonly save: () => Promise<void>;
  readonly sees: (words: RegExp) => Promise<string>;
}

const panes = ['Edit', 'What is different', 'Preview', 'Publish', 'Versions'] as const;
type PaneName = (typeof panes)[number];

export function bureauDesk(page: Page): BureauDesk {
  const main = page.getByRole('main', { name: 'Bureau' });
  const press: BureauDesk['press'] = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const fill: BureauDesk['fill'] = async (label, text) => {
    await tabTo(page, label);
    await press('Control+A');
    await page.keyboard.type(text);
  };
  const sees: BureauDesk['sees'] = (words) => reads(main, new RegExp(words.source, 'i'));
  const selected = main.getByRole('tab', { selected: true });
  return {
    ...{ page, press, fill, sees },
    open: async (section, row) => {
      await fill(/^ Find a section$/, section);
      await press('Enter');
      await main.getByRole('form', { name: new RegExp(section, 'i') }).waitFor();
      if (row === undefined) return;
      await fill(/^ Find in /, row);
      await press('Enter');
      await page.waitForFunction(() => document.activeElement?.closest('.bureau-detail') != null);
    },
    choose: async (words) => {
      await tabTo(page, words);
      await press('Enter');
    },
    pane: async (name) => {
      await tabTo(page, new RegExp(`^ (${panes.join('|')})( ·|$)`));
      for (let pressed = 0; pressed < panes.length; pressed++) {
        if ((await selected.textContent())?.startsWith(name) === true) break;
        await press('ArrowRight');
      }
      await main.getByRole('tab', { name: new RegExp(`^${name}`), selected: true }).waitFor();
    },
    save: async () => {
      await press('Control+Enter');
      await main.getByText(/not saved yet/).waitFor({ state: 'detached' });
      await sees(/draft of \d/);
    },
  };
}

/** The map of an outline has the focus as soon as it stands: three corners, each at the middle of the map. */
export async function drawTriangle({ page, press, choose }: BureauDesk): Promise<void> {
  await choose(/^ Draw it on the map$/);
  await hasFocus(page.locator('.bureau-map canvas'));
  await press('Enter', 'ArrowRight', 'Enter', 'ArrowDown', 'Enter');
}
