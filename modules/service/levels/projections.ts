import type { Selectable } from 'kysely';
import {
  addRows,
  type Happened,
  idOfStream,
  type Moved,
  type Projection,
  putRows,
  type Tx,
} from '../../../kernel/index.ts';
import { isHistory } from '../imports/imported.ts';
import { serviceIncidentAggregate } from '../service-incidents/aggregate.ts';
import type { ServiceIncidentState } from '../service-incidents/service-incident.ts';
import { keptFacts } from './kept-events.ts';
import { type Level, levelAggregate } from './level.ts';
import type { LevelTables } from './tables.ts';

/** The only writer of service.level_record and service.level_event. */
export const levelProjection: Projection = {
  aggregate: serviceIncidentAggregate,
  onEvents: keepEvents,
  forget: async (tx, id) => {
    await tx
      .withTables<LevelTables>()
      .deleteFrom('service.level_event')
      .where('service_incident_id', '=', id)
      .execute();
  },
  onStates: writeRecords,
};

async function keepEvents(tx: Tx, happened: readonly Happened<ServiceIncidentState>[]): Promise<void> {
  const rows = happened.flatMap(({ event }) => {
    const facts = keptFacts(event);
    const { position, occurredAt: at, stream, actor } = event;
    return facts === null ? [] : [{ service_incident_id: idOfStream(stream), position, at, by: actor.name, facts }];
  });
  await addRows(tx, { table: 'service.level_event', rows });
}

type Row = Selectable<LevelTables['service.level_record']>;

async function writeRecords(tx: Tx, moved: readonly Moved<ServiceIncidentState>[]): Promise<void> {
  const rows = moved.flatMap(({ id, state }): readonly Row[] => {
    if (state.situation === 'none') return [];
    const { number, serviceId, categoryId, teamId, priority, raisedAt } = state.incident;
    return [
      {
        ...{ id, number, service_id: serviceId, category_id: categoryId, team_id: teamId, priority },
        ...{ raised_at: raisedAt, ended_at: endedAt(state), history: isHistory(state.incident) },
      },
    ];
  });
  await putRows(tx, { table: 'service.level_record', rows });
  await takeAway(
    tx,
    moved.flatMap(({ id, state }) => (state.situation === 'none' ? [id] : [])),
  );
}

/** Their import was undone: they never began. */
async function takeAway(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const tables = tx.withTables<LevelTables>();
  await tables.deleteFrom('service.level_record').where('id', 'in', ids).execute();
  await tables.deleteFrom('service.level_event').where('service_incident_id', 'in', ids).execute();
}

function endedAt(state: ServiceIncidentState): number | null {
  if (state.situation === 'resolved') return state.resolvedAt;
  if (state.situation !== 'closed') return null;
  // It closes by itself days after it was resolved: its clocks ended then.
  const lasting = state.incident.pauses.find(({ to, reason }) => to === null && reason === 'resolved');
  return lasting?.from ?? state.closedAt;
}

/** The only writer of service.breach_reason. */
export const breachReasonProjection: Projection = {
  aggregate: levelAggregate,
  onState: async (tx, id, level: Level) => {
    for (const row of reasonsOf(id, level)) {
      const { service_incident_id: _, metric: __, ...changes } = row;
      await tx
        .withTables<LevelTables>()
        .insertInto('service.breach_reason')
        .values(row)
        .onConflict((clash) => clash.columns(['service_incident_id', 'metric']).doUpdateSet(changes))
        .execute();
    }
  },
};

/** What was said of each missed target of one IT incident, one row each. */
export function reasonsOf(id: string, { explained }: Level): readonly LevelTables['service.breach_reason'][] {
  return Object.entries(explained).map(([metric, { reason, teamId, note, by, at }]) => ({
    ...{ service_incident_id: id, metric, reason, team_id: teamId, note, by, at },
  }));
}
