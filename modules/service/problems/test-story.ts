import { randomUUID } from 'node:crypto';
import { changeManager, reported, technician, type World } from '../test-service.ts';

const DAY_MS = 86_400_000;

/** A problem; answers its id. */
export async function opened(world: World, input: object = {}): Promise<string> {
  const problemId = randomUUID();
  const usual = { source: 'menu', title: 'Handsets of batch 7 die', categoryId: 'radio-handset' };
  await world.must(technician, 'openProblem', { problemId, ...usual, ...input });
  return problemId;
}

export const errorWritten = {
  ...{ seen: 0, title: 'Handsets of batch 7 switch off', symptom: 'Off within an hour of charging' },
  ...{ cause: 'A weak cell', workaround: 'Use the wall charger', fix: 'New cells by March' },
};

/** A life of problems, known errors and trends that meets every kind of event of theirs. */
export async function liveProblems(world: World): Promise<void> {
  const { must, seen, test } = world;
  const incidentIds = [await reported(world), await reported(world)];
  const trendId = randomUUID();
  const found = { by: 'category', subjectId: 'radio-handset', days: 7, limit: 2, count: 2 };
  await test.handle({ name: 'service.findTrend', input: { trendId, ...found } });
  const problemId = await opened(world, { source: 'trend', candidateId: trendId, incidentIds, major: true });
  const other = randomUUID();
  await test.handle({ name: 'service.findTrend', input: { trendId: other, ...found, by: 'place' } });
  await must(technician, 'dismissTrend', { trendId: other, reason: 'New starters' });
  const row = (await seen(technician, 'problems')).find(({ id }) => id === problemId);
  const amended = { problemId, seen: row?.changedAt, title: 'Batteries of batch 7 die', impact: 2, major: true };
  await must(technician, 'amendProblem', amended);
  const late = await reported(world);
  await must(technician, 'linkToProblem', { problemId, incidentIds: [late] });
  await must(technician, 'unlinkFromProblem', { problemId, serviceIncidentId: late, reason: 'Another cause' });
  await must(technician, 'noteProblem', { problemId, text: 'The supplier looks at three' });
  const whys = { kind: 'five-whys', whys: [{ because: 'The cell is weak', evidence: 'Measured' }] };
  await must(technician, 'analyseProblem', { problemId, seen: 0, analysis: whys });
  await must(technician, 'tellWorkaround', { problemId, text: 'Use the wall charger' });
  await must(technician, 'writeKnownError', { problemId, ...errorWritten });
  await must(technician, 'publishKnownError', { problemId, audience: 'everybody' });
  const reviewAt = test.clock.now() + 90 * DAY_MS;
  await must(technician, 'reviewKnownError', { problemId, reviewAt, note: 'Forty are in use' });
  await must(technician, 'withdrawKnownError', { problemId, reason: 'It harms the charger' });
  const change = { problemId, changeId: randomUUID(), number: 'CH-900', closure: null };
  await test.handle({ name: 'service.noteProblemChange', input: { ...change, standing: 'raised' } });
  await test.handle({
    name: 'service.noteProblemChange',
    input: { ...change, standing: 'closed', closure: 'successful' },
  });
  await must(technician, 'reviewProblem', { problemId, gone: true, note: 'None for a week', text: 'Cells replaced' });
  await must(changeManager, 'reopenProblem', { problemId, reason: 'Two more' });
  await must(changeManager, 'closeProblem', { problemId, ending: 'fixed', text: 'All cells are new now' });
  const action = { what: 'Try a batch first', who: 'Radio manager', reviewAt };
  await must(changeManager, 'reviewMajorProblem', { problemId, lessons: 'Bought untried', actions: [action] });
}
