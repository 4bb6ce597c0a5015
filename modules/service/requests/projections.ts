import { idOfStream, type Projection, type Tx } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import { requestAggregate } from './aggregate.ts';
import { requestPromises } from './deadlines.ts';
import { requestLineOf } from './lines.ts';
import { type RequestState, readyTasks } from './request.ts';
import type { RequestTables } from './tables.ts';

/** The only writer of service.request and its lines. */
export const requestProjection: Projection = {
  aggregate: requestAggregate,
  onEvent: writeLine,
  forget: async (tx, id) => {
    await tx.withTables<RequestTables>().deleteFrom('service.request_line').where('request_id', '=', id).execute();
  },
  onState: writeRequest,
};

async function writeLine(tx: Tx, event: AnyPastEvent): Promise<void> {
  const row = {
    request_id: idOfStream(event.stream),
    position: event.position,
    at: event.occurredAt,
    author: event.actor.name,
    ...requestLineOf(event),
  };
  await tx.withTables<RequestTables>().insertInto('service.request_line').values(row).execute();
}

/** Who stands in for whoever is asked: the first approver alone has a deputy. */
function deputyOf(state: RequestState): Pick<RequestTables['service.request'], 'deputy_id' | 'deputy'> {
  const first = state.situation === 'approving' && state.asked.approverId === state.request.terms.approval?.approverId;
  if (!first) return { deputy_id: null, deputy: null };
  return { deputy_id: state.request.terms.approval?.deputyId ?? null, deputy: state.request.said?.deputy ?? null };
}

async function writeRequest(tx: Tx, id: string, state: RequestState): Promise<void> {
  if (state.situation === 'none') return;
  const { request, situation } = state;
  const { number, sequence, itemId, terms, said, requesterId, siteId, booked, submittedAt, changedAt } = request;
  const promise = requestPromises(state)[0];
  const ready = new Set(readyTasks(request).map((task) => task.id));
  const tasks = request.tasks.map(({ id: taskId, name, teamId, assignee, doneAt }) => ({
    ...{ id: taskId, name, teamId, assignee, doneAt, ready: ready.has(taskId) },
  }));
  const changes = {
    ...{ number, sequence, situation, booked },
    item_id: itemId,
    name: terms.name,
    requester_id: requesterId,
    requester: said?.requester ?? null,
    for_whom: said?.forWhom ?? null,
    approver_id: situation === 'approving' ? state.asked.approverId : null,
    approver: situation === 'approving' ? state.asked.approver : null,
    ...deputyOf(state),
    site_id: siteId,
    service_incident_id: request.serviceIncident?.id ?? null,
    service_incident_number: request.serviceIncident?.number ?? null,
    price_pence: terms.pricePence,
    lead_minutes: terms.leadMinutes,
    change_template_id: terms.changeModelId,
    answers: JSON.stringify(said?.answers ?? []),
    tasks: JSON.stringify(tasks),
    started_at: promise?.startedAt ?? changedAt,
    due_at: promise?.dueAt ?? changedAt,
    submitted_at: submittedAt,
    changed_at: changedAt,
  };
  await tx
    .withTables<RequestTables>()
    .insertInto('service.request')
    .values({ id, ...changes })
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}
