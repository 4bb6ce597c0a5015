import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startReactions, startTimer } from '../../../kernel/index.ts';
import { quiet, said } from '../changes/test-changes.ts';
import {
  agent,
  changeManager,
  makeWorld,
  officer,
  otherOfficer,
  reported,
  serviceManager,
  technician,
  type World,
} from '../test-service.ts';
import { errorWritten, opened } from './test-story.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const rowsOf = (view: string, of: string) => world.seen(technician, view, { of });
const recordOf = async (problemId: string) => (await rowsOf('problemRecord', problemId))[0] ?? {};
const logOf = async (id: string) => (await rowsOf('serviceIncidentLog', id)).map(({ kind, text }) => [kind, text]);
const situationOf = async (id: string) => (await rowsOf('serviceIncidentRecord', id))[0]?.situation;

async function react(): Promise<void> {
  const reactions = startReactions(world.test.context);
  await reactions.runDue();
  await reactions.close();
}

async function stepsOf(stream: string): Promise<readonly string[]> {
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
  const found = await world.test.db
    .selectFrom('kernel.event')
    .select('type')
    .where('stream', '=', stream)
    .orderBy('position')
    .execute();
  return found.map(({ type }) => type).filter((type) => type.startsWith('kernel.'));
}

test('SM-34 SM-35 SM-37 a problem is a record of its own, with number, source and contact, weighed and sorted as an IT incident is', async () => {
  const serviceIncidentId = await reported(world, { impact: 1, urgency: 2 });
  const problemId = await opened(world, { impact: 1, urgency: 2, contact: 'Dr Lane', itemIds: [randomUUID()] });
  const [incident] = await rowsOf('serviceIncidentRecord', serviceIncidentId);
  const problem = await recordOf(problemId);
  expect(problem).toMatchObject({ source: 'menu', contact: 'Dr Lane', situation: 'open', impact: 1, urgency: 2 });
  expect(problem.number).toMatch(/^PB-\d+$/);
  expect(incident?.number).toMatch(/^IT-\d+$/);
  expect([problem.priority, problem.categoryId]).toEqual([incident?.priority, incident?.categoryId]);
  const unknown = { problemId: randomUUID(), source: 'menu', title: 'Another', categoryId: 'none' };
  expect(await world.send(technician, 'openProblem', unknown)).toMatchObject({ code: 'no-such-category' });
  expect(await world.send(officer, 'openProblem', { ...unknown, categoryId: null })).toMatchObject({
    kind: 'not-permitted',
  });
});

test('whoever opens a problem and names nobody is asked about it; what is amended carries what was seen', async () => {
  const problemId = await opened(world);
  const { changedAt, contact } = await recordOf(problemId);
  expect(contact).toBe(technician.name);
  world.test.clock.advance(MINUTE_MS);
  const terms = { problemId, title: 'Cells of batch 7', owner: 'Owen', urgency: 1 };
  await world.must(technician, 'amendProblem', { ...terms, seen: changedAt });
  expect(await recordOf(problemId)).toMatchObject({ title: 'Cells of batch 7', owner: 'Owen', urgency: 1 });
  const stale = { ...terms, title: 'Another', seen: changedAt };
  expect(await world.send(agent, 'amendProblem', stale)).toMatchObject({ code: 'changed-meanwhile' });
});

