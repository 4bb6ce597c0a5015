import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { verbs } from '../apps/control-room/command/verbs.ts';
import { actNames } from '../apps/control-room/keys/acts.ts';
import { givenElsewhere } from '../apps/control-room/keys/given-elsewhere.ts';
import { openBrowser } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { contactPanel, hasFocus, inHand, queueOf } from './house/desk.ts';
import {
  alarms,
  box,
  calls,
  entries,
  known,
  log,
  looksWell,
  mark,
  ring,
  tabToTab,
  take,
  wrapUpCall,
} from './house/key-desk.ts';
import { administer, administerOwn } from './house/key-office.ts';
import { commandsHere, type KeySeat, nothingDone, sees, sitAtKeys } from './house/key-seat.ts';
import { mapDrawn } from './house/looks.ts';
import { packsWith } from './house/packs.ts';
import { keepPicturesOfFailure } from './house/pictures.ts';
import { raiseAt } from './house/story.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';

/**
 * Every act, every word of the command line and every command that a person gives at a desk, one after the other, and no hand
 * on a mouse. What there is comes from the lists themselves: whoever adds one adds a line here, or the last test fails.
 */
const done = nothingDone();
let trefoil: RunningTrefoil;
let browser: Browser;
let packs: string;
/** Others, by script: a colleague who takes calls, one who dispatches, and telephony. */
let luke: Caller;
let mina: Caller;
let machine: Caller;

const barn = { label: 'Barn at Brooke', lon: -0.745, lat: 52.645, gazetteerId: null };
const stamford = { label: 'Stamford', lon: -0.478, lat: 52.656, gazetteerId: null };
const road = { label: 'Ashwell Road, Oakham', lon: -0.7295, lat: 52.6762, gazetteerId: null };
const byTheMill = { label: 'by the old mill', lon: null, lat: null, gazetteerId: null };

beforeAll(async () => {
  // Whoever does not take what is offered is told of within the test, not half a minute later.
  packs = packsWith((pack) => ({ ...pack, callTaking: { ...pack.callTaking, acceptSeconds: 5 } }));
  [trefoil, browser] = await Promise.all([startTrefoil({ packs }), openBrowser()]);
  const { url } = trefoil;
  [luke, mina, machine] = await Promise.all([
    signIn(url, 'contact-officer-2', 'contact-2'),
    signIn(url, 'dispatcher-2', 'dispatch-2'),
    signIn(url, 'administrator'),
  ]);
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
  rmSync(packs, { recursive: true, force: true });
});

const seated = new Map<string, KeySeat>();

/** Whoever has sat down stays. */
async function sit(person: string, seat: string): Promise<KeySeat> {
  const sitting = seated.get(person) ?? (await sitAtKeys(done, browser, { url: trefoil.url, person, seat }));
  seated.set(person, sitting);
  return sitting;
}

/** Raises it by script; answers the first part of its number. */
async function raised(code: string, what: string, place: Parameters<typeof raiseAt>[1]['place'] = road) {
  const id = await raiseAt(luke, { code, what, place });
  const rows = await mina.read<{ id: string; number: string; ownerSeatId: string | null }>('operations.openIncidents');
  const row = rows.find((one) => one.id === id);
  return { id, number: row?.number.split(' ')[0] ?? '', ownerSeatId: row?.ownerSeatId ?? null };
}

async function unitOf(callsign: string): Promise<string> {
  const units = await mina.read<{ id: string; callsign: string }>('operations.units');
  return units.find((unit) => unit.callsign === callsign)?.id ?? '';
}

test('a call taker: answered, placed, handed over, rung back, wrapped up', async () => {
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
});

test('a call taker: the same event, who it is, and a contact that a colleague offers', async () => {
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
    await expect
      .poll(() => page.getByRole('listbox', { name: 'Places' }).getByRole('option').count())
      .toBeGreaterThan(1);
    await press('Enter');
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
});

