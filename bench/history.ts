import { randomUUID } from 'node:crypto';
import { type Db, sql } from '../kernel/index.ts';
import type { Ground } from './ground.ts';
import { checkMade, type Model } from './history-check.ts';
import { layOutStock } from './history-stock.ts';
import { addLine, raise, send, takeCall } from './work.ts';

const DAYS = 1_826;
const PORTION = 250_000;
/** One contact in so many comes to no incident. */
const CONTACTS_EACH = 10;
/** A statement that makes a table takes no parameters. */
const lit = sql.lit;

/**
 * Closed incidents of five years, in the order in which they came, straight into the tables that the search reads: whatever a module
 * writes of an incident is copied from one made through the front door, with words, names, numbers, places and times of its own. Then a
 * sample is entered as the server does it, and must come out the same. In a database of the bench's own, whose tables are not logged
 * for it.
 */
export async function fillHistory(ground: Ground, incidents: number): Promise<void> {
  const model = await makeModel(ground);
  const { owner } = ground;
  await ground.without(async () => {
    await layOutStock(owner);
    const putBack = await setIndexesAside(owner);
    for (let from = 1; from <= incidents; from += PORTION) {
      await fillPortion(owner, model, { from, to: Math.min(incidents, from + PORTION - 1), incidents });
    }
    await putBack();
    for (const table of TABLES) await sql`VACUUM ANALYZE ${sql.table(table)}`.execute(owner);
    await sql`CHECKPOINT`.execute(owner);
    await checkMade(owner, model);
  });
}

const TABLES = ['operations.incident', 'operations.contact', 'operations.history_entry'];

async function makeModel({ lines, dispatcher, owner }: Ground): Promise<Model> {
  const [line] = await lines(1);
  if (line === undefined) throw new Error('no line to write on');
  const [contactId, settledId] = [await takeCall(line), await takeCall(line)];
  for (const id of [contactId, settledId]) {
    await send(line, 'operations.writeContactField', {
      contactId: id,
      field: 'callerName',
      seen: '',
      value: 'Ada Ashby',
    });
  }
  await send(line, 'operations.closeContact', { contactId: settledId, outcome: 'advice-given', note: '' });
  const incidentId = await raise(line, contactId);
  await addLine(line, incidentId);
  await sendUnit(dispatcher, incidentId);
  await dispatcher.done('operations.recordResult', { incidentId, result: 'NFA', closingCode: '013', note: '' });
  await dispatcher.done('operations.closeIncident', { incidentId });
  await untilEntered(owner, [incidentId, settledId]);
  return { contactId, incidentId, settledId };
}

/** Somebody goes there and is free again. */
async function sendUnit(dispatcher: Ground['dispatcher'], incidentId: string): Promise<void> {
  const [unit] = await dispatcher.read<{ id: string }>('operations.units');
  const assigned = { assignmentId: randomUUID(), incidentId, tourId: unit?.id };
  await dispatcher.done('operations.assignUnit', assigned);
  await dispatcher.done('operations.reportProgress', { ...assigned, milestone: 'resumed' });
}

/** The server enters what has happened within a second or two. */
async function untilEntered(owner: Db, ids: readonly string[]): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ count: number }>`SELECT count(*)::integer AS count FROM operations.history_entry
      WHERE id = ANY (${ids}::text[])`.execute(owner);
    if (rows[0]?.count === ids.length) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Takes away the indexes of the tables, and answers what makes them again: at once is much faster than row by row. */
async function setIndexesAside(owner: Db): Promise<() => Promise<void>> {
  const { rows } = await sql<{ name: string; made: string }>`
    SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS made FROM pg_index
     WHERE NOT indisprimary AND indrelid::regclass::text = ANY (${TABLES}::text[])`.execute(owner);
  for (const { name } of rows) await sql`DROP INDEX ${sql.raw(name)}`.execute(owner);
  for (const table of TABLES) {
    await sql`ALTER TABLE ${sql.table(table)} SET UNLOGGED`.execute(owner);
    await sql`ALTER TABLE ${sql.table(table)} SET (autovacuum_enabled = off)`.execute(owner);
  }
  return () =>
    owner.transaction().execute(async (db) => {
      await sql`SET LOCAL maintenance_work_mem = '1GB'`.execute(db);
      for (const { made } of rows) await sql.raw(made).execute(db);
    });
}

interface Portion {
  readonly from: number;
  readonly to: number;
  readonly incidents: number;
}

