import { setTimeout as wait } from 'node:timers/promises';
import type { RawBuilder } from 'kysely';
import { type Db, sql } from '../kernel/index.ts';
import type { Ground } from './ground.ts';
import { addLine, raise, send, takeCall } from './work.ts';

export const CLOSED = 100_000;
const EVENTS_EACH = 10;
const PORTION = 10_000;

/**
 * A year of closed incidents, a million events: one is made through the front door, and its rows are copied in every table that
 * they lie in, with ids, numbers and times of their own. So whatever a module comes to write of an incident is in the copies.
 */
export async function fillMillion(ground: Ground): Promise<void> {
  const { owner } = ground;
  const model = await makeModel(ground);
  await ground.without(async () => {
    const events = await countOf(owner, model);
    for (let from = 1; from <= CLOSED; from += PORTION) {
      await copy(owner, model, { from, to: from + PORTION - 1, events });
    }
    await sql`SELECT setval('kernel.event_position', (SELECT max(position) FROM kernel.event))`.execute(owner);
    // A year ago they had heard of it all.
    await sql`UPDATE kernel.reaction_checkpoint SET position = (SELECT max(position) FROM kernel.event)`.execute(owner);
    for (const table of TABLES) await sql`VACUUM ANALYZE ${sql.table(table)}`.execute(owner);
    await sql`CHECKPOINT`.execute(owner);
  });
  await untilSealed(ground);
}

const TABLES = [
  ...['kernel.event', 'kernel.event_detail', 'kernel.command_result'],
  ...['operations.contact', 'operations.incident', 'operations.incident_line'],
];

async function makeModel({ lines, dispatcher }: Ground): Promise<Model> {
  const [line] = await lines(1);
  if (line === undefined) throw new Error('no line to write on');
  const contactId = await takeCall(line);
  const incidentId = await raise(line, contactId);
  // Five events until here, two for its end.
  for (let n = 0; n < EVENTS_EACH - 7; n += 1) await addLine(line, incidentId);
  const result = { result: 'NFA', closingCode: '013', note: 'Words of advice given' };
  await send(line, 'operations.recordResult', { incidentId, ...result });
  await dispatcher.done('operations.closeIncident', { incidentId });
  return { contactId, incidentId };
}

/** A statement that makes a table takes no parameters. */
const lit = sql.lit;

interface Model {
  readonly contactId: string;
  readonly incidentId: string;
}

interface Portion {
  readonly from: number;
  readonly to: number;
  readonly events: number;
}

async function countOf(owner: Db, { contactId, incidentId }: Model): Promise<number> {
  const streams = [`operations.contact/${contactId}`, `operations.incident/${incidentId}`];
  const { rows } = await sql<{
    count: number;
  }>`SELECT count(*) AS count FROM kernel.event WHERE stream = ANY (${streams}::text[])`.execute(owner);
  return rows[0]?.count ?? 0;
}

/** Two hundred a day, the newest yesterday: numbers of today stay free. */
const A_DAY = 200;

