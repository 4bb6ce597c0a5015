import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { loadPack } from '../../force/index.ts';
import {
  agent,
  ictManager,
  makeWorld,
  officer,
  packDir,
  reported,
  serviceManager,
  technician,
  type World,
} from '../test-service.ts';
import { liveLevels } from './test-story.ts';
import { tryAgreement } from './try-agreement.ts';
import type { Agreements, LevelClocks, ReportMisses, ServiceReport, WhatIf } from './views.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

let world: World;
let missed: string;
beforeAll(async () => {
  world = await makeWorld();
  missed = await liveLevels(world);
});
afterAll(() => world.test.close());

const clocksOf = async (id: string) =>
  (await world.seen(agent, 'levelClocks', { of: id })) as unknown as RowOf<typeof LevelClocks>[];
const find = (clocks: RowOf<typeof LevelClocks>[], kind: string, metric = 'resolution') => {
  const found = clocks.findLast((one) => one.kind === kind && one.metric === metric);
  if (found === undefined) throw new Error(`there is no ${kind} clock of ${metric}`);
  return found;
};

test('SM-75 SD-16 a clock shows both elapsed kinds, its pauses with reason and author, its thresholds, and why', async () => {
  const clock = find(await clocksOf(missed), 'sla');
  expect(clock).toMatchObject({
    ...{
      agreementId: 'radio-voice',
      state: 'missed',
      breached: true,
      elapsedMs: 6 * HOUR_MS,
      actualElapsedMs: 9 * HOUR_MS,
    },
    pauses: [{ reason: 'waiting-supplier', by: agent.name, openMs: 3 * HOUR_MS }],
  });
  expect(clock.thresholds.map(({ share }) => share)).toEqual([50, 75, 90, 100]);
  expect(clock.why).toContain('2 h over');
});

test('SM-76 why a target was missed, by which team, with the breakdown by assignment', async () => {
  const clock = find(await clocksOf(missed), 'sla');
  expect(clock.reason).toEqual({
    ...{ code: 'supplier-late', teamId: 'radio', by: serviceManager.name, note: 'The operator was late' },
  });
  // Radio held six hours; of three with the operator two were the contract's.
  expect(clock.shares).toEqual([{ teamId: 'radio', share: 6 / 7 }]);
  expect(clock.supplierShare).toBeCloseTo(1 / 7);
});

test('F3: the OLA of the team and the contract of the supplier are clocks of their own; waiting pauses no contract', async () => {
  const clocks = await clocksOf(missed);
  expect(find(clocks, 'ola')).toMatchObject({
    agreementId: 'ola-radio',
    teamId: 'radio',
    elapsedMs: 6 * HOUR_MS,
    breached: true,
  });
  expect(find(clocks, 'uc')).toMatchObject({ agreementId: 'uc-radio-network', elapsedMs: 3 * HOUR_MS, breached: true });
});

test('waiting for a supplier, their contract is a promise that runs while the others stand still, and is told when it is broken', async () => {
  const id = await reported(world, { impact: 1, urgency: 1, serviceId: 'radio-voice' });
  await world.must(agent, 'pauseServiceIncident', { serviceIncidentId: id, reason: 'waiting-supplier' });
  const timer = startTimer(world.test.context);
  try {
    world.test.clock.advance(121 * MINUTE_MS);
    await timer.runDue();
  } finally {
    await timer.close();
  }
  const lines = await world.seen(agent, 'serviceIncidentLog', { of: id });
  const clocks = lines.filter(({ kind }) => kind === 'clock').map(({ text }) => text);
  expect(clocks).toContain('The supplier has promised it: ask them: missed');
  expect(clocks.some((text) => String(text).startsWith('Resolve'))).toBe(false);
});

test('only what was missed is explained, in words of the force', async () => {
  const said = { serviceIncidentId: missed, metric: 'resolution', reason: 'supplier-late', teamId: 'radio' };
  const refused = (input: object) => world.send(technician, 'explainBreach', { ...said, ...input });
  expect(await refused({ reason: 'fate' })).toMatchObject({ kind: 'refused', code: 'no-such-reason' });
  expect(await refused({ teamId: 'nobody' })).toMatchObject({ kind: 'refused', code: 'no-such-team' });
  const fresh = await reported(world);
  expect(await refused({ serviceIncidentId: fresh })).toMatchObject({ kind: 'refused', code: 'not-missed' });
  expect(await world.send(officer, 'explainBreach', said)).toMatchObject({ kind: 'not-permitted' });
});

test('SM-74 with another priority a new clock starts when the record began, with the same pauses; a pause P1 may not have ends', async () => {
  const id = await reported(world, { impact: 2, urgency: 2 });
  const seen = { impact: 2, urgency: 2, priority: 3 };
  await world.must(agent, 'pauseServiceIncident', { serviceIncidentId: id, reason: 'waiting-user' });
  world.test.clock.advance(24 * HOUR_MS);
  await world.must(ictManager, 'prioritiseServiceIncident', {
    ...{ serviceIncidentId: id, impact: 1, urgency: 1, seen, reason: 'The whole station' },
  });
  world.test.clock.advance(10 * MINUTE_MS);
  const clocks = await clocksOf(id);
  const resolutions = clocks.filter(({ kind, metric }) => kind === 'sla' && metric === 'resolution');
  expect(resolutions.map(({ state, priority }) => [state, priority])).toEqual([
    ['replaced', 3],
    ['running', 1],
  ]);
  expect(resolutions[1]).toMatchObject({ startedAt: resolutions[0]?.startedAt, elapsedMs: 10 * MINUTE_MS });
  const [row] = (await world.seen(agent, 'openServiceIncidents')).filter((one) => one.id === id);
  expect(row).toMatchObject({ situation: 'open', priority: 1 });
});

