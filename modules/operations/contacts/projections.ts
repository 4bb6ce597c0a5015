import type { Projection, Tx } from '../../../kernel/index.ts';
import { alarmOf, markOf } from '../clocks.ts';
import type { AlarmRow, OperationsTables } from '../tables.ts';
import { contactAggregate } from './aggregate.ts';
import type { Call, ContactState } from './contact.ts';
import { contactPromises } from './deadlines.ts';
import { bestFix, circleOf } from './fix.ts';

/** The only writer of operations.contact. */
export const contactProjection: Projection = { aggregate: contactAggregate, onState: writeContact };

async function writeContact(tx: Tx, id: string, state: ContactState): Promise<void> {
  if (state.situation === 'none') return;
  const changes = state.situation === 'ringing' ? ringing(id, state.call) : taken(state);
  await tx
    .withTables<OperationsTables>()
    .insertInto('operations.contact')
    .values({ id, ...changes })
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}

type Columns = Omit<OperationsTables['operations.contact'], 'id' | 'circle' | 'fix' | 'track' | 'place' | 'alarms'> & {
  circle: string | null;
  fix: string | null;
  track: string;
  place: string | null;
  alarms: string;
};

function ringing(id: string, call: Call): Columns {
  const numberless = { day: null, sequence: null, number: null, answered_at: null, seat_id: null, taken_by: null };
  const unwritten = { what: null, note: null, place: null, incident_id: null };
  const unsettled = { outcome: null, settled_position: null };
  return {
    ...numberless,
    ...unwritten,
    ...unsettled,
    state: 'ringing',
    channel: call.channel,
    caller_number: call.callerNumber,
    caller_name: call.subscriberName,
    caller_address: call.subscriber,
    ...whereabouts(call),
    received_at: call.receivedAt,
    alarms: JSON.stringify(alarms(id, call)),
  };
}

function whereabouts(held: Pick<Call, 'receivedAt' | 'circle' | 'track'>) {
  const [circle, fix] = [circleOf(held), bestFix(held.track)];
  return {
    circle: circle && JSON.stringify(circle),
    fix: fix && JSON.stringify(fix),
    track: JSON.stringify(held.track),
  };
}

function alarms(id: string, call: Call): readonly AlarmRow[] {
  // The caller's number is personal; the alarm strip is not the place for it.
  const subject = { subjectId: id, incidentId: null, title: `${call.channel} call`, ownerSeatId: null };
  return contactPromises({ situation: 'ringing', call })
    .map((promised) => alarmOf(subject, promised, markOf(call.marks, promised)))
    .filter((alarm) => alarm !== null);
}

function taken(state: Extract<ContactState, { situation: 'open' | 'settled' }>): Columns {
  const { contact } = state;
  const { outcome, settledPosition } = state.situation === 'settled' ? state : { outcome: null, settledPosition: null };
  return {
    day: contact.number.day,
    sequence: contact.number.sequence,
    number: contact.number.number,
    state: state.situation,
    channel: contact.channel,
    caller_number: contact.fields.callerNumber,
    caller_name: contact.fields.callerName,
    caller_address: contact.fields.callerAddress,
    what: contact.fields.what,
    note: contact.fields.note,
    ...whereabouts(contact),
    place: contact.place && JSON.stringify(contact.place),
    received_at: contact.receivedAt,
    answered_at: contact.answeredAt,
    seat_id: contact.seatId,
    taken_by: contact.takenBy.name,
    incident_id: outcome?.kind === 'incident' ? outcome.incidentId : null,
    outcome: outcome === null ? null : outcome.kind === 'incident' ? 'incident' : outcome.outcome,
    settled_position: settledPosition,
    alarms: '[]',
  };
}
