import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type Frame,
  lastPosition,
  rebuild,
  startFeed,
  startReactions,
  startTimer,
  tableContents,
} from '../../../kernel/index.ts';
import { systemSubject } from '../../../kernel/testing.ts';
import { findWholeRecord } from '../disclosure/record.ts';
import {
  contactOfficer,
  dispatcher,
  fim,
  makeWorld,
  officer,
  raisedIncident,
  supervisor,
  type World,
} from '../test-world.ts';
import { letters, noCount, words } from './test-story.ts';

const MINUTE = 60_000;
const atSeat = (who: typeof dispatcher, id: string) => ({ ...who, seat: who.seat && { ...who.seat, id } });
const one = atSeat(dispatcher, 'dispatch-1');
const insp = { who: 'Insp Michael Thorne', words: 'Coach on its side, 40 on board' };

let world: World;
let incidentId: string;
beforeAll(async () => {
  world = await makeWorld();
  await world.must(one, 'force.takeSeat', { seatId: 'dispatch-1' });
  await world.must(supervisor, 'force.takeSeat', { seatId: 'supervisor' });
  await world.must(fim, 'force.takeSeat', { seatId: 'fim' });
});
afterAll(() => world.test.close());
beforeEach(async () => {
  ({ incidentId } = await raisedIncident(world, { grade: 'G1' }));
});

const on = <Input extends object>(input: Input) => ({ incidentId, ...input });
const brief = async (who = dispatcher) =>
  (await world.seen(who, 'operations.majors', { filters: { id: incidentId } }))[0];
const sheet = async (who = dispatcher) => (await world.seen(who, 'operations.majorSheet', { of: incidentId }))[0];
const log = async (who = dispatcher) =>
  (await world.seen(who, 'operations.majorLog', { of: incidentId })).map(({ text }) => text);
const alarms = async (who = dispatcher) =>
  (await world.seen(who, 'operations.alarms', { of: incidentId })).filter(({ key }) =>
    String(key).startsWith('major-'),
  );
const declare = (who = one) =>
  world.must(who, 'setMajorLevel', on({ seen: 'none', level: 'declared', agency: 'ambulance', ...insp }));
type Partner = { callId: string; partnerId: string; seatId: string; channel: string; reachedAt: number | null };
const partners = async () => ((await sheet()) as unknown as { partners: readonly Partner[] }).partners;

async function pass(ms: number): Promise<void> {
  world.test.clock.advance(ms);
  const timer = startTimer(world.test.context);
  const reactions = startReactions(world.test.context);
  await timer.runDue();
  await reactions.runDue();
  await reactions.close();
  await timer.close();
}

describe('declared, stood by, stood down', () => {
  test('J01 is kept with its time, who said so and for which agency; the log of the incident says it too', async () => {
    const at = world.test.clock.now() - 4 * MINUTE;
    const standby = on({ seen: 'none', level: 'standby', agency: 'fire', who: 'Station manager', words: '', at });
    await world.must(one, 'setMajorLevel', standby);
    expect(await brief()).toMatchObject({ level: 'standby', since: at, agency: 'Fire and Rescue Service' });
    await world.must(one, 'setMajorLevel', on({ seen: 'standby', level: 'declared', ...insp }));
    await world.must(
      fim,
      'setMajorLevel',
      on({ seen: 'declared', level: 'stood-down', who: 'Silver', words: 'All out' }),
    );
    expect(((await sheet()) as { levels: unknown }).levels).toMatchObject([
      { level: 'standby', at, agency: { id: 'fire' }, who: 'Station manager', by: 'dave' },
      { level: 'declared', agency: { id: 'police' }, who: insp.who, by: 'dave' },
      { level: 'stood-down', who: 'Silver', words: 'All out', by: 'fiona' },
    ]);
    const lines = await world.seen(dispatcher, 'operations.incidentLog', { of: incidentId });
    expect(lines.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^Major incident: STAND BY \(Fire/));
    expect(await log()).toContainEqual(
      expect.stringMatching(/^MAJOR INCIDENT DECLARED \(.+\), said by Insp Michael Thorne: Coach/),
    );
  });

  test('what somebody else set meanwhile is not overwritten; what does not run is not stood down', async () => {
    const nothing = on({ seen: 'none', level: 'stood-down', ...insp });
    expect(await world.send(one, 'setMajorLevel', nothing)).toMatchObject({ code: 'nothing-runs' });
    await declare();
    const late = on({ seen: 'none', level: 'standby', ...insp });
    expect(await world.send(fim, 'setMajorLevel', late)).toMatchObject({
      code: 'changed-meanwhile',
      current: 'declared',
    });
    const ahead = on({ seen: 'declared', level: 'stood-down', ...insp, at: world.test.clock.now() + MINUTE });
    expect(await world.send(fim, 'setMajorLevel', ahead)).toMatchObject({ code: 'time-ahead' });
  });
});

