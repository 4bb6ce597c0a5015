import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAfter, readStream, sql } from '../../kernel/index.ts';
import type { AnyPastEvent, Subject } from '../../kernel/pure.ts';
import { liveCatalogue, published as publishedItem } from './catalogue/test-story.ts';
import { quiet, raised, said } from './changes/test-changes.ts';
import { liveChanges } from './changes/test-story.ts';
import { liveDesk } from './desk/test-story.ts';
import { liveImprovements } from './improvements/test-story.ts';
import { liveKnowledge } from './knowledge/test-story.ts';
import { liveProblems, opened } from './problems/test-story.ts';
import { asked, liveRequests } from './requests/test-story.ts';
import { liveServiceIncidents } from './service-incidents/test-story.ts';
import { agent, makeWorld, officer, reported, technician, type World } from './test-service.ts';

const HOUR_MS = 3_600_000;

/** What a record may be, with its log and a word that is added to it. */
interface Kind {
  readonly noun: string;
  readonly log: string;
  readonly begin: (world: World) => Promise<string>;
  readonly note: (world: World, id: string) => Promise<void>;
}

const kinds: readonly Kind[] = [
  {
    noun: 'service-incident',
    log: 'serviceIncidentLog',
    begin: (world) => reported(world),
    note: (world, serviceIncidentId) =>
      world.must(agent, 'noteServiceIncident', { serviceIncidentId, text: 'Rung back' }),
  },
  {
    noun: 'problem',
    log: 'problemLog',
    begin: (world) => opened(world),
    note: (world, problemId) => world.must(technician, 'noteProblem', { problemId, text: 'Rung back' }),
  },
  {
    noun: 'change',
    log: 'changeLog',
    begin: (world) => raised(world),
    note: (world, changeId) => world.must(technician, 'noteChange', { changeId, text: 'Rung back' }),
  },
  {
    noun: 'request',
    log: 'requestLog',
    begin: async (world) => asked(world, await publishedItem(world)),
    note: (world, requestId) => world.must(technician, 'noteRequest', { requestId, text: 'Rung back' }),
  },
];

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

test.each(kinds)(
  'SM-10 a $noun is stamped when it is made and each time it moves, in UTC, also in the hour that comes twice',
  async ({ noun, log, begin, note }) => {
    const { clock, db } = world.test;
    // 31 October 2027: half past one in summer time, and an hour later half past one again.
    const first = Date.UTC(2027, 9, 31, 0, 30, 7);
    clock.set(first);
    const id = await begin(world);
    clock.advance(1000);
    await note(world, id);
    clock.set(first + HOUR_MS);
    await note(world, id);
    const moments = [first, first + 1000, first + HOUR_MS];
    const events = await readStream(db, `service.${noun}/${id}`);
    expect([...new Set(events.map(({ occurredAt }) => occurredAt))]).toEqual(moments);
    const lines = await world.seen(technician, log, { of: id });
    expect([...new Set(lines.map(({ at }) => at))]).toEqual(moments);
    const { rows } = await sql<{ stamp: string }>`
      SELECT DISTINCT to_char(to_timestamp(recorded_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS stamp
        FROM kernel.event WHERE stream = ${`service.${noun}/${id}`} ORDER BY stamp`.execute(db);
    const stamps = ['2027-10-31 00:30:07', '2027-10-31 00:30:08', '2027-10-31 01:30:07'];
    expect(rows.map(({ stamp }) => stamp)).toEqual(stamps);
  },
);

/** The line that the last amendment has left, as somebody reads it. */
async function lastAmended(who: Subject, log: string, of: string): Promise<unknown> {
  return (await world.seen(who, log, { of })).findLast(({ kind }) => kind === 'amended')?.text;
}

test('who reads the log of a problem or a change reads what was amended, from what to what; whoever follows a change, that it was', async () => {
  const { must, seen } = world;
  const problemId = await opened(world, { title: 'Handsets die', impact: 3, urgency: 3 });
  const [{ changedAt } = {}] = await seen(technician, 'problemRecord', { of: problemId });
  const about = { problemId, seen: changedAt, title: 'Batteries die', impact: 3, urgency: 2 };
  await must(technician, 'amendProblem', { ...about, categoryId: 'radio-handset' });
  expect(await lastAmended(agent, 'problemLog', problemId)).toMatch(
    /^title: Handsets die → Batteries die\n[\s\S]*\nurgency: 3 → 2/,
  );
  const proposal = quiet(world);
  const changeId = await raised(world, { proposal, implementers: ['Owen Price'], requesterId: officer.id });
  const moved = { ...proposal, workMinutes: 45, tested: false, itemIds: ['fw-1', 'fw-2'] };
  const words = { ...said, backOut: 'Turn the key' };
  await must(technician, 'amendChange', { changeId, proposal: moved, said: words, implementers: ['Owen Price'] });
  expect(await lastAmended(agent, 'changeLog', changeId)).toBe(
    [
      'way back: Load the old rules → Turn the key',
      `items: ${proposal.itemIds[0]} → fw-1, fw-2`,
      'minutes of work: 30 → 45',
      'tested: yes → no',
    ].join('\n'),
  );
  expect(await lastAmended(officer, 'changeTalk', changeId)).toBe('What is to be done was changed');
});

