import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, openBrowser, openProfile } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { contactPanel, hasFocus, inHand, letIn, markRow, queueOf, reads, sitDown, textOf } from './house/desk.ts';
import { tabTo } from './house/keyboard.ts';
import { hastyPacks } from './house/packs.ts';
import { keepPicturesOfFailure } from './house/pictures.ts';
import { raiseAt } from './house/story.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';
import { until } from './house/until.ts';

/** Two desks keep one record by keyboard: who writes is seen, what both change is asked, what is owed has its clock. */
let trefoil: RunningTrefoil;
let browser: Browser;
let rob: Page;
let mina: Page;
let script: Caller;
let packs: string;
let folder: string;

const place = { label: 'Ashwell Road, Oakham', lon: -0.7295, lat: 52.6762, gazetteerId: null };

beforeAll(async () => {
  packs = hastyPacks();
  folder = mkdtempSync(join(tmpdir(), 'trefoil-files-'));
  [trefoil, browser] = await Promise.all([startTrefoil({ packs }), openBrowser()]);
  const { url } = trefoil;
  script = await signIn(url, 'contact-officer-2', 'contact-2');
  rob = await sitDown(await openProfile(browser), url, 'Rob Keeling', 'Dispatch 1');
  mina = await sitDown(await openProfile(browser), url, 'Mina Sharma', 'Dispatch 2');
  await raiseAt(script, { code: '003', grade: 'G1', what: 'Back door forced in the night, keys gone', place });
  for (const page of [rob, mina]) await take(page, /Burglary dwelling/);
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
  for (const made of [packs, folder]) rmSync(made, { recursive: true, force: true });
});

/** Goes to the queue and down to what is meant; what waits until the list is let go is let in. */
async function take(page: Page, meant: RegExp): Promise<void> {
  await letIn(page, meant);
  await page.keyboard.press('Control+1');
  const list = queueOf(page).getByRole('listbox', { name: 'Incidents' });
  await hasFocus(list);
  await markRow(page, list, meant);
  await reads(inHand(page), meant);
}

const log = (page: Page) => inHand(page).getByRole('log');
const conflict = (page: Page) => inHand(page).getByRole('alert').filter({ hasText: 'Somebody else has changed' });

test('CR-23 the grade clock is words and a bar; a target that was missed stays missed when a unit is sent', async () => {
  const due = inHand(rob).locator('.clock-bar').first();
  await reads(inHand(rob), /Deploy within[\s\S]*\d+ (s|min)/);
  expect(await due.locator('svg rect.part').count()).toBe(1);
  await reads(log(rob), /Deployment target missed/);
  const missed = inHand(rob).locator('.clock-bar[data-state="breached"]');
  await expect.poll(() => missed.count()).toBeGreaterThan(0);
  await rob.keyboard.press('F7');
  const ranked = rob.getByRole('listbox', { name: /Units, best first/ });
  await hasFocus(ranked);
  await rob.keyboard.press('1');
  await reads(log(rob), /RE\d+ assigned/);
  await reads(inHand(rob), /Deploy within/);
  await expect.poll(() => missed.count()).toBeGreaterThan(0);
});

test('CR-24 two who have one record open see each other, and what the other writes', async () => {
  await reads(inHand(rob), /Also open at Mina Sharma, Dispatch 2/);
  await mina.keyboard.press('Alt+K');
  await reads(inHand(rob), /Mina Sharma, Dispatch 2.* \(writing the code\)/);
  await mina.keyboard.press('Escape');
  const notes = ['Dog unit asked for', 'Neighbour saw a white van'];
  for (const [page, note] of [
    [rob, notes[0] ?? ''],
    [mina, notes[1] ?? ''],
  ] as const) {
    await page.keyboard.press('F6');
    await page.keyboard.type(note);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  }
  for (const page of [rob, mina]) for (const note of notes) await reads(log(page), new RegExp(note));
});

