import type { Locator } from 'playwright-core';
import { hasFocus } from './desk.ts';
import { looksWell } from './key-desk.ts';
import { type KeySeat, sees } from './key-seat.ts';
import { tabTo } from './keyboard.ts';
import { until } from './until.ts';

const accounts = ({ page }: KeySeat): Locator => page.getByRole('region', { name: 'Accounts' });
const reason = ({ page }: KeySeat): Locator => page.getByLabel('Reason, for what follows');

/** Ticks what is called so with the space bar, and sends its form. */
async function tick(seat: KeySeat, words: RegExp): Promise<void> {
  await tabTo(seat.page, words);
  await seat.press('Space', 'Enter');
}

/** Says why, presses what is called so, and waits until it is done: the box is empty again, and has the focus. */
async function because(seat: KeySeat, why: string, words: RegExp): Promise<void> {
  await seat.fill(/Reason, for what follows/, why);
  await seat.choose(words);
  await until(
    () => reason(seat).inputValue(),
    (text) => text === '',
    { what: `${why}: should be done` },
  );
  await hasFocus(reason(seat));
}

/** An account is made, what is wrong with it said where it is wrong, corrected, given a code, shut and opened again. */
export async function administer(seat: KeySeat): Promise<void> {
  const { page, choose, fill, press } = seat;
  const pane = accounts(seat);
  await choose(/^\s*New account$/);
  await hasFocus(page.getByLabel('Signs in as'));
  await page.keyboard.type('A Shah');
  await fill(/^ Name shown/, 'Anjali Shah');
  await fill(/^ Collar number/, '2417');
  await tick(seat, /^ Dispatcher$/);
  await sees(pane, /lower-case letters, digits/);
  await hasFocus(page.getByLabel('Signs in as'));
  await looksWell(seat, 'account-refused');
  await press('Control+A');
  await page.keyboard.type('a.shah');
  await press('Enter');
  await hasFocus(page.getByRole('form', { name: 'Details of Anjali Shah' }).getByLabel('Name shown'));
  await press('Control+A');
  await page.keyboard.type('Anjali Rao');
  await press('Enter');
  await sees(pane, /Anjali Rao\s+a\.shah\s+Dispatcher\s+2417/);
  await tick(seat, /FIM/);
  await sees(pane, /a\.shah\s+Dispatcher, Force incident manager/);
  await choose(/^\s*New one-time code$/);
  await sees(pane, /for Anjali Rao, at \/enrol[\s\S]*shown this once/);
  await choose(/Revoke the one-time code/);
  await sees(pane, /Reason, for what follows\s+\S+ \S+/);
  await because(seat, 'Heard by the wrong person', /Revoke the one-time code/);
  await because(seat, 'All keys lost', /Withdraw every means/);
  await because(seat, 'Has left the force', /Disable the account/);
  await sees(pane, /a\.shah[\s\S]*disabled \d/);
  await looksWell(seat, 'account-disabled');
  await because(seat, 'Has come back', /Enable the account/);
  await press('Escape');
  await hasFocus(page.getByRole('button', { name: 'Change Anjali Rao' }));
}

/** Of their own account an administrator corrects the details and ends a means of signing in, no more. */
export async function administerOwn(seat: KeySeat): Promise<void> {
  const { choose } = seat;
  await choose(/Change Sian Maddox/);
  await sees(accounts(seat), /for another administrator to change/);
  await choose(/^\s*New one-time code$/);
  await sees(accounts(seat), /for Sian Maddox/);
  await because(seat, 'It was a trial', /Revoke the one-time code/);
}
