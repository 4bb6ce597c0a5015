import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, openBrowser } from './house/browser.ts';
import { inHand, queueOf, textOf } from './house/desk.ts';
import { log } from './house/key-desk.ts';
import { type KeySeat, nothingDone, sees } from './house/key-seat.ts';
import { beginShift, type Shift } from './house/key-shift.ts';
import { themes, wear } from './house/looks.ts';
import { keepPicturesOfFailure, picture } from './house/pictures.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';
import { until } from './house/until.ts';

/** How a desk sends units: by their ranks, several at once, for one another; and what stays of it. */
let trefoil: RunningTrefoil;
let browser: Browser;
let shift: Shift;
let desk: KeySeat;

beforeAll(async () => {
  [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  shift = await beginShift(nothingDone(), browser, trefoil.url);
  desk = await shift.sit('Rob Keeling', 'Dispatch 1');
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
});

/** Confirms what is asked, each doubt once: a key too many would send the next unit. */
function confirming(): () => Promise<void> {
  const answered = new Set<string>();
  const asked = desk.page.getByRole('alert').filter({ hasText: /anyway|Divert it/ });
  return async () => {
    const text = await textOf(asked.first());
    if (!/anyway|Divert it/.test(text) || answered.has(text)) return;
    answered.add(text);
    await desk.press('Enter');
  };
}

/** Presses these, one after the other, once the list can be used; a doubt about a unit is asked and is no key of the sending. */
async function strokes(first: string, ...others: readonly string[]): Promise<number> {
  const ranked = desk.page.getByRole('listbox', { name: /Units, best first/ });
  await desk.press(first);
  await sees(ranked, /\d min/);
  await desk.press(...others);
  const confirm = confirming();
  await until(
    async () => {
      await confirm();
      return ranked.isVisible();
    },
    (open) => !open,
    { what: 'the list goes when all are sent' },
  );
  return 1 + others.length;
}

async function sentTo(code: string, what: string): Promise<void> {
  const { number } = await shift.raised(code, what);
  await desk.line(`open ${number}`, inHand(desk.page), new RegExp(number));
  await sees(queueOf(desk.page), new RegExp(number));
}

const assignedIn = async (): Promise<number> => (await textOf(log(desk))).match(/R\w\d\d assigned/g)?.length ?? 0;

test('CR-22 one unit, several by their ranks, or the best few: sent with at most four keys once the incident is chosen', async () => {
  await sentTo('211', 'Loud music');
  expect(await strokes('F7', '1')).toBeLessThanOrEqual(4);
  await sees(log(desk), /assigned/);
  await sentTo('211', 'Shouting in the street');
  expect(await strokes('F7', 'Shift+Digit1', 'Shift+Digit2', 'Enter')).toBeLessThanOrEqual(4);
  await until(assignedIn, (count) => count === 2, { what: 'both are on it' });
  await sentTo('211', 'Drums in the park');
  expect(await strokes('F7', '0', '0', 'Enter')).toBeLessThanOrEqual(4);
  await until(assignedIn, (count) => count === 3, { what: 'the best three are on it' });
});

test('CR-22 D06 the set that is offered for what the plan wants: why each is in it, taken by one key, or marked and changed', async () => {
  const { page } = desk;
  await sentTo('001', 'Two men fight with chairs');
  const ranked = page.getByRole('listbox', { name: /Units, best first/ });
  await desk.press('F7');
  await sees(ranked, /In the set: first there[\s\S]*one of 2 × Response car/);
  const offer = page.getByRole('status').filter({ hasText: /Set offered/ });
  await sees(offer, /Set offered: R\w\d\d, R\w\d\d/);
  for (const theme of themes) {
    await wear(page, theme);
    await picture(page, `set-offered-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
  }
  await desk.press('Escape');
  expect(await strokes('F7', '=')).toBe(2);
  await until(assignedIn, (count) => count === 2, { what: 'both of the set are on it' });
  await sees(log(desk), /chosen: number \d+ of \d+ ranked, of the set of 2 offered/);
});

test('back-up for an officer who asks for it is one command: the best two are marked, Enter sends them and answers', async () => {
  await sentTo('001', 'Man threatens with a spade');
  await desk.line('ask! . back-up he has a spade', log(desk), /Asked for: Back-up, urgently: he has a spade/);
  const facts = inHand(desk.page).getByRole('region', { name: 'Facts' });
  await sees(facts, /Asked for[\s\S]*Back-up[\s\S]*urgent/);
  expect(await strokes('Control+Alt+b', 'Enter')).toBe(2);
  await sees(log(desk), /What was asked for is met by R\w\d\d, R\w\d\d/);
  await sees(facts, /met by R\w\d\d, R\w\d\d/);
});

test('D01, CR-21 another unit than the first is sent with a word why: asked for at grade 1, kept, and read a while later', async () => {
  const { page } = desk;
  await sentTo('001', 'Men fight with bottles');
  const ranked = page.getByRole('listbox', { name: /Units, best first/ });
  await desk.press('F7');
  await sees(ranked, /\d min/);
  const units = page.getByRole('region', { name: 'Units' });
  await sees(units, /Level 1 of 3[\s\S]*2 × Response car: 2 to send/);
  await desk.press('4');
  const asked = page
    .getByRole('alert')
    .filter({ hasText: /anyway|Divert it/ })
    .first();
  const answered = new Set(['(not on the screen)']);
  await until(
    async () => {
      const text = await textOf(asked);
      // What is asked before is confirmed, each doubt once.
      if (!answered.has(text) && !/Say why/.test(text)) await desk.press('Enter');
      answered.add(text);
      return text;
    },
    (text) => /is number 4 of \d+; R\w\d\d stands before it\. Say why/.test(text),
    { what: 'a word why is asked for' },
  );
  await desk.fill(/^ ?Why R\w\d\d/, 'Knows them');
  for (const theme of themes) {
    await wear(page, theme);
    await picture(page, `choice-why-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
  }
  await desk.press('Enter');
  const confirm = confirming();
  await until(
    async () => {
      await confirm();
      return ranked.isVisible();
    },
    (open) => !open,
    { what: 'it is sent' },
  );
  await sees(log(desk), /chosen: number 4 of \d+ ranked, not of the set offered, R\w\d\d was first: Knows them/);
  const facts = inHand(page).getByRole('region', { name: 'Facts' });
  await desk.choose(/^ ?Why these units/);
  await sees(facts, /number 4 of \d+[\s\S]*Knows them[\s\S]*What was known/);
  await desk.choose(/^ ?What was known/);
  await sees(facts, /min by road/);
  await picture(page, 'choice-known');
});