test('a dispatcher: the record of an incident, act by act', async () => {
  const burglary = await raised('003', 'Back door forced, keys gone');
  const theft = await raised('008', 'Bicycle gone from the yard');
  await mina.done('operations.takeOwnership', { incidentId: burglary.id, seen: burglary.ownerSeatId });
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const { page, act, line, choose, fill, say, press } = rob;
  const pane = inHand(page);
  await line(`open ${theft.number}`, pane, /Thefts other/);
  await line(`open ${burglary.number}`, pane, /Burglary dwelling/);
  await act('moreActs', pane.getByRole('group', { name: 'More acts on the incident' }), /Qualifier/);
  await looksWell(rob, 'more-acts');
  await press('Escape');
  await act('own', pane, /Dispatch 1, Rutland/);
  await act('line', pane, /All\s+Remarks/);
  await hasFocus(pane.getByPlaceholder(/Add a line/));
  await say('Dog unit asked for');
  await press('Escape');
  await sees(log(rob), /Dog unit asked for/);
  await act('what', pane, /What it is about/);
  await press('Control+A');
  await say('Back door forced, car keys and a Golf gone');
  await sees(log(rob), /What: Back door forced/);
  await act('code', pane, /Reason for the other code/);
  await press('Control+A');
  await page.keyboard.type('004');
  await take(rob, 'Codes', /004/);
  await fill(/Reason for the other code/, 'It is a shed');
  await press('Enter');
  await sees(pane, /004 Burglary other/);
  await act('place', pane, /Where is it\? Now/);
  await page.keyboard.type('Mill Street, Oakham');
  await take(rob, 'Places', /Mill Street/);
  await sees(pane.locator('.incident-head'), /Mill Street, Oakham/);
  await act('agency', pane, /Their reference/);
  await fill(/Their reference/, 'EM-1');
  await press('Enter');
  await sees(log(rob), /EM-1/);
  await act('qualifier', pane, /Add it/);
  await press('Enter');
  await sees(pane.getByRole('list', { name: 'Qualifiers' }), /\w/);
  await act('unqualify', pane, /Why does it not apply/);
  await fill(/Why does it not apply/, 'Chosen by mistake');
  await press('Enter');
  await sees(log(rob), /taken away: Chosen by mistake/);
  await act('update', pane, /Promise it/);
  await fill(/Whom by name/, 'Mrs Holt, by telephone');
  await press('Enter');
  await sees(pane, /caller to be updated by/);
  await act('update', pane, /What was said, or why not/);
  await fill(/What was said, or why not/, 'Scenes of crime come');
  await press('Enter');
  await sees(log(rob), /The caller told/);
  await act('refer', pane, /Why do they have to look/);
  await say('Third on this road tonight');
  await sees(pane, /referred to supervisor/i);
  await act('grade', pane, /Reason for the new grade/);
  await page.keyboard.type('G3');
  await fill(/Reason for the new grade/, 'Nobody is in danger');
  await press('Enter');
  await sees(log(rob), /Nobody is in danger/);
  await act('thrive', pane, /Record THRIVE/);
  for (const letter of ['Threat', 'Harm', 'Risk', 'Investigation', 'Vulnerability', 'Engagement']) {
    await page.keyboard.type(`${letter} in words`);
    await press('Tab');
  }
  await press('Control+Enter');
  await sees(log(rob), /THRIVE\. Threat: Threat in words/);
  await act('unresourced', pane, /Why nobody was sent/);
  await press('Tab');
  await say('All are at the fire');
  await sees(pane, /not resourced:/);
  await act('defer', pane, /Why, and what was agreed/);
  await fill(/Why, and what was agreed/, 'Owner is at work');
  await press('Enter');
  await sees(pane, /Put off: back in the queue at/);
  await act('appointment', pane, /An officer comes at/);
  await choose(/^ Agree/);
  await sees(log(rob), /[Aa]ppointment/);
});

