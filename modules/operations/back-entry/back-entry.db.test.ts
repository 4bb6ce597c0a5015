import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql, startTimer } from '../../../kernel/index.ts';
import type { ClockRow } from '../tables.ts';
import { contactOfficer, dispatcher, fim, makeWorld, oakham, supervisor, type World } from '../test-world.ts';

const MINUTE = 60_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.must(dispatcher, 'force.takeSeat', { seatId: 'dispatch-1' });
  await world.must(supervisor, 'force.takeSeat', { seatId: 'supervisor' });
});
afterAll(() => world.test.close());

/** What stands on a sheet, in minutes from the call on. */
interface Sheet {
  readonly paper: string;
  readonly minutesAgo: number;
  readonly sent?: number;
  readonly atScene?: number;
  readonly left?: number;
  readonly resulted?: number;
  readonly grade?: string;
}

async function enter(sheet: Sheet): Promise<string> {
  const { test: t } = world;
  const receivedAt = t.clock.now() - sheet.minutesAgo * MINUTE;
  const ids = { contactId: randomUUID(), incidentId: randomUUID() };
  const attendance = { incidentId: ids.incidentId, attendanceId: randomUUID(), callsign: 'RE01', paper: sheet.paper };
  const give = async (name: string, input: object, minutes: number): Promise<void> => {
    const occurredAt = receivedAt + minutes * MINUTE;
    const answer = await t.handle({
      subject: dispatcher,
      name: `operations.${name}`,
      input,
      confirmed: [],
      occurredAt,
    });
    expect(answer, name).toMatchObject({ kind: 'done' });
  };
  await give('openContact', { contactId: ids.contactId, channel: '999', callerNumber: null, paper: sheet.paper }, 0);
  await give('writeContactField', { contactId: ids.contactId, field: 'what', seen: '', value: 'Fighting' }, 1);
  await give('placeContact', { contactId: ids.contactId, place: oakham }, 1);
  await give('raiseIncident', { ...ids, code: '202', grade: sheet.grade ?? 'G1' }, 2);
  for (const [milestone, minutes] of [
    ['sent', sheet.sent],
    ['at-scene', sheet.atScene],
    ['left', sheet.left],
  ] as const) {
    if (minutes !== undefined) await give('enterAttendance', { ...attendance, milestone }, minutes);
  }
  if (sheet.resulted === undefined) return ids.incidentId;
  await give(
    'recordResult',
    { incidentId: ids.incidentId, closingCode: '202', result: 'NFA', note: '' },
    sheet.resulted,
  );
  await give('closeIncident', { incidentId: ids.incidentId }, sheet.resulted);
  return ids.incidentId;
}

async function fire(minutes: number): Promise<void> {
  const timer = startTimer(world.test.context);
  await timer.runDue();
  world.test.clock.advance(minutes * MINUTE);
  await timer.runDue();
  await timer.close();
}

async function stepsOf(incidentId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ type: string; key: string }>`SELECT type, data->>'key' AS key FROM kernel.event
    WHERE stream = ${`operations.incident/${incidentId}`} AND type LIKE 'kernel.Deadline%' ORDER BY position`.execute(
    world.test.db,
  );
  return rows.map(({ type, key }) => `${type.replace('kernel.Deadline', '')} ${key}`);
}

async function clocksOf(incidentId: string): Promise<readonly string[]> {
  const rows = await world.held('operations.openIncidents');
  const row = rows.find(({ key }) => key === incidentId)?.row as { clocks: readonly ClockRow[] } | undefined;
  return (row?.clocks ?? []).map(({ kind, state }) => `${kind} ${state}`).sort();
}

test('forty sheets of an outage are no alarm: what was over before it was entered rings nobody', async () => {
  const before = await world.seen(supervisor, 'operations.alarms');
  const times = { minutesAgo: 180, sent: 10, atScene: 40, left: 70, resulted: 75 };
  const entered: string[] = [];
  for (let sheet = 0; sheet < 40; sheet += 1) entered.push(await enter({ paper: `P-ROOM-${sheet}`, ...times }));
  await fire(4);
  for (const incidentId of entered) expect(await stepsOf(incidentId)).toEqual([]);
  expect(await world.seen(supervisor, 'operations.alarms')).toEqual(before);
  const { rows } = await sql<{ contacts: number }>`SELECT count(*)::int AS contacts FROM kernel.event
    WHERE stream LIKE 'operations.contact/%' AND type LIKE 'kernel.Deadline%'`.execute(world.test.db);
  expect(rows).toEqual([{ contacts: 0 }]);
});