test('SM-42 SM-36 what repeats in the window of the force is proposed once, and opened as a problem with what it was proposed for', async () => {
  const itemId = randomUUID();
  for (const _ of [1, 2]) await reported(world, { itemIds: [itemId] });
  await react();
  const proposed = async () => (await world.seen(technician, 'trends')).filter(({ subjectId }) => subjectId === itemId);
  expect(await proposed()).toEqual([]);
  await reported(world, { itemIds: [itemId] });
  await react();
  const [trend] = await proposed();
  expect(trend).toMatchObject({ by: 'item', days: 30, count: 3 });
  const problemId = await opened(world, { source: 'trend', candidateId: trend?.id, itemIds: [itemId] });
  expect(await recordOf(problemId)).toMatchObject({ source: 'trend', incidents: 3 });
  expect(await proposed()).toEqual([]);
  // Taken up, it is not proposed again with the next report.
  world.test.clock.advance(2 * 3_600_000);
  await reported(world, { itemIds: [itemId] });
  await react();
  expect(await proposed()).toEqual([]);
  const one = await reported(world);
  expect(await recordOf(await opened(world, { source: 'it-incidents', incidentIds: [one] }))).toMatchObject({
    ...{ source: 'it-incidents', incidents: 1 },
  });
  const two = [await reported(world), await reported(world)];
  const many = await opened(world, { source: 'it-incidents', incidentIds: two });
  expect((await rowsOf('problemIncidents', many)).map(({ id }) => id).sort()).toEqual([...two].sort());
  expect(await rowsOf('incidentProblems', one)).toHaveLength(1);
  expect(await recordOf(await opened(world))).toMatchObject({ source: 'menu', incidents: 0 });
});

test('by category and by place, too; what was dismissed rests for its window, and nobody who looks is told of', async () => {
  const input = { trendId: randomUUID(), by: 'place', subjectId: 'oakham', days: 7, limit: 25, count: 25 };
  const found = () => world.test.handle({ name: 'service.findTrend', input });
  const proposed = async () => (await world.seen(technician, 'trends')).some(({ id }) => id === input.trendId);
  await found();
  expect(await proposed()).toBe(true);
  await world.must(agent, 'dismissTrend', { trendId: input.trendId, reason: 'New starters' });
  await found();
  expect(await proposed()).toBe(false);
  world.test.clock.advance(8 * DAY_MS);
  await found();
  expect(await proposed()).toBe(true);
  world.test.clock.advance(6 * DAY_MS);
  expect(await stepsOf(`service.trend/${input.trendId}`)).toContain('kernel.DeadlineBreached');
});

test('SM-38 five whys, fishbone, timeline and Kepner-Tregoe are kept as parts, each version of each', async () => {
  const problemId = await opened(world);
  const parts = [
    { kind: 'five-whys', whys: [{ because: 'The cell is weak' }, { because: 'Bought untried' }], root: 'No trial' },
    { kind: 'fishbone', effect: 'Off', causes: [{ branch: 'technology', cause: 'A weak cell', verdict: 'root' }] },
    { kind: 'timeline', entries: [{ at: 1_795_000_000_000, what: 'Batch 7 came', source: 'CH-4' }] },
    {
      kind: 'kepner-tregoe',
      rows: [{ question: 'what', is: 'Batch 7', isNot: 'Batch 6', distinct: 'Cells of another maker' }],
      causes: [{ cause: 'A weak cell', assumes: 'Nothing', proven: true }],
    },
  ];
  for (const analysis of parts) await world.must(technician, 'analyseProblem', { problemId, seen: 0, analysis });
  const { analyses } = await recordOf(problemId);
  expect(analyses).toMatchObject(parts.map((content) => ({ kind: content.kind, version: 1, content })));
  const again = { problemId, analysis: { ...parts[0], root: 'No trial, no test' } };
  expect(await world.send(agent, 'analyseProblem', { ...again, seen: 0 })).toMatchObject({ code: 'changed-meanwhile' });
  await world.must(agent, 'analyseProblem', { ...again, seen: 1 });
  const kept = (await rowsOf('problemAnalyses', problemId)).filter(({ kind }) => kind === 'five-whys');
  expect(kept).toMatchObject([
    { version: 2, author: agent.name, content: { root: 'No trial, no test' } },
    { version: 1, author: technician.name, content: { root: 'No trial' } },
  ]);
});