test('a dispatcher: who and what belongs to it', async () => {
  const one = await raised('013', 'Spirits in his coat');
  const other = await raised('315', 'Shop door open');
  const far = await raised('215', 'Followed by two men', stamford);
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const { page, act, line, choose, fill, say, press } = rob;
  const pane = inHand(page);
  const links = pane.getByRole('region', { name: 'Links' });
  const where = pane.getByRole('region', { name: 'Where' });
  await line(`open ${one.number}`, pane, /Shoplifting/);
  await act('entry', entries(rob), /Add as/);
  await fill(/^ Name$/, 'Oliver Sample-Test');
  await press('Enter');
  await sees(entries(rob), /Oliver Sample-Test/);
  await choose(/History of Oliver Sample-Test/);
  await choose(/^ Correct Oliver/);
  await fill(/^ Also called/, 'Olly');
  await fill(/^ Reason and source/, 'He says so');
  await press('Enter');
  await sees(entries(rob), /also Olly/);
  await choose(/Take off Oliver/);
  await say('Another man');
  await sees(log(rob), /taken off: Oliver/);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act('attach', pane, /Attach|Files/)]);
  await chooser.setFiles({ name: 'statement.txt', mimeType: 'text/plain', buffer: Buffer.from('At three.') });
  await sees(log(rob), /File attached: statement.txt/);
  await act('link', links, /Number, or 421/);
  await say(other.number);
  await sees(links, new RegExp(`related[\\s\\S]*${other.number}`));
  await choose(new RegExp(`Unlink ${other.number}`));
  await say('Another door');
  await sees(log(rob), /Link taken away/);
  await line(`link ${one.number} ${other.number} duplicate`, links, /duplicate of/);
  await act('point', where, /Where is the point/);
  await fill(/Where is the point/, 'SK 861 087');
  await take(rob, 'Places', /\w/);
  await press('Enter');
  await sees(where, /RVP\s+SK/);
  await choose(/Withdraw RVP/);
  await say('The road is flooded');
  await sees(where, /RVP[\s\S]*until/);
  await act('crime', pane, /Crime number/);
  await press('Shift+Tab', 'Shift+Tab', 'Enter');
  await choose(/Hand it over/);
  await sees(pane, /Crime recorded as/);
  await act('crime', pane, /Crime number/);
  await fill(/^ Crime number/, 'RU/123/26');
  await press('Enter');
  await sees(pane, /RU\/123\/26/);
  const third = await raised('008', 'Bicycle gone from the yard');
  await line(`open ${third.number}`, pane, /Thefts other/);
  await act('crime', pane, /Crime number/);
  await press('Shift+Tab', 'Enter');
  await fill(/Additional verifiable information/, 'Found in the shed, seen by the officer');
  await press('Enter');
  await sees(pane, /negated/);
  await line(`open ${far.number}`, pane, /Ground of Lincolnshire/);
  for (const answer of ['withdraw', 'accepted']) {
    await act('transfer', where, /Why is it for Lincolnshire/);
    await say('Caller is in Stamford');
    await sees(where, /could not be reached: ring them/);
    await act('transfer', where, /Who said so, and what/);
    if (answer === 'withdraw') {
      await press('Shift+Tab', 'Shift+Tab', 'Enter', 'Tab');
    }
    await say('Their FIM');
    await sees(where, answer === 'withdraw' ? /withdrawn: ours/ : /accepted: theirs/);
  }
});

test('a dispatcher: units, by key and by word', async () => {
  const [fight, noise] = [await raised('001', 'Two men fighting'), await raised('211', 'Loud music')];
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const { page, act, line, choose, say, press } = rob;
  const pane = inHand(page);
  const unit = page.getByRole('region', { name: /^Unit R/ });
  const re05 = await unitOf('RE05');
  await line(`open ${noise.number}`, pane, /Noise/);
  await line(`own ${noise.number}`, pane, /Dispatch 1|Noise/);
  await line(`open ${fight.number}`, pane, /Violence against/);
  await act('recommend', page.getByRole('listbox', { name: /Units, best first/ }), /\d min/);
  await press('1');
  await sees(log(rob), /R\w\d\d assigned/);
  await line(`as RE03 ${fight.number}`, log(rob), /RE03 assigned/);
  await line(`sk RE03 ${noise.number}`, pane, /Violence|Noise/);
  await line(`note ${fight.number} one has a bottle`, log(rob), /one has a bottle/);
  await line(`di RE04 ${fight.number}`, log(rob), /RE04 assigned/);
  await choose(/^ Acknowledged/);
  await sees(log(rob), /acknowledged/);
  await choose(/^ Stand down/);
  await say('Enough are there');
  await sees(log(rob), /Enough are there/);
  await line('sd RE04 not needed', log(rob), /RE04[^\n]*stood down|not needed/);
  await line('st RE04 4', page.getByRole('listbox', { name: /^Units/ }), /RE04\s+break/);
  const board = page.getByRole('listbox', { name: /^Units/ });
  await line('show RE04 at Mill Street, Oakham: drunk on a bench', board, /RE04\s+at scene/);
  await line(`open ${fight.number}`, pane, /Violence against/);
  await line(`gr ${fight.number} 2 they have parted`, log(rob), /they have parted/);
  await mina.done('operations.setStatus', { tourId: re05, status: '14' });
  await line('RE05', unit, /RE05/);
  await choose(/Called back/);
  await mina.done('operations.setStatus', { tourId: re05, status: '0' });
  await sees(alarms(rob), /EMERGENCY RE05[\s\S]*Acknowledge/);
  await act('alarm', alarms(rob), /seen by Rob Keeling/);
  await choose(/Accidental, voice-checked/);
  await act('watch', page.getByRole('region', { name: 'The watch' }), /Heard of all shown/);
  const rows = page.getByRole('listbox', { name: 'Promises' });
  await act('incident', rows, /unit/);
  await hasFocus(rows);
  await mark(rob, rows, /unit\s*R[A-Z]\d\d/);
  await act('heard', rows, /unit/);
  await act('heardAll', rows, /unit/);
  await act('fault', page.getByRole('banner'), /Fault reported/);
  await press('F11');
  await line('off RE05', page.getByRole('listbox', { name: /^Units/ }), /RE04/);
});