describe('M/ETHANE', () => {
  const report = (seen: number, over: object = {}) =>
    world.must(one, 'reportMethane', on({ seen, letters, casualties: noCount, ...over }));

  test('each update is a version of its own, with what changed; one may come before anything is declared', async () => {
    await report(0);
    expect(await brief()).toMatchObject({ level: 'reported', methaneVersion: 1 });
    expect(await world.seen(dispatcher, 'operations.majors')).not.toContainEqual(
      expect.objectContaining({ id: incidentId }),
    );
    await report(1, {
      letters: { ...letters, hazards: 'Gas main' },
      casualties: { ...noCount, p1: 3 },
      agency: 'fire',
    });
    expect((await sheet())?.methanes).toMatchObject([
      { version: 1, letters, changed: [] },
      { version: 2, agency: { id: 'fire' }, letters: { hazards: 'Gas main' }, changed: ['hazards', 'casualties'] },
    ]);
    const stale = on({ seen: 1, letters, casualties: noCount });
    expect(await world.send(fim, 'reportMethane', stale)).toMatchObject({ code: 'changed-meanwhile', current: 2 });
  });

  test('J02 each version is for every partner: one that no line brings is owed until somebody has told them', async () => {
    await declare();
    await report(0);
    const line = systemSubject('line');
    const told = (partnerId: string, outcome: string) => on({ version: 1, partnerId, outcome });
    await world.must(line, 'shareMethane', { ...told('ambulance', 'delivered'), words: 'EM-4471' });
    await world.must(line, 'shareMethane', { ...told('fire', 'undelivered'), words: 'no answer' });
    await world.must(one, 'shareMethane', { ...told('fire', 'told'), words: 'Read to their duty manager' });
    await world.must(line, 'shareMethane', told('fire', 'undelivered'));
    const shared = async () =>
      ((await sheet()) as unknown as { methanes: readonly { shared: unknown }[] }).methanes[0]?.shared;
    expect(await shared()).toMatchObject([
      { partnerId: 'ambulance', outcome: 'delivered', words: 'EM-4471' },
      { partnerId: 'fire', outcome: 'told', words: 'Read to their duty manager', by: 'dave' },
      { partnerId: 'council', outcome: 'waiting' },
      { partnerId: 'environment-agency', outcome: 'waiting' },
    ]);
    await pass(5 * MINUTE + 1);
    expect((await alarms()).find(({ key }) => key === 'major-share:1')).toMatchObject({
      text: 'M/ETHANE 1: tell Council, out of hours, Environment Agency',
    });
    await world.must(one, 'shareMethane', told('council', 'told'));
    await world.must(one, 'shareMethane', told('environment-agency', 'told'));
    expect((await alarms()).map(({ key }) => key)).not.toContain('major-share:1');
    expect(await world.send(one, 'shareMethane', told('rspca', 'told'))).toMatchObject({ code: 'no-such-version' });
  });

  test('the next one is owed: it warns, breaks and climbs from the FIM, and is seen by name like any alarm', async () => {
    await declare();
    await report(0);
    await pass(15 * MINUTE + 1);
    const late = (await alarms(fim)).find(({ key }) => key === 'major-methane');
    expect(late).toMatchObject({ state: 'breached', alarmClass: 'B', text: 'M/ETHANE: version 2', told: 'fim' });
    await world.must(fim, 'seeAlarm', on({ key: 'major-methane' }));
    expect((await alarms(fim)).find(({ key }) => key === 'major-methane')).toMatchObject({ seenBy: 'fiona' });
    await report(1);
    expect((await alarms(fim)).map(({ key }) => key)).not.toContain('major-methane');
    expect(await world.send(fim, 'seeAlarm', on({ key: 'major-none' }))).toMatchObject({ code: 'no-such-alarm' });
  });
});