async function fillPortion(owner: Db, model: Model, portion: Portion): Promise<void> {
  await owner.transaction().execute(async (db) => {
    await makePortion(db, portion);
    await copyRow(db, { table: 'operations.incident', id: model.incidentId, from: sql`bench.made`, ...incidentOwn });
    await copyRow(db, { table: 'operations.contact', id: model.contactId, from: sql`bench.made`, ...contactOwn });
    const settled = sql`(SELECT * FROM bench.made WHERE n % ${lit(CONTACTS_EACH)} = 0) AS made`;
    await copyRow(db, { table: 'operations.contact', id: model.settledId, from: settled, ...settledOwn });
    await enter(db);
  });
}

/** The same number and purpose draw the same, evenly from 0 to below 1. */
const drawn = (purpose: number) => `((hashint8extended(n, ${purpose}) & 1073741823)::float8 / 1073741824)`;
const evenly = (purpose: number, count: string) => sql.raw(`1 + floor(${drawn(purpose)} * ${count})::bigint`);
/** The first much more often than the last, as words, names and codes come. */
const unevenly = (purpose: number, count: string) =>
  sql.raw(`floor(exp(${drawn(purpose)} * ln(${count} + 1)))::bigint`);
const share = (purpose: number) => sql.raw(drawn(purpose));
const countIn = (table: string) => `(SELECT count(*) FROM bench.${table})`;
/** Letters of no meaning, the same for the same number. */
const id = (salt: string) =>
  sql.raw(`(SELECT substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-7' || substr(m, 1, 3) || '-8' || substr(m, 4, 3) || '-' || substr(m, 7, 12)
  FROM (SELECT lpad(to_hex(at), 12, '0') AS h, md5('${salt}' || n) AS m) AS parts)`);

async function makePortion(db: Db, { from, to, incidents }: Portion): Promise<void> {
  const aDay = Math.ceil(incidents / DAYS);
  await sql`DROP TABLE IF EXISTS bench.made`.execute(db);
  await sql`CREATE UNLOGGED TABLE bench.made AS
    SELECT timed.*, ${id('incident')} AS incident_id, ${id('contact')} AS contact_id, ${id('settled')} AS settled_id,
           to_char(day, 'YYYY-MM-DD') AS day_text, to_char(sequence, 'FM0000') || to_char(day, ' "of" DD/MM') AS number,
           to_char(${lit(aDay)} + sequence, 'FM0000') || to_char(day, ' "of" DD/MM') AS settled_number,
           place.label, place.lon, place.lat, place.ward, code.code, code.text AS code_name, code.grade, code.grade_name, code.weight,
           half.text || ', ' || other.text || coalesce(' ' || plate, '') AS what, remark.text AS remark,
           CASE WHEN is_named THEN given.text || ' ' || family.text END AS name, given.words || family.words AS name_words,
           half.words || other.words || array_to_tsvector(array_remove(ARRAY[plate], NULL)) AS what_words,
           code.words || coalesce(remark.words, '') AS more_words, place.words AS place_words
      FROM (SELECT n, day, sequence, (extract(epoch FROM day) * 1000)::bigint + (sequence - 1) * (86400000 / ${lit(aDay)}) AS at,
                   ${evenly(1, countIn('slot'))} AS slot_nth, ${evenly(2, countIn('half'))} AS half_nth, ${evenly(3, countIn('half'))} AS other_nth,
                   CASE WHEN ${share(4)} < 0.4 THEN ${evenly(5, countIn('half'))} END AS remark_nth, ${unevenly(6, countIn('code'))} AS code_nth,
                   ${unevenly(7, countIn('given'))} AS given_nth, ${unevenly(8, countIn('family'))} AS family_nth, ${share(9)} < 0.8 AS is_named,
                   CASE WHEN ${share(10)} < 0.9 THEN '07' || (100000000 + floor(power(${share(11)}, 2) * ${lit(incidents)})::bigint) END AS phone,
                   CASE WHEN ${share(12)} < 0.2 THEN translate(substr(md5(n::text), 1, 2), '0123456789', 'ghijklmnop') || to_char(n % 75, 'FM00')
                     || translate(substr(md5(n::text), 3, 3), '0123456789', 'ghijklmnop') END AS plate,
                   CASE WHEN ${share(13)} < 0.4 THEN ARRAY['ra' || ${evenly(14, '200')}, 'rb' || ${evenly(15, '200')}]
                        WHEN ${share(13)} < 0.8 THEN ARRAY['ra' || ${evenly(14, '200')}] ELSE '{}' END AS callsigns
              FROM (SELECT n, (current_date - ${lit(DAYS)} + ((n - 1) / ${lit(aDay)})::integer)::timestamp AS day, 1 + (n - 1) % ${lit(aDay)} AS sequence
                      FROM generate_series(${lit(from)}::bigint, ${lit(to)}::bigint) AS n) AS dated) AS timed
      JOIN bench.slot ON slot.nth = slot_nth JOIN bench.place AS place ON place.nth = slot.place
      JOIN bench.half AS half ON half.nth = half_nth JOIN bench.half AS other ON other.nth = other_nth
      LEFT JOIN bench.half AS remark ON remark.nth = remark_nth JOIN bench.code AS code ON code.nth = code_nth
      JOIN bench.given AS given ON given.nth = given_nth JOIN bench.family AS family ON family.nth = family_nth ORDER BY n`.execute(
    db,
  );
}