test('SM-39 a workaround is told in one step to everybody whose IT incident is linked, and to whoever is linked later', async () => {
  const [first, second, over] = [await reported(world), await reported(world), await reported(world)];
  await world.must(technician, 'resolveServiceIncident', { serviceIncidentId: over, resolution: 'Done' });
  const problemId = await opened(world, { incidentIds: [first, second, over] });
  await world.must(technician, 'tellWorkaround', { problemId, text: 'Use the wall charger' });
  await react();
  const told = ['workaround', 'Use the wall charger'];
  for (const id of [first, second]) expect(await logOf(id)).toContainEqual(told);
  expect(await logOf(over)).not.toContainEqual(told);
  const seenByReporter = await world.seen(officer, 'ownRecordLog', { of: first });
  expect(seenByReporter.map(({ text }) => text)).toContain('Use the wall charger');
  const later = await reported(world);
  await world.must(technician, 'linkToProblem', { problemId, incidentIds: [later, first] });
  await react();
  expect((await logOf(later)).filter(([kind]) => kind === 'workaround')).toHaveLength(1);
  expect((await logOf(first)).filter(([kind]) => kind === 'workaround')).toHaveLength(1);
});

test('SM-41 a change raised for a problem asks when it is closed whether the problem is gone; if so, its IT incidents close', async () => {
  const incident = await reported(world);
  const problemId = await opened(world, { incidentIds: [incident] });
  const changeId = await doneFor(problemId);
  await react();
  const problem = await recordOf(problemId);
  expect(problem).toMatchObject({ situation: 'review', changes: [{ changeId, standing: 'closed' }] });
  expect(problem.dueAt).toBe(world.test.clock.now() + 5 * DAY_MS);
  expect(await world.send(technician, 'reviewProblem', { problemId, gone: true, note: 'Gone' })).toMatchObject({
    code: 'no-text',
  });
  const review = { problemId, gone: true, note: 'None for a week', text: 'The cells have been replaced' };
  await world.must(technician, 'reviewProblem', review);
  await react();
  expect(await situationOf(incident)).toBe('resolved');
  expect(await logOf(incident)).toContainEqual(['resolved', 'The cells have been replaced']);
  world.test.clock.advance(6 * DAY_MS);
  await stepsOf(`service.problem/${problemId}`);
  expect(await situationOf(incident)).toBe('closed');
  expect(await recordOf(problemId)).toMatchObject({ situation: 'closed', ending: 'fixed' });
});

/** A change that was raised for a problem, done and closed. */
async function doneFor(problemId: string): Promise<string> {
  const changeId = randomUUID();
  const { must } = world;
  await must(technician, 'raiseChange', {
    changeId,
    model: 'normal',
    causeId: problemId,
    proposal: quiet(world),
    said,
  });
  await react();
  expect(await recordOf(problemId)).toMatchObject({ situation: 'open', changes: [{ changeId, standing: 'raised' }] });
  const unsure = { problemId, ending: 'accepted', text: 'We live with it' };
  expect(await world.send(technician, 'closeProblem', unsure)).toMatchObject({ kind: 'confirm', code: 'changes-run' });
  await must(technician, 'submitChange', { changeId });
  await must(changeManager, 'askApproval', { changeId }, 'collides');
  const yes = { changeId, groupId: 'manager', askedKey: 'change-manager', decision: 'yes', reason: 'Fine' };
  await must(changeManager, 'decideChange', yes);
  await must(technician, 'beginChange', { changeId, go: true }, 'against');
  await must(technician, 'endChange', { changeId, outcome: 'successful' });
  await must(changeManager, 'closeChange', { changeId, closure: 'successful' });
  return changeId;
}

test('a problem that is not gone after its change goes on; what nobody looks at in time is told', async () => {
  const problemId = await opened(world);
  await doneFor(problemId);
  await react();
  world.test.clock.advance(6 * DAY_MS);
  expect(await stepsOf(`service.problem/${problemId}`)).toContain('kernel.DeadlineBreached');
  await world.must(technician, 'reviewProblem', { problemId, gone: false, note: 'Two more' });
  expect(await recordOf(problemId)).toMatchObject({ situation: 'open', dueAt: null });
});