test('targets are missed or met by the times of the sheet, and missed stays missed', async () => {
  const met = await enter({ paper: 'P-MET', minutesAgo: 120, sent: 1, atScene: 9 });
  const late = await enter({ paper: 'P-LATE', minutesAgo: 120, sent: 9, atScene: 50 });
  expect(await clocksOf(met)).toEqual(['no-action running']);
  expect(await clocksOf(late)).toEqual(['arrive breached', 'deploy breached', 'no-action running']);
  await world.must(dispatcher, 'regrade', { incidentId: late, seen: 'G1', grade: 'G2', reason: 'Calm now' });
  expect(await clocksOf(late)).toEqual(expect.arrayContaining(['arrive breached', 'deploy breached']));
});

test('whatever still runs when it is entered runs on: it warns, breaks and climbs as any other', async () => {
  const incidentId = await enter({ paper: 'P-NOW', minutesAgo: 5, grade: 'G2' });
  expect(await clocksOf(incidentId)).toContain('arrive running');
  await fire(90);
  expect(await stepsOf(incidentId)).toEqual(expect.arrayContaining(['Breached arrive', 'Breached no-action']));
});

test('an incident from paper that nobody was sent to does not go quiet: its watchdog runs from its entry', async () => {
  const incidentId = await enter({ paper: 'P-NOBODY', minutesAgo: 180 });
  await fire(30);
  const steps = await stepsOf(incidentId);
  expect(steps).toContain('Breached no-action');
  expect(steps).not.toContain('Breached deploy');
});

test('its log says of which sheet it is, with the times that stand there and those of the entry', async () => {
  const now = world.test.clock.now();
  const incidentId = await enter({ paper: 'P-LOG', minutesAgo: 120, sent: 3, atScene: 12, left: 30 });
  const log = await world.seen(dispatcher, 'operations.incidentLog', { of: incidentId });
  const lines = log.map(({ text, occurredAt, at }) => [String(text).slice(0, 40), Number(occurredAt) - now, at]);
  const since = (minutes: number) => (minutes - 120) * MINUTE;
  expect(lines.map(([, claimed]) => claimed).sort()).toEqual([2, 3, 12, 30].map(since).sort());
  expect(log.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Raised on paper, sheet P-LOG: /),
      'RE01 sent (sheet P-LOG)',
      'RE01 at scene (sheet P-LOG)',
      'RE01 left (sheet P-LOG)',
    ]),
  );
  expect(lines.every(([, , at]) => at === now)).toBe(true);
});

test('a sheet that was entered already is taken all the same, and whoever enters it is told', async () => {
  await enter({ paper: 'P-TWICE', minutesAgo: 60 });
  const call = { channel: '999', callerNumber: null };
  const again = await world.must(contactOfficer, 'openContact', { contactId: randomUUID(), ...call, paper: 'P-TWICE' });
  expect(again).toMatchObject({ sheetEntered: true });
  const other = await world.must(contactOfficer, 'openContact', { contactId: randomUUID(), ...call, paper: 'P-ONCE' });
  expect(other).not.toHaveProperty('sheetEntered');
});

test('a unit on paper is entered on any incident, also on one that the room had before it went dark; on a concealed one by nobody who may not see it', async () => {
  const incidentId = await enter({ paper: 'P-HID', minutesAgo: 60 });
  const line = { incidentId, attendanceId: randomUUID(), callsign: 'LE44', milestone: 'at-scene', paper: 'P-U-1' };
  await world.must(contactOfficer, 'enterAttendance', line);
  await world.must(contactOfficer, 'enterAttendance', line);
  const log = await world.seen(dispatcher, 'operations.incidentLog', { of: incidentId });
  expect(log.filter(({ text }) => text === 'LE44 at scene (sheet P-U-1)')).toHaveLength(1);
  const terms = { restriction: 'concealed', allowed: [], radiusMetres: 500, reason: 'Covert' };
  await world.must(fim, 'restrict', { incidentId, seen: 'none', ...terms });
  const hidden = await world.send(contactOfficer, 'enterAttendance', { ...line, milestone: 'left' });
  expect(hidden).toMatchObject({ kind: 'refused', code: 'no-such-incident' });
});
