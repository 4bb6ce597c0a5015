import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rebuild, sql, startReactions, startTimer, tableContents } from '../../kernel/index.ts';
import { assertEveryTypeReached, eraseEveryDetail, systemSubject } from '../../kernel/testing.ts';
import { liveAsks } from './asks/test-story.ts';
import { liveCallOuts } from './call-outs/test-story.ts';
import { liveCodeMappings } from './code-mappings/test-story.ts';
import { sha256Of } from './contacts/test-contacts.ts';
import {
  AnswerQuestion,
  DecideCare,
  LocateCaller,
  NameSubscriber,
  ReceiveContact,
  RecordThrive,
  SetShape,
} from './contract.ts';
import { liveChoosing } from './dispatch/choice/test-story.ts';
import { liveDuties } from './duty/test-story.ts';
import { liveEmergency } from './emergency/test-story.ts';
import { liveFences } from './fences/test-story.ts';
import { liveMajor } from './majors/test-story.ts';
import { liveMessages } from './messages/test-story.ts';
import { liveAid } from './mutual-aid/test-story.ts';
import { liveOfficers } from './officers/test-story.ts';
import { livePlanned } from './planned/test-story.ts';
import { liveTactical } from './tactical/test-story.ts';
import { liveTalkgroups } from './talkgroups/test-story.ts';
import {
  bookedUnit,
  contactOfficer,
  dispatcher,
  fim,
  makeWorld,
  oakham,
  officer,
  otherDispatcher,
  raisedIncident,
  supervisor,
  takenContact,
  uppingham,
  type World,
} from './test-world.ts';

const accept = [
  'not-suitable',
  'skill-missing',
  'ring-the-fim',
  'unit-off-duty',
  'unit-committed',
  'unusual-order',
  'still-assigned',
  'nothing-assigned',
];
const gateway = systemSubject('gateway');

/** Each slice lives through all of its events here, with the story that lies beside it. */
const lives: readonly ((world: World) => Promise<unknown>)[] = [
  liveMajor,
  liveThrough,
  liveChoosing,
  liveAsks,
  liveEmergency,
  liveTactical,
  liveOfficers,
  liveDuties,
  liveMessages,
  liveTalkgroups,
  liveFences,
  livePlanned,
  liveAid,
  liveCallOuts,
  liveCodeMappings,
];

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const marker = (markerId: string, now: number) => ({
  markerId,
  kind: 'dog',
  label: 'Mill Street 4',
  lon: oakham.lon,
  lat: oakham.lat,
  radiusMetres: 30,
  text: 'Loose dog',
  reason: 'Bitten',
  reviewAt: now + 3_600_000,
  expiresAt: now + 7_200_000,
});

/** A day that meets every kind of event there is. */
async function liveThrough(): Promise<void> {
  const { must, test } = world;
  const timer = startTimer(test.context);
  const reactions = startReactions(test.context);
  try {
    await must(dispatcher, 'force.takeSeat', { seatId: 'dispatch-1' });
    await must(supervisor, 'force.takeSeat', { seatId: 'supervisor' });
    await calls();
    await careFor();
    await markers();
    await entries();
    const { incidentId } = await raisedIncident(world, { grade: 'G1' });
    await pass(2.2);
    await must(dispatcher, 'seeAlarm', { incidentId, key: 'deploy' });
    await units(incidentId);
    await desk(incidentId);
    await assess();
    await must(dispatcher, 'force.leaveSeat', { seatId: 'dispatch-1' });
    await reactions.runDue();
    await pass(123);
    await seeContactAlarm();
  } finally {
    await timer.close();
    await reactions.close();
  }

  async function seeContactAlarm(): Promise<void> {
    const rows = await world.seen(supervisor, 'operations.alarms');
    const late = rows.find((row) => String(row.key).startsWith('recontact:'));
    await must(supervisor, 'seeContactAlarm', { contactId: late?.subjectId, key: late?.key });
  }

  async function pass(minutes: number): Promise<void> {
    test.clock.advance(minutes * 60_000);
    await timer.runDue();
  }
}

async function calls(): Promise<void> {
  const { must } = world;
  const contactId = randomUUID();
  await must(contactOfficer, 'announceCall', {
    contactId,
    channel: '999',
    callerNumber: '1',
    circle: null,
    subscriber: null,
  });
  await must(gateway, 'locateCaller', { contactId, fix: LocateCaller.example.fix });
  await must(gateway, 'nameSubscriber', { ...NameSubscriber.example, contactId });
  await must(contactOfficer, 'answerCall', { contactId });
  await must(contactOfficer, 'closeContact', { contactId, outcome: 'advice-given', note: 'online' });
}

