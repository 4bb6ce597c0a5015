import { type Db, type HeldRow, readStream, type ViewSource } from '../../../kernel/index.ts';
import type { Past, RowOf } from '../../../kernel/pure.ts';
import type { StepEvent } from '../clocks.ts';
import { guardOfRow, type IncidentRecord } from '../incidents/queries.ts';
import { tourAggregate } from '../resources/aggregate.ts';
import type { TourEvent } from '../resources/events.ts';
import type { OperationsTables } from '../tables.ts';
import { type UnitLine, unitLines } from './lines.ts';
import { UnitHistory } from './views.ts';

type Row = RowOf<typeof UnitHistory>;
type Job = Pick<IncidentRecord, 'id' | 'number' | 'grade' | 'restriction' | 'allowed' | 'guarded_at'>;

async function listJobs(db: Db, lines: readonly UnitLine[]): Promise<ReadonlyMap<string, Job>> {
  const ids = [...new Set(lines.flatMap(({ incidentId }) => incidentId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .withTables<OperationsTables>()
    .selectFrom('operations.incident')
    .select(['id', 'number', 'grade', 'restriction', 'allowed', 'guarded_at'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** A line of a time on a concealed incident says that the unit was committed, and no more; what was said on a restricted one is hidden too. */
function held(line: UnitLine, unit: Pick<Row, 'tourId' | 'callsign'>, job: Job | undefined): HeldRow {
  const { position, text, ...said } = line;
  const named = job === undefined ? 'an incident' : `${job.number} (${job.grade})`;
  const row: Row = { ...said, ...unit, id: String(position), text: text.replace('{job}', named) };
  const open = { key: row.id, parent: unit.tourId, row, member: true };
  if (job === undefined || job.restriction === 'none') return open;
  if (job.restriction === 'restricted' && line.kind !== 'alarm') return open;
  const { guard, guardedAt } = guardOfRow(job);
  return { ...open, guard: { ...guard, restriction: 'restricted' }, guardedAt };
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
    const lines = unitLines(events as readonly Past<TourEvent | StepEvent>[]);
    const from = after === null ? 0 : lines.findIndex(({ position }) => String(position) === after) + 1;
    const page = lines.slice(from, from + limit);
    const jobs = await listJobs(db, page);
    return page.map((line) => held(line, { tourId, callsign }, jobs.get(line.incidentId ?? '')));
  },
  mask: (row: Row): Row => ({ ...row, kind: 'status', text: 'Committed', incidentId: null }),
};
