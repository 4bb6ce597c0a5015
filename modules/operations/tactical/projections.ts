import { type Moved, type Projection, putRows, type Tx } from '../../../kernel/index.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { TacticalTables } from './tables.ts';
import { owesAddress } from './tactic.ts';

/** The only writer of operations.tactical. Most incidents have none, and cost nothing here. */
export const tacticalProjection: Projection = { aggregate: incidentAggregate, onStates: writeTactics };

type Row = TacticalTables['operations.tactical'];

async function writeTactics(tx: Tx, moved: readonly Moved<IncidentState>[]): Promise<void> {
  const rows = moved.flatMap(({ id, state }): readonly Row[] => {
    if (state.situation === 'none') return [];
    const { tactics, place } = state.incident;
    return tactics.map((tactic) => ({
      ...{ id: `${id}#${tactic.tacticalId}`, incident_id: id, tactic },
      owes_address: owesAddress(tactic, place),
    }));
  });
  await putRows<Row>(tx, { table: 'operations.tactical', rows });
}
