import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Frame, lastPosition, startFeed, startReactions, startTimer } from '../../kernel/index.ts';
import type { Subject } from '../../kernel/pure.ts';
import { personSubject } from '../../kernel/testing.ts';
import { indexHistory } from './history-search/indexer.ts';
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

const accept = ['not-suitable', 'skill-missing', 'ring-the-fim'];
const everybodyElse: readonly Subject[] = [contactOfficer, dispatcher, supervisor, officer];
const SECRETS = [
  'zebra-what',
  'zebra-line',
  'zebra-reason',
  'zebra-note',
  'zebra-refer',
  'zebra-agency',
  'zebra-words',
  'zebra-radio',
  'zebra-major',
  'zebra-ask',
  'zebra-chase',
];

const otherContactOfficer = personSubject('carl', ['contact-officer']);

let world: World;
let secretId: string;
let contactId: string;
let number: string;
let spyId: string;

/** An incident with something secret in every field that may hold words. */
beforeAll(async () => {
  world = await makeWorld();
  contactId = randomUUID();
  secretId = randomUUID();
  await world.must(contactOfficer, 'openContact', { contactId, channel: '999', callerNumber: '07700 900999' });
  await world.must(contactOfficer, 'writeContactField', { contactId, field: 'what', seen: '', value: 'zebra-what' });
  await world.must(contactOfficer, 'placeContact', { contactId, place: oakham });
  const raised = await world.must(contactOfficer, 'raiseIncident', {
    contactId,
    incidentId: secretId,
    code: '202',
    grade: 'G2',
  });
  number = String(raised.number);
  await world.must(dispatcher, 'addLine', {
    incidentId: secretId,
    lineId: randomUUID(),
    text: 'zebra-line',
    corrects: null,
  });
  await world.must(dispatcher, 'refer', { incidentId: secretId, to: 'fim', reason: 'zebra-refer' });
  await world.must(dispatcher, 'informAgency', {
    incidentId: secretId,
    agency: 'ambulance',
    reference: 'zebra-agency',
    answer: 'informed',
    etaMinutes: null,
  });
  const said = { who: 'zebra-major', words: 'zebra-major' };
  await world.must(dispatcher, 'setMajorLevel', { incidentId: secretId, seen: 'none', level: 'declared', ...said });
  await world.must(dispatcher, 'askForResource', {
    ...{ incidentId: secretId, askId: randomUUID(), what: 'dog', note: 'zebra-ask' },
  });
  const chase = { incidentId: secretId, tacticalId: randomUUID(), kind: 'pursuit', reason: 'zebra-chase' };
  await world.must(dispatcher, 'openTactical', chase);
  const words = { messageId: randomUUID(), to: [{ kind: 'all' }], text: 'zebra-words', incidentId: secretId };
  await world.must(dispatcher, 'sendMessage', words, 'nobody-there');
  await world.must(dispatcher, 'setTalkgroup', { incidentId: secretId, talkgroup: 'RUT-2', purpose: 'zebra-radio' });
  spyId = await bookedUnit(world, 'SPY1');
  const sent = { assignmentId: randomUUID(), incidentId: secretId, tourId: spyId, reason: 'zebra-reason' };
  await world.must(dispatcher, 'assignUnit', sent, ...accept);
  await world.must(dispatcher, 'refer', { incidentId: secretId, to: 'fim', reason: 'zebra-refer' });
});
afterAll(() => world.test.close());

async function restrict(seen: string, restriction: string): Promise<void> {
  await world.must(fim, 'restrict', {
    incidentId: secretId,
    seen,
    restriction,
    allowed: ['sue'],
    radiusMetres: 800,
    reason: 'zebra-reason',
  });
}

