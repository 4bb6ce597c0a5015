import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Ledger } from '../../journeys/house/ledger.ts';
import { type Db, openDatabase, sql } from '../../kernel/index.ts';

/** The counts of the test plan, and the promises that fell due meanwhile; all lists must be empty. */
export interface Findings {
  readonly commands: number;
  readonly acknowledged: number;
  readonly promises: number;
  readonly missing: readonly string[];
  readonly twice: readonly string[];
  readonly gaps: readonly string[];
  readonly promisesWrong: readonly string[];
  readonly latestPromiseMs: number;
}

interface Case {
  readonly dataDir: string;
  readonly ledger: Ledger;
  readonly ringing: readonly string[];
}

/** Looks at the embedded database itself, past every server. It must be running. */
export async function judgeAll({ dataDir, ledger, ringing }: Case): Promise<Findings> {
  const db = openJudged(dataDir);
  try {
    const entries = ledger.read();
    const acknowledged = entries.filter(({ position }) => position !== null);
    const steps = await untilAllBreached(db, ringing);
    return {
      commands: entries.length,
      acknowledged: acknowledged.length,
      missing: await listMissing(db, acknowledged),
      twice: await listTwice(db),
      gaps: await listGaps(db),
      promises: ringing.length,
      promisesWrong: wrongSteps(steps, ringing),
      latestPromiseMs: Math.max(0, ...steps.map((step) => step.late_ms)),
    };
  } finally {
    await db.destroy();
  }
}

/** Not through `openEmbedded`: it would start a database that should have been started by others. */
export function openJudged(dataDir: string): Db {
  const inPlace = (name: string): string => readFileSync(join(dataDir, 'postgres', name), 'utf8').trim();
  const url = `postgres://trefoil:${inPlace('password')}@127.0.0.1:${inPlace('port')}/trefoil`;
  return openDatabase({ url, connections: 2 });
}

async function listMissing(db: Db, acknowledged: ReturnType<Ledger['read']>): Promise<readonly string[]> {
  const results = await db.selectFrom('kernel.command_result').select(['command_id', 'position']).execute();
  const events = await sql<{ id: string }>`SELECT DISTINCT command_id::text AS id FROM kernel.event`.execute(db);
  const positions = new Map(results.map((row) => [row.command_id, row.position]));
  const inLog = new Set(events.rows.map(({ id }) => id));
  return acknowledged
    .filter(({ commandId, position }) => positions.get(commandId) !== position || !inLog.has(commandId))
    .map(({ commandId, command, position }) => `${command} ${commandId}, acknowledged at ${position}`);
}

/** A command has one moment at which it was carried out; a line, a call and an incident are begun once. */
async function listTwice(db: Db): Promise<readonly string[]> {
  const answer = await sql<{ what: string }>`
    SELECT 'command ' || command_id AS what FROM kernel.event
     GROUP BY command_id HAVING count(DISTINCT recorded_at) > 1
    UNION ALL
    SELECT 'line ' || (data->>'lineId') FROM kernel.event
     WHERE data ? 'lineId' GROUP BY data->>'lineId' HAVING count(*) > 1
    UNION ALL
    SELECT type || ' of ' || stream FROM kernel.event
     WHERE type IN ('operations.ContactOpened', 'operations.CallAnnounced', 'operations.IncidentRaised')
     GROUP BY type, stream HAVING count(*) > 1`.execute(db);
  return answer.rows.map(({ what }) => what);
}

async function listGaps(db: Db): Promise<readonly string[]> {
  const answer = await sql<{ stream: string }>`
    SELECT stream FROM kernel.event GROUP BY stream HAVING count(*) <> max(version) OR min(version) <> 1
    UNION ALL
    SELECT stream FROM (
      SELECT stream, version, lag(version) OVER (PARTITION BY stream ORDER BY position) AS before FROM kernel.event
    ) AS row WHERE before >= version`.execute(db);
  return answer.rows.map(({ stream }) => stream);
}

interface Step {
  readonly id: string;
  readonly type: string;
  readonly step: number;
  readonly due_at: number;
  readonly late_ms: number;
}

const LOOK_MS = 250;

/** Steps of the calls' promises in the order of the log. */
export async function listSteps(db: Db, ids: readonly string[]): Promise<readonly Step[]> {
  const answer = await sql<Step>`
    SELECT split_part(stream, '/', 2) AS id, type, (data->>'step')::integer AS step, occurred_at AS due_at,
           (recorded_at - occurred_at)::integer AS late_ms
      FROM kernel.event
     WHERE type LIKE 'kernel.Deadline%' AND stream = ANY (${ids.map((id) => `operations.contact/${id}`)})
     ORDER BY position`.execute(db);
  return answer.rows;
}

/** The same, once the last of them has been breached. */
async function untilAllBreached(db: Db, ids: readonly string[]): Promise<readonly Step[]> {
  for (;;) {
    const steps = await listSteps(db, ids);
    const breached = new Set(steps.filter(({ step }) => step === 1).map(({ id }) => id));
    if (breached.size >= ids.length || (await isQuiet(db, ids))) return steps;
    await wait(LOOK_MS);
  }
}

/** Whether none of them waits any more: then what is missing will not come. */
async function isQuiet(db: Db, ids: readonly string[]): Promise<boolean> {
  const streams = ids.map((id) => `operations.contact/${id}`);
  const open = db.selectFrom('kernel.deadline').select('id').where('stream', 'in', streams);
  return (await open.where('done_step', '<', 1).limit(1).execute()).length === 0;
}

function wrongSteps(steps: readonly Step[], ids: readonly string[]): readonly string[] {
  const byCall = Map.groupBy(steps, ({ id }) => id);
  const each = ids.flatMap((id) => {
    const mine = byCall.get(id)?.map(({ step }) => step) ?? [];
    const [warned, breached] = [0, 1].map((step) => mine.filter((one) => one === step).length);
    const told = mine.join(', ');
    if (warned !== 1 || breached !== 1) return [`call ${id}: steps ${told}`];
    return mine.some((step, i) => step <= (mine[i - 1] ?? -1)) ? [`call ${id}: steps out of order: ${told}`] : [];
  });
  const disorder = steps.flatMap((step, i) => {
    const before = steps[i - 1];
    return before !== undefined && before.due_at > step.due_at
      ? [`call ${step.id}: step ${step.step} came ${before.due_at - step.due_at} ms behind its turn`]
      : [];
  });
  return [...each, ...disorder];
}
