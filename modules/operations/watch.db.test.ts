import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Reactions, sql, startReactions, startTimer, type Timer } from '../../kernel/index.ts';
import { systemSubject } from '../../kernel/testing.ts';
import { liveDuties, plannedDuties } from './duty/test-story.ts';
import { circleFence, liveFences, looked, reported } from './fences/test-story.ts';
import { liveMajor } from './majors/test-story.ts';
import { liveMessages } from './messages/test-story.ts';
import { askedAid } from './mutual-aid/test-story.ts';
import { plannedOperation } from './planned/test-story.ts';
import { keepPositionDays, recordPositions } from './resources/positions.ts';
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
  type World,
} from './test-world.ts';

const MINUTE = 60_000;
let world: World;
let timer: Timer;
let reactions: Reactions;

beforeEach(async () => {
  world = await makeWorld();
  timer = startTimer(world.test.context);
  reactions = startReactions(world.test.context);
  for (const [who, seatId] of [
    [dispatcher, 'dispatch-1'],
    [supervisor, 'supervisor'],
    [fim, 'fim'],
  ] as const) {
    await world.must(who, 'force.takeSeat', { seatId });
  }
});
afterEach(async () => {
  await timer.close();
  await reactions.close();
  expect(world.test.faults).toEqual([]);
  await world.test.close();
});

async function pass(minutes: number): Promise<void> {
  world.test.clock.advance(minutes * MINUTE);
  await timer.runDue();
  await reactions.runDue();
}

async function ownerOf(incidentId: string): Promise<unknown> {
  const rows = await world.seen(fim, 'operations.openIncidents', { filters: { id: incidentId } });
  return rows[0]?.ownerSeatId;
}

const accept = ['not-suitable', 'skill-missing'];

async function sent(incidentId: string, callsign: string, over: object = {}): Promise<string> {
  const tourId = await bookedUnit(world, callsign, over);
  const assignment = { incidentId, tourId, assignmentId: randomUUID() };
  await world.must(dispatcher, 'assignUnit', assignment, ...accept);
  for (const milestone of ['acknowledged', 'en-route', 'at-scene']) {
    await world.must(dispatcher, 'reportProgress', { ...assignment, milestone });
  }
  return tourId;
}

describe('a desk', () => {
  test('F11 that is relieved keeps its logs for the relief; left for a break or for good they pass to the supervisor; a lost connection passes nothing', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G1' });
    expect(await ownerOf(incidentId)).toBe('dispatch-1');
    await world.must(otherDispatcher, 'force.takeSeat', { seatId: 'dispatch-1' }, 'seat-occupied');
    await reactions.runDue();
    expect(await ownerOf(incidentId)).toBe('dispatch-1');
    // Presence answers for two minutes more after a connection is lost; then the rung passes the empty desk by.
    for (const { id } of [supervisor, fim]) world.connected.add(id);
    await pass(2.1);
    expect(await ownerOf(incidentId)).toBe('dispatch-1');
    const told = await sql<{ data: { told: string; passed: string[] } }>`SELECT data FROM kernel.event
      WHERE type = 'kernel.DeadlineEscalated' AND data->>'key' = 'deploy' ORDER BY position LIMIT 1`.execute(
      world.test.db,
    );
    expect(told.rows[0]?.data).toMatchObject({ told: 'control-room-supervisor', passed: ['dispatcher'] });
    world.connected.add(otherDispatcher.id);
    await world.must(otherDispatcher, 'force.leaveSeat', { seatId: 'dispatch-1' });
    await reactions.runDue();
    expect(await ownerOf(incidentId)).toBe('supervisor');
  });
});

/** The story of a slice, once for all that the system does in it. */
const stories = new Map<(of: World) => Promise<void>, () => Promise<void>>();

function live(story: (of: World) => Promise<void>): () => Promise<void> {
  const known = stories.get(story) ?? (() => story(world));
  stories.set(story, known);
  return known;
}

