import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rebuild, startReactions, startTimer, tableContents } from '../../../kernel/index.ts';
import type { Subject } from '../../../kernel/pure.ts';
import { personSubject } from '../../../kernel/testing.ts';
import {
  bookedUnit,
  contactOfficer,
  dispatcher,
  fim,
  makeWorld,
  officer,
  raisedIncident,
  sergeant,
  supervisor,
  type World,
} from '../test-world.ts';
import { recordReading } from './queries.ts';

let world: World;
let timer: ReturnType<typeof startTimer>;
let reactions: ReturnType<typeof startReactions>;
beforeAll(async () => {
  world = await makeWorld();
  timer = startTimer(world.test.context);
  reactions = startReactions(world.test.context);
});
afterAll(async () => {
  await timer.close();
  await reactions.close();
  await world.test.close();
});

const mary = personSubject('mary', ['dispatcher']);
const nick = personSubject('nick', ['dispatcher']);

async function sits(who: Subject, seatId: string): Promise<void> {
  await world.must(who, 'force.takeSeat', { seatId });
  await reactions.runDue();
}

async function sent(over: object, by = dispatcher, ...confirmed: string[]): Promise<string> {
  const messageId = randomUUID();
  await world.must(by, 'sendMessage', { messageId, text: 'Air support is down', ...over }, ...confirmed);
  return messageId;
}

const read = async (who: Subject, messageId: string) =>
  (await world.seen(who, 'operations.messages')).filter((row) => row.messageId === messageId);
const hear = async (who: Subject, messageId: string) => (await read(who, messageId)).length === 1;

