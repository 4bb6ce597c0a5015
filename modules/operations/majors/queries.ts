import { type Db, type HeldRow, numberAfter, sql, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded, RowOf } from '../../../kernel/pure.ts';
import type { OperationsTables } from '../tables.ts';
import type { MajorTables } from './tables.ts';
import { MajorFlags, MajorLog, MajorSheet, Majors } from './views.ts';

const tables = (db: Db) => db.withTables<MajorTables & OperationsTables>();

interface Guards {
  readonly restriction: Guarded['restriction'];
  readonly allowed: readonly string[];
  readonly guarded_at: number;
}

type Hidden = Pick<Required<HeldRow>, 'guard' | 'guardedAt'>;

/** Under a mask not even that it is a major incident shows: it hides where its incident is restricted. */
function hidden({ restriction, allowed, guarded_at: guardedAt }: Guards): Hidden {
  return { guard: { restriction: restriction === 'none' ? 'none' : 'concealed', allowed }, guardedAt };
}

/** A flag hides for good, also when the restriction that came with it was lifted. */
function hiddenFlag(row: Guards, allowed: readonly string[], position: number): Hidden {
  const list = row.restriction === 'none' ? allowed : row.allowed;
  return { guard: { restriction: 'concealed', allowed: list }, guardedAt: Math.max(row.guarded_at, position) };
}

const withIncident = ['incident.restriction', 'incident.allowed', 'incident.guarded_at'] as const;

function majors(db: Db) {
  return tables(db)
    .selectFrom('operations.major as major')
    .innerJoin('operations.incident as incident', 'incident.id', 'major.id')
    .select(['major.id', 'major.over', 'major.situation', 'major.brief', 'major.sheet', 'major.alarms'])
    .select(['incident.number', 'incident.code_name', 'incident.label'])
    .select(withIncident);
}
type MajorRecord = Awaited<ReturnType<ReturnType<typeof majors>['execute']>>[number];

function heldMajor(record: MajorRecord): HeldRow {
  const { id, brief, number, code_name: codeName, label: place } = record;
  const row: RowOf<typeof Majors> = { id, ...brief, number, codeName, place };
  return { key: id, row, member: !record.over && record.situation !== 'reported', ...hidden(record) };
}

/** Literals, not parameters: only so does the planner see that the index of those that run serves. */
const runs = sql<boolean>`NOT major.over AND major.situation <> 'reported'`;

/** Those that run, or the one asked for by its id, whatever became of it. */
export const majorsView: ViewSource = {
  declaration: Majors,
  list: async (db, { filters, after, limit }) => {
    const { id } = filters;
    let query = majors(db).where((row) => (id === undefined ? runs : row('major.id', '=', id)));
    if (after !== null) query = query.where('major.id', '>', after);
    const rows = await query.orderBy('major.id').limit(limit).execute();
    return rows.map(heldMajor).map((held) => (id === undefined ? held : { ...held, member: true }));
  },
  byKeys: async (db, keys) =>
    keys.length === 0
      ? []
      : (
          await majors(db)
            .where('major.id', 'in', [...keys])
            .execute()
        ).map(heldMajor),
};

function heldSheet(record: MajorRecord): HeldRow {
  const { id, sheet } = record;
  const row: RowOf<typeof MajorSheet> = { id, incidentId: id, ...sheet };
  return { key: id, parent: id, row, member: true, ...hidden(record) };
}

const sheets = async (db: Db, ids: readonly string[]): Promise<readonly HeldRow[]> =>
  ids.length === 0
    ? []
    : (
        await majors(db)
          .where('major.id', 'in', [...ids])
          .execute()
      ).map(heldSheet);

export const majorSheetView: ViewSource = {
  declaration: MajorSheet,
  list: async (db, { of, after }) => (of === null || after !== null ? [] : sheets(db, [of])),
  byKeys: sheets,
};

function flags(db: Db, ids: readonly string[]) {
  return tables(db)
    .selectFrom('operations.major_flag as flag')
    .innerJoin('operations.incident as incident', 'incident.id', 'flag.major_id')
    .select(['flag.major_id', 'flag.flag_id', 'flag.name', 'flag.reason', 'flag.at', 'flag.by', 'flag.until'])
    .select(['flag.position', 'flag.allowed as flag_allowed', ...withIncident])
    .where('flag.major_id', 'in', [...ids])
    .orderBy('flag.position')
    .execute();
}

