import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  handle,
  type KernelContext,
  makeKernel,
  readStream,
  speededClock,
  sql,
  startTimer,
  systemClock,
  type Timer,
} from '../index.ts';
import type { Promised } from '../pure.ts';
import { type Job, job } from '../sample/job.ts';
import { sample } from '../sample/sample.ts';
import { systemSubject, type TestDatabase, type TestOptions, testDatabase } from '../testing.ts';

const opened: TestDatabase[] = [];
const timers: Timer[] = [];
afterEach(async () => {
  for (const timer of timers.splice(0)) await timer.close();
  for (const t of opened.splice(0)) await t.close();
});

async function database(options?: TestOptions): Promise<TestDatabase> {
  const t = await testDatabase([sample], options);
  opened.push(t);
  return t;
}

function timerOn(t: TestDatabase): Timer {
  const timer = startTimer(t.context, { restMs: 60_000 });
  timers.push(timer);
  return timer;
}

const MINUTE = 60_000;

type Breach = Awaited<ReturnType<typeof readStream>>[number];

/** Listens from now on; the answer waits for the breach, and for everything that is still being read of the stream. */
function hearBreach(context: KernelContext, stream: string): () => Promise<Breach> {
  const reading: Promise<void>[] = [];
  const { promise: breached, resolve } = Promise.withResolvers<Breach>();
  const look = async (): Promise<void> => {
    const breach = (await readStream(context.db, stream)).find(({ type }) => type === 'kernel.DeadlineBreached');
    if (breach !== undefined) resolve(breach);
  };
  const unhear = context.onCommitted(() => void reading.push(look()));
  return async () => {
    const breach = await breached;
    unhear();
    await Promise.all(reading);
    return breach;
  };
}

interface StepSeen {
  readonly type: string;
  readonly stream: string;
  readonly occurred_at: number;
  readonly data: { step: number; told: string | null; seats: string[]; passed: string[] };
}

async function steps(t: TestDatabase): Promise<StepSeen[]> {
  const answer = await sql<StepSeen>`SELECT type, stream, occurred_at, data FROM kernel.event
    WHERE type LIKE 'kernel.Deadline%' ORDER BY position`.execute(t.db);
  return answer.rows;
}

const short = ({ type, data }: StepSeen) => [type.replace('kernel.Deadline', ''), data.step, data.told] as const;

async function open(t: TestDatabase, id: string, dueInMs: number) {
  await t.handle({ name: 'sample.openJob', input: { id, note: 'x', dueAt: t.clock.now() + dueInMs } });
}

