import { inHand } from './desk.ts';
import type { Shift } from './key-shift.ts';
import { majorDesk } from './major-desk.ts';

/** A major incident from its declaration to its debrief: every act and every command of it. */
export async function leadMajor({ sit, raised }: Shift): Promise<void> {
  const crash = await raised('101', 'Coach on its side, many hurt');
  // Partners lie on her desk: on that of the FIM only where nobody else is there.
  await sit('Carol Whitlock', 'Supervisor');
  const fim = await sit('Insp Neil Garrick', 'Force incident manager');
  const { page, act, line } = fim;
  const main = page.locator('main');
  await line(`open ${crash.number}`, inHand(page), /Coach on its side/);
  const [window] = await Promise.all([page.context().waitForEvent('page'), act('major', main, /./)]);
  const led = majorDesk(window);
  const { press, sends, choose, sees } = led;
  await window.getByText('No major incident is open on this incident').waitFor();
  await press('Control+Alt+j');
  await sends([[/^ Who says so/, 'Insp Thorne']]);
  await sees('Action cards', /Control room: first actions\s+0 of 8/);
  for (const name of ['methane', 'decision', 'cards'] as const) {
    await act(name, main, /./);
  }
  await line(`major ${crash.number} methane`, main, /./);
  await sends([[/Hazards$/, 'Fuel on the road']]);
  await sees('M/ETHANE', /Version 1 of 1[\s\S]*Fuel on the road/);
  await choose(/Fire and Rescue Service was told version 1/);
  await sees('Partners that have it', /Fire and Rescue Service\s+told/);
  await choose(/Name a role/);
  await sends([[/^ Who$/, 'Supt Sam Example']]);
  await sees('Roles', /Gold[\s\S]*Supt Sam Example/);
  await choose(/Ends: Gold/);
  await sends([[/no longer Gold/, 'End of duty']]);
  await press('Alt+F7');
  await sends([
    [/^ Decision$/, 'Shelter the school'],
    [/^ Rationale/, 'Ten minutes of smoke'],
  ]);
  await sees('Decisions', /1 · Shelter the school[\s\S]*owed: information/);
  await choose(/^\s*Open a card$/);
  await sends([[/^ Action card/, 'Silver']]);
  await sees('Action cards', /Silver: tactical\s+0 of 5/);
  await press('Alt+F11', 'Enter');
  await sees('Action cards', /Control room: first actions\s+1 of 8/);
  await choose(/Answer of East Midlands Ambulance/);
  await sends([[/^ Who, and what they said/, 'Two crews are coming']]);
  await sees('Partners', /reached \d\d:\d\d[\s\S]*Two crews are coming/);
  await choose(/^Take Fire and Rescue Service to my desk/);
  await sees('Partners', /Force incident manager/);
  await choose(/Tell a partner/);
  await sends([[/^ Partner to be reached/, 'Council']]);
  await choose(/^ Line for the log of the major/);
  await window.keyboard.type('Silver meets at the hour');
  await press('Enter');
  await sees('Major incident log', /Silver meets at the hour/);
  await flagAndEnd(led);
  await window.close();
}

async function flagAndEnd({ page, press, sends, choose, sees }: ReturnType<typeof majorDesk>): Promise<void> {
  await choose(/^\s*Flag it$/);
  await sends([
    [/^ Flag: /, 'CBRN'],
    [/^ Reason and source/, 'Placards on the lorry'],
  ]);
  const flags = page.getByRole('list', { name: 'Flags, for those who must know' });
  await flags.getByText('CBRN').waitFor();
  await choose(/^\s*Take a flag away$/);
  await sends([[/^ Reason and source/, 'The tank was empty']]);
  await flags.waitFor({ state: 'detached' });
  await press('Control+Alt+j');
  await sends([[/^ Who says so/, 'Silver']]);
  await choose(/^\s*Debrief$/);
  await sends([[/^ What was learnt/, 'The second rendezvous was too near']]);
  await sees('Major incident log', /Debrief: The second rendezvous/);
}
