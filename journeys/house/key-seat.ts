import type { Browser, Locator, Page, Response } from 'playwright-core';
import { type ActName, acts } from '../../apps/control-room/keys/acts.ts';
import { openProfile } from './browser.ts';
import { hasFocus, reads, sitDown } from './desk.ts';
import { type Hands, tabTo, watchHands } from './keyboard.ts';
import { showMap } from './looks.ts';
import { until } from './until.ts';

/** What has been done by keyboard so far, whoever did it. */
export interface Done {
  readonly acts: Set<ActName>;
  readonly verbs: Set<string>;
  /** Commands that the server carried out. */
  readonly commands: Set<string>;
  readonly hands: Hands[];
}

export const nothingDone = (): Done => ({ acts: new Set(), verbs: new Set(), commands: new Set(), hands: [] });

/** One person at the keys: everything they do is noted. */
export interface KeySeat {
  readonly page: Page;
  /** Presses the key of an act, and waits until this is read there. */
  readonly act: (act: ActName, where: Locator, words: RegExp) => Promise<void>;
  /** Gives a line to the command line, and waits until this is read there. */
  readonly line: (line: string, where: Locator, words: RegExp) => Promise<void>;
  /** Tabs to what is called so and presses Enter. */
  readonly choose: (words: RegExp) => Promise<void>;
  /** Tabs to the box of this label and writes there. */
  readonly fill: (label: RegExp, text: string) => Promise<void>;
  /** Writes where the focus is and sends it with Enter. */
  readonly say: (text: string) => Promise<void>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Notes an act that was done in another window of theirs. */
  readonly did: (act: ActName) => void;
}

export async function sitAtKeys(
  done: Done,
  browser: Browser,
  who: { readonly url: string; readonly person: string; readonly seat: string },
): Promise<KeySeat> {
  const context = await openProfile(browser);
  done.hands.push(await watchHands(context));
  context.on('response', (response) => note(done, response));
  const page = await sitDown(context, who.url, who.person, who.seat);
  // Drawn without a graphics card it slows every key.
  await showMap(page, false);
  const press: KeySeat['press'] = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const say: KeySeat['say'] = async (text) => {
    await page.waitForFunction(() => document.activeElement?.matches('input, textarea') === true);
    await page.keyboard.type(text);
    await press('Enter');
  };
  return {
    page,
    press,
    say,
    did: (act) => void done.acts.add(act),
    act: async (act, where, words) => {
      await press(keyOf(act));
      await sees(where, words);
      done.acts.add(act);
    },
    line: async (line, where, words) => {
      await press(keyOf('command'));
      const box = page.getByRole('combobox', { name: 'Command or search' });
      await hasFocus(box);
      done.acts.add('command');
      await page.keyboard.type(line);
      // Where an officer is, the gazetteer says: the first of what it found is marked.
      if (line.startsWith('show ')) await page.getByRole('search').getByRole('option').first().waitFor();
      // What it will do stands in a sentence, no question is left, and what was just raised has come.
      const hint = page.getByRole('search').locator('.command-hint');
      await until(
        async () => ((await hint.count()) === 0 ? '' : ((await hint.textContent()) ?? '')),
        (words) => !/\?\s*$|no open incident/.test(words),
        { what: `${line}: should be understood` },
      );
      await press('Enter');
      // Done: the line is empty again, and the focus back where it was.
      // What is asked back takes one key more: the one that is shown.
      const doubt = page.getByRole('search').getByRole('button', { name: /anyway|^Divert it/ });
      await until(
        async () => {
          if (await doubt.isVisible()) await press('Enter');
          return box.inputValue();
        },
        (text) => text === '',
        { what: `${line}: should be done` },
      );
      await sees(where, words);
      done.verbs.add(line.split(' ')[0] ?? '');
    },
    choose: async (words) => {
      await tabTo(page, words);
      await press('Enter');
    },
    fill: async (label, text) => {
      await tabTo(page, label);
      await press('Control+A');
      await page.keyboard.type(text);
    },
  };
}

/** Reads so, in whichever letters: labels stand in capitals on the screen. */
export function sees(where: Locator, words: RegExp): Promise<string> {
  return reads(where, new RegExp(words.source, 'i'));
}

function note(done: Done, response: Response): void {
  const name = /[/]api[/]commands[/]([\w.]+)$/.exec(response.url())?.[1];
  if (name !== undefined && response.status() === 200) done.commands.add(name);
}

/** The function key or chord of an act, as the browser's driver writes it. */
export function keyOf(act: ActName): string {
  const parts = acts[act].always.split('+');
  return parts.map((part) => (part === 'Ctrl' ? 'Control' : part.length === 1 ? part.toLowerCase() : part)).join('+');
}

/** The commands that the server takes, without those of the service centre: it has a screen and journeys of its own (journeys/service). */
export async function commandsHere(privateUrl: string): Promise<readonly string[]> {
  const answer = await fetch(`${privateUrl}/api/openapi.json`);
  const { paths } = (await answer.json()) as { paths: Readonly<Record<string, unknown>> };
  const here = /[/]api[/]commands[/]((?!service|estate)[\w.]+)$/;
  return Object.keys(paths).flatMap((path) => here.exec(path)?.[1] ?? []);
}
