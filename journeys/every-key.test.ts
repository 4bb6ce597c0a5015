import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { verbs } from '../apps/control-room/command/verbs.ts';
import { actNames } from '../apps/control-room/keys/acts.ts';
import { givenElsewhere } from '../apps/control-room/keys/given-elsewhere.ts';
import { openBrowser } from './house/browser.ts';
import { editPack } from './house/key-bureau.ts';
import { takeCalls, takeMoreCalls } from './house/key-calls.ts';
import { exchangeUnits } from './house/key-exchange.ts';
import { callPartners, lendUnits, planOperation, settleCode } from './house/key-lent.ts';
import { leadMajor } from './house/key-major.ts';
import { watchFence, workOnMap } from './house/key-map.ts';
import { passWords } from './house/key-message.ts';
import { helpOfficer } from './house/key-need.ts';
import { administer, administerOwn } from './house/key-office.ts';
import { enterPaper } from './house/key-paper.ts';
import { lookBack } from './house/key-past.ts';
import { keepPeople } from './house/key-people.ts';
import { raisePlan } from './house/key-plan.ts';
import { keepRecord, linkAll } from './house/key-record.ts';
import { commandsHere, nothingDone } from './house/key-seat.ts';
import { beginShift, type Shift } from './house/key-shift.ts';
import { runPursuit } from './house/key-tactical.ts';
import { runDesk, sendUnits } from './house/key-units.ts';
import { guard, supervise } from './house/key-watch.ts';
import { packsWith } from './house/packs.ts';
import { keepPicturesOfFailure } from './house/pictures.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';

/**
 * Every act, every word of the command line and every command that a person gives at a desk, one after the other, and no hand
 * on a mouse. What there is comes from the lists themselves: whoever adds one adds a line to a story, or the last test fails.
 */
/** A radio system that never answers: what it should have done is done by hand. */
const nobody = 'http://127.0.0.1:9/';
const done = nothingDone();
/** Reviewed as soon as it is done with. */
const atOnce = <One extends { readonly records: string }>(one: One) =>
  one.records === 'contact' ? { ...one, keepDays: 0 } : one;
let trefoil: RunningTrefoil;
let browser: Browser;
let packs: string;
let shift: Shift;

beforeAll(async () => {
  // Whoever does not take what is offered, or does not acknowledge, is told of within the test, not half a minute later.
  packs = packsWith((pack) => ({
    ...pack,
    callTaking: { ...pack.callTaking, acceptSeconds: 5 },
    control: { ...pack.control, messages: { urgentSeconds: 5 } },
    supervision: { ...pack.supervision, retention: pack.supervision.retention.map(atOnce) },
  }));
  [trefoil, browser] = await Promise.all([
    startTrefoil({ packs, env: { TREFOIL_RADIO_SYSTEM: nobody } }),
    openBrowser(),
  ]);
  shift = await beginShift(done, browser, trefoil.url);
});
beforeEach(() => keepPicturesOfFailure(() => browser));
afterAll(async () => {
  await browser?.close();
  await trefoil?.stop();
  rmSync(packs, { recursive: true, force: true });
});

test('a call taker: answered, placed, handed over, rung back, wrapped up', () => takeCalls(shift));
test('a call taker: the same event, who it is, and a contact that a colleague offers', () => takeMoreCalls(shift));
test('a dispatcher: the record of an incident, act by act', () => keepRecord(shift));
test('a dispatcher: who and what belongs to it', () => linkAll(shift));
test('a dispatcher: units, by key and by word', () => sendUnits(shift));
test('a dispatcher: several units at once, one for another, and what is asked for', () => exchangeUnits(shift));
test('a dispatcher: the response plan, raised and set back', () => raisePlan(shift));
test('a dispatcher: an officer in need', () => helpOfficer(shift));
test('a dispatcher and a supervisor: a pursuit', () => runPursuit(shift));
test('a supervisor: an operation that holds units, and units that are lent', async () => {
  await planOperation(shift);
  await lendUnits(shift);
});
test('a dispatcher: partners that are called out', () => callPartners(shift));
test('a dispatcher: what the map shows, who it follows and what is drawn on it', () => workOnMap(shift));
test('a dispatcher: a fence, and who crosses it', () => watchFence(shift));
test('a dispatcher: what was on paper, the hand-over, and the windows of the role', () => enterPaper(shift));
test('a dispatcher: what is said to others, and on which talkgroup', () => passWords(shift));
test('a supervisor: the past, on the same screens', () => lookBack(shift));
test('a desk: lists, windows, the map, and an incident that is closed and opened again', () => runDesk(shift));
test('the FIM: a major incident from its declaration to its debrief', () => leadMajor(shift));
test('a supervisor: who is who, who is in a unit, and its shift', () => keepPeople(shift));
test('a supervisor: what waits, who is warned of, and who is one', () => supervise(shift));
test('a supervisor: what a partner could be given no code for', () => settleCode(shift));
test('the FIM and professional standards: restricted, held, opened; people relieved and work looked at', () =>
  guard(shift));

test('the bureau: a version of the force pack made, published, ordered for later, withdrawn and taken back', () =>
  editPack(shift));

test('an administrator: accounts made, corrected, given a code, disabled and enabled', async () => {
  const sian = await shift.sit('Sian Maddox', 'Administration');
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
