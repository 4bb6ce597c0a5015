import { type BureauDesk, bureauDesk } from './bureau-desk.ts';
import type { Shift } from './key-shift.ts';

/** A version made, given up in part, published, ordered for later, withdrawn, put in force after all, and taken back. */
export async function editPack({ sit }: Shift): Promise<void> {
  const helen = await sit('Helen Prior', 'Bureau');
  const { page, act } = helen;
  const [window] = await Promise.all([page.context().waitForEvent('page'), act('bureau', page.locator('main'), /./)]);
  const desk = bureauDesk(window);
  await desk.sees(/nothing is changed/);
  await desk.open('Code mappings');
  await desk.choose(/^ Test the tables in force now$/);
  await desk.sees(/all tables hold[\s\S]*\(asked for\)/);
  await rename(desk, 'Arrested on warrant');
  await desk.choose(/^ Give the draft up$/);
  await desk.sees(/nothing is changed/);
  await rename(desk, 'Arrested');
  await publish(desk, 'Agreed at the board', null);
  await desk.sees(/is in force\./);
  await rename(desk, 'Arrested, for later');
  await publish(desk, 'From the spring', '01/04/2031 06:00');
  await desk.sees(/waits for its time\./);
  await desk.pane('Versions');
  await because(desk, /^ Withdraw \d/, 'Not agreed after all');
  await desk.sees(/withdrawn/);
  await because(desk, /^ Put in force: \d/, 'Agreed now');
  await desk.sees(/Agreed now/);
  await because(desk, /^ Roll back to \d/, 'The old words are on every form');
  await desk.sees(/put in force again by Helen Prior[\s\S]*The old words/);
  await window.close();
}

async function rename(desk: BureauDesk, name: string): Promise<void> {
  await desk.pane('Edit');
  await desk.open('Results', 'Arrest');
  await desk.fill(/^ Name$/, name);
  await desk.save();
}

async function publish(desk: BureauDesk, reason: string, from: string | null): Promise<void> {
  await desk.pane('Publish');
  await desk.fill(/^ Why: everybody reads it$/, reason);
  if (from !== null) {
    await desk.fill(/^ From/, from.slice(0, -1));
    // A time that is half written is not "at once".
    await desk.press('Enter');
    await desk.sees(/No time yet/);
    await desk.fill(/^ From/, from);
  }
  await desk.press('Enter');
}

async function because(desk: BureauDesk, words: RegExp, reason: string): Promise<void> {
  await desk.choose(words);
  await desk.page.keyboard.type(reason);
  await desk.press('Enter');
}