/** Everything that somebody can read, whatever they ask for. */
async function everythingSeen(who: Subject): Promise<string> {
  const near = { lon: String(oakham.lon), lat: String(oakham.lat), callerNumber: '07700 900999' };
  const asked = await Promise.all([
    world.seen(who, 'operations.openIncidents'),
    world.seen(who, 'operations.openIncidents', { filters: { id: secretId } }),
    world.seen(who, 'operations.incidentLog', { of: secretId }),
    world.seen(who, 'operations.links', { of: secretId }),
    world.seen(who, 'operations.talkgroups', { of: secretId }),
    world.seen(who, 'operations.messages'),
    who === officer ? [] : world.seen(who, 'operations.sentMessages'),
    world.seen(who, 'operations.majors'),
    world.seen(who, 'operations.majors', { filters: { id: secretId } }),
    ...(['majorSheet', 'majorFlags', 'majorLog'] as const).map((view) =>
      who === officer ? [] : world.seen(who, `operations.${view}`, { of: secretId }),
    ),
    world.seen(who, 'operations.asks', { of: secretId }),
    world.seen(who, 'operations.asks'),
    who === officer ? [] : world.seen(who, 'operations.eventCallers', { of: secretId }),
    world.seen(who, 'operations.duplicates', { filters: { ...near, what: 'zebra-what' } }),
    who === officer ? [] : world.seen(who, 'operations.contacts', { filters: { state: 'settled' } }),
    who === officer ? [] : world.seen(who, 'operations.contacts', { filters: { id: contactId } }),
    who === officer ? [] : world.seen(who, 'operations.alarms'),
    world.seen(who, 'operations.nearby', { filters: near }),
    world.seen(who, 'operations.unverifiedPlaces'),
    world.seen(who, 'operations.units'),
    world.seen(who, 'operations.emergencies'),
    world.seen(who, 'operations.tactics', { of: secretId }),
    world.seen(who, 'operations.unitHistory', { of: spyId }),
    world.seen(who, 'operations.officers', { filters: { q: 'SPY1' } }),
    world.seen(who, 'operations.choices', { of: secretId }),
    ...(['recommendation', 'responsePlan', 'moveUps'] as const).map((view) =>
      world.seen(who, `operations.${view}`, { of: secretId, filters: { units: spyId } }).catch(() => []),
    ),
  ]);
  return JSON.stringify(asked);
}