async function copy(owner: Db, model: Model, { from, to, events }: Portion): Promise<void> {
  const { contactId, incidentId } = model;
  await owner.transaction().execute(async (db) => {
    // Copies of what was checked once: foreign keys need not be looked up a million times more.
    await sql`SET LOCAL session_replication_role = replica`.execute(db);
    await sql`SET LOCAL synchronous_commit = off`.execute(db);
    await sql`DROP TABLE IF EXISTS one, made`.execute(db);
    await sql`CREATE TEMP TABLE made AS
      SELECT n, gen_random_uuid()::text AS contact_id, gen_random_uuid()::text AS incident_id,
             (1 + n / ${lit(A_DAY)})::bigint * 86400000 - (n % ${lit(A_DAY)}) * 400000 AS ago,
             to_char(current_date - (1 + n / ${lit(A_DAY)}), 'YYYY-MM-DD') AS day, 1 + n % ${lit(A_DAY)} AS sequence,
             (SELECT max(position) FROM kernel.event) + (n - ${lit(from)}) * ${lit(events)} AS base
        FROM generate_series(${lit(from)}, ${lit(to)}) AS n`.execute(db);
    await sql`CREATE TEMP TABLE one AS
      SELECT e.*, row_number() OVER (ORDER BY e.position) AS nth, d.salt, d.detail FROM kernel.event AS e
        LEFT JOIN kernel.event_detail AS d ON d.position = e.position
       WHERE e.stream IN (${lit(`operations.contact/${contactId}`)}, ${lit(`operations.incident/${incidentId}`)})`.execute(
      db,
    );
    await sql`INSERT INTO kernel.event
      SELECT made.base + one.nth, ${own(model, sql`one.stream`)}, one.version, one.type, one.recorded_at - made.ago, one.occurred_at - made.ago,
             one.occurred_by, one.actor, gen_random_uuid(), one.pack_version, ${own(model, sql`one.data::text`)}::jsonb, one.detail_commit
        FROM made, one`.execute(db);
    await sql`INSERT INTO kernel.event_detail
      SELECT made.base + one.nth, one.salt, ${own(model, sql`one.detail::text`)}::jsonb FROM made, one WHERE one.detail IS NOT NULL`.execute(
      db,
    );
    await sql`INSERT INTO kernel.command_result
      SELECT e.command_id, e.actor->>'id', 'operations.addLine', sha256(e.command_id::text::bytea), e.position, '{}', e.recorded_at
        FROM kernel.event AS e WHERE e.position > (SELECT min(base) FROM made)`.execute(db);
    for (const table of ['operations.contact', 'operations.incident']) await copyRow(db, table, model);
    await copyLines(db, model);
  });
}

/** The text with the ids of the copy in place of the model's. */
function own({ contactId, incidentId }: Model, text: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`replace(replace(${text}, ${lit(contactId)}, made.contact_id), ${lit(incidentId)}, made.incident_id)`;
}

async function copyRow(db: Db, table: string, model: Model): Promise<void> {
  const id = table === 'operations.contact' ? model.contactId : model.incidentId;
  await sql`INSERT INTO ${sql.table(table)}
    SELECT copied.* FROM made, ${sql.table(table)} AS row,
      LATERAL jsonb_populate_record(NULL::${sql.table(table)}, ${own(model, sql`to_jsonb(row)::text`)}::jsonb || jsonb_build_object(
        'day', made.day, 'sequence', made.sequence, 'received_at', row.received_at - made.ago,
        'lon', -0.8 + (made.n::bigint * 7919 % 3500) / 10000.0, 'lat', 52.55 + (made.n::bigint * 104729 % 1900) / 10000.0)) AS copied
     WHERE row.id = ${id}`.execute(db);
}

async function copyLines(db: Db, model: Model): Promise<void> {
  await sql`INSERT INTO operations.incident_line
    SELECT copied.* FROM made, operations.incident_line AS line JOIN one ON one.position = line.position,
      LATERAL jsonb_populate_record(NULL::operations.incident_line, to_jsonb(line) || jsonb_build_object('incident_id', made.incident_id,
        'id', gen_random_uuid()::text, 'position', made.base + one.nth, 'at', line.at - made.ago, 'occurred_at', line.occurred_at - made.ago)) AS copied
     WHERE line.incident_id = ${model.incidentId}`.execute(db);
}

/** The sealer works through what was put in: only then is the server at rest again. */
async function untilSealed({ owner, trefoil }: Ground): Promise<void> {
  const { rows } = await sql<{ last: number }>`SELECT max(position) AS last FROM kernel.event`.execute(owner);
  const last = rows[0]?.last ?? 0;
  const sealed = async () => {
    const said = await (await fetch(`${trefoil.privateUrl}/metrics`)).text();
    return Number(/^trefoil_sealed_position (\d+)/m.exec(said)?.[1] ?? 0);
  };
  while ((await sealed()) < last) await wait(250);
}