async function heldFlags(db: Db, ids: readonly string[]): Promise<readonly HeldRow[]> {
  if (ids.length === 0) return [];
  return (await flags(db, ids)).map((flag) => {
    const { major_id: incidentId, flag_id: flagId, name, reason, at, by, until, position } = flag;
    const id = `${incidentId}#${position}`;
    const row: RowOf<typeof MajorFlags> = { id, incidentId, flagId, name, reason, at, by, until };
    return { key: id, parent: incidentId, row, member: true, ...hiddenFlag(flag, flag.flag_allowed, position) };
  });
}

const nobodys = { row: null, member: false, guard: { restriction: 'concealed', allowed: [] } } as const;

export const majorFlagsView: ViewSource = {
  declaration: MajorFlags,
  // Always with one row that nobody sees: whether there is a flag must not be told by whether the feed says anything.
  list: async (db, { of, after }) =>
    of === null || after !== null ? [] : [...(await heldFlags(db, [of])), { ...nobodys, key: `${of}#`, parent: of }],
  byKeys: async (db, keys) => {
    const ids = [...new Set(keys.map((key) => key.slice(0, key.indexOf('#'))))];
    return (await heldFlags(db, ids)).filter(({ key }) => keys.includes(key));
  },
};

function lines(db: Db) {
  return tables(db)
    .selectFrom('operations.major_line as line')
    .innerJoin('operations.incident as incident', 'incident.id', 'line.major_id')
    .selectAll('line')
    .select(withIncident)
    .orderBy('line.position');
}
type LineRecord = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number];

function heldLine(line: LineRecord): HeldRow {
  const { major_id: incidentId, position, at, kind, text, by, flag } = line;
  const row: RowOf<typeof MajorLog> = {
    ...{ id: String(position), incidentId, position, at, kind, text, by },
    occurredAt: line.occurred_at,
    seatId: line.seat_id,
  };
  const guard = flag === null ? hidden(line) : hiddenFlag(line, flag.allowed, position);
  return { key: row.id, parent: incidentId, row, member: true, ...guard };
}

export const majorLogView: ViewSource = {
  declaration: MajorLog,
  list: async (db, { of, limit, after }) => {
    if (of === null) return [];
    const page = lines(db)
      .where('line.major_id', '=', of)
      .where('line.position', '>', numberAfter(after) ?? 0)
      .limit(limit);
    return (await page.execute()).map(heldLine);
  },
  byKeys: async (db, keys) => {
    const positions = keys.map(Number).filter(Number.isSafeInteger);
    return positions.length === 0
      ? []
      : (await lines(db).where('line.position', 'in', positions).execute()).map(heldLine);
  },
};

/** Alarms of major incidents, as they stand: all, or of one. */
export async function listMajorAlarms(db: Db, of: string | null): Promise<readonly HeldRow[]> {
  const alarmed = sql<boolean>`major.alarms <> '[]'::jsonb`;
  const rows = await majors(db)
    .where((row) => (of === null ? alarmed : row('major.id', '=', of)))
    .execute();
  return rows.flatMap((record) =>
    record.alarms.map((alarm) => ({ key: alarm.id, parent: record.id, row: alarm, member: true, ...hidden(record) })),
  );
}

/** Who may see the whole of each of these major incidents, by its id: of one that bears a flag, whoever may know of that too. */
export async function guardsOfMajors(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Guarded>> {
  if (ids.length === 0) return new Map();
  const flagged = await flags(db, ids);
  const records = await majors(db)
    .where('major.id', 'in', [...ids])
    .execute();
  return new Map(
    records.map((record) => {
      const own = hidden(record).guard;
      const lists = flagged.filter((flag) => flag.major_id === record.id).map((flag) => flag.flag_allowed);
      if (lists.length === 0 || record.restriction !== 'none') return [record.id, own];
      const allowed = (lists[0] ?? []).filter((account) => lists.every((list) => list.includes(account)));
      return [record.id, { restriction: 'concealed', allowed }];
    }),
  );
}
