import { type Db, type HeldRow, isStep, type Projection, sql, type Tx, type ViewSource } from '../../kernel/index.ts';
import type { AnyPastEvent, Promised, StepData } from '../../kernel/pure.ts';
import { alarmClassOf } from './clocks.ts';
import { contactAggregate } from './contacts/aggregate.ts';
import { type FenceState, fenceAggregate } from './fences/fence.ts';
import { incidentAggregate } from './incidents/aggregate.ts';
import type { IncidentState } from './incidents/incident.ts';
import { majorAggregate } from './majors/major.ts';
import { messageAggregate } from './messages/message.ts';
import { tourAggregate } from './resources/aggregate.ts';
import type { OperationsTables } from './tables.ts';
import { AlarmRates } from './views.ts';

/**
 * The only writer of operations.bell: whom the steps of promises rang for. What only stands in a list rings for nobody; what is
 * concealed leaves no trace here, since the count of a quiet night would tell of it.
 */
export const bellProjections: readonly Projection[] = [
  { aggregate: incidentAggregate, onEvent: ring(ofIncident), forget },
  { aggregate: tourAggregate, onEvent: ring(() => ({ ownerSeatId: null })), forget },
  { aggregate: contactAggregate, onEvent: ring(() => ({ ownerSeatId: null })), forget },
  { aggregate: messageAggregate, onEvent: ring(() => ({ ownerSeatId: null })), forget },
  { aggregate: fenceAggregate, onEvent: ring(ofFence), forget },
  { aggregate: majorAggregate, onEvent: ring(() => ({ ownerSeatId: null })), forget },
];

interface Ringing {
  readonly ownerSeatId: string | null;
}

function ofIncident(state: IncidentState): Ringing | null {
  if (state.situation === 'none' || state.incident.restriction.kind === 'concealed') return null;
  return { ownerSeatId: state.incident.owner?.id ?? null };
}

/** Whether the incident that it belongs to is concealed stands elsewhere: such a one is not counted. */
function ofFence(state: FenceState): Ringing | null {
  if (state.situation === 'none' || state.fence.terms.incidentId !== null) return null;
  return { ownerSeatId: state.fence.ownerSeatId };
}

type Aggregate = Projection['aggregate'];

function ring<State>(whose: (state: State) => Ringing | null): NonNullable<Projection['onEvent']> {
  return async (tx: Tx, event: AnyPastEvent, state: never) => {
    if (!isStep(event)) return;
    const rung = whose(state);
    const promised = aggregateOf(event)
      .promises?.(state)
      .find(({ key }) => key === event.data.key);
    if (rung === null || promised === undefined) return;
    const bells = bellsOf(event, promised, rung.ownerSeatId);
    if (bells.length === 0) return;
    const { position, stream, recordedAt: at } = event as AnyPastEvent;
    const { kind } = event.data;
    const rows = bells.map(({ seatId, alarmClass }) => ({
      position,
      seat_id: seatId,
      stream,
      at,
      kind,
      alarm_class: alarmClass,
    }));
    await tx.withTables<OperationsTables>().insertInto('operations.bell').values(rows).execute();
  };
}

const aggregates: readonly Aggregate[] = [
  incidentAggregate,
  tourAggregate,
  contactAggregate,
  messageAggregate,
  majorAggregate,
  fenceAggregate,
];

function aggregateOf({ stream }: { readonly stream?: string }): Aggregate {
  const found = aggregates.find(({ name }) => stream?.startsWith(`${name}/`));
  if (found === undefined) throw new Error(`no promise of this module stands in ${stream}`);
  return found;
}

type Step = { readonly type: string; readonly data: StepData };

/** A warning rings at the desk that owns it; each rung at the seats that it told. The breach itself is told by the first rung. */
function bellsOf(
  { type, data }: Step,
  promised: Promised,
  ownerSeatId: string | null,
): readonly { readonly seatId: string; readonly alarmClass: 'A' | 'B' }[] {
  if (type === 'kernel.DeadlineBreached') return [];
  const state = type === 'kernel.DeadlineWarned' ? 'warned' : 'breached';
  const alarmClass = alarmClassOf(promised, { state, channel: data.channel ?? null });
  if (alarmClass === 'C') return [];
  const seats = state === 'warned' ? (ownerSeatId === null ? [] : [ownerSeatId]) : data.seats;
  return seats.map((seatId) => ({ seatId, alarmClass }));
}

async function forget(tx: Tx, id: string): Promise<void> {
  const streams = aggregates.map(({ name }) => `${name}/${id}`);
  await tx.withTables<OperationsTables>().deleteFrom('operations.bell').where('stream', 'in', streams).execute();
}

const TEN_MINUTES = 600_000;
const SHOWN_MS = 12 * 3_600_000;

interface Rate {
  readonly seat_id: string;
  readonly from: number;
  readonly a: number;
  readonly b: number;
  readonly joined: number;
}

/** Worked out when it is read: the last twelve hours before the newest bell. */
export const alarmRatesView: ViewSource = {
  declaration: AlarmRates,
  list: async (db) => (await listRates(db)).map(heldRate),
  byKeys: async () => [],
};

function heldRate({ seat_id: seatId, from, a, b, joined }: Rate): HeldRow {
  const id = `${seatId}@${from}`;
  return { key: id, row: { id, seatId, from, a, b, joined }, member: true };
}

/** A major and a message know nothing of the guard of their incident: what shows to nobody now, not even masked, is left out here. */
async function listRates(db: Db): Promise<readonly Rate[]> {
  const { rows } = await sql<Rate>`
    WITH newest AS (SELECT max(at) AS at FROM operations.bell),
    rung AS (
      SELECT bell.seat_id, bell.at, bell.alarm_class,
        bell.at - lag(bell.at) OVER (PARTITION BY bell.seat_id, bell.kind, bell.alarm_class ORDER BY bell.at, bell.position)
          < ${TEN_MINUTES} AS joins
      FROM newest CROSS JOIN operations.bell AS bell
      LEFT JOIN operations.message AS message
        ON message.id = CASE WHEN bell.stream LIKE 'operations.message/%' THEN split_part(bell.stream, '/', 2) END
      LEFT JOIN operations.incident AS incident ON incident.id = coalesce(message.incident_id,
        CASE WHEN bell.stream LIKE 'operations.major/%' THEN split_part(bell.stream, '/', 2) END)
      WHERE bell.at > newest.at - ${SHOWN_MS} AND incident.restriction IS DISTINCT FROM 'concealed'
        AND (message.id IS NOT NULL OR coalesce(incident.restriction, 'none') = 'none')
    )
    SELECT seat_id, (at / ${TEN_MINUTES}::bigint) * ${TEN_MINUTES}::bigint AS "from",
      count(*) FILTER (WHERE alarm_class = 'A' AND joins IS NOT TRUE)::int AS a,
      count(*) FILTER (WHERE alarm_class = 'B' AND joins IS NOT TRUE)::int AS b,
      count(*) FILTER (WHERE joins)::int AS joined
    FROM rung GROUP BY seat_id, 2 ORDER BY seat_id, 2`.execute(db);
  return rows;
}