describe('decisions', () => {
  test('J03 each is kept with the six steps of the model; one in the stead of another leaves it where it stood', async () => {
    await declare();
    await world.must(fim, 'recordMajorDecision', on({ role: 'silver', words }));
    const better = { ...words, decision: 'Evacuate the school' };
    await world.must(fim, 'recordMajorDecision', on({ role: 'gold', words: better, corrects: 1 }));
    expect((await sheet())?.decisions).toMatchObject([
      { number: 1, role: 'silver', words, correctedBy: 2, owed: [], by: 'fiona' },
      { number: 2, role: 'gold', words: better, corrects: 1, correctedBy: null },
    ]);
    expect(await log()).toContainEqual(
      expect.stringMatching(/^Decision 2 \(gold, in the stead of 1\)\. Information: Smoke/),
    );
    const stranger = on({ role: 'gold', words, corrects: 7 });
    expect(await world.send(fim, 'recordMajorDecision', stranger)).toMatchObject({ code: 'no-such-decision' });
  });

  test('J03 no decision stands without its rationale', async () => {
    await declare();
    const bare = on({ role: 'silver', words: { ...words, rationale: '' } });
    expect((await world.send(fim, 'recordMajorDecision', bare)).kind).toBe('malformed');
  });
});

describe('roles and action cards', () => {
  const give = (roleId: string, over: object = {}) =>
    world.must(one, 'giveMajorRole', on({ roleId, name: 'Ch Insp Dana Example', contact: 'RUT-9', ...over }));

  test('J04 gold, silver and bronze are named with where they are reached; RVP, FCP and both cordons stand beside them', async () => {
    await declare();
    await give('gold', { name: 'ACC Ines Example', contact: 'RUT-1' });
    await give('silver');
    await give('bronze', { name: 'Sgt Lee Example', sector: 'outer cordon' });
    const held = (await sheet())?.roles as unknown as readonly { key: string; name: string; contact: string }[];
    expect(held.map(({ key, name, contact }) => [key, name, contact])).toEqual([
      ['gold', 'ACC Ines Example', 'RUT-1'],
      ['silver', 'Ch Insp Dana Example', 'RUT-9'],
      ['bronze:outer cordon', 'Sgt Lee Example', 'RUT-9'],
    ]);
    expect((await brief())?.vacant).toEqual(['Loggist']);
    const place = { label: 'Car park, Church Street', lon: -0.7277, lat: 52.6712, gazetteerId: null };
    for (const kind of ['rvp', 'fcp']) {
      await world.must(one, 'setPoint', on({ pointId: randomUUID(), kind, place, note: kind }));
    }
    const corners = [
      [-0.7281, 52.6709],
      [-0.7272, 52.6709],
      [-0.7272, 52.6714],
    ];
    for (const kind of ['inner-cordon', 'outer-cordon']) {
      await world.must(one, 'setShape', on({ shapeId: randomUUID(), kind, corners, note: 'Scene guard' }));
    }
    const points = await world.seen(dispatcher, 'operations.whereabouts', { of: incidentId });
    expect(points.filter(({ until }) => until === null).map(({ kind }) => kind)).toEqual(['initial', 'rvp', 'fcp']);
    const shapes = await world.seen(dispatcher, 'operations.shapes', { of: incidentId });
    expect(shapes.map(({ kind }) => String(kind)).sort()).toEqual(['inner-cordon', 'outer-cordon']);
    const lines = (await log()).join('\n');
    expect(['Gold', 'Silver', 'Bronze'].filter((role) => !lines.includes(role))).toEqual([]);
  });

  test('a role has one holder, bronzes have as many as there are sectors; who had it before stays in the log', async () => {
    await declare();
    expect((await brief())?.vacant).toEqual(['Gold (strategic)', 'Silver (tactical)', 'Loggist']);
    await give('silver');
    await give('silver', { name: 'Supt Sam Example', agency: 'fire' });
    await give('bronze', { sector: 'outer cordon' });
    await give('bronze', { sector: 'traffic' });
    expect((await sheet())?.roles).toMatchObject([
      { key: 'silver', name: 'Supt Sam Example', agency: { id: 'fire' } },
      { key: 'bronze:outer cordon' },
      { key: 'bronze:traffic' },
    ]);
    expect(await log()).toContainEqual(expect.stringMatching(/^Silver \(tactical\): Ch Insp Dana Example/));
    await world.must(one, 'leaveMajorRole', on({ key: 'silver', reason: 'End of duty' }));
    expect((await brief())?.vacant).toContain('Silver (tactical)');
  });

  test('J06 the card of a role opens with it, the room’s own when it is declared; each line is ticked with its time, once', async () => {
    await declare();
    await give('silver');
    type Shown = { id: string; items: readonly { id: string; marked: unknown; dueAt: number | null }[] };
    const cards = async () => (await sheet())?.cards as readonly Shown[];
    expect((await cards()).map(({ id }) => id)).toEqual(['control-room', 'silver']);
    await pass(MINUTE);
    const line = on({ cardId: 'silver', itemId: 'huddle', mark: 'done', note: 'At the forward command post' });
    await world.must(fim, 'markMajorCardItem', line);
    const at = world.test.clock.now();
    expect((await cards())[1]?.items[0]).toMatchObject({ marked: { mark: 'done', at, by: 'fiona' } });
    expect(await world.send(one, 'markMajorCardItem', line)).toMatchObject({ code: 'marked-already' });
    await world.must(one, 'markMajorCardItem', on({ cardId: 'silver', itemId: 'withdraw', mark: 'not-applicable' }));
    await world.must(one, 'openMajorCard', on({ cardId: 'gold' }));
    expect((await cards()).map(({ id }) => id)).toContain('gold');
  });
});

