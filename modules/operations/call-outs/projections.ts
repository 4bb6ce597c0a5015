import { type Moved, type Projection, putRows, type Tx } from '../../../kernel/index.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { CallOutTables } from './tables.ts';

/** The only writer of operations.call_out. Most incidents have none, and cost nothing here. */
export const callOutProjection: Projection = { aggregate: incidentAggregate, onStates: writeCallOuts };

type Row = CallOutTables['operations.call_out'];

async function writeCallOuts(tx: Tx, moved: readonly Moved<IncidentState>[]): Promise<void> {
  const rows = moved.flatMap(({ id, state }): readonly Row[] =>
    state.situation === 'none'
      ? []
      : state.incident.callOuts.map((one) => ({ id: `${id}#${one.callOutId}`, incident_id: id, call_out: one })),
  );
  await putRows<Row>(tx, { table: 'operations.call_out', rows });
}
