import type { Projection, Tx } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import { serviceIncidentAggregate } from './aggregate.ts';
import { serviceIncidentPromises } from './deadlines.ts';
import { lineOf } from './lines.ts';
import type { ServiceIncidentState } from './service-incident.ts';
import type { ServiceIncidentTables } from './tables.ts';

/** The only writer of service.service_incident and its lines. */
export const serviceIncidentProjection: Projection = {
  aggregate: serviceIncidentAggregate,
  onEvent: writeLine,
  forget: async (tx, id) => {
    await tx
      .withTables<ServiceIncidentTables>()
      .deleteFrom('service.service_incident_line')
      .where('service_incident_id', '=', id)
      .execute();
  },
  onState: writeServiceIncident,
};

async function writeLine(tx: Tx, event: AnyPastEvent): Promise<void> {
  const { kind, audience, text } = lineOf(event);
  await tx
    .withTables<ServiceIncidentTables>()
    .insertInto('service.service_incident_line')
    .values({
      service_incident_id: event.stream.slice(event.stream.indexOf('/') + 1),
      position: event.position,
      at: event.occurredAt,
      author: event.actor.name,
      ...{ kind, audience, text },
    })
    .execute();
}

async function writeServiceIncident(tx: Tx, id: string, state: ServiceIncidentState): Promise<void> {
  if (state.situation === 'none') return;
  const { incident, situation } = state;
  const clocks = serviceIncidentPromises(state)
    .filter(({ key }) => key !== 'confirm')
    .map(({ key: metric, startedAt, dueAt, paused }) => ({ metric, startedAt, dueAt, paused }));
  const changes = {
    number: incident.number,
    sequence: incident.sequence,
    situation,
    paused_for: situation === 'paused' ? state.reason : null,
    summary: incident.said?.summary ?? null,
    description: incident.said?.description ?? null,
    reporter: incident.said?.reporter ?? null,
    call_back: incident.said?.callBack ?? null,
    reporter_id: incident.reporterId,
    source: incident.source,
    service_id: incident.serviceId,
    category_id: incident.categoryId,
    team_id: incident.teamId,
    assignee_id: incident.assigneeId,
    assignee: incident.assignee,
    item_ids: incident.itemIds,
    impact: incident.impact,
    urgency: incident.urgency,
    priority: incident.priority,
    reopened: incident.reopened,
    raised_at: incident.raisedAt,
    changed_at: incident.changedAt,
    clocks: JSON.stringify(clocks),
  };
  await tx
    .withTables<ServiceIncidentTables>()
    .insertInto('service.service_incident')
    .values({ id, ...changes })
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}