describe('a message', () => {
  beforeAll(async () => {
    await sits(mary, 'dispatch-2');
    await sits(supervisor, 'supervisor');
    await sits(contactOfficer, 'contact-1');
    await bookedUnit(world, 'RA21');
    await bookedUnit(world, 'UP11', {
      areaId: 'uppingham',
      issi: '4000002',
      crew: [{ collar: '99', name: 'P. Sergeant', permit: 'response', accountId: sergeant.id }],
    });
  });

  const cases = [
    ['a person', { kind: 'person', id: officer.id }, [officer], [mary, sergeant]],
    ['a role', { kind: 'role', id: 'control-room-supervisor' }, [supervisor], [mary, officer]],
    ['a position', { kind: 'seat', id: 'dispatch-2' }, [mary], [supervisor, officer]],
    ['a unit', { kind: 'unit', id: 'ra21' }, [officer], [sergeant, mary]],
    ['an area', { kind: 'area', id: 'uppingham' }, [sergeant, mary, supervisor], [officer]],
    ['all', { kind: 'all' }, [officer, sergeant, mary, supervisor, contactOfficer], []],
  ] as const;

  test.each(cases)('to %s is read by those alone whom it means', async (_, to, told, others) => {
    const messageId = await sent({ to: [to] });
    for (const who of told) expect(await hear(who, messageId), who.id).toBe(true);
    for (const who of others) expect(await hear(who, messageId), who.id).toBe(false);
    expect(await hear(dispatcher, messageId), 'its sender').toBe(false);
  });

  test('H01 has a priority, and says to its sender who was told, who has read it and who has acknowledged it', async () => {
    const to = cases.map(([, one]) => one);
    const messageId = await sent({ to, priority: 'priority' });
    expect(await read(mary, messageId)).toMatchObject([
      { priority: 'priority', from: 'dave', text: 'Air support is down', readAt: null, acknowledgedAt: null },
    ]);
    const at = world.test.clock.now();
    await recordReading(world.test.db, officer.id, messageId, at);
    await recordReading(world.test.db, fim.id, messageId, at);
    await world.must(mary, 'acknowledgeMessage', { messageId });
    await world.must(mary, 'acknowledgeMessage', { messageId });
    const [row] = (await world.seen(dispatcher, 'operations.sentMessages')).filter(({ id }) => id === messageId);
    expect(row).toMatchObject({ told: 5, read: 1, acknowledged: 1, priority: 'priority' });
    const receipts = await world.seen(dispatcher, 'operations.messageReceipts', { of: messageId });
    const receipt = (who: Subject) => receipts.find(({ accountId }) => accountId === who.id);
    expect(receipt(mary)).toMatchObject({ name: 'mary', seatId: 'dispatch-2', readAt: null, acknowledgedAt: at });
    expect(receipt(officer)).toMatchObject({ callsign: 'RA21', readAt: at, acknowledgedAt: null });
    expect(await world.seen(nick, 'operations.messageReceipts', { of: messageId })).toEqual([]);
    expect((await world.seen(supervisor, 'operations.messageReceipts', { of: messageId })).length).toBe(5);
  });

  test('is told to whoever comes to the desk or books on as the unit, and to nobody twice', async () => {
    const later = {
      to: [
        { kind: 'seat', id: 'dispatch-1' },
        { kind: 'unit', id: 'NW01' },
      ],
    };
    const messageId = randomUUID();
    const asked = { messageId, text: 'Ring the FIM', ...later };
    expect(await world.send(dispatcher, 'sendMessage', asked)).toMatchObject({ kind: 'confirm', code: 'nobody-there' });
    await world.must(dispatcher, 'sendMessage', asked, 'nobody-there');
    await sits(nick, 'dispatch-1');
    expect(await hear(nick, messageId)).toBe(true);
    await world.must(nick, 'force.leaveSeat', { seatId: 'dispatch-1' });
    await sits(nick, 'dispatch-1');
    expect(await read(nick, messageId)).toHaveLength(1);
    const crew = [{ collar: '77', name: 'N. West', permit: 'response', accountId: 'nora' }];
    await bookedUnit(world, 'NW01', { crew, issi: '4000003' });
    await reactions.runDue();
    expect(await hear(personSubject('nora', ['officer']), messageId)).toBe(true);
  });

  test('to all is for those who are there; an obs to all is for whoever comes while it stands', async () => {
    const message = await sent({ to: [{ kind: 'all' }] });
    const obs = await sent({ kind: 'obs', to: [{ kind: 'all' }], text: 'Red van, no plates' });
    const otto = personSubject('otto', ['contact-officer']);
    await sits(otto, 'contact-2');
    expect(await hear(otto, message)).toBe(false);
    expect(await hear(otto, obs)).toBe(true);
  });

  test('that is urgent and not acknowledged in its time alarms its sender, then the supervisor, until all have answered', async () => {
    const messageId = await sent({ to: [{ kind: 'seat', id: 'dispatch-2' }], priority: 'urgent' });
    const alarms = () => world.seen(supervisor, 'operations.alarms', { of: messageId });
    expect(await alarms()).toEqual([]);
    await pass(61);
    expect(await alarms()).toMatchObject([{ alarmClass: 'B', state: 'breached', told: 'control-room-supervisor' }]);
    await world.must(supervisor, 'seeMessageAlarm', { messageId });
    expect(await alarms()).toMatchObject([{ seenBy: 'sue' }]);
    await world.must(mary, 'acknowledgeMessage', { messageId });
    expect(await alarms()).toEqual([]);
    const routine = await sent({ to: [{ kind: 'seat', id: 'dispatch-2' }] });
    await pass(600);
    expect(await world.seen(supervisor, 'operations.alarms', { of: routine })).toEqual([]);
  });

  test('goes when its time is over or it is withdrawn, and stands longer when that is said', async () => {
    const expiresAt = world.test.clock.now() + 60_000;
    const one = await sent({ to: [{ kind: 'seat', id: 'dispatch-2' }], expiresAt });
    const two = await sent({ to: [{ kind: 'seat', id: 'dispatch-2' }], expiresAt });
    const longer = { messageId: two, seen: expiresAt, expiresAt: expiresAt + 600_000 };
    expect(await world.send(nick, 'extendMessage', longer)).toMatchObject({ kind: 'not-permitted' });
    await world.must(dispatcher, 'extendMessage', longer);
    expect(await world.send(dispatcher, 'extendMessage', longer)).toMatchObject({ code: 'changed-meanwhile' });
    await pass(61);
    expect([await hear(mary, one), await hear(mary, two)]).toEqual([false, true]);
    await world.must(supervisor, 'withdrawMessage', { messageId: two, reason: 'It is up again' });
    expect(await hear(mary, two)).toBe(false);
    const late = await world.send(dispatcher, 'withdrawMessage', { messageId: two, reason: 'Twice' });
    expect(late).toMatchObject({ code: 'message-over' });
  });

  test('is refused to what there is not, and beyond its longest time', async () => {
    const refused = (over: object) =>
      world.send(dispatcher, 'sendMessage', { messageId: randomUUID(), text: 'Hello', ...over });
    const nobody = { to: [{ kind: 'person', id: '0000' }] };
    expect(await refused(nobody)).toMatchObject({ code: 'no-such-addressee' });
    const now = world.test.clock.now();
    expect(await refused({ to: [{ kind: 'all' }], expiresAt: now })).toMatchObject({ code: 'expiry-out-of-range' });
    expect(await refused({ kind: 'note', to: [{ kind: 'all' }] })).toMatchObject({ code: 'note-to-desks' });
    expect(await refused({ to: [{ kind: 'all' }], incidentId: randomUUID() })).toMatchObject({
      code: 'no-such-incident',
    });
    expect(
      await world.send(officer, 'sendMessage', { messageId: randomUUID(), text: 'Hi', to: [{ kind: 'all' }] }),
    ).toMatchObject({ kind: 'not-permitted' });
  });
});