test('SM-43 a problem costs the IT incidents that it caused, the people affected, and the minutes until they were helped', async () => {
  const outage = { impact: 1, urgency: 1 };
  const first = await reported(world, outage);
  const problemId = await opened(world, { incidentIds: [first] });
  world.test.clock.advance(10 * MINUTE_MS);
  await world.must(otherOfficer, 'joinOutage', { serviceIncidentId: first });
  const second = await reported(world);
  await world.must(technician, 'linkToProblem', { problemId, incidentIds: [second] });
  world.test.clock.advance(20 * MINUTE_MS);
  await world.must(technician, 'resolveServiceIncident', { serviceIncidentId: first, resolution: 'Done' });
  world.test.clock.advance(5 * MINUTE_MS);
  // 30 for the first, 20 for whoever joined it, 25 for the second, which is open still; two people, one of whom reported both.
  expect(await rowsOf('problemCost', problemId)).toEqual([
    { problemId, incidents: 2, open: 1, people: 2, minutesLost: 75 },
  ]);
});

test('a known error is looked at by its date, ends with its problem, and stays known where the problem was accepted', async () => {
  const problemId = await opened(world);
  expect(await world.send(technician, 'publishKnownError', { problemId, audience: 'desk' })).toMatchObject({
    code: 'no-known-error',
  });
  await world.must(agent, 'writeKnownError', { problemId, ...errorWritten });
  expect(await world.send(agent, 'publishKnownError', { problemId, audience: 'desk' })).toMatchObject({
    kind: 'not-permitted',
  });
  await world.must(technician, 'publishKnownError', { problemId, audience: 'desk' });
  expect(await recordOf(problemId)).toMatchObject({
    audience: 'desk',
    knownError: { version: 1, cause: 'A weak cell' },
  });
  world.test.clock.advance(91 * DAY_MS);
  expect(await stepsOf(`service.problem/${problemId}`)).toEqual(
    expect.arrayContaining(['kernel.DeadlineWarned', 'kernel.DeadlineBreached']),
  );
  const reviewAt = world.test.clock.now() + 30 * DAY_MS;
  await world.must(agent, 'reviewKnownError', { problemId, reviewAt, note: 'Still so' });
  expect(await recordOf(problemId)).toMatchObject({ dueAt: reviewAt });
  await world.must(technician, 'closeProblem', { problemId, ending: 'accepted', text: 'We live with it' });
  expect(await recordOf(problemId)).toMatchObject({ audience: 'desk', dueAt: reviewAt });
  await world.must(technician, 'reopenProblem', { problemId, reason: 'A new maker' });
  await world.must(technician, 'closeProblem', { problemId, ending: 'fixed', text: 'New cells' });
  expect(await recordOf(problemId)).toMatchObject({ audience: null, dueAt: null });
});

test('SM-44 a major problem owes its review when it is closed: lessons and actions, which stand in the improvement plan', async () => {
  const problemId = await opened(world, { major: true, impact: 1, urgency: 1 });
  await world.must(technician, 'closeProblem', { problemId, ending: 'fixed', text: 'New cells' });
  expect((await recordOf(problemId)).dueAt).toBe(world.test.clock.now() + 10 * DAY_MS);
  const reviewAt = world.test.clock.now() + 40 * DAY_MS;
  const actions = [
    { what: `Try a batch first ${problemId}`.slice(0, 60), who: 'Radio manager', reviewAt },
    { what: 'Tell the supplier', who: 'Purchasing', reviewAt, planned: false },
  ];
  const lessons = 'The batch was bought untried';
  await world.must(technician, 'reviewMajorProblem', { problemId, lessons, actions });
  await react();
  expect(await recordOf(problemId)).toMatchObject({ majorReview: { lessons, actions }, dueAt: null });
  const plan = (await world.seen(serviceManager, 'improvements')).filter(({ source }) => source === 'problem');
  expect(plan).toMatchObject([{ title: actions[0]?.what, owner: 'Radio manager', reviewAt }]);
});
