import { type KeySeat, sees } from './key-seat.ts';
import type { Shift } from './key-shift.ts';
import { tabTo } from './keyboard.ts';

/** Who is in a unit, who is who, and what a unit did all shift. */
export async function keepPeople({ sit }: Shift): Promise<void> {
  const carol = await sit('Carol Whitlock', 'Supervisor');
  const { page, act, line, choose, fill, say, press } = carol;
  const people = page.getByRole('region', { name: 'Find an officer' });
  const board = page.getByRole('listbox', { name: /^Units/ });
  await act('findOfficer', people, /Whom do you look for/);
  await page.keyboard.type('7711');
  await sees(people, /Nobody is found by “7711”/);
  await fill(/Name of the officer/, 'Zoe Newcomer');
  await press('Enter');
  await sees(people, /Zoe Newcomer[\s\S]*No authority/);
  await fill(/By which course/, 'Course 12, signed by the trainer');
  await fill(/Until the day/, '01/02/2030');
  await press('Enter');
  await sees(people, /until 01\/02\/2030/);
  await choose(/^ Withdraw/);
  await say('Refresher missed');
  await sees(people, /withdrawn \d/);
  await line('who RC61', people, /RC61/);
  await line('RC61', page.getByRole('region', { name: 'Unit RC61' }), /RC61/);
  const crew = page.getByRole('region', { name: 'Crew of RC61' });
  await act('crew', crew, /Save the crew/);
  await fill(/Equipment, between commas/, 'defibrillator, shield');
  await press('Enter');
  await sees(page.getByRole('region', { name: 'Unit RC61' }), /Carries defibrillator, shield/);
  await crew.waitFor({ state: 'detached' });
  await line('pair RC61 RP52', page.getByRole('region', { name: 'Unit RC61' }), /RC61/);
  await act('crew', crew, /As the callsign/);
  await tabTo(page, / goes$/);
  await press('Space');
  await fill(/As the callsign/, 'RC69');
  await press('Enter');
  await sees(board, /RC69/);
  const [window] = await Promise.all([
    page.context().waitForEvent('page'),
    act('unitHistory', page.getByRole('region', { name: 'Unit RC61' }), /Shift/),
  ]);
  await sees(window.locator('body'), /Shift of RC61[\s\S]*Paired with RP52[\s\S]*Split off RC69/);
  await window.close();
  await planDuty(carol);
}

const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London' });
const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit' });
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A duty of tomorrow: planned by its pattern, somebody is absent from it, it is extended and taken back. */
async function planDuty({ page, act, choose, fill, press }: KeySeat): Promise<void> {
  const supervision = page.getByRole('region', { name: 'Supervision' });
  await act('supervise', supervision, /Pending/);
  await press('ArrowRight', 'ArrowRight');
  await sees(supervision, /No duty is planned/);
  const plan = async (callsign: string, firstDay: number, pattern: string): Promise<void> => {
    await choose(/^ Plan duties/);
    await fill(/Callsign of the duty/, callsign);
    await fill(/Collar number of the officer/, '7711');
    await fill(/Name of the officer/, 'Zoe Newcomer');
    await fill(/First day/, day.format(firstDay));
    await fill(/Days ahead/, '2');
    await fill(/^ Pattern/, pattern);
    await press('Enter');
    await sees(supervision, new RegExp(`${callsign}[\\s\\S]*planned[\\s\\S]*Zoe Newcomer`));
  };
  // It begins within the hour: who is early is booked on already.
  const soon = Date.now() + HOUR_MS;
  await plan('RC71', soon, `${hour.format(soon)}:00 9, off`);
  await choose(/^ Book on RC71/);
  await sees(supervision.getByRole('list', { name: 'Duties' }), /RC71[\s\S]*on/);
  await plan('RC70', Date.now() + DAY_MS, '00:00 9, off');
  const doings = { Extend: /on|planned/, 'Absent from': /absent/, Cancel: /cancelled/ } as const;
  for (const [said, words] of Object.entries(doings)) {
    await choose(new RegExp(`^ ${said} RC70`));
    await fill(/Reason for RC70/, 'As the sergeant says');
    await press('Enter');
    await page.getByLabel('Reason for RC70').waitFor({ state: 'detached' });
    await sees(supervision.getByRole('list', { name: 'Duties' }), words);
  }
  await act('supervise', page.locator('main'), /./);
}