/** What other systems send, what rings off, and what goes from hand to hand. */
async function careFor(): Promise<void> {
  const { must, test } = world;
  const at = (who: typeof contactOfficer, id: string) => personAt(who, id);
  const [one, two] = [at(contactOfficer, 'contact-1'), at(dispatcher, 'contact-2')];
  const message = randomUUID();
  await must(gateway, 'receiveContact', { ...ReceiveContact.example, contactId: message });
  await must(one, 'answerCall', { contactId: message });
  const sha256 = await sha256Of(test.db, 'A photo of the door');
  const attach = { sha256, name: 'door.jpg', from: 'caller' };
  const to = { kind: 'contact', id: message };
  await must(gateway, 'attachFile', { attachmentId: randomUUID(), to, ...attach });
  await must(one, 'placeCaller', { contactId: message, place: uppingham, method: 'said', radiusMetres: null });
  await must(one, 'offerContact', { contactId: message, seatId: 'contact-2', note: 'Your patch' });
  await must(two, 'endOffer', { contactId: message });
  await must(one, 'offerContact', { contactId: message, seatId: 'contact-2', note: 'Your patch' });
  await must(two, 'takeContact', { contactId: message, seen: 'contact-1' });
  await must(systemSubject('reaction'), 'passContact', { contactId: message, fromSeatId: 'contact-2' });
  const abandoned = randomUUID();
  const call = { channel: '999', callerNumber: '07700 900124', circle: null, subscriber: null };
  await must(gateway, 'announceCall', { contactId: abandoned, ...call });
  await must(gateway, 'ringOff', { contactId: abandoned });
  await must(one, 'recordRecontact', {
    ...{ contactId: abandoned, attemptId: randomUUID(), way: 'call', outcome: 'no-answer' },
    note: 'Rang out',
  });
}

/** Before there is an incident, and after it. */
async function assess(): Promise<void> {
  const { must } = world;
  const contactId = await takenContact(world, 'He says he will jump');
  const letters = RecordThrive.example.letters;
  await must(contactOfficer, 'recordThrive', { contactId, seen: 0, letters, proposes: 'G1' });
  await must(contactOfficer, 'answerQuestion', { ...AnswerQuestion.example, contactId });
  await must(contactOfficer, 'markContact', { contactId, marks: ['language-line'], language: 'Polish' });
  await must(contactOfficer, 'hearSilentCall', { contactId, outcome: 'pressed-55' });
  const incidentId = randomUUID();
  await must(contactOfficer, 'raiseIncident', { contactId, incidentId, code: '309', grade: 'G2' });
  await must(contactOfficer, 'decideCare', { ...DecideCare.example, contactId }, 'police-duty');
  await must(contactOfficer, 'recordAdvice', { contactId, adviceId: 'self-harm', answer: 'given' });
  await must(contactOfficer, 'explainGrade', { contactId, reason: 'A friend sits with him' });
  await must(dispatcher, 'regrade', { incidentId, seen: 'G2', grade: 'G1', reason: 'He is alone again' });
  await must(dispatcher, 'recordThriveAgain', { incidentId, seen: 1, letters, proposes: null });
  await must(contactOfficer, 'tellCaller', { contactId, told: 'attending', etaMinutes: 9, words: 'Talk to him' });
}

async function markers(): Promise<void> {
  const { must, test } = world;
  const now = test.clock.now();
  const kept = randomUUID();
  await must(fim, 'pole.setMarker', marker(kept, now));
  await must(fim, 'pole.reviewMarker', {
    markerId: kept,
    reason: 'Still there',
    reviewAt: now + 3_700_000,
    expiresAt: now + 7_300_000,
  });
  const gone = randomUUID();
  await must(fim, 'pole.setMarker', marker(gone, now));
  await must(fim, 'pole.withdrawMarker', { markerId: gone, reason: 'Dog has gone' });
}

