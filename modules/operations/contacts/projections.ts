import type { Selectable } from 'kysely';
import { type Moved, type Projection, putRows, type Tx } from '../../../kernel/index.ts';
import type { Promised } from '../../../kernel/pure.ts';
import { assessmentShown, isAssessed } from '../assessments/shown.ts';
import { alarmOf, type Marks, markOf } from '../clocks.ts';
import type { AlarmRow, OperationsTables } from '../tables.ts';
import { contactAggregate } from './aggregate.ts';
import { unattended } from './care.ts';
import { careShown } from './care-shown.ts';
import type { Call, Contact, ContactState } from './contact.ts';
import { contactPromises } from './deadlines.ts';
import { bestFix, circleOf } from './fix.ts';

/** The only writer of operations.contact. */
export const contactProjection: Projection = { aggregate: contactAggregate, onStates: writeContacts };

type ContactRow = Selectable<OperationsTables['operations.contact']>;

async function writeContacts(tx: Tx, moved: readonly Moved<ContactState>[]): Promise<void> {
  const rows = moved.flatMap(({ id, state }): ContactRow[] => {
    if (state.situation === 'none') return [];
    return [{ id, ...(state.situation === 'ringing' ? ringing(id, state.call) : taken(id, state)) }];
  });
  await putRows<ContactRow>(tx, { table: 'operations.contact', rows });
}

type Columns = Omit<ContactRow, 'id'>;

function ringing(id: string, call: Call): Columns {
  const { message } = call;
  const unsettled = { outcome: null, settled_position: null, closing_code: null, incident_id: null };
  const unanswered = { answered_at: null, seat_id: null, taken_by: null, note: null, assessment: null };
  const { activation, reference } = message ?? unattended;
  const came = message?.place ? { method: 'sender' as const, radiusMetres: null, at: call.receivedAt } : null;
  const care = message && careShown({ care: { ...unattended, activation, reference }, placed: came });
  return {
    ...unsettled,
    ...unanswered,
    day: message?.number.day ?? null,
    sequence: message?.number.sequence ?? null,
    number: message?.number.number ?? null,
    paper: null,
    what: message?.text ?? null,
    place: message?.place ?? null,
    care,
    state: 'ringing',
    channel: call.channel,
    caller_number: call.callerNumber,
    caller_name: call.subscriberName,
    caller_address: call.subscriber,
    ...whereabouts(call),
    received_at: call.receivedAt,
    alarms: alarmsOfCall(id, call),
  };
}

function whereabouts(held: Pick<Call, 'receivedAt' | 'circle' | 'track'>) {
  return { circle: circleOf(held), fix: bestFix(held.track), track: held.track };
}

function alarmsOfCall(id: string, call: Call): readonly AlarmRow[] {
  // The caller's number is personal; the alarm strip is not the place for it.
  const title = call.message?.number.number ?? `${call.channel} call`;
  const subject = { subjectId: id, incidentId: null, title, ownerSeatId: null };
  return alarmsOf(subject, contactPromises({ situation: 'ringing', call }), call.marks);
}

/** Of an open contact: with whoever has it. An offer that nobody takes comes back to who made it. */
function alarmsOfContact(id: string, contact: Contact): readonly AlarmRow[] {
  const subject = { subjectId: id, incidentId: null, title: contact.number.number, ownerSeatId: contact.seatId };
  return alarmsOf(subject, contactPromises({ situation: 'open', contact }), contact.care.marks);
}

function alarmsOf(
  subject: Parameters<typeof alarmOf>[0],
  promises: readonly Promised[],
  marks: Marks,
): readonly AlarmRow[] {
  return promises
    .map((promised) => alarmOf(subject, promised, markOf(marks, promised)))
    .filter((alarm) => alarm !== null);
}

function taken(id: string, state: Extract<ContactState, { situation: 'open' | 'settled' }>): Columns {
  const { contact } = state;
  const { outcome, settledPosition } = state.situation === 'settled' ? state : { outcome: null, settledPosition: null };
  return {
    day: contact.number.day,
    sequence: contact.number.sequence,
    number: contact.number.number,
    paper: contact.backEntered?.paper ?? null,
    state: state.situation,
    channel: contact.channel,
    caller_number: contact.fields.callerNumber,
    caller_name: contact.fields.callerName,
    caller_address: contact.fields.callerAddress,
    what: contact.fields.what,
    note: contact.fields.note,
    ...whereabouts(contact),
    place: contact.place,
    received_at: contact.receivedAt,
    answered_at: contact.answeredAt,
    seat_id: contact.seatId,
    taken_by: contact.takenBy.name,
    incident_id: outcome?.kind === 'incident' ? outcome.incidentId : null,
    outcome: outcome === null ? null : outcome.kind === 'incident' ? 'incident' : outcome.outcome,
    settled_position: settledPosition,
    assessment: isAssessed(contact.assessment) ? assessmentShown(contact.assessment) : null,
    care: careShown(contact),
    closing_code: outcome?.kind === 'closed' ? outcome.code : null,
    alarms: state.situation === 'open' ? alarmsOfContact(id, contact) : [],
  };
}