describe('M03 a record beyond the areas of a desk that is bound to them', () => {
  const outside: Subject = {
    ...dispatcher,
    seat: {
      ...{ id: 'event-desk', name: 'Event desk', roles: ['dispatcher'], areas: ['uppingham'] },
      reach: ['uppingham', 'uppingham-ward'],
    },
  };
  /** What is said of the work; people, messages and major incidents are bound by no area. */
  const hidden = [
    'zebra-what',
    'zebra-line',
    'zebra-reason',
    'zebra-refer',
    'zebra-agency',
    'zebra-radio',
    'zebra-ask',
    'zebra-chase',
  ];
  const lists = async (who: Subject): Promise<string> => {
    const of = secretId;
    const views = [
      'incidentLog',
      'links',
      'talkgroups',
      'asks',
      'tactics',
      'choices',
      'eventCallers',
      'attachments',
    ] as const;
    const seen = await Promise.all([
      ...views.map((view) => world.seen(who, `operations.${view}`, { of })),
      world.seen(who, 'operations.openIncidents'),
      world.seen(who, 'operations.contacts', { filters: { id: contactId } }),
      world.seen(who, 'operations.unverifiedPlaces'),
    ]);
    return JSON.stringify(seen);
  };

  test('list: place, grade, clock and whose it is show, and the rest does not', async () => {
    const [row] = await world.seen(outside, 'operations.openIncidents', { filters: { id: secretId } });
    expect(row).toMatchObject({
      masked: true,
      restriction: 'none',
      codeName: 'Beyond your areas',
      lines: 0,
    });
    expect(row).toMatchObject({ grade: 'G2', place: { label: 'High Street, Oakham' }, what: null, units: [] });
    const seen = await lists(outside);
    for (const word of hidden) expect(seen).not.toContain(word);
    const whole = await lists(dispatcher);
    for (const word of ['zebra-what', 'zebra-line', 'zebra-ask']) expect(whole).toContain(word);
    const areaId = String(Object(row?.place).areaId);
    const inside: Subject = { ...outside, seat: outside.seat && { ...outside.seat, reach: [areaId] } };
    const [mine] = await world.seen(inside, 'operations.openIncidents', { filters: { id: secretId } });
    expect(mine).toMatchObject({ masked: false, what: 'zebra-what' });
  });

  test('search: what the mask hides does not find it', async () => {
    const found = (who: Subject) => world.seen(who, 'operations.history', { filters: { q: 'zebra-line' } });
    const ids = async (who: Subject) => (await found(who)).map(({ id }) => id);
    await indexHistory(world.test.db);
    expect(await ids(dispatcher)).toContain(secretId);
    expect(await ids(outside)).not.toContain(secretId);
  });

  test('API: nothing is done to it, in words that say where it lies and whom to ask', async () => {
    const line = { incidentId: secretId, lineId: randomUUID(), text: 'zebra-line', corrects: null };
    const assignment = { assignmentId: randomUUID(), incidentId: secretId, tourId: await bookedUnit(world, 'FAR1') };
    for (const [name, input] of [
      ['addLine', line],
      ['assignUnit', assignment],
    ] as const) {
      const answer = await world.send(outside, name, input);
      expect(answer).toMatchObject({ kind: 'not-permitted' });
      expect(JSON.stringify(answer)).toContain('Event desk reaches no further than uppingham');
    }
  });

  test('feed: what happens to it comes as its mask, and nothing of its log', async () => {
    const feed = await startFeed(world.test.context);
    const frames: Frame[] = [];
    try {
      const from = await lastPosition(world.test.db);
      const send = (frame: Frame) => void frames.push(frame);
      const listening = feed.listen({ subject: outside, send, close: () => undefined });
      const views = ['openIncidents', 'units', 'contacts'].map((view) => `operations.${view}`);
      listening.subscribe(views.map((view) => ({ view, from, version: 1 })));
      listening.subscribe([{ view: 'operations.incidentLog', of: secretId, from, version: 1 }]);
      await world.must(dispatcher, 'addLine', {
        incidentId: secretId,
        lineId: randomUUID(),
        text: 'zebra-line',
        corrects: null,
      });
      await feed.settled();
      const heard = JSON.stringify(frames);
      expect(heard).toContain('Beyond your areas');
      for (const word of hidden) expect(heard).not.toContain(word);
    } finally {
      await feed.close();
    }
  });

  test('an officer in need is kept from nobody: neither the unit nor what it is on', async () => {
    const tourId = await bookedUnit(world, 'FAR2');
    const { incidentId } = await raisedIncident(world, { grade: 'G2' });
    const look = async () => {
      const [row] = await world.seen(outside, 'operations.openIncidents', { filters: { id: incidentId } });
      return row?.masked;
    };
    await world.must(dispatcher, 'assignUnit', { assignmentId: randomUUID(), incidentId, tourId }, ...accept);
    expect(await look()).toBe(true);
    await world.must(dispatcher, 'setStatus', { tourId, status: '0' });
    expect(await look()).toBe(false);
    const [unit] = await world.seen(outside, 'operations.units', { filters: { callsign: 'FAR2' } });
    expect(unit).toMatchObject({ emergency: true, active: { incidentId } });
    const line = { incidentId, lineId: randomUUID(), text: 'Coming to help', corrects: null };
    expect(await world.send(outside, 'addLine', line)).toMatchObject({ kind: 'done' });
    const ending = { tourId, finding: 'accidental-voice-checked', note: 'Spoken to' };
    await world.must(dispatcher, 'endEmergency', ending);
  });
});