test('C16 two fields changed at once both stand; one that both change shows both values before it is saved', async () => {
  const what = (page: Page) => inHand(page).getByLabel('What it is about');
  await rob.keyboard.press('Shift+F4');
  await hasFocus(what(rob));
  await rob.keyboard.press('Control+A');
  await rob.keyboard.type('Back door forced in the night, car keys and a Golf gone');
  // Meanwhile she changes another field, which is nobody's conflict, and then the same.
  await mina.keyboard.press('Shift+F6');
  await inHand(mina).getByLabel('Qualifier', { exact: true }).selectOption({ label: 'Vulnerable (635)' });
  await mina.keyboard.press('Enter');
  await reads(inHand(rob), /Vulnerable/);
  expect(await conflict(rob).count()).toBe(0);
  await mina.keyboard.press('Shift+F4');
  await hasFocus(what(mina));
  await mina.keyboard.press('Control+A');
  await mina.keyboard.type('Two houses: back doors forced, keys gone');
  await mina.keyboard.press('Enter');
  await reads(
    conflict(rob),
    /Theirs, which stands\s+Two houses[\s\S]*Yours, not saved yet\s+Back door forced[\s\S]*Golf gone/,
  );
  // Saving without having looked changes nothing.
  await what(rob).press('Enter');
  await reads(inHand(rob), /Somebody changed this value after you read it/);
  await rob.keyboard.press('Escape');
  await reads(inHand(mina).locator('.facts-what'), /^Two houses/);
  await what(rob).press('Shift+Tab');
  await hasFocus(inHand(rob).getByRole('button', { name: 'Go on with mine' }));
  await rob.keyboard.press('Enter');
  await expect.poll(() => conflict(rob).count()).toBe(0);
  await what(rob).press('Enter');
  await reads(inHand(mina).locator('.facts-what'), /Golf gone$/);
  await reads(log(mina), /What: Two houses[\s\S]*What: Back door forced/);
});

test('C05 qualifiers are added by their name and taken away with a reason', async () => {
  await rob.keyboard.press('Shift+F6');
  await inHand(rob).getByLabel('Qualifier', { exact: true }).selectOption({ label: 'Knife (633)' });
  await rob.keyboard.press('Enter');
  await reads(inHand(rob).getByRole('list', { name: 'Qualifiers' }), /Vulnerable\s+Knife/);
  await rob.keyboard.press('Shift+F2');
  await inHand(rob).getByLabel('Take away', { exact: true }).selectOption({ label: 'Knife (633)' });
  await tabTo(rob, /Why does it not apply/);
  await rob.keyboard.type('It lay in the sink');
  await rob.keyboard.press('Enter');
  await reads(log(rob), /Qualifier 633 Knife taken away: It lay in the sink/);
  await reads(inHand(rob).getByRole('list', { name: 'Qualifiers' }), /^Vulnerable$/);
});

test('C08, C18 a lower grade owes the caller word; told, the next update is promised and has its clock', async () => {
  await rob.keyboard.press('Alt+G');
  await inHand(rob)
    .getByLabel(/^Grade, now/)
    .selectOption('G4');
  await tabTo(rob, /Reason for the new grade/);
  await rob.keyboard.type('Suspects gone, scene safe');
  await rob.keyboard.press('Enter');
  await reads(
    inHand(rob),
    /Tell the caller of the lower grade, or record why not[\s\S]*caller to be told of the lower grade by/,
  );
  await rob.keyboard.press('Shift+F8');
  await inHand(rob).getByLabel('Next update').selectOption({ index: 3 });
  await tabTo(rob, /What was said/);
  await rob.keyboard.type('Scenes of crime come in the morning');
  await rob.keyboard.press('Enter');
  await reads(log(rob), /The caller told, again as agreed: Scenes of crime/);
  await reads(inHand(rob), /Update the caller[\s\S]*caller to be updated by/);
});

test('C07 files, photos and sound are attached and open; one that is no file we keep is refused, and what was being typed stays', async () => {
  const photo = join(folder, 'back door.png');
  // A PNG of one pixel.
  writeFileSync(
    photo,
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  );
  const sound = join(folder, 'call.wav');
  writeFileSync(sound, Buffer.from('RIFF\u0024\u0000\u0000\u0000WAVEfmt ', 'latin1'));
  const statement = join(folder, 'statement.txt');
  writeFileSync(statement, 'I heard the door at about three.');
  const program = join(folder, 'door.exe');
  writeFileSync(program, Buffer.from('MZ\u0090\u0000 not a picture', 'latin1'));
  const box = inHand(rob).getByPlaceholder(/Add a line/);
  await rob.keyboard.press('F6');
  // Asked for before the line is typed: the browser must know by then that its dialog is taken from it.
  const asked = rob.waitForEvent('filechooser');
  await rob.keyboard.type('The photo shows');
  await rob.keyboard.press('Shift+F1');
  await (await asked).setFiles(program);
  await reads(inHand(rob), /not a file that is kept/);
  for (const path of [photo, sound, statement]) {
    await inHand(rob).getByLabel('File to attach').setInputFiles(path);
    await inHand(rob)
      .getByRole('link', { name: basename(path) })
      .waitFor();
  }
  await reads(inHand(mina), /back door.png\s+image\/png[\s\S]*call.wav\s+audio\/wav[\s\S]*statement.txt\s+text\/plain/);
  const file = inHand(mina).getByRole('link', { name: 'back door.png' });
  const [opened] = await Promise.all([mina.context().waitForEvent('page'), file.press('Enter')]);
  await opened.waitForLoadState();
  expect(await opened.evaluate(() => document.images[0]?.naturalWidth)).toBe(1);
  await opened.close();
  expect(await box.inputValue()).toBe('The photo shows');
  await reads(log(rob), /File attached: back door.png/);
  await box.fill('');
  await box.press('Escape');
});