describe('5 promises', () => {
  test('5.1 a promise has a row while it runs, moves with its state and goes when it is kept', async () => {
    const t = await database();
    const rows = () => t.db.selectFrom('kernel.deadline').select(['id', 'due_at', 'done_step', 'next_at']).execute();
    await open(t, 'j', 10 * MINUTE);
    const due_at = t.clock.now() + 10 * MINUTE;
    expect(await rows()).toEqual([{ id: 'sample.job/j#arrive', due_at, done_step: -1, next_at: due_at - MINUTE }]);
    await t.handle({ name: 'sample.assign', input: { jobId: 'j', unitId: 'u' } });
    expect(await rows()).toEqual([]);
  });

  test('5.2 it warns, breaches and climbs its ladder, and the last rung repeats until somebody acts', async () => {
    const t = await database({ occupiedSeats: async (role) => [`a ${role}`] });
    const timer = timerOn(t);
    await open(t, 'j', 10 * MINUTE);
    await timer.runDue();
    for (let minute = 1; minute <= 14; minute++) {
      t.clock.advance(MINUTE);
      await timer.runDue();
    }
    expect((await steps(t)).map(short)).toEqual([
      ['Warned', 0, null],
      ['Breached', 1, null],
      ['Escalated', 2, 'dispatcher'],
      ['Escalated', 3, 'control-room-supervisor'],
      ['Escalated', 4, 'fim'],
      ['Escalated', 5, 'fim'],
      ['Escalated', 6, 'fim'],
    ]);
    await t.handle({ name: 'sample.assign', input: { jobId: 'j', unitId: 'u' } });
    t.clock.advance(60 * MINUTE);
    expect(await timer.runDue()).toBe(0);
  });

  test('5.3 steps missed while nothing ran all stand in the log, in due order over all streams', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 }), async (minutes) => {
        const t = await database({ occupiedSeats: async (role) => [role] });
        for (const [i, due] of minutes.entries()) await open(t, `j${i}`, due * 5_000);
        // Downtime: nobody looks for eleven minutes; then a timer starts.
        t.clock.advance(11 * MINUTE);
        await timerOn(t).runDue();
        const all = await steps(t);
        const at = all.map((step) => step.occurred_at);
        expect(at).toEqual(at.toSorted((a, b) => a - b));
        for (const [i, due] of minutes.entries()) {
          const mine = all.filter((step) => step.stream === `sample.job/j${i}`).map((step) => step.data.step);
          expect(mine).toEqual(expectedSteps(due * 5_000, 11 * MINUTE));
        }
      }),
      { numRuns: 8 },
    );
  });

  test('5.4 an empty seat is passed at once; with nobody anywhere the last rung is told all the same', async () => {
    let here: readonly string[] = ['fim'];
    const t = await database({ occupiedSeats: async (role) => (here.includes(role) ? ['seat'] : []) });
    const timer = timerOn(t);
    await open(t, 'j', MINUTE);
    t.clock.advance(MINUTE);
    await timer.runDue();
    here = [];
    t.clock.advance(MINUTE);
    await timer.runDue();
    const climbed = (await steps(t))
      .filter((step) => step.type === 'kernel.DeadlineEscalated')
      .map((step) => step.data);
    expect(climbed).toMatchObject([
      { told: 'fim', seats: ['seat'], passed: ['dispatcher', 'control-room-supervisor'] },
      { told: 'fim', seats: [], passed: ['control-room-supervisor', 'fim'] },
    ]);
  });

  test('5.5 never twice: timers racing on one database, and one that starts again', async () => {
    const t = await database({ occupiedSeats: async (role) => [role] });
    for (let i = 0; i < 10; i++) await open(t, `j${i}`, MINUTE);
    t.clock.advance(4 * MINUTE);
    const racing = [timerOn(t), timerOn(t), timerOn(t)];
    await Promise.all(racing.map((timer) => timer.runDue()));
    const once = (await steps(t)).map((step) => `${step.stream} ${step.data.step}`);
    expect(once).toHaveLength(new Set(once).size);
    expect(once).toHaveLength(10 * 6);
    for (const timer of racing) await timer.close();
    expect(await timerOn(t).runDue()).toBe(0);
  });

  test('5.6 a stream that cannot be folded is reported and does not stop the others', async () => {
    const t = await database({ occupiedSeats: async () => [] });
    await open(t, 'good', 2 * MINUTE);
    await sql`INSERT INTO kernel.deadline SELECT 'sample.gone/1#a', 'sample.gone/1', 'a', kind, promised, started_at, due_at - 1, -1, NULL, next_at - 1
      FROM kernel.deadline`.execute(t.db);
    t.clock.advance(MINUTE);
    await timerOn(t).runDue();
    expect((await steps(t)).map(short)).toEqual([['Warned', 0, null]]);
    expect(t.faults.join()).toContain('sample.gone/1#a');
  });

  test('5.7 a row that asks for a promise that runs no more is mended, and asks no longer', async () => {
    const t = await database();
    await open(t, 'j', 10 * MINUTE);
    await sql`UPDATE kernel.deadline SET next_at = 0`.execute(t.db);
    const timer = timerOn(t);
    expect(await timer.runDue()).toBe(0);
    const rows = await t.db.selectFrom('kernel.deadline').select('next_at').execute();
    expect(rows).toEqual([{ next_at: t.clock.now() + 9 * MINUTE }]);
  });

  test('5.8 in normal running a step stands in the log within 250 ms of its time', async () => {
    const t = await database();
    const context = makeKernel({ ...t.context, db: t.db, modules: [sample], clock: systemClock });
    const timer = startTimer(context);
    timers.push(timer);
    const late: number[] = [];
    // So far off that the command and the warning, which is due at once, are done by then.
    for (const dueInMs of [620, 750, 900]) {
      const id = randomUUID();
      const breached = hearBreach(context, `sample.job/${id}`);
      const input = { id, note: 'x', dueAt: Date.now() + dueInMs };
      const call = { name: 'sample.openJob', commandId: randomUUID(), input, subject: systemSubject(), confirmed: [] };
      await handle(context, call);
      const breach = await breached();
      late.push(breach.recordedAt - breach.occurredAt);
    }
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    // The middle one, so that one stall of a busy machine does not count as the rule.
    expect(late.toSorted((a, b) => a - b)[1]).toBeLessThanOrEqual(250);
  });

  test('5.3 by the clock of an exercise it wakes when that clock says so, not the machine’s', async () => {
    const t = await database();
    const clock = speededClock({ speed: 600, startsAt: Date.UTC(2026, 0, 1), begunAt: Date.now() });
    const context = makeKernel({ ...t.context, db: t.db, modules: [sample], clock });
    // Nothing but its own reckoning wakes it in time: five minutes of the exercise are half a second.
    timers.push(startTimer(context, { pollMs: 60 * MINUTE }));
    const breached = hearBreach(context, 'sample.job/j');
    const input = { id: 'j', note: 'x', dueAt: clock.now() + 5 * MINUTE };
    const call = { name: 'sample.openJob', commandId: randomUUID(), input, subject: systemSubject(), confirmed: [] };
    await handle(context, call);
    await breached();
    const [step] = (await steps(t)).filter(({ type }) => type === 'kernel.DeadlineBreached');
    expect(step?.occurred_at).toBe(input.dueAt);
  });
});