/** What an event has changed in the record, field by field: `path: old → new`. */
function changesOf(before: unknown, after: unknown, path = ''): readonly string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return fields.flatMap((field) => changesOf(before[field], after[field], path === '' ? field : `${path}.${field}`));
  }
  return [`${path}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Entry {
  readonly event: AnyPastEvent;
  readonly changes: readonly string[];
}

/** Who changed what of each record, from what to what, and when: read from the log alone. */
async function auditOf({ db, context }: World['test']): Promise<readonly Entry[]> {
  const states = new Map<string, unknown>();
  return (await readAfter(db, 0, 10_000)).map((event) => {
    const aggregate = context.registry.aggregateOf(event.stream);
    const before = states.get(event.stream) ?? aggregate.initial;
    const after = aggregate.evolve(before as never, event as never);
    states.set(event.stream, after);
    return { event, changes: changesOf(before, after) };
  });
}

const lives = [
  ...[liveDesk, liveServiceIncidents, liveCatalogue, liveRequests, liveChanges],
  ...[liveProblems, liveKnowledge, liveImprovements],
];

/** A field of each kind of record, and its states, as somebody has changed them. */
const changed: readonly (readonly [type: string, change: RegExp])[] = [
  ['service.ServiceIncidentAmended', /symptoms: (null|"") → "Spooler answers, no paper moves"/],
  ['service.ServiceIncidentPrioritised', /incident\.impact: 3 → 2/],
  ['service.ServiceIncidentAssigned', /triage\.kind: "waiting" → "done"/],
  ['service.ServiceIncidentResolved', /situation: "open" → "resolved"/],
  ['service.ServiceIncidentReopened', /situation: "resolved" → "open"/],
  ['service.ProblemAmended', /title: "Handsets of batch 7 die" → "Batteries of batch 7 die"/],
  ['service.ProblemClosed', /situation: "[a-z]+" → "closed"/],
  ['service.ChangeAmended', /implementers: \[.*\] → \["Owen"\]/],
  ['service.ChangeHeld', /change\.hold: null → .*Parts are late/],
  ['service.ChangeClosed', /situation: "[a-z]+" → "closed"/],
  ['service.RequestApproved', /situation: "approving" → "preparing"/],
  ['service.RequestReopened', /situation: "delivered" → "preparing"/],
  ['service.ArticleAmended', /body: "Switch it off, wait a minute, switch it on" → "Pull the plug for a minute"/],
  ['service.ArticlePublished', /stage\.kind: "in-review" → "published"/],
  ['service.ImprovementAmended', /measure: "Targets missed a month: 6 now" → "6 now, 2 wanted"/],
];

test('SM-6 who changed what of a record, from what to what and when: for every field and state, in a log that is only added to', async () => {
  for (const live of lives) await live(world);
  const audit = await auditOf(world.test);
  for (const { event } of audit) {
    expect(event.actor).toMatchObject({ id: expect.stringMatching(/./), name: expect.stringMatching(/./) });
    expect(Number.isSafeInteger(event.recordedAt) && event.occurredAt <= event.recordedAt, event.type).toBe(true);
  }
  const missing = changed.filter(
    ([type, change]) =>
      !audit.some(({ event, changes }) => event.type === type && changes.some((one) => change.test(one))),
  );
  expect(missing).toEqual([]);
  // No entry is missing between two others.
  const versions = Map.groupBy(audit, ({ event }) => event.stream);
  for (const entries of versions.values()) {
    expect(entries.map(({ event }) => event.version)).toEqual(entries.map((_, index) => index + 1));
  }
  const denied = /permission denied/;
  const { db } = world.test;
  for (const table of ['event', 'event_detail']) {
    const log = sql.table(`kernel.${table}`);
    await expect(sql`UPDATE ${log} SET position = 0`.execute(db)).rejects.toThrow(denied);
    await expect(sql`DELETE FROM ${log}`.execute(db)).rejects.toThrow(denied);
    await expect(sql`TRUNCATE ${log} CASCADE`.execute(db)).rejects.toThrow(denied);
  }
});
