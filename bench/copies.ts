import { canonical, type Db, sql } from '../kernel/index.ts';

/** A call and its incident, made through the front door. */
export interface Model {
  readonly contactId: string;
  readonly incidentId: string;
}

interface Copies {
  readonly count: number;
  /** Hears of the incidents of each portion, within its transaction. */
  readonly entered: (db: Db, incidentIds: readonly string[]) => Promise<void>;
}

const PORTION = 10_000;
/** So many a day, the newest last, and yesterday: numbers of today stay free. */
const A_DAY = 200;

/**
 * Copies a model in every table that its rows lie in. Ids, numbers, times, places, positions and callers are each copy's own wherever
 * they stand, also within JSON, and events commit to their own details: so a rebuild makes the same rows, and seals hold.
 */
export async function copyModel(owner: Db, model: Model, { count, entered }: Copies): Promise<void> {
  const marks = await findMarks(owner, model);
  const tables: Texts[] = [];
  for (const [table, where] of Object.entries(rowsOf(model))) tables.push(await readTexts(owner, marks, table, where));
  for (let from = 1; from <= count; from += PORTION) {
    await owner.transaction().execute(async (db) => {
      // What is put in here need not survive a crash.
      await sql`SET LOCAL synchronous_commit = off`.execute(db);
      await makeOwn(db, marks, { from, to: Math.min(count, from + PORTION - 1), count });
      for (const texts of tables) await copyRows(db, texts);
      const { rows } = await sql<{ id: string }>`SELECT own[2] AS id FROM made ORDER BY n`.execute(db);
      await entered(
        db,
        rows.map(({ id }) => id),
      );
    });
    // As autovacuum does on the way: what is copied next takes the room that is left on the pages before it.
    await sql`VACUUM ${sql.join(Object.keys(rowsOf(model)).map((table) => sql.table(table)))}`.execute(owner);
  }
}

type Condition = ReturnType<typeof sql>;

/** Which rows of which tables, in the order in which they may be put in. */
function rowsOf(model: Model): Readonly<Record<string, Condition>> {
  const ofEvents = (column: string) =>
    sql`${sql.ref(column)} IN (SELECT ${sql.ref(column)} FROM kernel.event WHERE ${inLogOf(model)})`;
  const { contactId, incidentId } = model;
  return {
    'kernel.event': inLogOf(model),
    'kernel.event_detail': ofEvents('position'),
    'kernel.command_result': ofEvents('command_id'),
    'operations.contact': sql`id = ${contactId}`,
    'operations.incident': sql`id = ${incidentId}`,
    'operations.incident_line': sql`incident_id = ${incidentId}`,
    'insight.call': sql`contact_id = ${contactId}`,
    'insight.response': sql`incident_id = ${incidentId}`,
  };
}

function inLogOf({ contactId, incidentId }: Model): Condition {
  return sql`stream IN (${`operations.contact/${contactId}`}, ${`operations.incident/${incidentId}`})`;
}

/** What in the model's text becomes each copy's own, and how: SQL over `n`, `day`, `sequence`, `ago`, `shift` and `base`. */
type Marks = Map<string, string>;

/** Stands in the text where a sequence is, which is a number like others. */
const SEQUENCE = '@sequence';

async function findMarks(owner: Db, model: Model): Promise<Marks> {
  const { rows: events } = await sql<{ position: number; commandId: string }>`
    SELECT position, command_id::text AS "commandId" FROM kernel.event WHERE ${inLogOf(model)} ORDER BY position`.execute(
    owner,
  );
  const { rows } = await sql<{ day: string; call: string; incident: string; phone: string }>`
    SELECT call.day, call.number AS call, incident.number AS incident, call.caller_number AS phone
      FROM operations.contact AS call JOIN operations.incident AS incident ON incident.id = call.incident_id
     WHERE call.id = ${model.contactId}`.execute(owner);
  const [named] = rows;
  if (named === undefined) throw new Error('the model has no rows');
  const ids = [model.contactId, model.incidentId, ...events.map(({ commandId }) => commandId)];
  return new Map([
    ...ids.map((id): [string, string] => [id, 'uuidv7(shift)']),
    ...events.map(({ position }, nth): [string, string] => [`${position}`, `base + ${nth + 1}`]),
    [named.call, `to_char(sequence, 'FM"C"0000') || to_char(day, ' "of" DD/MM')`],
    [named.incident, `to_char(sequence, 'FM0000') || to_char(day, ' "of" DD/MM')`],
    [named.day, `to_char(day, 'YYYY-MM-DD')`],
    [SEQUENCE, 'sequence'],
    [named.phone, `'07700 9' || to_char(n % 100000, 'FM00000')`],
    ['-0.7295', '(-0.8 + (n::bigint * 7919 % 3500) / 10000.0)::float8'],
    ['52.6705', '(52.55 + (n::bigint * 104729 % 1900) / 10000.0)::float8'],
  ]);
}

