import type { Page } from 'playwright-core';
import type { ActName } from '../../apps/control-room/keys/acts.ts';
import { type KeySeat, sees } from './key-seat.ts';
import type { Shift } from './key-shift.ts';
import { tabTo } from './keyboard.ts';

/** What was on paper is entered, the hand-over is read, and the windows of the role open. */
export async function enterPaper({ sit }: Shift): Promise<void> {
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const sheet = await opened(rob, 'backEntry');
  const fill = (label: RegExp, text: string): Promise<void> => fillIn(sheet, label, text);
  await sees(sheet.locator('body'), /Number of the sheet/);
  await fill(/Number of the sheet/, 'P-DRILL-001');
  await fill(/Received/, '00:00');
  await fill(/^ What$/, 'Sheep on the road');
  await fill(/^ Where$/, 'Ashwell Road, Oakham');
  await fill(/^ Code$/, '319');
  await sees(sheet.getByRole('listbox', { name: 'Codes' }).getByRole('option').first(), /319/);
  await sheet.keyboard.press('Enter');
  await fill(/Unit 1: callsign/, 'RE01');
  await fill(/Unit 1: at scene/, '00:00');
  await sheet.keyboard.press('Control+Enter');
  await sees(sheet.getByRole('region', { name: 'Sheets entered' }), /P-DRILL-001 is \d{4}[\s\S]*5 of 5 recorded/);
  await sheet.close();
  const brief = await opened(rob, 'handOverSheet');
  await sees(brief.locator('body'), /Promised in the next two hours/);
  await brief.close();
  const map = await opened(rob, 'layout');
  await sees(map.locator('body'), /Map/);
  await map.close();
}

async function opened({ page, act }: KeySeat, name: ActName): Promise<Page> {
  const [window] = await Promise.all([page.context().waitForEvent('page'), act(name, page.locator('main'), /./)]);
  return window;
}

async function fillIn(page: Page, label: RegExp, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}
