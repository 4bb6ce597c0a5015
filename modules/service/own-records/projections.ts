import type { Projection, Tx } from '../../../kernel/index.ts';
import { type AnyPastEvent, isStep } from '../../../kernel/pure.ts';
import { requestAggregate } from '../requests/aggregate.ts';
import type { RequestState } from '../requests/request.ts';
import { serviceIncidentAggregate } from '../service-incidents/aggregate.ts';
import type { ServiceIncidentEvent } from '../service-incidents/events.ts';
import type { ServiceIncidentState, StepEvent } from '../service-incidents/service-incident.ts';
import { standingOfIncident } from './standing-of-incident.ts';
import { standingOfRequest } from './standing-of-request.ts';
import type { OwnRecordTables } from './tables.ts';

type OwnRecordRow = Omit<OwnRecordTables['service.own_record'], 'standing'> & { readonly standing: string };

/** The only writer of service.own_record and service.affected. */
export const ownRecordProjection: Projection = {
  aggregate: serviceIncidentAggregate,
  onEvent: async (tx, event) => join(tx, event),
  onState: writeIncident,
};

/** The requests among them. */
export const ownRequestProjection: Projection = { aggregate: requestAggregate, onState: writeRequest };

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
async function writeIncident(tx: Tx, id: string, state: ServiceIncidentState): Promise<void> {
  if (state.situation === 'none') return;
  const { said, reporterId, number, siteId = null, serviceId, raisedAt, changedAt } = state.incident;
  if (reporterId === null) return;
  await write(tx, {
    id,
    kind: 'it-incident',
    owner_id: reporterId,
    owner: said?.reporter ?? null,
    number,
    title: said?.summary ?? null,
    site_id: siteId,
    service_id: serviceId,
    standing: JSON.stringify(standingOfIncident(state)),
    raised_at: raisedAt,
    changed_at: changedAt,
  });
}

/** Of whoever asked; of whoever gets it, when nobody did. */
async function writeRequest(tx: Tx, id: string, state: RequestState): Promise<void> {
  if (state.situation === 'none') return;
  const { request } = state;
  const { said, requesterId, forId, number, terms, siteId, submittedAt, changedAt } = request;
  const ownerId = requesterId ?? forId;
  if (ownerId === null) return;
  await write(tx, {
    id,
    kind: 'request',
    owner_id: ownerId,
    owner: (requesterId === null ? said?.forWhom : said?.requester) ?? null,
    number,
    title: terms.name,
    site_id: siteId,
    service_id: null,
    standing: JSON.stringify(standingOfRequest(state)),
    raised_at: submittedAt,
    changed_at: changedAt,
  });
}

async function write(tx: Tx, { id, ...changes }: OwnRecordRow): Promise<void> {
  await tx
    .withTables<OwnRecordTables>()
    .insertInto('service.own_record')
    .values({ id, ...changes })
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}