test('a desk: lists, windows, the map, and an incident that is closed and opened again', async () => {
  const [one, other] = [await raised('319', 'Bell rings in the square'), await raised('207', 'Boys on the roof')];
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const { page, act, line, choose, fill, say, press } = rob;
  const pane = inHand(page);
  const list = queueOf(page).getByRole('listbox', { name: 'Incidents' });
  await line(`open ${one.number}`, pane, /Alarm, audible/);
  await line(`open ${other.number}`, pane, /Trespass/);
  await act('lastTab', pane, /Bell rings/);
  await act('nextTab', pane, /Boys on the roof/);
  await act('result', pane, /Record the result/);
  await choose(/^ ?Record the result/);
  await sees(pane, /The result is recorded/);
  await press('Enter');
  await sees(pane, /closed/);
  await choose(/^ ?Open it again/);
  await say('They are back');
  await sees(log(rob), /They are back/);
  await act('closeTab', pane, /Bell rings/);
  await act('help', page.getByRole('dialog', { name: 'All keys' }), /Search all history/);
  await press('Escape');
  await act('queue', queueOf(page), /audible/);
  await hasFocus(list);
  await press('Home');
  await raised('103', 'Car on the pavement');
  await sees(queueOf(page), /\d+ new/);
  await act('waitingRows', queueOf(page), /^(?![\s\S]*\d+ new)/);
  await act('units', page.getByRole('listbox', { name: /^Units/ }), /RE01/);
  await hasFocus(page.getByRole('listbox', { name: /^Units/ }));
  await act('incident', pane, /Bell rings/);
  await hasFocus(pane.getByPlaceholder(/Add a line/));
  await act('map', page.locator('main'), /Go to the chosen/);
  await mapDrawn(page);
  const card = page.getByRole('region', { name: 'Point on the map' });
  await act('mapPoint', card, /nearest/);
  await choose(/Close a road, name a place/);
  await fill(/^ Name/, 'Burley Road');
  await fill(/Why, and who says so/, 'Burst water main');
  await press('Enter');
  await card.waitFor({ state: 'detached' });
  const closures = page.getByRole('region', { name: 'Closed roads and one-off places' });
  await act('mapList', closures, /Road closed: Burley Road/);
  await choose(/Other end for Burley Road/);
  await fill(/Why does Burley Road last longer/, 'Still being mended');
  await press('Enter');
  await page.getByLabel(/Why does Burley Road last longer/).waitFor({ state: 'detached' });
  await choose(/End Burley Road/);
  await say('Road is open again');
  await page.getByText('No road is closed, no one-off place is named.').waitFor();
  await press('Control+Alt+l', 'Control+4');
  const themed = await page.evaluate(() => document.documentElement.dataset.theme);
  await act('theme', page.locator(`html:not([data-theme=${themed}])`), /./);
  for (const name of ['print', 'history'] as const) {
    const [window] = await Promise.all([page.context().waitForEvent('page'), act(name, page.locator('main'), /./)]);
    await sees(window.locator('body'), name === 'print' ? /./ : /Why do you search/);
    await window.close();
  }
  const [search] = await Promise.all([
    page.context().waitForEvent('page'),
    line('find bell', page.locator('main'), /./),
  ]);
  await search.close();
  await act('lock', page.getByRole('main'), /Locked by Rob Keeling/);
  await choose(/Unlock as Rob Keeling/);
  await page.getByText(/^live /).waitFor();
  await choose(/Dispatch 1, Rutland/);
  await choose(/Leave the seat/);
  await page.getByRole('heading', { name: 'Take a seat' }).waitFor();
});

