import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, openBrowser, openProfile, phone } from './house/browser.ts';
import { type Caller, signIn } from './house/caller.ts';
import { hasFocus, inHand, reads, sitDown } from './house/desk.ts';
import { hastyForSergeant, hastyPacks } from './house/packs.ts';
import { keepPicturesOfFailure, picture } from './house/pictures.ts';
import { raiseAt } from './house/story.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';

/** No promise passes in silence: what nobody acts on climbs, what somebody acts on stands still. */
let trefoil: RunningTrefoil;
let browser: Browser;
let officer: Caller;
let dispatcher: Caller;
let supervisor: Caller;
let fim: Page;
let packs: string;
let left: string;

beforeAll(async () => {
  packs = hastyPacks(hastyForSergeant);
  [trefoil, browser] = await Promise.all([startTrefoil({ packs }), openBrowser()]);
  const { url } = trefoil;
  officer = await signIn(url, 'contact-officer', 'contact-1');
  dispatcher = await signIn(url, 'dispatcher', 'dispatch-1');
  supervisor = await signIn(url, 'control-room-supervisor', 'supervisor');
  fim = await sitDown(await openProfile(browser), url, 'Insp Neil Garrick', 'Force incident manager');
  await fim.keyboard.press('F10');
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
  rmSync(packs, { recursive: true, force: true });
});

const escalated = () => fim.getByRole('region', { name: 'Escalated to me' });
const place = { label: 'Mill Street, Oakham', lon: -0.727, lat: 52.6689, gazetteerId: null };
const raise = (what: string) => raiseAt(officer, { code: '001', grade: 'G1', channel: '999', what, place });

test('left alone it warns, breaches, and climbs dispatcher, supervisor, FIM; seen is not acted on', async () => {
  await reads(escalated(), /Nothing has been escalated to you/);
  left = await raise('Fight in the street');
  await logReads(dispatcher, left, [
    /^Due soon: Deploy/,
    /^Told the dispatcher at dispatch-1.*: deployment target missed/,
  ]);
  await dispatcher.done('operations.seeAlarm', { incidentId: left, key: 'deploy' });
  await logReads(dispatcher, left, [
    /^Due soon: Deploy/,
    /^Told the dispatcher at dispatch-1.*: deployment target missed/,
    /^Seen: Deploy/,
    /^Told the supervisor at supervisor.*: deployment target missed/,
    /^Told the FIM at fim.*: deployment target missed/,
  ]);
  await logReads(dispatcher, left, [
    /^Due soon: Arrive/,
    /^Told the dispatcher.*: arrival target missed/,
    /^Told the supervisor.*: arrival target missed/,
    /^Told the FIM.*: arrival target missed/,
  ]);
  await reads(escalated(), /0001[\s\S]*Violence against the person[\s\S]*target missed|missed/i);
});

test('each step is told once, in order, and to the one role that is due', async () => {
  const lines = (await promiseLines(dispatcher, left)).filter((text) => text.includes('missed (Deploy within'));
  const told = lines.flatMap((text) => /^Told (the \w+)/.exec(text)?.[1] ?? []);
  expect(told.slice(0, 3)).toEqual(['the dispatcher', 'the supervisor', 'the FIM']);
  expect(new Set(told.slice(2)), 'the last rung repeats, no other').toEqual(new Set(['the FIM']));
});

test('a review with a next review time stops it; then it comes back and climbs again', async () => {
  const nextReviewAt = Date.now() + 5_000;
  const rationale = 'No unit free; the caller is indoors and was told';
  await supervisor.done('operations.review', { incidentId: left, rationale, nextReviewAt });
  await reads(escalated(), /Nothing has been escalated to you/);
  await logReads(dispatcher, left, [
    /^Reviewed, to be looked at again: No unit free/,
    /^Due soon: Review again/,
    /^Told the supervisor.*: Review again/,
    /^Told the FIM.*: Review again/,
  ]);
  await reads(escalated(), /0001[\s\S]*Review again/);
  const between = linesBetween(await promiseLines(dispatcher, left), /^Reviewed/, /^Missed: Review again/);
  expect(between.filter((text) => /target missed/i.test(text))).toEqual([]);
});

test('the FIM reviews it from the screen by keyboard', async () => {
  await fim.keyboard.press('F10');
  await fim.keyboard.press('q');
  await fim.keyboard.press('ArrowDown');
  await reads(inHand(fim), /0001/);
  await fim.keyboard.press('v');
  const rationale = fim.getByLabel(/^Rationale/);
  await hasFocus(rationale);
  await fim.keyboard.type('Authority given to hold; unit expected within the hour');
  await fim.keyboard.press('Enter');
  await reads(inHand(fim).getByRole('log'), /Reviewed, to be looked at again: Authority given to hold/);
  await fim.keyboard.press('F10');
  await reads(escalated(), /Nothing has been escalated to you/);
});

