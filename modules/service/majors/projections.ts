import { addRows, idOfStream, type Projection, putRows } from '../../../kernel/index.ts';
import { type AnyPastEvent, isStep, type Past } from '../../../kernel/pure.ts';
import type { StepEvent } from '../service-incidents/service-incident.ts';
import type { MajorEvent } from './events.ts';
import { type MajorState, majorAggregate, majorPromises } from './major.ts';
import type { MajorTables } from './tables.ts';

/** The only writer of service.major and its timeline. */
export const majorProjection: Projection = {
  aggregate: majorAggregate,
  onEvents: async (tx, happened) => {
    const rows = happened.map(({ event }): MajorTables['service.major_line'] => {
      const { position, occurredAt: at, actor, stream } = event;
      return { major_id: idOfStream(stream), position, at, author: actor.name, ...lineOf(event) };
    });
    await addRows(tx, { table: 'service.major_line', rows });
  },
  forget: async (tx, id) => {
    await tx.withTables<MajorTables>().deleteFrom('service.major_line').where('major_id', '=', id).execute();
  },
  onState: async (tx, id, state: MajorState) => {
    if (state.situation === 'none') return;
    await putRows(tx, { table: 'service.major', rows: [rowOf(id, state)] });
  },
};

function rowOf(id: string, state: Exclude<MajorState, { situation: 'none' }>): MajorTables['service.major'] {
  const { major, situation } = state;
  const review = situation === 'reviewed' ? state.review : null;
  return {
    ...{ id, number: major.number, sequence: major.sequence, situation, title: major.title, text: major.text },
    service_incident_id: major.serviceIncidentId,
    service_incident_number: major.serviceIncidentNumber,
    manager_id: major.managerId,
    manager: major.manager,
    service_ids: major.serviceIds,
    declared_at: major.declaredAt,
    updated_at: major.updatedAt,
    next_at: major.nextAt,
    ended_at: situation === 'running' ? null : state.endedAt,
    review_due_at: situation === 'ended' ? (majorPromises(state)[0]?.dueAt ?? null) : null,
    lessons: review?.lessons ?? null,
    actions: review?.actions ?? [],
  };
}

const ERASED = 'erased';

function lineOf(event: AnyPastEvent): { readonly kind: string; readonly text: string } {
  // The registry has checked the event against its schema when it was appended.
  const known = event as unknown as Past<MajorEvent> | StepEvent;
  if (isStep(known)) return { kind: 'clock', text: known.data.label };
  switch (known.type) {
    case 'service.MajorDeclared':
      return { kind: 'declared', text: known.detail?.text ?? ERASED };
    case 'service.MajorUpdated':
      return { kind: 'told everybody', text: known.detail?.text ?? ERASED };
    case 'service.MajorManagerChanged': {
      const { manager = ERASED, note = '' } = known.detail ?? {};
      return { kind: 'manager', text: note === '' ? manager : `${manager}: ${note}` };
    }
    case 'service.MajorNoted':
      return { kind: 'note', text: known.detail?.text ?? ERASED };
    case 'service.MajorEnded':
      return { kind: 'over', text: known.detail?.text ?? ERASED };
    case 'service.MajorReviewed':
      return { kind: 'reviewed', text: known.detail?.lessons ?? ERASED };
    default:
      // Erased, or held, by law.
      return { kind: 'law', text: ERASED };
  }
}