async function entries(): Promise<void> {
  const { must, test } = world;
  const now = test.clock.now();
  const { incidentId } = await raisedIncident(world, { grade: 'G4' });
  const about = { kind: 'incident', id: incidentId };
  const [one, two, linkId] = [randomUUID(), randomUUID(), randomUUID()];
  const entry = { kind: 'person', name: 'Zoe Example', phones: ['07700 900111'], addresses: ['9 Zebra Lane, Oakham'] };
  const links = [
    { linkId, entryId: one, role: 'victim' },
    { linkId: randomUUID(), entryId: two, role: 'witness' },
  ];
  for (const link of links)
    await must(contactOfficer, 'linkEntry', { ...link, about, entry, reason: 'Says Zoe Example' });
  await must(contactOfficer, 'unlinkEntry', { linkId, about, reason: 'Not Zoe Example' });
  const terms = { reviewAt: now + 3_700_000, expiresAt: now + 7_300_000, reason: 'Zoe Example said so' };
  await must(fim, 'pole.markEntry', {
    markerId: randomUUID(),
    entryId: one,
    kind: 'violence',
    text: 'Bites',
    ...terms,
  });
  const seen = await sql<{ at: number }>`SELECT said_position AS at FROM pole.entry WHERE id = ${one}`.execute(test.db);
  const correction = { entryId: one, seen: seen.rows[0]?.at, entry, reason: 'Zoe Example spelt' };
  await must(contactOfficer, 'pole.correctEntry', correction);
  await must(contactOfficer, 'pole.proposeMerge', { entryId: one, intoId: two, reason: 'Zoe Example twice' });
  await must(supervisor, 'pole.decideMerge', { entryId: one, accepted: true, reason: 'Zoe Example twice' });
  await must(supervisor, 'pole.undoMerge', { entryId: one, reason: 'Zoe Example and her twin' });
  const contactId = randomUUID();
  await must(contactOfficer, 'openContact', { contactId, channel: '101', callerNumber: null });
  const field = { contactId, field: 'callerName', seen: '', value: 'Zoe Example' };
  await must(contactOfficer, 'writeContactField', field);
}

async function units(first: string): Promise<void> {
  const { must } = world;
  const tourId = await bookedUnit(world, 'RA21');
  const second = await raisedIncident(world, { grade: 'G2' });
  const third = await raisedIncident(world, {
    grade: 'G2',
    place: { label: 'behind the old mill', lon: null, lat: null, gazetteerId: null },
  });
  const one = { assignmentId: randomUUID(), incidentId: first, tourId };
  const two = { assignmentId: randomUUID(), incidentId: second.incidentId, tourId };
  const three = { assignmentId: randomUUID(), incidentId: third.incidentId, tourId };
  await must(dispatcher, 'assignUnit', one, ...accept);
  await must(dispatcher, 'assignUnit', { ...two, how: 'stack' }, ...accept);
  await must(dispatcher, 'reportProgress', { ...one, milestone: 'acknowledged' });
  const graver = { incidentId: second.incidentId, seen: 'G2', grade: 'G1', reason: 'A weapon was seen' };
  await must(dispatcher, 'regrade', graver);
  for (const status of ['5', '0']) await must(officer, 'setStatus', { tourId, status });
  await must(dispatcher, 'seeUnitAlarm', { tourId, key: 'emergency' });
  const silence = { tourId, itemId: '0198c2f0-9999-7000-8000-000000000001', seenAt: 0, reason: 'radio not seen 6 min' };
  await must(gateway, 'noteSilence', silence);
  await must(gateway, 'noteRadioSeen', { tourId });
  await must(dispatcher, 'endEmergency', { tourId, finding: 'assisted', note: 'colleague came' });
  await must(officer, 'reportProgress', { ...one, milestone: 'at-scene' });
  await must(officer, 'reportProgress', { ...one, milestone: 'resumed' });
  await must(dispatcher, 'standDown', { ...two, reason: 'Nearer unit' });
  await must(dispatcher, 'assignUnit', three, ...accept);
  const here = {
    assignmentId: randomUUID(),
    incidentId: randomUUID(),
    tourId,
    place: uppingham,
    what: 'Vehicle check',
  };
  await must(officer, 'showMeAt', here, ...accept);
  for (const status of ['14', '4', '12']) await must(officer, 'setStatus', { tourId, status }, 'unusual-change');
  await must(dispatcher, 'resetUnitTimers', { tourIds: [tourId] });
  await must(dispatcher, 'callUnitBack', { tourId });
  await must(officer, 'bookOff', { tourId }, ...accept);
  await must(dispatcher, 'assignUnit', { ...two, assignmentId: randomUUID() }, ...accept);
}