describe('C15 a restricted record', () => {
  beforeAll(() => restrict('none', 'restricted'));

  test('shows place, grade and clock, and for the rest whom to ring', async () => {
    const [row] = await world.seen(dispatcher, 'operations.openIncidents', { filters: { id: secretId } });
    expect(row).toMatchObject({
      masked: true,
      codeName: 'Restricted: ring the FIM',
      grade: 'G2',
      place: { label: 'High Street, Oakham' },
      what: null,
      units: [],
      lines: 0,
    });
    expect(row?.clocks).toMatchObject([{ key: 'arrive' }, { key: 'no-action' }]);
  });

  test('tells nobody who is not on its list a word of what it holds', async () => {
    for (const who of [contactOfficer, dispatcher, officer]) {
      const seen = await everythingSeen(who);
      for (const secret of SECRETS) expect(seen).not.toContain(secret);
    }
    expect(await world.seen(dispatcher, 'operations.incidentLog', { of: secretId })).toEqual([]);
  });

  test('is whole for the FIM and for those on its list', async () => {
    for (const who of [fim, supervisor]) {
      const seen = await everythingSeen(who);
      for (const secret of ['zebra-what', 'zebra-line', 'zebra-refer']) expect(seen).toContain(secret);
    }
  });

  test('takes units, lines and referrals from anybody, and lets only its list touch what it hides', async () => {
    const line = { incidentId: secretId, lineId: randomUUID(), text: 'zebra-line', corrects: null };
    expect((await world.send(dispatcher, 'addLine', line)).kind).toBe('done');
    expect(
      (await world.send(dispatcher, 'recode', { incidentId: secretId, seen: '202', code: '304', reason: 'why' })).kind,
    ).toBe('not-permitted');
    expect(
      (
        await world.send(dispatcher, 'recordResult', {
          incidentId: secretId,
          result: 'NFA',
          closingCode: '202',
          note: '',
        })
      ).kind,
    ).toBe('not-permitted');
    const tourId = await bookedUnit(world, 'SPY2');
    const assign = { assignmentId: randomUUID(), incidentId: secretId, tourId };
    expect(await world.send(dispatcher, 'assignUnit', assign)).toMatchObject({ kind: 'confirm', code: 'ring-the-fim' });
    expect((await world.send(dispatcher, 'assignUnit', assign, ...accept)).kind).toBe('done');
  });

  test('keeps what the caller said from whoever asks by writing, and lets the call taker write on', async () => {
    const written = { contactId, field: 'what', seen: 'guess', value: 'y' };
    const asked = await world.send(otherContactOfficer, 'writeContactField', written);
    expect(asked).toEqual({ kind: 'not-permitted', reason: 'restricted' });
    const more = { contactId, field: 'note', seen: '', value: 'zebra-note' };
    expect((await world.send(contactOfficer, 'writeContactField', more)).kind).toBe('done');
  });

  test('takes a further caller from anybody', async () => {
    const further = await takenContact(world);
    const added = { contactId: further, incidentId: secretId, newRisk: true };
    expect((await world.send(contactOfficer, 'addContactToIncident', added)).kind).toBe('done');
  });

  test('opens at once to whoever breaks the glass: alarmed, in the log, reviewed by another', async () => {
    await world.must(otherDispatcher, 'breakGlass', { incidentId: secretId, reason: 'Life at risk' });
    const [row] = await world.seen(otherDispatcher, 'operations.openIncidents', { filters: { id: secretId } });
    expect(row).toMatchObject({ masked: false, what: 'zebra-what' });
    const alarms = await world.seen(fim, 'operations.alarms', { of: secretId });
    expect(alarms).toContainEqual(
      expect.objectContaining({ state: 'break-glass', alarmClass: 'A', text: 'dora opened this restricted record' }),
    );
    const deadlines = await world.test.db
      .selectFrom('kernel.deadline')
      .select('key')
      .where('key', '=', 'break-glass:dora')
      .execute();
    expect(deadlines).toHaveLength(1);
    await world.must(fim, 'review', {
      incidentId: secretId,
      rationale: 'Justified',
      nextReviewAt: world.test.clock.now() + 3_600_000,
    });
    const after = await world.seen(fim, 'operations.alarms', { of: secretId });
    expect(after.map((alarm) => alarm.state)).not.toContain('break-glass');
  });

  test('shuts again with the review, and after twelve hours without one, on screens too', async () => {
    const mine = async () =>
      (await world.seen(otherDispatcher, 'operations.openIncidents', { filters: { id: secretId } }))[0]?.masked;
    expect(await mine()).toBe(true);
    await world.must(otherDispatcher, 'breakGlass', { incidentId: secretId, reason: 'Life at risk again' });
    expect(await mine()).toBe(false);
    const from = await lastPosition(world.test.db);
    world.test.clock.advance(12 * 3_600_000 - 1);
    const timer = startTimer(world.test.context);
    const reactions = startReactions(world.test.context);
    const feed = await startFeed(world.test.context);
    const frames: Frame[] = [];
    try {
      await timer.runDue();
      await reactions.runDue();
      expect(await mine()).toBe(false);
      world.test.clock.advance(1);
      await timer.runDue();
      await reactions.runDue();
      expect(await mine()).toBe(true);
      const listening = feed.listen({
        subject: otherDispatcher,
        send: (frame) => void frames.push(frame),
        close: () => undefined,
      });
      listening.subscribe([{ view: 'operations.openIncidents', from, version: 1 }]);
      await feed.settled();
      expect(JSON.stringify(frames)).toContain('"masked":true');
      const lines = await world.seen(fim, 'operations.incidentLog', { of: secretId });
      expect(lines.at(-1)).toMatchObject({ text: 'Shut again' });
      const alarms = await world.seen(fim, 'operations.alarms', { of: secretId });
      expect(alarms.map((alarm) => alarm.key)).toContain('break-glass:dora');
    } finally {
      await feed.close();
      await reactions.close();
      await timer.close();
    }
  });
});