describe('partners', () => {
  test('J07 each is a task of a desk, spread over the desks that are there: none has them all, and the FIM none', async () => {
    await declare();
    const asked = await partners();
    expect(asked.map(({ partnerId }) => partnerId)).toEqual(['ambulance', 'fire', 'council', 'environment-agency']);
    expect(asked.map(({ seatId }) => seatId)).toEqual(['dispatch-1', 'supervisor', 'dispatch-1', 'supervisor']);
  });

  test('J07 who does not answer is tried by the next way, and then by another desk, by itself', async () => {
    await declare();
    const ambulance = async () => (await partners())[0];
    expect(await ambulance()).toMatchObject({ channel: 'Control room, 01632 960201', seatId: 'dispatch-1' });
    await pass(5 * MINUTE + 1);
    expect(await ambulance()).toMatchObject({ channel: 'Interoperability talkgroup ES-1', seatId: 'dispatch-1' });
    await pass(5 * MINUTE + 1);
    expect(await ambulance()).toMatchObject({ channel: 'Duty manager, 01632 960301', seatId: 'dispatch-1' });
    await pass(5 * MINUTE + 1);
    expect(await ambulance()).toMatchObject({ channel: 'Control room, 01632 960201', seatId: 'supervisor' });
    const callId = (await ambulance())?.callId;
    await world.must(supervisor, 'recordPartnerAnswer', on({ callId, outcome: 'reached', words: 'Two crews' }));
    expect((await ambulance())?.reachedAt).toBe(world.test.clock.now());
  });

  test('J07 a desk that has as many as it should is asked before it takes one more', async () => {
    await declare();
    const other = atSeat(supervisor, 'supervisor');
    const [, fire, , agency] = await partners();
    const take = (call: Partner | undefined) => on({ callId: call?.callId, seen: call?.seatId });
    await world.must(one, 'takePartner', take(fire));
    expect(await world.send(one, 'takePartner', take(agency))).toMatchObject({ code: 'already-carries' });
    await world.must(one, 'takePartner', take(agency), 'already-carries');
    const more = on({ callId: randomUUID(), partnerId: 'fire', seatId: null });
    expect(await world.send(one, 'askPartner', more)).toMatchObject({ kind: 'confirm', code: 'already-carries' });
    await world.must(other, 'askPartner', more);
  });
});