async function desk(incidentId: string): Promise<void> {
  const { must, test } = world;
  const soon = test.clock.now() + 3_600_000;
  const lineId = randomUUID();
  await must(dispatcher, 'addLine', { incidentId, lineId, text: 'Male in red', corrects: null });
  await must(dispatcher, 'addLine', { incidentId, lineId: randomUUID(), text: 'Male in blue', corrects: lineId });
  await must(dispatcher, 'regrade', { incidentId, seen: 'G1', grade: 'G2', reason: 'Calmer now' });
  await must(dispatcher, 'recode', { incidentId, seen: '202', code: '304', reason: 'Partner' });
  await must(dispatcher, 'moveIncident', { incidentId, seen: oakham.label, place: uppingham });
  await must(dispatcher, 'agreeAppointment', { incidentId, seen: null, appointmentAt: soon });
  await must(dispatcher, 'informAgency', {
    incidentId,
    agency: 'ambulance',
    reference: null,
    answer: 'attending',
    etaMinutes: 5,
  });
  await must(dispatcher, 'giveUnresourcedReason', { incidentId, reason: 'U2', note: 'Two collisions' });
  const attendance = { attendanceId: randomUUID(), callsign: 'LE44', milestone: 'at-scene', paper: 'P-1' };
  await must(dispatcher, 'enterAttendance', { incidentId, ...attendance });
  await must(dispatcher, 'refer', { incidentId, to: 'fim', reason: 'Firearm' });
  await must(supervisor, 'review', { incidentId, rationale: 'In hand', nextReviewAt: soon });
  const contactId = await takenContact(world, 'They have a knife');
  await must(contactOfficer, 'addContactToIncident', { contactId, incidentId, newRisk: true });
  await must(contactOfficer, 'writeContactField', { contactId, field: 'note', seen: '', value: 'Left by car' });
  await record(incidentId, soon);
  await whereabouts(incidentId);
  await must(fim, 'restrict', {
    incidentId,
    seen: 'none',
    restriction: 'restricted',
    allowed: [],
    radiusMetres: 500,
    reason: 'Officer involved',
  });
  await must(otherDispatcher, 'breakGlass', { incidentId, reason: 'Life at risk' });
  await must(fim, 'review', { incidentId, rationale: 'Rightly opened', nextReviewAt: soon });
  await linked(incidentId);
  await must(fim, 'recordResult', { incidentId, result: 'NFA', closingCode: '202', note: 'quiet' });
  await must(fim, 'closeIncident', { incidentId, parentRisk: 'affected' });
  await must(fim, 'reopenIncident', { incidentId, reason: 'They are back' });
  const other = await raisedIncident(world, { grade: 'G4' });
  const at = { ...personAt(supervisor, 'supervisor') };
  await must(at, 'takeOwnership', { incidentId: other.incidentId, seen: 'dispatch-1' });
}

/** Points it is worked from, and two offers to another force. */
async function whereabouts(incidentId: string): Promise<void> {
  const { must } = world;
  const pointId = randomUUID();
  await must(dispatcher, 'setPoint', { incidentId, pointId, kind: 'rvp', place: uppingham, note: 'From the north' });
  await must(dispatcher, 'withdrawPoint', { incidentId, pointId, reason: 'Wind has turned' });
  const shapeId = randomUUID();
  await must(dispatcher, 'setShape', { ...SetShape.example, incidentId, shapeId });
  await must(dispatcher, 'withdrawShape', { incidentId, shapeId, reason: 'Scene is released' });
  const offer = async (): Promise<{ incidentId: string; transferId: string }> => {
    const offered = { incidentId, transferId: randomUUID() };
    await must(dispatcher, 'offerTransfer', { ...offered, forceCode: 'E23000020', reason: 'Caller is in Stamford' });
    return offered;
  };
  await must(dispatcher, 'withdrawTransfer', { ...(await offer()), reason: 'Our unit is nearer' });
  await must(dispatcher, 'answerTransfer', { ...(await offer()), answer: 'rejected', reference: null, words: 'Ours' });
}

