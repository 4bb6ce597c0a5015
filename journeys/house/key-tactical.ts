import { inHand } from './desk.ts';
import { log } from './key-desk.ts';
import { sees } from './key-seat.ts';
import type { Shift } from './key-shift.ts';

/** A pursuit, by key: opened by the desk, authorised by the supervisor, commanded, looked at again and ended. */
export async function runPursuit({ sit, raised }: Shift): Promise<void> {
  const chase = await raised('503', 'Silver Golf fails to stop');
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const { page, act, line, press, say } = rob;
  const pane = inHand(page);
  /** The first choice of the form: what is to be done. */
  const step = async (words: string): Promise<void> => {
    await act('tactical', pane, /Pursuit, firearms/);
    await page.keyboard.type(words);
  };
  await line(`open ${chase.number}`, pane, /Silver Golf/);
  await act('tactical', pane, /What for, and what speaks for it/);
  await press('Tab');
  await say('Failed to stop, driver is known');
  await sees(log(rob), /Pursuit: authority sought: Failed to stop/);

  const carol = await sit('Carol Whitlock', 'Supervisor');
  await carol.line(`open ${chase.number}`, inHand(carol.page), /authority sought since/);
  await carol.act('tactical', inHand(carol.page), /By whom, with rank/);
  await carol.press('Enter');
  await sees(log(carol), /Authority given by/);

  await step('Pursuit: who commands');
  await press('Tab');
  await press('Tab');
  await say('Insp Grace Oduya');
  await sees(log(rob), /Pursuit commander: Insp Grace Oduya/);
  await step('Pursuit: an option');
  await press('Enter');
  await sees(log(rob), /Tactical option: Follow/);
  await step('Pursuit: look at it again');
  await press('Tab');
  await say('Light traffic, still proportionate');
  await sees(log(rob), /Tactical job looked at again/);
  await step('Pursuit: seek authority again');
  await press('Tab');
  await say('He has a passenger now');
  await sees(log(rob), /Authority sought again/);

  await carol.act('tactical', inHand(carol.page), /By whom, with rank/);
  await carol.page.keyboard.type('Pursuit: refuse');
  await carol.press('Tab');
  await carol.press('Tab');
  await carol.say('A school is out there');
  await sees(log(carol), /Authority refused by[^\n]*school/);
  await step('Pursuit: it has ended');
  await press('Tab');
  await say('Abandoned, driver is known');
  await sees(log(rob), /Tactical job ended: Abandoned/);
}
