import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Frame, lastPosition, rebuild, startFeed, startReactions, tableContents } from '../../kernel/index.ts';
import { personSubject } from '../../kernel/testing.ts';
import {
  answeredCall,
  attended,
  carOnDuty,
  closed,
  connie,
  dave,
  fiona,
  makeInsightWorld,
  raisedFrom,
  sue,
  type World,
} from './test-insight.ts';

let world: World;
let tourId: string;
const otherSupervisor = personSubject('sven', ['control-room-supervisor']);
const otherContactOfficer = personSubject('carl', ['contact-officer']);

beforeAll(async () => {
  world = await makeInsightWorld();
  tourId = await carOnDuty(world);
});
afterAll(() => world.test.close());

async function dealtWith(code = '202'): Promise<string> {
  const { incidentId } = await raisedFrom(world, await answeredCall(world, 3), { code });
  await attended(world, incidentId, { tourId, assignSeconds: 30, arriveSeconds: 30 });
  await closed(world, incidentId, code);
  return incidentId;
}

async function draw(rule: string, accountId: string): Promise<string> {
  const checkId = randomUUID();
  await world.must(sue, 'insight.drawCheck', { checkId, rule, accountId });
  return checkId;
}

async function find(who: typeof sue, view: string, id: string) {
  return (await world.seen(who, `insight.${view}`)).find((row) => row.id === id);
}

function whole(row: Readonly<Record<string, unknown>> | undefined, answer: string) {
  const questions = row?.questions as { readonly id: string }[];
  return questions.map(({ id }) => ({ id, answer }));
}

async function conceal(incidentId: string): Promise<void> {
  const terms = { restriction: 'concealed', allowed: [], radiusMetres: 500, reason: 'Covert' };
  await world.must(fiona, 'restrict', { incidentId, seen: 'none', ...terms });
}

describe('L06 dip samples', () => {
  test('L06 drawn by lot per person and kind, scored by the sheet of the force pack, fed back to whose work it was', async () => {
    const records = [await dealtWith(), await dealtWith(), await dealtWith(), await dealtWith()];
    const owed = await world.seen(sue, 'insight.samplesOwed');
    expect(owed).toContainEqual(
      expect.objectContaining({ rule: 'call-taking', accountId: connie.id, records: 4, drawn: 0, owed: 3 }),
    );
    expect(owed).toContainEqual(
      expect.objectContaining({ rule: 'dispatching', accountId: dave.id, records: 4, drawn: 0, owed: 3 }),
    );
    const checkId = await draw('call-taking', connie.id);
    const drawn = await find(sue, 'checks', checkId);
    expect(records).toContain(drawn?.incidentId);
    expect(drawn).toMatchObject({ kind: 'sample', rule: 'Call taking', person: connie.name, answeredAt: null });
    const answers = whole(drawn, 'yes');
    expect(answers.length).toBeGreaterThan(3);
    const half = { checkId, answers: answers.slice(1), feedback: '' };
    expect(await world.send(sue, 'insight.answerCheck', half)).toMatchObject({ code: 'answers-missing' });
    expect(await find(connie, 'ownChecks', checkId)).toBeUndefined();
    await world.must(sue, 'insight.answerCheck', { checkId, answers, feedback: 'Calm and quick' });
    expect(await find(connie, 'ownChecks', checkId)).toMatchObject({ answers, feedback: 'Calm and quick' });
    expect(await find(otherContactOfficer, 'ownChecks', checkId)).toBeUndefined();
    await expect(world.seen(connie, 'insight.checks')).rejects.toThrow(/no role here gives/);
    const again = { checkId, answers, feedback: '' };
    expect(await world.send(sue, 'insight.answerCheck', again)).toMatchObject({ code: 'check-answered' });
  });

  test('no record is drawn twice, and when all are drawn it says so', async () => {
    const first = await find(sue, 'checks', await draw('call-taking', connie.id));
    const drawn = new Set([first?.incidentId]);
    for (let left = 3; left > 0; left--) {
      const answer = await world.send(sue, 'insight.drawCheck', {
        ...{ checkId: randomUUID(), rule: 'call-taking', accountId: connie.id },
      });
      if (answer.kind !== 'done') {
        expect(answer).toMatchObject({ code: 'nothing-to-draw' });
        break;
      }
      const rows = await world.seen(sue, 'insight.checks');
      expect(rows.filter(({ incidentId }) => drawn.has(incidentId as string))).toHaveLength(drawn.size);
      for (const row of rows) if (row.rule === 'Call taking') drawn.add(row.incidentId as string);
    }
    expect(drawn.size).toBe(4);
    const unknown = { checkId: randomUUID(), rule: 'no-rule', accountId: connie.id };
    expect(await world.send(sue, 'insight.drawCheck', unknown)).toMatchObject({ code: 'no-such-rule' });
  });

  test('who takes one is named; another is asked before they take it too', async () => {
    await dealtWith();
    const checkId = await draw('dispatching', dave.id);
    await world.must(sue, 'insight.takeCheck', { checkId });
    expect(await find(sue, 'checks', checkId)).toMatchObject({ takenBy: sue.name });
    expect(await world.send(otherSupervisor, 'insight.takeCheck', { checkId })).toMatchObject({
      kind: 'confirm',
      code: 'taken-by-another',
    });
    await world.must(otherSupervisor, 'insight.takeCheck', { checkId }, 'taken-by-another');
    expect(await find(sue, 'checks', checkId)).toMatchObject({ takenBy: otherSupervisor.name });
  });
});