describe('J09 flags of a major incident', () => {
  const flag = () => world.must(fim, 'flagMajor', on({ flagId: 'plato', reason: 'Two with rifles, zebra' }));
  const filters = () => ({ filters: { id: incidentId } });
  /** All of this incident that somebody can read, whatever they ask for. */
  const everything = async (who: typeof dispatcher) => {
    const listed = await world.seen(who, 'operations.majors');
    return JSON.stringify(
      await Promise.all([
        listed.filter(({ id }) => id === incidentId),
        world.seen(who, 'operations.majors', filters()),
        world.seen(who, 'operations.openIncidents', filters()),
        ...(['majorSheet', 'majorFlags', 'majorLog', 'incidentLog', 'alarms'] as const).map((view) =>
          world.seen(who, `operations.${view}`, { of: incidentId }),
        ),
      ]),
    );
  };

  test('J09 restrict its record at once: who is not on its list sees neither flag nor that it is a major incident', async () => {
    await declare();
    const from = await lastPosition(world.test.db);
    await flag();
    await pass(21 * MINUTE);
    const seen = await everything(contactOfficer);
    for (const word of ['PLATO', 'zebra', 'plato', 'DECLARED', 'major-', 'MAJOR']) expect(seen).not.toContain(word);
    expect(await everything(fim)).toContain('Op PLATO');
    const feed = await startFeed(world.test.context);
    const frames: Frame[] = [];
    try {
      const listening = feed.listen({
        subject: contactOfficer,
        send: (frame) => void frames.push(frame),
        close: () => undefined,
      });
      const topics = ['majorSheet', 'majorFlags', 'majorLog'].map((view) => ({
        view: `operations.${view}`,
        of: incidentId,
      }));
      listening.subscribe([{ view: 'operations.majors' }, ...topics].map((topic) => ({ ...topic, from, version: 1 })));
      await feed.settled();
      expect(frames).toContainEqual(
        expect.objectContaining({
          changes: expect.arrayContaining([
            expect.objectContaining({ view: 'operations.majors', removes: [incidentId] }),
          ]),
        }),
      );
      expect(JSON.stringify(frames)).not.toMatch(/PLATO|zebra|DECLARED/);
    } finally {
      await feed.close();
    }
  });

  test('J09 stay hidden when the restriction is lifted, and when the flag is taken away', async () => {
    await declare();
    await flag();
    await world.must(fim, 'unflagMajor', on({ flagId: 'plato', reason: 'A film crew, zebra' }));
    const lift = on({ seen: 'restricted', restriction: 'none', allowed: [], radiusMetres: 500, reason: 'All open' });
    await world.must(fim, 'restrict', lift);
    const seen = await everything(dispatcher);
    expect(seen).toContain('DECLARED');
    for (const word of ['PLATO', 'plato', 'zebra']) expect(seen).not.toContain(word);
    expect(await everything(fim)).toContain('zebra');
  });

  test('J09 are given out with the record by nobody who may not know of them, whatever became of the restriction', async () => {
    await declare();
    const guard = async () => (await findWholeRecord(world.test.db, incidentId))?.guard;
    expect(await guard()).toEqual({ restriction: 'none', allowed: [] });
    await flag();
    expect(await guard()).toEqual({ restriction: 'restricted', allowed: ['fiona'] });
    const lift = on({ seen: 'restricted', restriction: 'none', allowed: [], radiusMetres: 500, reason: 'All open' });
    await world.must(fim, 'restrict', lift);
    expect(await guard()).toEqual({ restriction: 'concealed', allowed: ['fiona'] });
  });

  test('J09 no command tells what is hidden: it answers as it would of any restricted record', async () => {
    await declare();
    await flag();
    const plain = (await raisedIncident(world, { grade: 'G1' })).incidentId;
    const restrict = {
      seen: 'none',
      restriction: 'restricted',
      allowed: [],
      radiusMetres: 500,
      reason: 'Officer involved',
    };
    await world.must(fim, 'restrict', { incidentId: plain, ...restrict });
    for (const [name, input] of Object.entries({
      setMajorLevel: { seen: 'none', level: 'declared', ...insp },
      reportMethane: { seen: 0, letters, casualties: noCount },
      seeAlarm: { key: 'major-methane' },
      noteMajor: { text: 'x' },
    })) {
      const asked = await world.send(dispatcher, name, { incidentId, ...input });
      expect(asked).toMatchObject({ kind: 'not-permitted' });
      expect(asked).toEqual(await world.send(dispatcher, name, { incidentId: plain, ...input }));
    }
    expect((await world.send(officer, 'flagMajor', on({ flagId: 'cbrn', reason: 'why' }))).kind).toBe('not-permitted');
  });
});

test('stood down, a debrief is owed; once it is written it leaves every list, and a rebuild gives the same rows', async () => {
  await declare();
  await world.must(fim, 'setMajorLevel', on({ seen: 'declared', level: 'stood-down', who: 'Silver', words: '' }));
  expect(
    await world.send(fim, 'debriefMajor', { ...on({}), lessons: 'The second rendezvous was too near' }),
  ).toMatchObject({ kind: 'done' });
  expect(await world.seen(fim, 'operations.majors')).not.toContainEqual(expect.objectContaining({ id: incidentId }));
  const { db, context } = world.test;
  const before = await tableContents(db, context.registry);
  await rebuild(db, context.registry);
  expect(await tableContents(db, context.registry)).toEqual(before);
});