test('SM-74 a target that had passed when it was attached is told once, and climbs no ladder', async () => {
  const id = await reported(world, { impact: 3, urgency: 3 });
  world.test.clock.advance(24 * HOUR_MS);
  const seen = { impact: 3, urgency: 3, priority: 5 };
  await world.must(ictManager, 'prioritiseServiceIncident', {
    ...{ serviceIncidentId: id, impact: 1, urgency: 1, seen, reason: 'The whole station' },
  });
  expect(find(await clocksOf(id), 'sla')).toMatchObject({ breached: true, breachedByReclassification: true });
  const timer = startTimer(world.test.context);
  try {
    world.test.clock.advance(3 * HOUR_MS);
    await timer.runDue();
  } finally {
    await timer.close();
  }
  const steps = await world.test.db
    .selectFrom('kernel.event')
    .select(['type', 'data'])
    .where('stream', '=', `service.service-incident/${id}`)
    .where('type', 'like', 'kernel.%')
    .execute();
  const ofResolution = steps.filter(({ data }) => JSON.stringify(data).includes('"key":"resolution"'));
  expect(ofResolution.map(({ type }) => type)).toEqual(['kernel.DeadlineBreached']);
});

test('SM-78 the report of a month is made from history, by agreement and service, with the misses behind it', async () => {
  const lines = (await world.seen(serviceManager, 'report', { filters: { month: '2026-11' } })) as unknown as RowOf<
    typeof ServiceReport
  >[];
  const line = lines.find(({ agreementId, metric }) => agreementId === 'radio-voice' && metric === 'resolution');
  expect(line).toMatchObject({
    serviceId: 'radio-voice',
    priority: 1,
    count: 1,
    met: 0,
    missed: 1,
    medianMs: 6 * HOUR_MS,
  });
  const misses = (await world.seen(serviceManager, 'reportMisses', {
    filters: { month: '2026-11' },
  })) as unknown as RowOf<typeof ReportMisses>[];
  const miss = misses.find(({ serviceIncidentId, metric }) => serviceIncidentId === missed && metric === 'resolution');
  expect(miss).toMatchObject({ overMs: 2 * HOUR_MS, reason: 'supplier-late', reasonTeamId: 'radio' });
  expect(await world.seen(serviceManager, 'report', { filters: { month: '2026-10' } })).toEqual([]);
});

test('SM-80 the records of a year are replayed against a proposed agreement, by priority and by team', async () => {
  const trial = async (minutes: number) => {
    const proposal = JSON.stringify({
      calendar: 'always',
      serviceId: 'radio-voice',
      targets: [{ metric: 'resolution', priority: 1, minutes }],
    });
    return (await world.seen(serviceManager, 'whatIf', { filters: { proposal } })) as unknown as RowOf<typeof WhatIf>[];
  };
  expect(await trial(359)).toMatchObject([
    { metric: 'resolution', by: 'priority', of: '1', clocks: 2, missedThen: 1, wouldMiss: 1 },
    { metric: 'resolution', by: 'team', of: 'radio', clocks: 2, missedThen: 1, wouldMiss: 1 },
  ]);
  expect((await trial(360)).map(({ wouldMiss }) => wouldMiss)).toEqual([0, 0]);
});

test('the command line tries the same, and names what is wrong with a proposal', async () => {
  const { db, clock } = world.test;
  const targets = [{ metric: 'resolution', priority: 1, minutes: 359 }];
  const tried = (proposal: object) => tryAgreement(db, loadPack(packDir), { proposal, now: clock.now() });
  expect(await tried({ calendar: 'always', targets, serviceId: 'radio-voice' })).toMatchObject({
    kind: 'tried',
    lines: [{ of: '1', clocks: 2, missedThen: 1, wouldMiss: 1 }, { of: 'radio' }],
  });
  expect(await tried({ calendar: 'nights', targets })).toMatchObject({
    faults: [expect.stringContaining('calendar: the force has no calendar "nights"; one of always, office')],
  });
  expect(await tried({ calendar: 'always' })).toMatchObject({
    faults: [expect.stringMatching(/^targets: .*; e\.g\. /)],
  });
});

test('SM-71 SM-77 everybody sees what was agreed, with hours, signatories and review; a chain shows whether it fits', async () => {
  const rows = (await world.seen(officer, 'agreements')) as unknown as RowOf<typeof Agreements>[];
  const radio = rows.find(({ id }) => id === 'radio-voice');
  expect(radio).toMatchObject({
    ...{ kind: 'sla', version: 1, calendarName: 'Round the clock', hours: 'always', serviceId: 'radio-voice' },
    ...{ signatories: ['Head of ICT', 'Head of operations'], reviewOn: '2027-04-01' },
    exclusions: ["Coverage outside of the force's area"],
  });
  expect(radio?.covers.map(({ priority, fits }) => [priority, fits])).toEqual([
    [1, true],
    [2, true],
  ]);
  expect(radio?.covers[1]).toMatchObject({ chainMs: 410 * MINUTE_MS, allowedMs: 432 * MINUTE_MS });
});