test('resourced, or re-graded with a reason, it stops too', async () => {
  const [resourced, regraded] = [await raise('Second fight'), await raise('Third fight')];
  for (const id of [resourced, regraded]) await logReads(dispatcher, id, [/told the supervisor/i]);
  const [unit] = (await dispatcher.read<{ id: string; callsign: string }>('operations.units')).filter(
    (one) => one.callsign === 'RE01',
  );
  await dispatcher.done('operations.assignUnit', {
    assignmentId: crypto.randomUUID(),
    incidentId: resourced,
    tourId: unit?.id,
  });
  const reason = 'Parted before the caller rang off';
  await dispatcher.done('operations.regrade', { incidentId: regraded, seen: 'G1', grade: 'G2', reason });
  const before = await Promise.all([resourced, regraded].map((id) => missedLines(dispatcher, id)));
  // A third one, left alone for its whole climb, is the measure of time: by then these two would have climbed as well.
  const measure = await raise('Left alone meanwhile');
  await logReads(dispatcher, measure, [/^Told the FIM.*: arrival target missed/]);
  const after = await Promise.all([resourced, regraded].map((id) => missedLines(dispatcher, id)));
  expect(after).toEqual(before);
  const alarms = await dispatcher.read<{ incidentId: string; state: string }>('operations.alarms');
  expect(alarms.filter((alarm) => alarm.state === 'breached').map((alarm) => alarm.incidentId)).not.toContain(regraded);
});

test('F09 the patrol sergeant is told on the phone while she is on duty: she acknowledges it, and reads the incident; booked off she is passed by', async () => {
  const calm = (what: string) => raiseAt(officer, { code: '001', grade: 'G3', channel: '101', what, place });
  const pocket = await openProfile(browser, { viewport: phone });
  const page = await pocket.newPage();
  await page.goto(`${trefoil.url}/field`);
  await page.getByRole('button', { name: 'PS Joanna Firth' }).click();
  await reads(page.getByRole('banner'), /RS01/);
  const incidentId = await calm('Shouting over a fence');
  await logReads(dispatcher, incidentId, [/^Told the patrol sergeant at RS01: deployment target missed/]);
  const waiting = page.getByRole('button', { name: 'Alarms 1' });
  await waiting.waitFor();
  for (const theme of ['Dark', 'Light', 'Sun']) {
    await page.getByRole('button', { name: 'Unit', exact: true }).click();
    await page.getByRole('button', { name: theme, exact: true }).click();
    await picture(page, `phone-called-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
    await waiting.click();
    await reads(page.getByRole('main'), /Missed: Deploy[\s\S]*Violence against the person, Mill Street/);
    await picture(page, `phone-alarms-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /^Open the incident/ }).click();
    await reads(page.getByRole('article'), /Shouting over a fence[\s\S]*Told the patrol sergeant at RS01/);
    await picture(page, `phone-alarmed-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
  }
  await page.getByRole('button', { name: 'Back to the alarms' }).click();
  await page.getByRole('button', { name: /^Acknowledge/ }).click();
  await reads(page.getByRole('main'), /Seen by PS Joanna Firth at/);
  await page.getByRole('button', { name: 'Alarms', exact: true }).waitFor();
  await logReads(dispatcher, incidentId, [/^Told the patrol sergeant at RS01/, /^Seen: Deploy/]);
  const alarms = await dispatcher.read<{ incidentId: string; key: string; seenBy: string }>('operations.alarms');
  const seen = alarms.find((alarm) => alarm.incidentId === incidentId && alarm.key === 'deploy');
  expect(seen?.seenBy).toBe('PS Joanna Firth');
  await page.getByRole('button', { name: 'Unit', exact: true }).click();
  await page.getByRole('button', { name: 'Book off', exact: true }).click();
  await page.getByRole('alert').getByRole('button', { name: 'Book off', exact: true }).click();
  await page.getByRole('button', { name: 'Alarms', exact: true }).click();
  await reads(page.getByRole('main'), /You are on no unit: the ladder passes you by/);
  await logReads(dispatcher, await calm('Old quarrel'), [
    /^Told the supervisor at supervisor, since nobody sat with the patrol sergeant: deployment target missed/,
  ]);
  await pocket.close();
});

async function promiseLines(caller: Caller, incidentId: string): Promise<readonly string[]> {
  const lines = await caller.read<{ text: string; position: number }>('operations.incidentLog', { of: incidentId });
  return lines.toSorted((a, b) => a.position - b.position).map((line) => line.text);
}

const missedLines = async (caller: Caller, id: string) =>
  (await promiseLines(caller, id)).filter((text) => text.includes('missed'));

/** Waits until the log holds these lines, in this order, others between them or not. */
async function logReads(caller: Caller, incidentId: string, patterns: readonly RegExp[]): Promise<void> {
  let lines: readonly string[] = [];
  const matched = async (): Promise<number> => {
    lines = await promiseLines(caller, incidentId);
    let found = 0;
    for (const line of lines) if (patterns[found]?.test(line) === true) found += 1;
    return found;
  };
  await expect
    .poll(matched, { message: patterns.map(String).join(' then ') })
    .toBe(patterns.length)
    .catch((error: Error) => {
      throw new Error(`${error.message}\nThe log reads:\n${lines.join('\n')}`);
    });
}

function linesBetween(lines: readonly string[], from: RegExp, to: RegExp): readonly string[] {
  const start = lines.findIndex((line) => from.test(line));
  const end = lines.findIndex((line) => to.test(line));
  return lines.slice(start + 1, end);
}