describe('a promise with more to it', () => {
  /** The sample, whose promise warns twice and tells the FIM only in company. */
  const careful = {
    ...sample,
    aggregates: sample.aggregates.map((aggregate) =>
      aggregate === job
        ? { ...job, promises: (state: Job) => (job.promises?.(state) ?? []).map(withCompany) }
        : aggregate,
    ),
  };
  const withCompany = (promised: Promised): Promised => ({
    ...promised,
    earlierWarnings: [promised.dueAt - 3 * MINUTE, promised.dueAt - 2 * MINUTE],
    ladder: promised.ladder.map((rung) => (rung.to === 'fim' ? { ...rung, groupedFrom: 3, channel: 'desk' } : rung)),
  });

  test('5.10 a rung that waits for company is told once enough of its kind are broken; until then the one below again', async () => {
    const t = await testDatabase([careful], { occupiedSeats: async (role) => [role] });
    opened.push(t);
    const timer = timerOn(t);
    const told = async (id: string) =>
      (await steps(t)).filter(({ stream }) => stream.endsWith(`/${id}`)).flatMap(({ data }) => data.told ?? []);
    await open(t, 'alone', 4 * MINUTE);
    t.clock.advance(6 * MINUTE);
    await timer.runDue();
    expect(await told('alone')).toEqual(['dispatcher', 'control-room-supervisor', 'control-room-supervisor']);
    for (const id of ['second', 'third']) await open(t, id, 1);
    t.clock.advance(MINUTE);
    await timer.runDue();
    expect((await told('alone')).at(-1)).toBe('fim');
    await t.handle({ name: 'sample.assign', input: { jobId: 'second', unitId: 'u' } });
    t.clock.advance(MINUTE);
    await timer.runDue();
    expect((await told('alone')).at(-1)).toBe('control-room-supervisor');
  });

  test('5.12 a timer that is behind, and stays so, tells of every promise: none is put off again and again for others', async () => {
    const t = await database();
    const many = 15;
    for (let n = 0; n < many; n += 1) await open(t, `j${n}`, MINUTE + n * 2_000);
    t.clock.advance(6 * MINUTE);
    await timerOn(t).runDue();
    const before = new Map(await lastSteps(t));
    // From now on time goes faster than steps are written: all of them fall due anew before a round of them is done.
    let looks = 0;
    const now = (): number => {
      looks += 1;
      if (looks < 600) t.clock.advance(3_000);
      return t.clock.now();
    };
    const slow = startTimer({ ...t.context, clock: { ...t.clock, now } }, { pollMs: 3_600_000 });
    timers.push(slow);
    await slow.runDue();
    const after = new Map(await lastSteps(t));
    const told = [...after].filter(([id, step]) => step > (before.get(id) ?? 0));
    expect(told).toHaveLength(many);
    const { rows } = await sql<{ longest: number }>`
      SELECT max(gap)::float8 AS longest FROM (SELECT recorded_at - lag(recorded_at) OVER (PARTITION BY stream ORDER BY position) AS gap
        FROM kernel.event WHERE type = 'kernel.DeadlineEscalated' AND (data->>'step')::int > 4) AS told`.execute(t.db);
    // A round of all of them, and the same again for whatever was let go first.
    expect(rows[0]?.longest).toBeLessThan(2 * many * 4 * 3_000);
  });

  test('5.11 each of several warnings is a step of its own, and none comes twice', async () => {
    const t = await testDatabase([careful]);
    opened.push(t);
    const timer = timerOn(t);
    await open(t, 'j', 4 * MINUTE);
    for (const minutes of [1, 1, 0, 1, 1]) {
      t.clock.advance(minutes * MINUTE);
      await timer.runDue();
    }
    expect((await steps(t)).map(short)).toEqual(
      [
        ['Warned', -2, null],
        ['Warned', -3, null],
        ['Warned', 0, null],
        ['Breached', 1, null],
        ['Escalated', 2, 'control-room-supervisor'],
      ].map(([type, step, who]) => [type, step, type === 'Escalated' ? expect.anything() : who]),
    );
  });
});

/** The last step of every promise that stands in the log. */
async function lastSteps({ db }: TestDatabase): Promise<readonly (readonly [string, number])[]> {
  const { rows } = await sql<{ stream: string; step: number }>`
    SELECT stream, max((data->>'step')::int) AS step FROM kernel.event WHERE type LIKE 'kernel.Deadline%' GROUP BY stream`.execute(
    db,
  );
  return rows.map(({ stream, step }) => [stream, step] as const);
}

/** The steps that the sample's promise has done when `passed` milliseconds have gone by. */
function expectedSteps(dueAfter: number, passed: number): number[] {
  const at = [dueAfter - MINUTE, dueAfter, dueAfter, dueAfter + MINUTE];
  for (let repeat = 0; repeat < 20; repeat++) at.push(dueAfter + (2 + repeat) * MINUTE);
  const done = at.flatMap((time, step) => (time <= passed ? [step] : []));
  // Step 4 tells the last rung first; of its repeats only the latest is told.
  return done.filter((step) => step <= 4 || step === done.at(-1));
}