describe('a message about an incident', () => {
  test('H04 stands in its log with whom it was for, and on the message stands the number', async () => {
    const { incidentId } = await raisedIncident(world);
    const messageId = await sent({ to: [{ kind: 'seat', id: 'dispatch-2' }], priority: 'urgent', incidentId });
    const log = await world.seen(dispatcher, 'operations.incidentLog', { of: incidentId });
    expect(log.at(-1)).toMatchObject({
      text: expect.stringMatching(/^Message \(urgent\) to .+: Air support is down$/),
      by: 'dave',
    });
    expect(await read(mary, messageId)).toMatchObject([
      { incidentId, incidentNumber: expect.stringContaining(' of ') },
    ]);
  });

  test('is masked with it, and when that is concealed it is there for its list and the FIM alone, by no row, count, alarm or refusal', async () => {
    const { incidentId } = await raisedIncident(world);
    const to = [
      { kind: 'seat', id: 'dispatch-2' },
      { kind: 'seat', id: 'contact-1' },
    ];
    const messageId = await sent({ to, priority: 'urgent', incidentId, text: 'zebra at the door' });
    await restrict(incidentId, 'none', 'restricted');
    expect(await read(mary, messageId)).toMatchObject([{ text: 'Restricted: ring the FIM', to: '' }]);
    await restrict(incidentId, 'restricted', 'concealed');
    await pass(61);
    for (const who of [mary, dispatcher, supervisor]) {
      const views = ['messages', 'sentMessages', 'alarms'].map((view) => world.seen(who, `operations.${view}`));
      const all = [...views, world.seen(who, 'operations.messageReceipts', { of: messageId })];
      expect(JSON.stringify(await Promise.all(all)), who.id).not.toMatch(
        new RegExp(`zebra|${messageId}|${incidentId}`),
      );
      const about = { messageId: randomUUID(), to, text: 'Hello', incidentId };
      expect(await world.send(who, 'sendMessage', about)).toMatchObject({ code: 'no-such-incident' });
    }
    expect(await read(contactOfficer, messageId)).toMatchObject([{ text: 'zebra at the door' }]);
    expect(await world.seen(fim, 'operations.alarms', { of: incidentId })).toContainEqual(
      expect.objectContaining({ kind: 'message', state: 'breached' }),
    );
    const hidden = await world.held('operations.messages', { of: incidentId });
    expect(hidden.every(({ guard }) => guard?.restriction === 'concealed')).toBe(true);
  });

  test('that is concealed is told to those on its list alone, and says so to its sender', async () => {
    const { incidentId } = await raisedIncident(world);
    await restrict(incidentId, 'none', 'concealed');
    const messageId = randomUUID();
    const to = [
      { kind: 'seat', id: 'dispatch-2' },
      { kind: 'seat', id: 'contact-1' },
    ];
    const asked = { messageId, to, text: 'Ring me', incidentId };
    expect(await world.send(fim, 'sendMessage', asked)).toMatchObject({ code: 'not-on-its-list' });
    expect(await world.must(fim, 'sendMessage', asked, 'not-on-its-list')).toMatchObject({ told: 1 });
    expect([await hear(mary, messageId), await hear(contactOfficer, messageId)]).toEqual([false, true]);
    const quiet = await raisedIncident(world);
    await restrict(quiet.incidentId, 'none', 'concealed');
    const [none] = await world.held('operations.messages', { of: quiet.incidentId });
    expect(none).toMatchObject({ member: false, guard: { restriction: 'concealed' } });
  });
});

test('a rebuild gives the same rows', async () => {
  const { db, context } = world.test;
  const before = await tableContents(db, context.registry);
  await rebuild(db, context.registry);
  expect(await tableContents(db, context.registry)).toEqual(before);
  expect(world.test.faults).toEqual([]);
});

async function pass(seconds: number): Promise<void> {
  world.test.clock.advance(seconds * 1000);
  await timer.runDue();
  await reactions.runDue();
}

async function restrict(incidentId: string, seen: string, restriction: string): Promise<void> {
  const terms = {
    incidentId,
    seen,
    restriction,
    allowed: [contactOfficer.id],
    radiusMetres: 500,
    reason: 'Officer involved',
  };
  await world.must(fim, 'restrict', terms);
}
