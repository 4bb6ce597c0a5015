import { type Db, type HeldRow, readStream, sql, type ViewSource } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past, RowOf } from '../../../kernel/pure.ts';
import type { StepEvent } from '../clocks.ts';
import { guardOfRow, type IncidentRecord } from '../incidents/queries.ts';
import { tourAggregate } from '../resources/aggregate.ts';
import type { TourEvent } from '../resources/events.ts';
import type { OperationsTables } from '../tables.ts';
import { type UnitLine, unitLines } from './lines.ts';
import { UnitHistory } from './views.ts';

type Row = RowOf<typeof UnitHistory>;
type Job = Pick<IncidentRecord, 'id' | 'number' | 'grade' | 'restriction' | 'allowed' | 'locus' | 'guarded_at'>;

async function listJobs(db: Db, lines: readonly UnitLine[]): Promise<ReadonlyMap<string, Job>> {
  const ids = [...new Set(lines.flatMap(({ incidentId }) => incidentId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .withTables<OperationsTables>()
    .selectFrom('operations.incident')
    .select(['id', 'number', 'grade', 'restriction', 'allowed', 'locus', 'guarded_at'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** A line of a time on a concealed incident says that the unit was committed, and no more; what was said on a restricted one is hidden too. */
function held(line: UnitLine, unit: Pick<Row, 'tourId' | 'callsign'>, job: Job | undefined): HeldRow {
  const { text, on: _, ...said } = line;
  const named = job === undefined ? 'an incident' : `${job.number} (${job.grade})`;
  const row: Row = { ...said, ...unit, text: text.replace('{job}', named) };
  const open = { key: row.id, parent: unit.tourId, row, member: true };
  if (job === undefined || job.restriction === 'none') return open;
  if (job.restriction === 'restricted' && line.kind !== 'alarm' && line.kind !== 'message') return open;
  const { guard, guardedAt } = guardOfRow(job);
  return { ...open, guard: { ...guard, restriction: 'restricted' }, guardedAt };
}

/** What it is told while it is on something may be of that, though it does not say so. */
function merged(lines: readonly UnitLine[], told: readonly UnitLine[]): readonly UnitLine[] {
  let on: string | null = null;
  return [...lines, ...told]
    .sort((one, other) => one.at - other.at)
    .map((line) => {
      if (line.kind === 'message') return { ...line, incidentId: line.incidentId ?? on };
      on = line.on;
      return line;
    });
}

function endOf(events: readonly AnyPastEvent[]): number {
  const last = events.findLast(({ type }) => type === 'operations.TourEnded' || type === 'operations.TourResumed');
  return last?.type === 'operations.TourEnded' ? last.occurredAt : Number.MAX_SAFE_INTEGER;
}

interface Told {
  readonly id: string;
  readonly text: string | null;
  readonly kind: string;
  readonly from_name: string;
  readonly incident_id: string | null;
  readonly at: number;
  /** To the unit, its area or all; what was for one person alone is theirs. */
  readonly open: boolean;
}

/** What its crew was told in that time, once for all of them. */
async function listMessages(
  db: Db,
  { callsign, from, until }: { readonly callsign: string; readonly from: number; readonly until: number },
): Promise<readonly UnitLine[]> {
  const { rows } = await sql<Told>`
    SELECT message.id, message.text, message.kind, message.from_name, message.incident_id, min(told.told_at)::float8 AS at,
      jsonb_path_exists(message.addressees, '$[*] ? (@.kind == "unit" || @.kind == "area" || @.kind == "all")') AS open
    FROM operations.message_told AS told JOIN operations.message AS message ON message.id = told.message_id
    WHERE told.callsign = ${callsign} AND told.told_at BETWEEN ${from} AND ${until} GROUP BY message.id`.execute(db);
  return rows.map(({ id, text, kind, from_name: by, incident_id: incidentId, at, open }) => {
    const words = open ? (text ?? 'erased by law') : 'to one of the crew';
    return { id, at, by, incidentId, kind: 'message', text: `Told (${kind}): ${words}`, on: null, with: null };
  });
}

/** One tour, from booking on to booking off, as its stream tells it. */
export const unitHistoryView: ViewSource = {
  declaration: UnitHistory,
  list: async (db, { of: tourId, limit, after }) => {
    if (tourId === null) return [];
    const events = await readStream(db, `${tourAggregate.name}/${tourId}`);
    const [began] = events as readonly Past<TourEvent | StepEvent>[];
    if (began?.type !== 'operations.TourBegan') return [];
    const { callsign } = began.data;
    const told = await listMessages(db, { callsign, from: began.occurredAt, until: endOf(events) });
    const lines = merged(unitLines(events as readonly Past<TourEvent | StepEvent>[]), told);
    const from = after === null ? 0 : lines.findIndex(({ id }) => id === after) + 1;
    const page = lines.slice(from, from + limit);
    const jobs = await listJobs(db, page);
    return page.map((line) => held(line, { tourId, callsign }, jobs.get(line.incidentId ?? '')));
  },
  mask: (row: Row): Row => ({ ...row, kind: 'status', text: 'Committed', incidentId: null }),
};