describe('C15 a concealed record', () => {
  beforeAll(() => restrict('restricted', 'concealed'));

  test('does not exist for anybody but the FIM and its list: no row, no word, no id, no number', async () => {
    for (const who of [contactOfficer, dispatcher, officer]) {
      const seen = await everythingSeen(who);
      for (const secret of [...SECRETS, secretId, number]) expect(seen).not.toContain(secret);
    }
    expect(await everythingSeen(fim)).toContain('zebra-what');
    expect(await everythingSeen(supervisor)).toContain('zebra-what');
  });

  test('answers no command but breaking the glass', async () => {
    const line = { incidentId: secretId, lineId: randomUUID(), text: 'x', corrects: null };
    const regrade = { incidentId: secretId, seen: 'G2', grade: 'G1', reason: 'why' };
    // As one that never was, to the letter: a refusal tells as much as a row.
    for (const [name, input] of Object.entries({ addLine: line, regrade })) {
      const unknown = await world.send(dispatcher, name, { ...input, incidentId: randomUUID() });
      expect(unknown).toMatchObject({ kind: 'refused', code: 'no-such-incident' });
      expect(await world.send(dispatcher, name, input)).toEqual(unknown);
    }
  });

  test('is not told by the contact that it came of', async () => {
    const unknown = { contactId: randomUUID(), field: 'what', seen: 'x', value: 'y' } as const;
    const asked = await world.send(otherContactOfficer, 'writeContactField', { ...unknown, contactId });
    expect(asked).toEqual(await world.send(otherContactOfficer, 'writeContactField', unknown));
    const again = { contactId, incidentId: randomUUID(), code: '202' };
    for (const answer of [
      await world.send(otherContactOfficer, 'raiseIncident', again),
      await world.send(otherContactOfficer, 'closeContact', { contactId, outcome: 'error', note: '' }),
    ]) {
      expect(answer).toMatchObject({ kind: 'refused', code: 'contact-settled' });
      expect(JSON.stringify(answer)).not.toContain(secretId);
      expect(JSON.stringify(answer)).not.toContain(number);
    }
  });

  test('shows its units busy, and not with what', async () => {
    const rows = await world.seen(dispatcher, 'operations.units', { filters: { callsign: 'SPY1' } });
    expect(rows).toMatchObject([{ meaning: 'committed', active: null, stacked: [] }]);
    expect(await world.seen(fim, 'operations.units', { filters: { callsign: 'SPY1' } })).toMatchObject([
      { active: { number } },
    ]);
  });

  test('warns whoever looks or deploys within its radius, and nobody beyond', async () => {
    const near = (place: typeof oakham) =>
      world.seen(dispatcher, 'operations.nearby', { filters: { lon: String(place.lon), lat: String(place.lat) } });
    expect((await near({ ...oakham, lat: oakham.lat + 0.004 })).map((row) => row.kind)).toContain('fim-warning');
    expect((await near(uppingham)).map((row) => row.kind)).not.toContain('fim-warning');
    const by = await raisedIncident(world, { grade: 'G2' });
    const beyond = await raisedIncident(world, { grade: 'G2', place: uppingham });
    const tourId = await bookedUnit(world, 'NEAR');
    const assign = (incidentId: string) => ({ assignmentId: randomUUID(), incidentId, tourId });
    expect(
      await world.send(dispatcher, 'assignUnit', assign(by.incidentId), 'not-suitable', 'skill-missing'),
    ).toMatchObject({ code: 'ring-the-fim' });
    expect(
      (await world.send(dispatcher, 'assignUnit', assign(beyond.incidentId), 'not-suitable', 'skill-missing')).kind,
    ).toBe('done');
  });

  test('takes a contact that is added to it off every screen that showed the call', async () => {
    const further = await takenContact(world);
    const from = await lastPosition(world.test.db);
    const added = { contactId: further, incidentId: secretId, newRisk: false };
    expect((await world.send(supervisor, 'addContactToIncident', added)).kind).toBe('done');
    const feed = await startFeed(world.test.context);
    const frames: Frame[] = [];
    try {
      const listening = feed.listen({
        subject: dispatcher,
        send: (frame) => void frames.push(frame),
        close: () => undefined,
      });
      listening.subscribe([{ view: 'operations.contacts', from, version: 1 }]);
      await feed.settled();
      expect(frames).toContainEqual(
        expect.objectContaining({ changes: [expect.objectContaining({ puts: [], removes: [further] })] }),
      );
      expect(JSON.stringify(frames)).not.toContain(secretId);
    } finally {
      await feed.close();
    }
  });

  test('leaves no trace in the feed of those who may not see it', async () => {
    const feed = await startFeed(world.test.context);
    const frames: Frame[] = [];
    try {
      const views = ['openIncidents', 'majors', 'alarms', 'units', 'unverifiedPlaces', 'contacts'].map(
        (view) => `operations.${view}`,
      );
      const from = await lastPosition(world.test.db);
      const listening = feed.listen({
        subject: dispatcher,
        send: (frame) => void frames.push(frame),
        close: () => undefined,
      });
      listening.subscribe(views.map((view) => ({ view, from, version: 1 })));
      // Whoever has kept its id from before is not told when something happens to it either.
      for (const view of ['incidentLog', 'majorSheet', 'majorLog', 'majorFlags', 'alarms'])
        listening.subscribe([{ view: `operations.${view}`, of: secretId, from, version: 1 }]);
      await world.must(fim, 'addLine', {
        incidentId: secretId,
        lineId: randomUUID(),
        text: 'zebra-line',
        corrects: null,
      });
      await world.must(fim, 'moveIncident', {
        incidentId: secretId,
        seen: oakham.label,
        place: { ...oakham, label: 'zebra-what' },
      });
      await raisedIncident(world, { grade: 'G3' });
      await feed.settled();
      const heard = JSON.stringify(frames);
      expect(heard).toContain('"view":"operations.openIncidents"');
      for (const secret of [...SECRETS, secretId, number]) expect(heard).not.toContain(secret);
    } finally {
      await feed.close();
    }
  });
});

describe('whatever the restriction', () => {
  test('any reader sees the words only if the FIM or on the list', async () => {
    const kinds = ['none', 'restricted', 'concealed'] as const;
    let stands: string = 'concealed';
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...kinds), fc.constantFrom(...everybodyElse, fim), async (kind, who) => {
        if (kind !== stands) await restrict(stands, kind);
        stands = kind;
        const seen = await everythingSeen(who);
        const may = kind === 'none' || who === fim || who === supervisor;
        expect(seen.includes('zebra-line')).toBe(may);
        expect(seen.includes(secretId)).toBe(may || kind === 'restricted');
      }),
      { numRuns: 25 },
    );
  });
});