/** The text as `format` takes it. Times are marked as they are met: epoch milliseconds of this century. */
function marked(marks: Marks, text: string): string {
  const words = [...marks.keys()].filter((word) => !/^\d+$/.test(word));
  const positions = String.raw`(?<="(?:position|guarded_at|settled_position|id)": "?)\d+(?=[",}])`;
  return text
    .replaceAll('%', '%%')
    .replaceAll(/(?<="sequence": )\d+/g, SEQUENCE)
    .replaceAll(new RegExp([...words, positions, String.raw`\b1\d{12}\b`].join('|'), 'g'), (word) => {
      if (/^1\d{12}$/.test(word) && !marks.has(word)) marks.set(word, `${word} - ago`);
      return `%${[...marks.keys()].indexOf(word) + 1}$s`;
    });
}

/** The model's rows of a table, marked. */
interface Texts {
  readonly table: string;
  readonly rows: readonly string[];
  /** Of an event with a detail: what its commitment is made from. */
  readonly details: readonly (string | null)[];
  readonly salts: readonly (string | null)[];
}

interface Held {
  readonly text: string;
  readonly salt: string | null;
  readonly detail: unknown;
}

async function readTexts(owner: Db, marks: Marks, table: string, where: Condition): Promise<Texts> {
  const detail =
    table === 'kernel.event'
      ? sql`LEFT JOIN (SELECT position AS of, encode(salt, 'hex') AS salt, detail FROM kernel.event_detail) AS held ON of = row.position`
      : sql`CROSS JOIN (SELECT NULL AS salt, NULL AS detail) AS held`;
  const { rows } = await sql<Held>`
    SELECT to_jsonb(row)::text AS text, held.salt, held.detail
      FROM (SELECT * FROM ${sql.table(table)} WHERE ${where} ORDER BY 1) AS row ${detail}`.execute(owner);
  return {
    table,
    rows: rows.map(({ text }) => marked(marks, text)),
    details: rows.map(({ salt, detail: of }) => (salt === null ? null : marked(marks, canonical(of)))),
    salts: rows.map(({ salt }) => salt),
  };
}

/** A statement that makes a table takes no parameters. */
const lit = sql.lit;

async function makeOwn(
  db: Db,
  marks: Marks,
  { from, to, count }: { from: number; to: number; count: number },
): Promise<void> {
  const events = [...marks.values()].filter((own) => own.startsWith('base')).length;
  const own = [...marks.values()].map((value) => sql`(${sql.raw(value)})::text`);
  await sql`DROP TABLE IF EXISTS made`.execute(db);
  await sql`CREATE TEMP TABLE made AS
    SELECT n, ARRAY[${sql.join(own)}] AS own
      FROM (SELECT n, 1 + (n - 1) % ${lit(A_DAY)} AS sequence, current_date - days AS day,
                   days * 86400000::bigint - (n - 1) % ${lit(A_DAY)} * 400000 AS ago,
                   (days * 86400000::bigint - (n - 1) % ${lit(A_DAY)} * 400000) * interval '-1 millisecond' AS shift,
                   (SELECT max(position) FROM kernel.event) + (n - ${lit(from)}) * ${lit(events)} AS base
              FROM (SELECT n, 1 + (${lit(count)} - n) / ${lit(A_DAY)} AS days
                      FROM generate_series(${lit(from)}, ${lit(to)}) AS n) AS dated) AS timed`.execute(db);
}

async function copyRows(db: Db, { table, rows, details, salts }: Texts): Promise<void> {
  const commitment = sql`sha256(decode(salt, 'hex') || convert_to(format(detail, VARIADIC own), 'UTF8'))`;
  await sql`INSERT INTO ${sql.table(table)}
    SELECT copied.*
      FROM made, unnest(${rows}::text[], ${details}::text[], ${salts}::text[]) WITH ORDINALITY AS row (text, detail, salt, nth),
           LATERAL jsonb_populate_record(NULL::${sql.table(table)}, format(text, VARIADIC own)::jsonb || CASE
             WHEN salt IS NULL THEN '{}' ELSE jsonb_build_object('detail_commit', ${commitment}) END) AS copied
     ORDER BY n, nth`.execute(db);
}