test('a supervisor: what waits, who is warned of, and who is one', async () => {
  const place = { label: 'Mill Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
  const concern = await raised('309', 'Not seen her for a week', place);
  const doubtful = await raised('001', 'Shouting by the water', byTheMill);
  await mina.done('operations.refer', { incidentId: concern.id, to: 'control-room-supervisor', reason: 'No key' });
  for (const text of ['HELP <unreadable> at the mill', 'SECOND <unreadable>']) {
    const headers = { authorization: `Bearer ${machine.token}`, 'content-type': 'text/plain' };
    await fetch(`${trefoil.url}/api/exchange/contact`, { method: 'POST', headers, body: text });
  }
  const carol = await sit('Carol Whitlock', 'Supervisor');
  const { page, act, line, choose, fill, say, press } = carol;
  const pane = inHand(page);
  const supervision = page.getByRole('region', { name: 'Supervision' });
  const pending = page.getByRole('listbox', { name: 'Waiting for the supervisor' });
  await act('escalated', page.getByRole('region', { name: 'Escalated to me' }), /No key/);
  await act('unread', page.getByRole('region', { name: 'Unread messages' }), /HELP/);
  const unread = page.getByRole('region', { name: 'Unread messages' });
  await act('takePending', unread, /Carol Whitlock/);
  await act('makeContact', contactPanel(page), /C\d{4} of/i);
  await press('Escape');
  await sees(unread, /^(?![\s\S]*HELP)[\s\S]*SECOND/);
  await act('takePending', unread, /Carol Whitlock/);
  await act('answerPending', unread, /Dismissed because/);
  await hasFocus(unread.getByLabel('Dismissed because'));
  await say('Told us by telephone');
  await sees(unread, /Every message was understood/);
  await act('supervise', supervision, /Referred/);
  await act('incident', pending, /Place in doubt/);
  await hasFocus(pending);
  await mark(carol, pending, /No key/);
  await act('takePending', pending, /No key[\s\S]*taken by Carol Whitlock/);
  await act('answerPending', pane, /Rationale/);
  await say('Landlord is on his way');
  await sees(log(carol), /Landlord is on his way/);
  await act('review', pane, /Rationale/);
  await press('Escape');
  await act('marker', pane, /What must be known/);
  await fill(/What must be known/, 'Loose slates');
  await fill(/Reason and source/, 'Seen by the crew');
  await press('Enter');
  await pane.getByLabel('What must be known').waitFor({ state: 'detached' });
  await line(`open ${doubtful.number}`, pane, /by the old mill/);
  await line(`open ${concern.number}`, pane, /Loose slates/);
  await choose(/Review the marker/);
  await say('Still there');
  await sees(pane, /answered just now/);
  await line(`open ${doubtful.number}`, pane, /by the old mill/);
  await line(`open ${concern.number}`, pane, /Loose slates/);
  await choose(/Review the marker/);
  await press('Shift+Tab', 'Shift+Tab', 'Enter');
  await fill(/^ Reason and source/, 'Roof is mended');
  await press('Enter');

  await act('entry', entries(carol), /Add as/);
  await fill(/^ Name$/, 'Siobhan Sample');
  await choose(/Link as caller: Siobhan Sample/);
  await sees(entries(carol), /caller\s+Siobhan Sample/);
  await choose(/History of Siobhan Sample/);
  await choose(/Set a marker on Siobhan/);
  await fill(/What must be known/, 'Keeps the chain on');
  await fill(/^ Reason and source/, 'Her daughter');
  await press('Enter');
  await sees(entries(carol), /Keeps the chain on/);
  await choose(/^ ?Same as another/);
  await choose(/Compare with Siobhan Sample/);
  await sees(entries(carol), /This one\s+The other/);
  await looksWell(carol, 'merge-proposed');
  await fill(/Why they are one and the same/, 'Same name and number');
  await press('Enter');
  await sees(entries(carol), /thinks that this is the same as another/);
  await act('supervise', supervision, /May be one/);
  await act('incident', pending, /May be one/);
  await hasFocus(pending);
  await mark(carol, pending, /May be one/);
  await act('answerPending', supervision, /one or two\?[\s\S]*This one\s+The other/);
  await looksWell(carol, 'merge-decided');
  await fill(/^ Reason and source/, 'Date of birth agrees');
  await press('Enter');
  await sees(supervision, /^(?![\s\S]*May be one)/);
  await press('Control+5');
  await choose(/History of Siobhan Sample/);
  await choose(/Take Siobhan Sample apart/);
  await say('Aunt and niece');
  await entries(carol).getByText('merged', { exact: true }).waitFor({ state: 'detached' });
});

test('the FIM and professional standards: restricted, held, opened; people relieved and work looked at', async () => {
  const secret = await raised('001', 'Officer assaulted at his home');
  const fim = await sit('Insp Neil Garrick', 'Force incident manager');
  await fim.line(`open ${secret.number}`, inHand(fim.page), /Violence against/);
  await fim.act('hold', inHand(fim.page), /Why is the record held/);
  await fim.say('Complaint to professional standards');
  await sees(inHand(fim.page), /Under a legal hold/);
  await fim.act('restrict', inHand(fim.page), /Make it restricted/);
  await fim.say('An officer is concerned');
  await sees(inHand(fim.page), /restricted/i);
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  await rob.choose(/^ Dispatch 1, Rutland/);
  await rob.page.getByText(/^live /).waitFor();
  await sees(queueOf(rob.page), new RegExp(secret.number));
  const kept = rob.page.getByRole('article', { name: new RegExp(secret.number) });
  await rob.line(`open ${secret.number}`, kept, /Restricted: ring the FIM/);
  await rob.act('glass', inHand(rob.page), /Why must you see it now/);
  await rob.say('Caller rings back: he is hurt');
  await sees(inHand(rob.page), /Officer assaulted at his home/);
  const anand = await sit('DS Anand Rao', 'Professional standards');
  const holds = anand.page.getByRole('region', { name: 'Legal holds' });
  await sees(holds, /stand: 1/);
  await anand.choose(/^\s*Lift it/);
  await anand.fill(/Why the hold is lifted/, 'Complaint withdrawn');
  await anand.press('Enter');
  await sees(holds, /stand: 0/);
  const supervision = fim.page.getByRole('region', { name: 'Supervision' });
  await fim.act('watch', fim.page.getByRole('region', { name: 'The watch' }), /Alarm rates/);
  await fim.act('alarmRates', fim.page.getByRole('region', { name: 'The watch' }), /Clocks of the positions/);
  await fim.act('supervise', supervision, /Pending/);
  await fim.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await sees(supervision, /Call taking\s+Luke Tanner/);
  await fim.choose(/^ ?Draw one of Luke Tanner/);
  const pending = fim.page.getByRole('listbox', { name: 'Waiting for the supervisor' });
  await sees(pending, /Dip sample/);
  await fim.act('incident', pending, /Dip sample/);
  await hasFocus(pending);
  await mark(fim, pending, /Dip sample/);
  await fim.act('takePending', pending, /taken by Insp Neil Garrick/);
  await fim.act('answerPending', supervision, /The place was found/);
  for (let question = 0; question < 6; question++) {
    await fim.page.keyboard.type('yes');
    await fim.press('Tab');
  }
  await fim.say('Calm, and quick');
  await sees(supervision, /^(?![\s\S]*Dip sample)/);
  await tabToTab(fim, supervision);
  await fim.press('ArrowRight', 'ArrowRight');
  const why = fim.page.getByLabel(/is relieved of/);
  await fim.choose(/Relieve Contact 2/);
  await hasFocus(why);
  await fim.say('Taken ill');
  await fim.choose(/Relieve Dispatch 2/);
  await hasFocus(why);
  await fim.press('Shift+Tab', 'Enter');
  await fim.fill(/is relieved of/, 'Left signed in');
  await fim.press('Enter');
  await fim.page.getByRole('region', { name: /^Relieve Dispatch 2/ }).waitFor({ state: 'detached' });
});

test('an administrator: accounts made, corrected, given a code, disabled and enabled', async () => {
  const sian = await sit('Sian Maddox', 'Administration');
  await administer(sian);
  await administerOwn(sian);
});

test('CR-5 every act, every word of the command line and every command has been done by keyboard, and no pointer was moved', async () => {
  expect(actNames.filter((name) => !done.acts.has(name))).toEqual([]);
  const verbsLeft = verbs.filter(({ words }) => !words.some((word) => done.verbs.has(word)));
  expect(verbsLeft.map(({ form }) => form)).toEqual([]);
  const declared = await commandsHere(trefoil.privateUrl);
  expect(declared.length).toBeGreaterThan(100);
  const left = declared.filter((name) => !done.commands.has(name) && givenElsewhere[name] === undefined);
  expect(left).toEqual([]);
  expect(done.hands.flatMap((hands) => hands.pointer())).toEqual([]);
  expect(done.hands.reduce((sum, hands) => sum + hands.keys(), 0)).toBeGreaterThan(500);
});
