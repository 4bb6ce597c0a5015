import type { BrowserContext, Locator, Page } from 'playwright-core';
import { tabTo } from './keyboard.ts';
import { until } from './until.ts';

/** Signs a demo account in and takes its seat, by keyboard alone, as far as that is asked; answers when the desk is live. */
export async function sitDown(context: BrowserContext, url: string, person: string, seat?: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  const live = page.getByText(/^live /);
  const seats = page.getByRole('heading', { name: 'Take a seat' });
  const door = page.getByRole('button', { name: person }).first();
  await door.or(live).or(seats).first().waitFor();
  if (await door.isVisible()) await choose(page, person);
  await live.or(seats).first().waitFor();
  if (seat !== undefined && (await seats.isVisible())) await choose(page, seat);
  await live.waitFor();
  return page;
}

async function choose(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: words }).first().waitFor();
  await tabTo(page, new RegExp(words));
  await page.keyboard.press('Enter');
}

export const queueOf = (page: Page): Locator => page.getByRole('region', { name: 'Queue' });
export const inHand = (page: Page): Locator => page.getByRole('region', { name: 'Incident in hand', exact: true });
export const contactPanel = (page: Page): Locator => page.getByRole('region', { name: 'Contact', exact: true });

/** What a person reads there: with its line breaks, without what is hidden. */
export function textOf(locator: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: the journeys read what is rendered, not what stands in the tree.
  return locator.innerText({ timeout: 1_000 }).catch((error: unknown) => {
    const several = /strict mode violation.*/.exec(String(error));
    return several === null ? '(not on the screen)' : `(${several[0]})`;
  });
}

/** Waits until it reads so; says what it read instead. */
export function reads(locator: Locator, pattern: RegExp): Promise<string> {
  const look = (): Promise<string> => textOf(locator);
  return until(look, (text) => pattern.test(text), { what: `it should read ${pattern}` });
}

const HERE = 'it';

/** Waits until what is typed goes there; says what has it instead. */
export async function hasFocus(locator: Locator): Promise<void> {
  const look = (): Promise<string> =>
    locator.evaluate((element, here) => {
      const focused = document.activeElement;
      return element === focused ? here : (focused?.outerHTML.slice(0, 300) ?? 'nothing');
    }, HERE);
  await until(look, (holder) => holder === HERE, { what: `${locator} should have the focus` });
}

/** Brings an incident in hand by the command line, once that hears what is typed. */
export async function openByLine(page: Page, number: string): Promise<void> {
  await page.keyboard.press('F4');
  await hasFocus(page.getByRole('combobox', { name: 'Command or search' }));
  await page.keyboard.type(`open ${number}`);
  // Its row may still be on its way to this desk: until it has come, Enter opens nothing.
  await reads(page.getByRole('search').locator('.command-hint'), new RegExp(`^open ${number}`));
  await page.keyboard.press('Enter');
  await reads(inHand(page), new RegExp(number));
}

/** Lets in what waits until the list is let go, until its rows read so: what came first may be the call, and its incident only after it. */
export async function letIn(page: Page, words: RegExp): Promise<void> {
  const queue = queueOf(page);
  const rows = queue.getByRole('listbox', { name: 'Incidents' });
  const waits = queue.getByRole('button', { name: /\d+ new/ });
  await until(
    async () => {
      const read = await textOf(rows);
      if (!words.test(read) && (await waits.isVisible())) await page.keyboard.press('Alt+q');
      return read;
    },
    (read) => words.test(read),
    { what: `the rows should read ${words}` },
  );
}

/** Down a list that has the focus, from its top to the first row that reads so: each key is seen to have moved before the next. */
export async function markRow(page: Page, list: Locator, words: RegExp): Promise<void> {
  await page.keyboard.press('Home');
  await list.locator('[aria-posinset="1"][aria-selected=true]').waitFor();
  const marked = list.getByRole('option', { selected: true });
  const look = async () => ({
    id: await list.getAttribute('aria-activedescendant'),
    text: await textOf(marked),
  });
  for (let row = await look(); !words.test(row.text); ) {
    const { id: from } = row;
    await page.keyboard.press('ArrowDown');
    // At the last row the key moves nothing: it is read again, since it may have been read while it was drawn anew.
    row = await until(look, ({ id, text }) => (id !== null && id !== from) || words.test(text), {
      what: `no row reads ${words}`,
    });
  }
}
