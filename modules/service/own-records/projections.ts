import { type Moved, type Projection, putRows, type Tx } from '../../../kernel/index.ts';
import { type AnyPastEvent, isStep } from '../../../kernel/pure.ts';
import { requestAggregate } from '../requests/aggregate.ts';
import type { RequestState } from '../requests/request.ts';
import { serviceIncidentAggregate } from '../service-incidents/aggregate.ts';
import type { ServiceIncidentEvent } from '../service-incidents/events.ts';
import type { ServiceIncidentState, StepEvent } from '../service-incidents/service-incident.ts';
import { standingOfIncident } from './standing-of-incident.ts';
import { standingOfRequest } from './standing-of-request.ts';
import type { OwnRecordTables } from './tables.ts';

type OwnRecordRow = OwnRecordTables['service.own_record'];

/** The only writer of service.own_record and service.affected. */
export const ownRecordProjection: Projection = {
  aggregate: serviceIncidentAggregate,
  onEvent: async (tx, event) => join(tx, event),
  onStates: (tx, moved: readonly Moved<ServiceIncidentState>[]) => write(tx, moved, rowOfIncident),
};

/** The requests among them. */
export const ownRequestProjection: Projection = {
  aggregate: requestAggregate,
  onStates: (tx, moved: readonly Moved<RequestState>[]) => write(tx, moved, rowOfRequest),
};

async function join(tx: Tx, event: AnyPastEvent): Promise<void> {
  const known = event as unknown as ServiceIncidentEvent | StepEvent;
  if (isStep(known) || known.type !== 'service.AffectedJoined') return;
  await tx
    .withTables<OwnRecordTables>()
    .insertInto('service.affected')
    .values({
      service_incident_id: event.stream.slice(event.stream.indexOf('/') + 1),
      person_id: known.data.personId,
      joined_at: event.occurredAt,
    })
    .execute();
}

/** What nobody known here has reported is nobody's own. */
function rowOfIncident(id: string, state: ServiceIncidentState): OwnRecordRow | null {
  if (state.situation === 'none') return null;
  const { said, reporterId, number, siteId = null, serviceId, raisedAt, changedAt } = state.incident;
  if (reporterId === null) return null;
  return {
    id,
    kind: 'it-incident',
    owner_id: reporterId,
    owner: said?.reporter ?? null,
    number,
    title: said?.summary ?? null,
    site_id: siteId,
    service_id: serviceId,
    standing: standingOfIncident(state),
    raised_at: raisedAt,
    changed_at: changedAt,
  };
}

/** Of whoever asked; of whoever gets it, when nobody did. */
function rowOfRequest(id: string, state: RequestState): OwnRecordRow | null {
  if (state.situation === 'none') return null;
  const { request } = state;
  const { said, requesterId, forId, number, terms, siteId, submittedAt, changedAt } = request;
  const ownerId = requesterId ?? forId;
  if (ownerId === null) return null;
  return {
    id,
    kind: 'request',
    owner_id: ownerId,
    owner: (requesterId === null ? said?.forWhom : said?.requester) ?? null,
    number,
    title: terms.name,
    site_id: siteId,
    service_id: null,
    standing: standingOfRequest(state),
    raised_at: submittedAt,
    changed_at: changedAt,
  };
}

async function write<State>(
  tx: Tx,
  moved: readonly Moved<State>[],
  rowOf: (id: string, state: State) => OwnRecordRow | null,
): Promise<void> {
  const rows = moved.flatMap(({ id, state }) => rowOf(id, state) ?? []);
  await putRows(tx, { table: 'service.own_record', rows });
}