test('C12 put off, it is out of the queue and among what is put off, and taken back by one who wants it', async () => {
  await rob.keyboard.press('Shift+F7');
  await tabTo(rob, /Why, and what was agreed/);
  await rob.keyboard.type('Owner is at work until six');
  await rob.keyboard.press('Enter');
  await reads(inHand(rob), /Put off: back in the queue at/);
  await reads(queueOf(mina), /Put off 1/);
  // The key opens the form anew only once the first has closed.
  await inHand(rob).getByLabel('Until', { exact: true }).waitFor({ state: 'detached' });
  await rob.keyboard.press('Shift+F7');
  await inHand(rob).getByLabel('Until', { exact: true }).selectOption('back');
  await tabTo(rob, /Why, and what was agreed/);
  await rob.keyboard.type('Owner is home');
  await rob.keyboard.press('Enter');
  await reads(log(rob), /Put off: Owner is at work[\s\S]*Taken back into the queue: Owner is home/);
  await reads(queueOf(mina), /Put off 0/);
});

test('C19, C22 the crime is handed over with one key, and its number comes back; the sheet holds all that is known', async () => {
  await reads(inHand(rob), /Record the crime within 24 h, or negate it[\s\S]*Crime to be recorded by/);
  await rob.keyboard.press('Alt+C');
  await tabTo(rob, /^\s*Hand it to crime records/);
  await rob.keyboard.press('Enter');
  await tabTo(rob, /Hand it over/);
  await rob.keyboard.press('Enter');
  await reads(inHand(rob), /Crime recorded as DEMO\/\d{6}/);
  await reads(log(mina), /Handed over to crime records[\s\S]*Crime recorded: DEMO/);
  const link = inHand(rob).getByRole('link', { name: /record as a sheet/ });
  const [sheet] = await Promise.all([rob.context().waitForEvent('page'), link.press('Enter')]);
  await reads(
    sheet.getByRole('main'),
    /0001 of[\s\S]*Burglary dwelling[\s\S]*Golf gone[\s\S]*Vulnerable[\s\S]*Crime: DEMO[\s\S]*Owner is home/,
  );
  expect(await axeFindings(sheet)).toEqual([]);
  const data = await sheet.getByRole('link', { name: /as data/ }).getAttribute('href');
  const file = JSON.parse(decodeURIComponent(data?.split(',').slice(1).join(',') ?? ''));
  expect(file).toMatchObject({
    openingCode: { code: '003' },
    qualifiers: [{ code: '635' }],
    reporters: [{ channel: '101' }],
  });
  await sheet.close();
});

test('C17 nobody is sent: saved and closed at once it has its number, and is in no queue', async () => {
  await mina.keyboard.press('F3');
  await hasFocus(mina.getByLabel('What', { exact: true }));
  await mina.keyboard.type('Loud music next door');
  await mina.keyboard.press('Tab');
  await mina.keyboard.type('Ashwell Road, Oakham');
  await mina.keyboard.press('Enter');
  await tabTo(mina, /Opening code/);
  await mina.keyboard.type('211');
  await mina.keyboard.press('Enter');
  await tabTo(mina, /Nobody sent/);
  await mina.keyboard.press('Enter');
  await tabTo(mina, /What was advised or agreed/);
  await mina.keyboard.type('Council noise line given');
  await tabTo(mina, /Save and close at once/);
  await mina.keyboard.press('Enter');
  await reads(inHand(mina), /0002[\s\S]*Noise[\s\S]*closed/);
  expect(await contactPanel(mina).count()).toBe(0);
  expect(await queueOf(mina).getByRole('option').allInnerTexts()).not.toContainEqual(expect.stringMatching(/Noise/));
});

test('a legal hold is placed from the record by the FIM and lifted by professional standards', async () => {
  const { url } = trefoil;
  const fim = await sitDown(await openProfile(browser), url, 'Insp Neil Garrick', 'Force incident manager');
  await take(fim, /Burglary dwelling/);
  await fim.keyboard.press('Shift+F3');
  await fim.keyboard.type('Complaint to professional standards');
  await fim.keyboard.press('Enter');
  await reads(inHand(rob), /Under a legal hold/);
  const office = await sitDown(await openProfile(browser), url, 'DS Anand Rao', 'Professional standards');
  const holds = office.getByRole('region', { name: 'Legal holds' });
  await reads(holds, /Legal holds that stand: 1[\s\S]*Complaint to professional standards/);
  await tabTo(office, /^\s*Lift it/);
  await office.keyboard.press('Enter');
  await office.getByLabel('Why the hold is lifted').fill('Complaint withdrawn');
  await office.getByLabel('Why the hold is lifted').press('Enter');
  await reads(holds, /Legal holds that stand: 0/);
  await until(
    () => textOf(inHand(rob)),
    (text) => !/Under a legal hold/.test(text),
    { what: 'the hold should go' },
  );
});