async function record(incidentId: string, soon: number): Promise<void> {
  const { must } = world;
  const reason = 'As the caller says now';
  const what = 'Two men fighting, one has a bottle';
  await must(dispatcher, 'describeIncident', { incidentId, seen: 'Two men fighting', what });
  await must(dispatcher, 'addQualifier', { incidentId, code: '633' });
  await must(dispatcher, 'addQualifier', { incidentId, code: '635' });
  await must(dispatcher, 'removeQualifier', { incidentId, code: '633', reason });
  await must(dispatcher, 'deferIncident', { incidentId, seen: null, until: soon, reason }, 'clock-runs-on');
  await must(dispatcher, 'promiseUpdate', { incidentId, to: 'victim', seen: null, dueAt: soon, whom: 'Mrs Example' });
  await must(dispatcher, 'recordUpdate', { incidentId, to: 'caller', outcome: 'line-lost', words: '', nextAt: null });
  await must(dispatcher, 'recode', { incidentId, seen: '304', code: '001', reason });
  await must(dispatcher, 'handOffCrime', { incidentId });
  await must(dispatcher, 'recordCrime', { incidentId, crimeNumber: '26000123456' });
  const information = 'CCTV of the shop shows that the man paid';
  await must(dispatcher, 'negateCrime', { incidentId, basis: 'no-crime-happened', information });
}

/** Linked and unlinked, ruled out for a call, and a child of what stays open when it is closed. */
async function linked(incidentId: string): Promise<void> {
  const { must } = world;
  const parent = await raisedIncident(world, { grade: 'G2', place: uppingham });
  const pair = { fromId: incidentId, toId: parent.incidentId };
  await must(fim, 'linkIncidents', { ...pair, kind: 'related' });
  await must(fim, 'unlinkIncidents', { ...pair, reason: 'Another street' });
  await must(fim, 'linkIncidents', { ...pair, kind: 'child' });
  const contactId = await takenContact(world, 'Music too loud');
  await must(contactOfficer, 'ruleOutDuplicate', { contactId, incidentId: parent.incidentId });
  await callerUnnamed(contactId);
}

/** A name that was taken down for another's, and what was written after it went. */
async function callerUnnamed(contactId: string): Promise<void> {
  const write = (field: string, seen: string, value: string) =>
    world.must(contactOfficer, 'writeContactField', { contactId, field, seen, value });
  await write('callerName', '', 'Priscilla Wainwright');
  await write('note', '', 'Will not say who she is');
  await write('callerName', 'Priscilla Wainwright', '');
  await write('note', 'Will not say who she is', 'Would rather not be named');
}

const personAt = (who: typeof supervisor, id: string) => ({ ...who, seat: who.seat && { ...who.seat, id } });

/** Lived through in their own room. */
const isOfForce = (type: string): boolean => type.startsWith('force.');

describe('the log', () => {
  test('replayed from its beginning makes every table again, row for row, whatever happened', async () => {
    for (const live of lives) await live(world);
    const { db, context } = world.test;
    await assertEveryTypeReached(db, context.registry, Object.keys(context.registry.schemas).filter(isOfForce));
    const before = await tableContents(db, context.registry);
    expect(await rebuild(db, context.registry)).toBeGreaterThan(100);
    expect(await tableContents(db, context.registry)).toEqual(before);
    // Neither of what is carried together nor of what must be read again.
    await rebuild(db, context.registry, { events: 3, streams: 2 });
    expect(await tableContents(db, context.registry)).toEqual(before);
    expect(before['operations.incident']?.length).toBeGreaterThan(4);
    expect(world.test.faults).toEqual([]);
  });

  test('makes them again without words when details were erased', async () => {
    const { db, context } = world.test;
    const before = await tableContents(db, context.registry);
    await eraseEveryDetail(world.test);
    await rebuild(db, context.registry);
    const after = await tableContents(db, context.registry);
    const counts = (of: typeof before) =>
      ['contact', 'incident', 'unit'].map((table) => of[`operations.${table}`]?.length);
    expect(counts(after)).toEqual(counts(before));
    const words = JSON.stringify(after);
    for (const word of [
      'Two men fighting',
      'knife',
      'Male in red',
      '07700',
      'Firearm',
      'Loose dog',
      'A. Example',
      'J. Example',
      'Zoe',
      'zoe',
      'Bites',
      'one has a bottle',
      'Mrs Example',
      'Zebra',
      '52.6705',
    ])
      expect(words).not.toContain(word);
    const rows = await world.seen(fim, 'operations.openIncidents');
    expect(rows.every((row) => row.what === null)).toBe(true);
  });
});