describe('what the system does by itself', () => {
  /** Everything that only the system may do, each as it comes about. */
  const shown: Readonly<Record<string, () => Promise<void>>> = {
    'force.publishPack': async () => {
      const { id: packId, version } = world.force.pack();
      await world.force.ensurePublished(world.test.context);
      expect(packId).toBe('rutland');
      expect(version).toBe(world.test.context.packVersion());
    },
    'operations.passOwnership': async () => {
      await raisedIncident(world, { grade: 'G4' });
      await world.must(dispatcher, 'force.leaveSeat', { seatId: 'dispatch-1' });
      await reactions.runDue();
    },
    'operations.passContact': async () => {
      await takenContact(world);
      const contactId = randomUUID();
      const seated = { ...contactOfficer, seat: contactOfficer.seat && { ...contactOfficer.seat, id: 'contact-1' } };
      await world.must(contactOfficer, 'force.takeSeat', { seatId: 'contact-1' });
      await world.must(seated, 'openContact', { contactId, channel: '101', callerNumber: null });
      await world.must(contactOfficer, 'force.leaveSeat', { seatId: 'contact-1' });
      await reactions.runDue();
    },
    'operations.lapseGlass': async () => {
      const { incidentId } = await raisedIncident(world, { grade: 'G4' });
      const restriction = { incidentId, seen: 'none', restriction: 'restricted', allowed: [], radiusMetres: 500 };
      await world.must(fim, 'restrict', { ...restriction, reason: 'Officer involved' });
      await world.must(dispatcher, 'breakGlass', { incidentId, reason: 'Caller rings back' });
      await pass(12 * 60 + 1);
    },
    'operations.noteSilence': async () => {
      const tourId = await bookedUnit(world, 'RA29');
      const silence = { itemId: randomUUID(), seenAt: 0, reason: 'radio not seen 6 min' };
      await world.must(systemSubject('radio watch'), 'noteSilence', { tourId, ...silence });
    },
    'operations.noteRadioSeen': async () => {
      const tourId = await bookedUnit(world, 'RA30');
      const silence = { itemId: randomUUID(), seenAt: 0, reason: 'radio not seen 6 min' };
      await world.must(systemSubject('radio watch'), 'noteSilence', { tourId, ...silence });
      await world.must(systemSubject('radio watch'), 'noteRadioSeen', { tourId });
    },
    'operations.noteAvailabilityAtBreach': async () => {
      await raisedIncident(world, { grade: 'G1' });
      await pass(4);
      await reactions.runDue();
    },
    'operations.takeDuty': live(liveDuties),
    'operations.endDuty': live(liveDuties),
    'operations.tellMessage': live(liveMessages),
    'operations.lapseMessage': live(liveMessages),
    'operations.passPartner': live(liveMajor),
    'operations.noteCrossing': live(liveFences),
    'operations.endFence': live(liveFences),
    'operations.reckonArrival': async () => {
      const { contactId, incidentId } = await raisedIncident(world, { grade: 'G2' });
      const told = { contactId, told: 'attending', etaMinutes: 9, words: 'Soon' };
      await world.must(contactOfficer, 'tellCaller', told);
      await world.must(systemSubject('reaction'), 'reckonArrival', { incidentId });
    },
  };

  /** Shown in their own room: modules/force/force.db.test.ts. */
  const ofForce = ['force.renewSeat', 'force.takeEffect'];

  test('F13 every automatic action leaves a row that says who did it: each command of the system alone, each step of a promise', async () => {
    const { registry } = world.test.context;
    const nobodys = registry.permissions.filter(({ roles, own }) => roles.length === 0 && (own ?? []).length === 0);
    const alone = new Set(nobodys.map(({ name }) => name));
    const forNobody = [...registry.handlers.values()]
      .map(({ declaration }) => declaration)
      .filter(({ permission }) => alone.has(permission))
      .map(({ name }) => name)
      .filter((name) => !['operations.locateCaller', 'operations.nameSubscriber', ...ofForce].includes(name));
    // Whoever adds such a command says here how it comes about.
    expect(forNobody.filter((name) => shown[name] === undefined)).toEqual([]);
    for (const story of new Set(forNobody.map((name) => shown[name]))) {
      const before = await systemEvents();
      await story?.();
      expect((await systemEvents()) - before, String(story)).toBeGreaterThan(0);
    }
    await raisedIncident(world, { grade: 'G1' });
    await pass(4);
    const { rows } = await sql<{ missing: number; by: string[] }>`
      SELECT count(*) FILTER (WHERE line.id IS NULL)::int AS missing, array_agg(DISTINCT event.actor->>'name') AS by
      FROM kernel.event LEFT JOIN operations.incident_line AS line ON line.position = event.position
      WHERE event.actor->>'kind' = 'system' AND event.stream LIKE 'operations.incident/%'`.execute(world.test.db);
    expect(rows[0]?.missing).toBe(0);
    expect(rows[0]?.by).toEqual(expect.arrayContaining(['Deadline timer', 'desk hand-over', 'break-glass']));
    // In words: no name of a part of the program.
    expect(rows[0]?.by.filter((by) => /[:.]/.test(by))).toEqual([]);
  });

  async function systemEvents(): Promise<number> {
    const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM kernel.event
      WHERE actor->>'kind' = 'system'`.execute(world.test.db);
    return rows[0]?.count ?? 0;
  }
});

describe('officers alone', () => {
  test('are asked after until somebody has heard of them: of one, or of many at once', async () => {
    const crew = [{ collar: '1234', name: 'A. Example', permit: 'response', accountId: officer.id }];
    const one = await raisedIncident(world, { grade: 'G1' });
    const two = await raisedIncident(world, { grade: 'G1' });
    const tours = [await sent(one.incidentId, 'RA21', { crew }), await sent(two.incidentId, 'RA22', { crew })];
    const welfare = async () =>
      (await world.seen(dispatcher, 'operations.alarms')).flatMap(({ key, title, alarmClass, state }) =>
        key === 'welfare' ? [`${title} ${state} ${alarmClass}`] : [],
      );
    await pass(16);
    expect(await welfare()).toEqual(expect.arrayContaining(['RA21 warned B', 'RA22 warned B']));
    await pass(5);
    expect(await welfare()).toEqual(expect.arrayContaining(['RA21 breached A', 'RA22 breached A']));
    await world.must(officer, 'resetUnitTimers', { tourIds: tours.slice(0, 1) });
    expect(await welfare()).toEqual(['RA22 breached A']);
    await world.must(dispatcher, 'resetUnitTimers', { tourIds: tours });
    expect(await welfare()).toEqual([]);
  });

  test('stand in the watch beside the calls that ring; of one on a concealed record nothing but that a clock runs', async () => {
    const crew = [{ collar: '1234', name: 'A. Example', permit: 'response', accountId: officer.id }];
    const { incidentId } = await raisedIncident(world, { grade: 'G1' });
    await sent(incidentId, 'RA21', { crew });
    const call = { channel: '999', callerNumber: null, circle: null, subscriber: null };
    await world.must(contactOfficer, 'announceCall', { contactId: randomUUID(), ...call });
    const labels = async (who = otherDispatcher) =>
      (await world.seen(who, 'operations.watched')).map(({ title, kind, label }) => `${title} ${kind} ${label}`);
    expect(await labels()).toEqual(
      expect.arrayContaining([
        expect.stringContaining('RA21 unit-state RA21 at scene for'),
        expect.stringContaining('RA21 welfare RA21, alone'),
        expect.stringContaining('999 call answer'),
      ]),
    );
    const concealed = { incidentId, seen: 'none', restriction: 'concealed', allowed: [fim.id], radiusMetres: 500 };
    await world.must(fim, 'restrict', { ...concealed, reason: 'Officer involved' });
    expect((await labels()).join()).not.toContain('at scene');
    expect((await labels(fim)).join()).toContain('at scene');
  });
});

describe('what is promised of majors and messages', () => {
  const labels = async (who = otherDispatcher) =>
    (await world.seen(who, 'operations.watched')).map(({ about, title, label, state }) =>
      [about, title, label, state].join(' '),
    );
  const rung = async () =>
    (await world.seen(supervisor, 'operations.alarmRates')).map(({ seatId, a, b, joined }) =>
      [seatId, a, b, joined].join(' '),
    );
  const declared = async (): Promise<string> => {
    const { incidentId } = await raisedIncident(world, { grade: 'G4' });
    const said = { seen: 'none', level: 'declared', who: 'Silver', words: '' };
    await world.must(dispatcher, 'setMajorLevel', { incidentId, ...said });
    return incidentId;
  };
  const sent = async (incidentId: string | null): Promise<string> => {
    const messageId = randomUUID();
    const to = [{ kind: 'seat', id: 'supervisor' }];
    const message = { messageId, to, priority: 'urgent', text: 'Zoe Example waits', incidentId };
    await world.must(dispatcher, 'sendMessage', message);
    return messageId;
  };
  const hide = (incidentId: string, restriction: string) =>
    world.must(fim, 'restrict', {
      ...{ incidentId, seen: 'none', restriction, allowed: [fim.id], radiusMetres: 500, reason: 'Officer involved' },
    });

  test('CR-13 F13 stands in the watch from its first minute, says that it is broken and goes when it is kept', async () => {
    await declared();
    const messageId = await sent(null);
    expect(await labels()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^major 0001 .*First M\/ETHANE running$/),
        expect.stringMatching(/^message Message Urgent message to be acknowledged by all within 1 min running$/),
      ]),
    );
    expect((await labels()).join()).not.toMatch(/time of the message|Zoe/);
    await pass(2);
    expect((await labels()).filter((label) => /^message.*breached$/.test(label))).toHaveLength(1);
    await world.must(supervisor, 'acknowledgeMessage', { messageId });
    expect((await labels()).filter((label) => label.startsWith('message'))).toEqual([]);
    await pass(20);
    expect((await labels()).filter((label) => /^major.*First M\/ETHANE breached$/.test(label))).toHaveLength(1);
  });

  test('CR-13 F13 rings at the seats that are told, and is counted there', async () => {
    await sent(null);
    await pass(2);
    const bells = await sql<{ kind: string; seat: string }>`
      SELECT DISTINCT kind, seat_id AS seat FROM operations.bell WHERE stream LIKE 'operations.message/%'`.execute(
      world.test.db,
    );
    expect(bells.rows).toContainEqual({ kind: 'message', seat: 'supervisor' });
    await declared();
    await pass(25);
    const majors = await sql<{ kind: string }>`
      SELECT DISTINCT kind FROM operations.bell WHERE stream LIKE 'operations.major/%'`.execute(world.test.db);
    expect(majors.rows.map(({ kind }) => kind)).toContain('major-methane');
    expect((await rung()).map((line) => line.split(' ')[0])).toEqual(expect.arrayContaining(['supervisor', 'fim']));
  });

  test('F13 shows nothing of a major under a mask, and nothing at all of what is concealed, nor counts its bells', async () => {
    const abouts = async (who?: typeof fim) => (await labels(who)).map((label) => label.split(' ')[0]);
    const incidentId = await declared();
    expect(await abouts()).toContain('major');
    await pass(25);
    expect((await rung()).map((line) => line.split(' ')[0])).toContain('fim');
    await hide(incidentId, 'restricted');
    expect(await abouts()).not.toContain('major');
    expect(await abouts(fim)).toContain('major');
    expect((await rung()).map((line) => line.split(' ')[0])).not.toContain('fim');
    const hidden = await declared();
    await sent(hidden);
    expect((await labels()).filter((label) => label.includes('0002'))).toHaveLength(
      (await labels(fim)).filter((label) => label.includes('0002')).length,
    );
    await hide(hidden, 'concealed');
    expect((await labels()).join()).not.toContain('0002');
    expect((await labels(fim)).join()).toContain('message 0002');
  });
});

describe('F11 F13 what is promised of operations, aid, rosters, authorities and fences', () => {
  const HOUR_MS = 3_600_000;
  const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const shown = async (who = otherDispatcher, view = 'operations.watched') =>
    (await world.seen(who, view)).map(({ about, title, kind, state, owes, subjectId }) => ({
      line: `${about} ${title} ${kind} ${state}`,
      ...{ owes, subjectId },
    }));
  const lines = async (who?: typeof fim, view?: string) => (await shown(who, view)).map(({ line }) => line);

  test('stands in the watch with whose it is until it is kept', async () => {
    const now = world.test.clock.now();
    const operationId = await plannedOperation(world, { startsAt: now + HOUR_MS, briefingAt: now + 0.75 * HOUR_MS });
    const aidId = await askedAid(world, 'in');
    expect(await shown()).toEqual(
      expect.arrayContaining([
        {
          line: 'operation Op Falcon operation-briefing running',
          ...{ owes: expect.any(String), subjectId: `planned:${operationId}` },
        },
        expect.objectContaining({ line: 'operation Op Falcon operation-end running' }),
        {
          line: expect.stringMatching(/^aid .* aid-answer running$/),
          owes: expect.any(String),
          subjectId: `aid:${aidId}`,
        },
      ]),
    );
    await pass(60);
    expect(await lines()).toContain('operation Op Falcon operation-briefing breached');
    await world.must(dispatcher, 'briefOperation', { operationId, briefing: 'Zebra lanes' });
    await world.must(supervisor, 'answerAid', { aidId, answer: 'declined', words: 'None to spare' });
    expect((await lines()).filter((line) => /briefing|^aid/.test(line))).toEqual([]);
  });

  test('of months of duties and authorities it is what falls due within a day, and what has warned or broken', async () => {
    const tomorrow = world.test.clock.now() + 2 * HOUR_MS;
    const cycle = [{ from: new Date(tomorrow).toISOString().slice(11, 16), hours: 2 }];
    await plannedDuties(world, randomUUID(), { callsign: 'RO09', firstDay: dayOf(tomorrow), cycle, days: 9 });
    const until = world.test.clock.now() + 365 * 24 * HOUR_MS;
    const authority = { collar: '7001', skill: 'taser', authority: 'Course 12', until };
    await world.must(supervisor, 'enterOfficer', { collar: '7001', name: 'Nora Example', issi: '4007001' });
    await world.must(supervisor, 'grantSkill', authority);
    const roster = 'operations.promisesComing';
    expect(await lines(otherDispatcher, roster)).toEqual(['duty RO09 duty-late running']);
    expect((await lines()).filter((line) => /^(duty|officer)/.test(line))).toEqual([]);
    await pass(4 * 60);
    expect((await lines()).filter((line) => /^duty/.test(line))).toEqual(['duty RO09 duty-late breached']);
    await world.must(supervisor, 'grantSkill', { ...authority, until: world.test.clock.now() + 10 * HOUR_MS });
    await pass(1);
    expect((await lines()).filter((line) => /^officer/.test(line))).toEqual(['officer 7001 skill-end warned']);
    expect(await lines(otherDispatcher, roster)).not.toContain('duty RO09 duty-late breached');
  });

  test('of a fence it is the crossing that nobody has acknowledged, and nothing where its incident hides', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G4' });
    await bookedUnit(world, 'FN01', { issi: null });
    await reported(world, 'FN01', { east: 2_000 });
    const fence = circleFence(world, { incidentId });
    await world.must(dispatcher, 'setFence', fence);
    await looked(world);
    const ofFences = async (who?: typeof fim) => (await shown(who)).filter(({ line }) => line.startsWith('fence'));
    expect(await ofFences()).toEqual([]);
    await reported(world, 'FN01', { east: 0 });
    expect(await ofFences()).toEqual([
      {
        line: expect.stringContaining('Round the church fence'),
        owes: expect.any(String),
        subjectId: `fence:${incidentId}`,
      },
    ]);
    const hidden = { incidentId, seen: 'none', restriction: 'restricted', allowed: [fim.id], radiusMetres: 500 };
    await world.must(fim, 'restrict', { ...hidden, reason: 'Officer involved' });
    expect(await ofFences()).toEqual([]);
    expect(await ofFences(fim)).toHaveLength(1);
    await world.must(fim, 'acknowledgeCrossings', { fenceId: fence.fenceId, seen: 1 });
    expect(await ofFences(fim)).toEqual([]);
  });
});

describe('units that were sent already', () => {
  test('F05 are timed by the grade that the incident has now; an alarm that they raised outlives a lower one', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G2' });
    const tourId = await bookedUnit(world, 'RA21');
    await world.must(dispatcher, 'assignUnit', { incidentId, tourId, assignmentId: randomUUID() }, ...accept);
    const late = async () =>
      (await world.seen(dispatcher, 'operations.alarms')).flatMap(({ key, text, state }) =>
        key === 'unit-state' ? [`${text} ${state}`] : [],
      );
    const regrade = (seen: string, grade: string) =>
      world.must(dispatcher, 'regrade', { incidentId, seen, grade, reason: 'Told more' });
    await pass(5);
    await regrade('G2', 'G1');
    await pass(2.9);
    expect((await late()).join()).toContain('warned');
    await pass(0.2);
    const breached = ['RA21 sent and not on its way for 3 min breached'];
    expect(await late()).toEqual(breached);
    await regrade('G1', 'G4');
    expect(await late()).toEqual(breached);
    await pass(10);
    expect(await late()).toEqual(breached);
    await world.must(officer, 'setStatus', { tourId, status: '5' });
    expect(await late()).toEqual([]);
  });
});

describe('a caller who was told a time', () => {
  test('F15 has it reckoned again when the unit is sent, and whoever took the call hears at once when it slips', async () => {
    const far = { metres: 30_000, seconds: 2_400, reachable: true };
    const hilly = await makeWorld({ estimated: false, table: async (from) => from.map(() => [far]) });
    const reckoning = startReactions(hilly.test.context);
    const clock = startTimer(hilly.test.context);
    try {
      await hilly.must(contactOfficer, 'force.takeSeat', { seatId: 'contact-1' });
      const { contactId, incidentId } = await raisedIncident(hilly, { grade: 'G2' });
      const told = { contactId, told: 'attending', etaMinutes: 15, words: 'A quarter of an hour' };
      await hilly.must(contactOfficer, 'tellCaller', told);
      await reckoning.runDue();
      const tourId = await bookedUnit(hilly, 'RA21');
      const at = hilly.test.clock.now();
      const position = {
        callsign: 'RA21',
        lon: oakham.lon,
        lat: oakham.lat,
        at,
        accuracyMetres: null,
        source: 'radio',
      } as const;
      await keepPositionDays(hilly.test.db, hilly.test.clock);
      await recordPositions(hilly.test.db, hilly.test.clock, [position], { ownOf: null });
      await hilly.must(dispatcher, 'assignUnit', { incidentId, tourId, assignmentId: randomUUID() }, ...accept);
      await reckoning.runDue();
      hilly.test.clock.advance(1000);
      await clock.runDue();
      const alarms = await hilly.seen(contactOfficer, 'operations.alarms', { of: incidentId });
      expect(alarms).toMatchObject([
        {
          kind: 'told-arrival',
          told: 'contact-officer',
          text: expect.stringContaining('RA21 is expected 25 min later'),
        },
      ]);
    } finally {
      await clock.close();
      await reckoning.close();
      await hilly.test.close();
    }
  });
});

describe('the alarms of each seat', () => {
  const rates = async () =>
    (await world.seen(supervisor, 'operations.alarmRates')).map(({ seatId, a, b, joined }) => [seatId, a, b, joined]);

  test('F09 of grades 3 and 4 only stand in the supervisor’s list; those of a kind within ten minutes count as one', async () => {
    for (const _ of [1, 2, 3]) await raisedIncident(world, { grade: 'G2', place: oakham });
    await pass(8.1);
    expect(await rates()).toEqual([['dispatch-1', 0, 1, 2]]);
    await raisedIncident(world, { grade: 'G4' });
    const before = await rates();
    world.test.clock.advance(24 * 60 * MINUTE);
    await timer.runDue();
    const listed = await world.seen(supervisor, 'operations.alarms');
    expect(listed.filter(({ key }) => key === 'resolution')).toMatchObject([{ alarmClass: 'C' }]);
    expect(before).toEqual([['dispatch-1', 0, 1, 2]]);
  });

  test('leave no trace of what is concealed', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G1' });
    const concealed = { incidentId, seen: 'none', restriction: 'concealed', allowed: [fim.id], radiusMetres: 500 };
    await world.must(fim, 'restrict', { ...concealed, reason: 'Officer involved' });
    await pass(6);
    expect(await rates()).toEqual([]);
  });
});
