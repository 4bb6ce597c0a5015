import { type Happened, idOfStream, type Projection, type Tx } from '../../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../../kernel/pure.ts';
import { incidentAggregate } from '../../incidents/aggregate.ts';
import type { IncidentState } from '../../incidents/incident.ts';
import { isChoosing } from './log-lines.ts';
import type { ChoiceTables } from './tables.ts';

const tables = (tx: Tx) => tx.withTables<ChoiceTables>();

/** The only writer of operations.choice and operations.plan_level. */
export const choosingProjection: Projection = {
  aggregate: incidentAggregate,
  onEvents: async (tx: Tx, happened: readonly Happened<IncidentState>[]) => {
    for (const { event } of happened) await write(tx, event);
  },
  forget: async (tx, incidentId) => {
    await tables(tx).deleteFrom('operations.choice').where('incident_id', '=', incidentId).execute();
    await tables(tx).deleteFrom('operations.plan_level').where('incident_id', '=', incidentId).execute();
  },
};

async function write(tx: Tx, event: AnyPastEvent): Promise<void> {
  // The registry has checked the event against its schema when it was appended.
  if (!isChoosing(event)) return;
  const incident_id = idOfStream(event.stream);
  const said = { at: event.occurredAt, by: event.actor.name, reason: event.detail?.reason ?? null };
  if (event.type === 'operations.PlanLevelSet') {
    const { plan, level } = event.data;
    const row = { incident_id, plan_id: plan.id, level, ...said };
    await tables(tx)
      .insertInto('operations.plan_level')
      .values(row)
      .onConflict((clash) => clash.column('incident_id').doUpdateSet(row))
      .execute();
    return;
  }
  const { assignmentId, ...known } = event.data;
  await tables(tx)
    .insertInto('operations.choice')
    .values({
      ...{ assignment_id: assignmentId, incident_id, position: event.position, ...said },
      ...{ known: JSON.stringify(known), pack_version: event.packVersion },
    })
    .onConflict((clash) => clash.column('assignment_id').doNothing())
    .execute();
}
