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
import { type Desk, pingPongOf } from '../desk/desk.ts';
import { isHistory } from '../imports/imported.ts';
import { serviceIncidentAggregate } from './aggregate.ts';
import { Metric } from './attached-target.ts';
import { serviceIncidentPromises } from './deadlines.ts';
import { lineOf } from './lines.ts';
import type { ServiceIncident, ServiceIncidentState } from './service-incident.ts';
import type { ServiceIncidentTables } from './tables.ts';

/** The only writer of service.service_incident and its lines. */
export const serviceIncidentProjection: Projection = {
  aggregate: serviceIncidentAggregate,
  onEvents: writeLines,
  forget: async (tx, id) => {
    await tx
      .withTables<ServiceIncidentTables>()
      .deleteFrom('service.service_incident_line')
      .where('service_incident_id', '=', id)
      .execute();
  },
  onStates: writeServiceIncidents,
};

type LineRow = Selectable<ServiceIncidentTables['service.service_incident_line']>;
type Row = Selectable<ServiceIncidentTables['service.service_incident']>;

async function writeLines(tx: Tx, happened: readonly Happened<ServiceIncidentState>[]): Promise<void> {
  const rows = happened.map(({ event }): LineRow => {
    const { position, occurredAt: at, actor, stream } = event;
    return { service_incident_id: idOfStream(stream), position, at, author: actor.name, ...lineOf(event) };
  });
  await addRows(tx, { table: 'service.service_incident_line', rows });
}

async function writeServiceIncidents(tx: Tx, moved: readonly Moved<ServiceIncidentState>[]): Promise<void> {
  const rows = moved.flatMap(({ id, state }) => (state.situation === 'none' ? [] : [rowOf(id, state)]));
  await putRows(tx, { table: 'service.service_incident', rows });
  await takeAway(
    tx,
    moved.flatMap(({ id, state }) => (state.situation === 'none' ? [id] : [])),
  );
}

/** Their import was undone: they never began. */
async function takeAway(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const tables = tx.withTables<ServiceIncidentTables>();
  await tables.deleteFrom('service.service_incident').where('id', 'in', ids).execute();
  await tables.deleteFrom('service.service_incident_line').where('service_incident_id', 'in', ids).execute();
}

/** How an IT incident stands, in one row; of a state of long ago, how it stood. */
export function rowOf(id: string, state: Exclude<ServiceIncidentState, { situation: 'none' }>): Row {
  const { incident, situation } = state;
  const clocks = serviceIncidentPromises(state).flatMap(({ key, startedAt, dueAt, paused }) => {
    const metric = Metric.safeParse(key);
    return metric.success ? [{ metric: metric.data, startedAt, dueAt, paused }] : [];
  });
  return {
    ...{ id, number: incident.number, sequence: incident.sequence, situation },
    paused_for: situation === 'paused' ? state.reason : null,
    ...saidColumns(incident),
    ...deskColumns(incident.desk),
    reporter_id: incident.reporterId,
    source: incident.source,
    call_back_by: incident.callBackBy ?? null,
    service_id: incident.serviceId,
    category_id: incident.categoryId,
    site_id: incident.siteId ?? null,
    team_id: incident.teamId,
    assignee_id: incident.assigneeId,
    assignee: incident.assignee,
    item_ids: incident.itemIds,
    impact: incident.impact,
    urgency: incident.urgency,
    computed: incident.computed ?? null,
    floor: incident.floor ?? null,
    priority: incident.priority,
    vip: incident.vip ?? null,
    reopened: incident.reopened,
    raised_at: incident.raisedAt,
    changed_at: incident.changedAt,
    responded_at: incident.respondedAt,
    closed_at: situation === 'closed' ? state.closedAt : null,
    history: isHistory(incident),
    clocks,
  };
}

function saidColumns({ said }: ServiceIncident) {
  return {
    summary: said?.summary ?? null,
    description: said?.description ?? null,
    reporter: said?.reporter ?? null,
    call_back: said?.callBack ?? null,
    symptoms: said?.symptoms ?? null,
    parameters: said?.parameters ?? null,
  };
}

function deskColumns(desk: Desk) {
  const { triage, links, candidate, resolution, missed, lastReopened } = desk;
  return {
    triage: triage.kind,
    snoozed_until: triage.kind === 'snoozed' ? triage.until : null,
    ping_pong: pingPongOf(desk),
    links: [...links],
    candidate: candidate?.because ?? null,
    resolved_at: resolution?.at ?? null,
    closure_category_id: resolution?.closureCategoryId ?? null,
    resolved_by_id: resolution?.byId ?? null,
    first_contact: resolution?.firstContact ?? false,
    missed: [...missed],
    last_reopened: lastReopened,
  };
}