test('C15 a restricted record shows place, grade and clock; its glass is broken with one key and a reason, alarmed at once, and reviewed', async () => {
  const { url } = trefoil;
  const fim = await signIn(url, 'fim');
  const what = 'Officer assaulted at his home';
  const incidentId = await raiseAt(script, {
    code: '001',
    grade: 'G2',
    what,
    place: { ...place, label: 'Gaol Street' },
  });
  interface Raised {
    readonly id: string;
    readonly number: string;
  }
  const open = await script.read<Raised>('operations.openIncidents');
  const number = open.find(({ id }) => id === incidentId)?.number ?? 'none';
  await fim.done('operations.restrict', {
    ...{ incidentId, seen: 'none', restriction: 'restricted', allowed: [], radiusMetres: 500 },
    reason: 'An officer is concerned',
  });
  // By its number: the place alone is that of its call as well, whose row goes.
  await take(mina, new RegExp(number.split(' ')[0] ?? ''));
  await reads(inHand(mina), /Gaol Street[\s\S]*Arrive within[\s\S]*Restricted: ring the FIM/);
  expect(await textOf(inHand(mina))).not.toMatch(/Officer assaulted/);
  await mina.keyboard.press('Alt+B');
  await mina.keyboard.type('Caller rings back: he is hurt');
  await mina.keyboard.press('Enter');
  await reads(inHand(mina), /Officer assaulted at his home/);
  interface Alarm {
    readonly text: string;
    readonly alarmClass: string;
    readonly told: string;
  }
  const opened = (rows: readonly Alarm[]) =>
    rows.find(({ text }) => /Mina Sharma opened this restricted record/.test(text));
  const alarms = await until(
    () => fim.read<Alarm>('operations.alarms'),
    (rows) => opened(rows) !== undefined,
    {
      what: 'the FIM should be alarmed',
    },
  );
  expect(opened(alarms)).toMatchObject({ alarmClass: 'A', told: 'fim' });
  const nextReviewAt = Date.now() + 3_600_000;
  await fim.done('operations.review', { incidentId, rationale: 'Rightly opened', nextReviewAt });
  await until(
    () => fim.read<Alarm>('operations.alarms'),
    (rows) => opened(rows) === undefined,
    {
      what: 'the review should settle it',
    },
  );
  await reads(inHand(mina), /Restricted: ring the FIM/);
});

test('axe finds nothing in the record and its forms', async () => {
  await rob.keyboard.press('Shift+F8');
  expect(await axeFindings(rob)).toEqual([]);
  await rob.keyboard.press('Escape');
});

test('a log of hundreds of lines draws its newest; going up brings those before it, and what is read stays where it is', async () => {
  const incidentId = await raiseAt(script, { code: '001', grade: 'G4', what: 'Two men fighting', place });
  const lines = Array.from({ length: 450 }, (_, n) => `Line ${n} of many`);
  for (const text of lines) {
    await script.done('operations.addLine', { incidentId, lineId: crypto.randomUUID(), text, corrects: null });
  }
  await take(rob, /Violence against the person/);
  await reads(log(rob), /Line 449 of many/);
  const drawn = log(rob).locator('li');
  expect(await drawn.count()).toBeLessThan(300);
  expect(await textOf(log(rob))).toMatch(/^\d+ before these/);
  await log(rob).focus();
  const seen = new Set<string>();
  const note = async (): Promise<void> => {
    for (const text of (await textOf(log(rob))).match(/Line \d+ of many/g) ?? []) seen.add(text);
  };
  await note();
  const top = async (): Promise<string> => textOf(drawn.first());
  for (let before = await drawn.count(); !/Raised/.test(await top()); ) {
    await rob.keyboard.press('Home');
    before = await until(
      () => drawn.count(),
      (count) => count > before,
      { what: 'earlier lines are drawn' },
    );
    // They came in above: the reader is not at the top of them.
    expect(await log(rob).evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
    await note();
  }
  expect(lines.filter((text) => !seen.has(text))).toEqual([]);
  await rob.keyboard.press('End');
  const above = () => log(rob).evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
  await expect.poll(above).toBeLessThan(24);
  await script.done('operations.addLine', {
    ...{ incidentId, lineId: crypto.randomUUID(), text: 'The last of them', corrects: null },
  });
  await reads(log(rob), /The last of them/);
  await expect.poll(() => drawn.count()).toBeLessThan(300);
});
