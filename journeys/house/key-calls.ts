import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { contactPanel, hasFocus, inHand, queueOf } from './desk.ts';
import { alarms, box, calls, known, log, ring, take, wrapUpCall } from './key-desk.ts';
import { sees } from './key-seat.ts';
import type { Shift } from './key-shift.ts';

const barn = { label: 'Barn at Brooke', lon: -0.745, lat: 52.645, gazetteerId: null };

/** Answered, placed, handed over, rung back, wrapped up. */
export async function takeCalls({ sit, luke, machine }: Shift): Promise<void> {
  const aisha = await sit('Aisha Bell', 'Contact 1');
  const { page, act, choose, fill, say, press } = aisha;
  const panel = contactPanel(page);
  await ring(luke, machine, '01572 555201');
  await sees(calls(aisha), /01572 555201/);
  await act('answer', panel, /Handset within 50 m/);
  await hasFocus(box(aisha, 'What'));
  await page.keyboard.type('Father has fallen at the station');
  await act('here', panel, /It happened[\s\S]*handset/);
  await act('callerThere', panel, /The caller is[\s\S]*at the scene/);
  await act('handOver', panel, /Hand over to/);
  await press('Tab');
  await say('You know the family');
  await sees(panel, /Offered to[\s\S]*yours until they take it/);
  await sees(alarms(aisha), /Acknowledge/);
  await act('alarm', alarms(aisha), /seen by Aisha Bell/);
  await press('Escape');
  await panel.waitFor({ state: 'detached' });
  await act('openAlarm', panel, /999 C\d{4}/);
  await hasFocus(box(aisha, 'What'));
  await choose(/^ Take it back$/);
  await panel.getByText(/Offered to/).waitFor({ state: 'detached' });

  await act('contact', panel, /New contact/);
  await hasFocus(box(aisha, 'What'));
  await page.keyboard.type('Neighbours have a party, loud music again');
  await sees(panel, /211\s+Noise/);
  await act('suggested', panel, /Grade, proposed G4/i);
  await press('Tab');
  await page.keyboard.type('Mill Street, Oakham');
  await take(aisha, 'Places', /Mill Street/);
  await act('lastContact', panel, /Father has fallen|999/);
  await expect.poll(() => box(aisha, 'What').inputValue()).toBe('Father has fallen at the station');
  await act('nextContact', panel, /101/);
  await expect.poll(() => box(aisha, 'What').inputValue()).toMatch(/^Neighbours/);
  await fill(/Opening code/, '309');
  await take(aisha, 'Codes', /309/);
  await press('Tab');
  await page.keyboard.type('G4');
  await act('raise', inHand(page), /Concern for safety/);

  await wrapUpCall(aisha);

  await act('calls', queueOf(page), /Father has fallen/);
  await act('nextContact', panel, /Father has fallen|999/);
  await act('rangOff', panel, /Owed: ring back/);
  await act('recontact', panel, /No answer/);
  await press('Enter');
  await sees(panel, /Tried: no answer/);
  await choose(/^ Reached$/);
  await sees(panel, /Nothing more is owed/);
  await choose(/No incident/);
  await choose(/Close the contact/);
  await panel.waitFor({ state: 'detached' });
  // It is played, or says why it cannot be: no recorder is connected here.
  const played = calls(aisha).locator('audio, [role="alert"]');
  await act('playback', played, /^(?![(]not on the screen)/);
}

/** The same event, who it is, and a contact that a colleague offers. */
export async function takeMoreCalls({ sit, raised, luke }: Shift): Promise<void> {
  const fire = await raised('308', 'Barn on fire, thick smoke', barn);
  const aisha = await sit('Aisha Bell', 'Contact 1');
  const { page, act, choose, fill, press, line } = aisha;
  const panel = contactPanel(page);
  const strip = panel.getByRole('region', { name: 'May be about the same' });
  const smoke = async (): Promise<void> => {
    await act('contact', panel, /New contact/);
    await hasFocus(box(aisha, 'What'));
    await page.keyboard.type('Smoke over the fields, a barn burning');
    await press('Tab');
    await page.keyboard.type('52.6450, -0.7450');
    await take(aisha, 'Places', /52\.64500, -0\.74500/);
    await sees(strip, new RegExp(`Add to ${fire.number}`));
  };
  await smoke();
  await act('addTo', log(aisha), /Further 101 contact C\d+[^\n]*: Smoke over/);
  await panel.waitFor({ state: 'detached' });
  await smoke();
  await act('addRisk', log(aisha), /new risk: Smoke over/);
  await panel.waitFor({ state: 'detached' });
  await smoke();
  await act('notDuplicate', log(aisha), /is not about this: looked at and ruled out/);
  await fill(/Opening code/, '215');
  await take(aisha, 'Codes', /215/);
  await choose(/Nobody sent/);
  await fill(/What was advised or agreed/, 'Fire service is there');
  await choose(/Save and close at once/);
  await sees(inHand(page), /nuisance[\s\S]*closed/i);

  const contactId = randomUUID();
  await luke.done('operations.openContact', { contactId, channel: '101', callerNumber: null });
  const what = { contactId, field: 'what', seen: '', value: 'She asks for you by name' };
  await luke.done('operations.writeContactField', what);
  await luke.done('operations.offerContact', { contactId, seatId: 'contact-1', note: 'They ask for you' });
  // Beside a call that rings no more than its key has room.
  await sees(calls(aisha), /They ask for you|offered/);
  await act('takeContact', panel, /Luke Tanner offers you this contact/);
  await act('takeContact', panel, /What/);
  await panel.getByText(/offers you/).waitFor({ state: 'detached' });
  await fill(/^ Caller$/, 'Siobhan Sample');
  await sees(known(aisha), /Caller is Siobhan Sample/);
  await act('knownCaller', known(aisha), /caller\s+Siobhan Sample/);
  await act('keepCaller', known(aisha), /caller\s+Siobhan Sample[\s\S]*caller\s+Siobhan Sample/);
  await press('Escape');
  await act('lastTab', inHand(page), /Barn at Brooke/);
  await line(`ref ${fire.number} fim Is it set on purpose`, log(aisha), /Referred/);
}