interface Copied {
  readonly table: string;
  readonly id: string;
  readonly from: ReturnType<typeof sql>;
  /** Columns of its own; all others are the model's. */
  readonly own: Readonly<Record<string, string>>;
}

const incidentOwn = {
  own: {
    ...{
      id: 'made.incident_id',
      contact_id: 'made.contact_id',
      day: 'made.day_text',
      sequence: 'made.sequence',
      number: 'made.number',
    },
    ...{
      code: 'made.code',
      code_name: 'made.code_name',
      grade: 'made.grade',
      grade_name: 'made.grade_name',
      weight: 'made.weight',
    },
    ...{ label: 'made.label', lon: 'made.lon', lat: 'made.lat', ward: 'made.ward', what: 'made.what' },
    ...{
      received_at: 'made.at',
      opened_at: 'made.at',
      closed_at: 'made.at + 3600000',
      last_line_at: 'made.at + 3600000',
    },
    // Nobody owes a wrap-up of what was closed long ago.
    wrap_ups: `'[]'`,
    restriction: `CASE made.n % 1000 WHEN 0 THEN 'concealed' WHEN 1 THEN 'restricted' WHEN 2 THEN 'restricted' ELSE 'none' END`,
  },
};
const contactOwn = {
  own: {
    ...{ id: 'made.contact_id', incident_id: 'made.incident_id', day: 'made.day_text', sequence: 'made.sequence' },
    ...{ number: `'C' || made.number`, what: 'made.what', caller_name: 'made.name', caller_number: 'made.phone' },
    ...{
      place: `row.place || jsonb_build_object('label', made.label)`,
      received_at: 'made.at',
      answered_at: 'made.at',
    },
  },
};
const settledOwn = {
  own: {
    ...contactOwn.own,
    ...{
      id: 'made.settled_id',
      incident_id: 'NULL',
      sequence: `made.sequence + 1000000`,
      number: `'C' || made.settled_number`,
    },
  },
};

async function copyRow(db: Db, { table, id: model, from, own }: Copied): Promise<void> {
  const { rows } = await sql<{ column: string }>`SELECT attname AS column FROM pg_attribute
    WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`.execute(db);
  const values = rows.map(({ column }) => sql.raw(own[column] ?? `row."${column}"`));
  await sql`INSERT INTO ${sql.table(table)} SELECT ${sql.join(values)} FROM ${from}, (SELECT * FROM ${sql.table(table)} WHERE id = ${model}) AS row
    ORDER BY made.n`.execute(db);
}

/** As `enterHistory` would from the rows: the check compares. */
async function enter(db: Db): Promise<void> {
  const numbers = (number: string) =>
    sql.raw(`array_to_tsvector(ARRAY['#=' || split_part(${number}, ' ', 1), '#=' || regexp_replace(${number}, ' of (..)/..', '/\\1'),
      '#=' || replace(${number}, ' of ', '/')])`);
  const phone = sql`array_to_tsvector(array_remove(ARRAY['c=' || right(phone, 9)], NULL))`;
  const named = sql`CASE WHEN is_named THEN name_words ELSE '' END`;
  await sql`INSERT INTO operations.history_entry (id, kind, received_at, words)
    SELECT incident_id, 'incident', at, what_words || more_words || place_words || ${named} || ${phone} || ${numbers('number')}
           || coalesce(array_to_tsvector(ARRAY(SELECT 'u=' || callsign FROM unnest(callsigns) AS callsign)), '')
      FROM bench.made ORDER BY n`.execute(db);
  await sql`INSERT INTO operations.history_entry (id, kind, received_at, words)
    SELECT settled_id, 'contact', at, what_words || operations.tagged('l=', label) || ${named} || ${phone} || ${numbers('settled_number')}
      FROM bench.made WHERE n % ${lit(CONTACTS_EACH)} = 0 ORDER BY n`.execute(db);
}
