import { inHand } from './desk.ts';
import { log } from './key-desk.ts';
import { type KeySeat, sees } from './key-seat.ts';
import type { Shift } from './key-shift.ts';

/** A pursuit, by key: opened by the desk, authorised by the supervisor, commanded, looked at again and ended. */
export async function runPursuit({ sit, raised }: Shift): Promise<void> {
  const chase = await raised('503', 'Silver Golf fails to stop');
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  await rob.line(`open ${chase.number}`, inHand(rob.page), /Silver Golf/);
  await step(rob, /^Open: Pursuit$/, 1, 'Failed to stop, driver is known');
  await sees(log(rob), /Pursuit: authority sought: Failed to stop/);

  const carol = await sit('Carol Whitlock', 'Supervisor');
  await carol.line(`open ${chase.number}`, inHand(carol.page), /authority sought since/);
  await step(carol, /give authority/, 4, 'Not through the town');
  await sees(log(carol), /Authority given by Carol Whitlock/);

  await step(rob, /who commands/, 2, 'Insp Neil Garrick');
  await sees(log(rob), /Pursuit commander: Insp Neil Garrick/);
  await step(rob, /an option is used/, 2, 'A606 at Whissendine');
  await sees(log(rob), /Tactical option: Follow[^\n]*Whissendine/);
  await step(rob, /look at it again/, 1, 'Light traffic, still proportionate');
  await sees(log(rob), /Tactical job looked at again/);
  await step(rob, /seek authority again/, 1, 'He has a passenger now');
  await sees(log(rob), /Authority sought again/);
  await step(carol, /refuse authority/, 2, 'A school is out there');
  await sees(log(carol), /Authority refused by[^\n]*school/);
  await step(rob, /it has ended/, 1, 'Abandoned, driver is known');
  await sees(log(rob), /Tactical job ended: Abandoned/);
}

/** The first choice of the form is what is to be done; so many tabs on, the words are written. */
async function step({ page, act, press, say }: KeySeat, what: RegExp, tabs: number, words: string): Promise<void> {
  await act('tactical', inHand(page), /Pursuit, firearms/);
  await page.waitForFunction(() => document.activeElement instanceof HTMLSelectElement);
  const chosen = (): Promise<string> =>
    page.evaluate(() => {
      const held = document.activeElement;
      return held instanceof HTMLSelectElement ? (held.selectedOptions[0]?.text ?? '') : '';
    });
  for (let pressed = 0; pressed < 20 && !what.test(await chosen()); pressed++) {
    await press('ArrowDown');
  }
  for (let tab = 0; tab < tabs; tab++) await press('Tab');
  await say(words);
}