describe('closed without attendance', () => {
  test('a flagged code goes before the supervisor, once; an attended one and one that needs nobody do not', async () => {
    const reactions = startReactions(world.test.context);
    const { incidentId } = await raisedFrom(world, await answeredCall(world, 3), { code: '309' });
    await closed(world, incidentId, '309');
    const other = await raisedFrom(world, await answeredCall(world, 3), { code: '202' });
    await closed(world, other.incidentId);
    const seen = await dealtWith('309');
    await reactions.runDue();
    await reactions.runDue();
    await reactions.close();
    const rows = (await world.seen(sue, 'insight.checks')).filter(({ kind }) => kind === 'unattended');
    expect(rows).toMatchObject([{ incidentId, rule: 'Closed without attendance', person: null }]);
    expect(rows.map((row) => row.incidentId)).not.toContain(seen);
    const answers = whole(rows[0], 'no');
    const checkId = rows[0]?.id;
    await world.must(sue, 'insight.answerCheck', { checkId, answers, feedback: 'Opened again' });
    expect(await find(sue, 'checks', String(checkId))).toMatchObject({ answers, answeredBy: sue.name });
  });
});

describe('a record that is concealed', () => {
  test('is never drawn; a check of one concealed since goes from every list, feed and door', async () => {
    const incidentId = await dealtWith();
    const checkId = await draw('dispatching', dave.id);
    const about = String((await find(sue, 'checks', checkId))?.incidentId);
    const from = await lastPosition(world.test.db);
    const feed = await startFeed(world.test.context, { pollMs: 50 });
    const frames: Frame[] = [];
    const listening = feed.listen({
      subject: sue,
      send: (frame) => void frames.push(frame),
      close: () => undefined,
    });
    listening.subscribe([{ view: 'insight.checks', from }]);
    await conceal(about);
    await feed.settled();
    await feed.close();
    expect(JSON.stringify(frames)).toContain(about);
    expect(JSON.stringify(frames)).not.toContain('"person"');
    expect(await find(sue, 'checks', checkId)).toBeUndefined();
    expect(await find(fiona, 'checks', checkId)).toBeDefined();
    const answer = await world.send(sue, 'insight.takeCheck', { checkId });
    expect(answer.kind).toBe('not-permitted');
    if (incidentId !== about) await conceal(incidentId);
    const owed = await world.seen(sue, 'insight.samplesOwed');
    const records = owed.find(({ id }) => id === `dispatching:${dave.id}`)?.records;
    for (let left = Number(records); left > 0; left--) {
      const row = await find(sue, 'checks', await draw('dispatching', dave.id));
      expect([incidentId, about]).not.toContain(row?.incidentId);
    }
  });
});

test('replayed from its beginning, the log makes the same checks, row for row', async () => {
  const { db, context } = world.test;
  const before = await tableContents(db, context.registry);
  await rebuild(db, context.registry);
  expect(await tableContents(db, context.registry)).toEqual(before);
  expect(before['insight.check']?.length).toBeGreaterThan(4);
  expect(world.test.faults).toEqual([]);
});
