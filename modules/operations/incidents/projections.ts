import type { Projection, Tx } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import { assessmentShown, isAssessed, wrapUpsShown } from '../assessments/shown.ts';
import type { KnownPlace } from '../place.ts';
import type { OperationsTables } from '../tables.ts';
import { waits, whereaboutsHeld } from '../whereabouts/whereabouts.ts';
import { incidentAggregate } from './aggregate.ts';
import type { KnownEvent } from './events.ts';
import { type IncidentState, shownState } from './incident.ts';
import { sourceOf } from './line-source.ts';
import { lineOf } from './log-lines.ts';
import { recordShown } from './record-row.ts';
import { alarmsOf, clocksOf } from './rows.ts';

const tables = (tx: Tx) => tx.withTables<OperationsTables>();

/** The only writer of operations.incident and operations.incident_line. */
export const incidentProjection: Projection = {
  aggregate: incidentAggregate,
  onEvent: writeLine,
  forget: forgetLines,
  onState: writeIncident,
};

async function writeLine(tx: Tx, event: AnyPastEvent): Promise<void> {
  const incidentId = event.stream.slice(event.stream.indexOf('/') + 1);
  // The registry has checked the event against its schema when it was appended.
  const known = event as KnownEvent;
  const { kind, text } = lineOf(known);
  const written = known.type === 'operations.LineAdded' ? known.data : null;
  const id = written?.lineId ?? String(event.position);
  const corrects = written?.corrects ?? null;
  await tables(tx)
    .insertInto('operations.incident_line')
    .values({
      incident_id: incidentId,
      id,
      position: event.position,
      at: event.recordedAt,
      occurred_at: event.occurredAt,
      kind,
      text,
      by: event.actor.name,
      seat_id: event.actor.seatId,
      corrects,
      corrected_by: null,
      about_id: aboutOf(known),
      source: sourceOf(known),
    })
    .execute();
  if (corrects === null) return;
  await tables(tx)
    .updateTable('operations.incident_line')
    .set({ corrected_by: id })
    .where('incident_id', '=', incidentId)
    .where('id', '=', corrects)
    .execute();
}

/** The other incident that a line names: whoever may not see that one does not see the line. */
function aboutOf({ type, data }: KnownEvent): string | null {
  if (type === 'operations.ChildClosed') return data.childId;
  return type === 'operations.IncidentLinked' || type === 'operations.IncidentUnlinked' ? data.otherId : null;
}

async function forgetLines(tx: Tx, incidentId: string): Promise<void> {
  await tables(tx).deleteFrom('operations.incident_line').where('incident_id', '=', incidentId).execute();
}

async function writeIncident(tx: Tx, id: string, state: IncidentState): Promise<void> {
  if (state.situation === 'none') return;
  const row = { id, ...columns(id, state) };
  const { id: _id, ...changes } = row;
  await tables(tx)
    .insertInto('operations.incident')
    .values(row)
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}

function columns(id: string, state: Exclude<IncidentState, { situation: 'none' }>) {
  const { incident } = state;
  const { grade, code, place, owner, restriction, referral } = incident;
  const result = state.situation === 'open' ? null : state.result;
  return {
    day: incident.number.day,
    sequence: incident.number.sequence,
    number: incident.number.number,
    contact_id: incident.contactId,
    state: shownState(state),
    code: code.code,
    code_name: code.name,
    grade: grade.id,
    grade_name: grade.name,
    weight: grade.weight,
    emergency_driving: grade.emergencyDriving,
    channel: incident.channel,
    callers: incident.callers,
    ...placeColumns(place),
    whereabouts: JSON.stringify(whereaboutsHeld(incident)),
    transfer_waits: incident.whereabouts.transfers.some(waits),
    what: incident.what,
    appointment_at: incident.appointmentAt,
    received_at: incident.receivedAt,
    opened_at: incident.openedAt,
    closed_at: state.situation === 'closed' ? state.closedAt : null,
    owner_seat_id: owner?.id ?? null,
    owner_seat_name: owner?.name ?? null,
    restriction: restriction.kind,
    allowed: JSON.stringify(restriction.allowed),
    radius_metres: restriction.radiusMetres,
    guarded_at: incident.guardedAt,
    referred_to: referral?.to ?? null,
    referred_reason: referral?.reason ?? null,
    next_review_at: incident.review?.nextReviewAt ?? null,
    result: result?.result.name ?? null,
    closing_code: result?.closing.code ?? null,
    lines: incident.lines,
    last_line_at: incident.lastLineAt,
    record: JSON.stringify(recordShown(incident.record)),
    assessment: isAssessed(incident.assessment) ? JSON.stringify(assessmentShown(incident.assessment)) : null,
    wrap_ups: JSON.stringify(wrapUpsShown(incident)),
    clocks: JSON.stringify(clocksOf(state)),
    units: JSON.stringify(incident.assignments.map(({ toldAt: _toldAt, ...shown }) => shown)),
    agencies: JSON.stringify(incident.agencies),
    unresourced: incident.unresourced && JSON.stringify(incident.unresourced),
    alarms: JSON.stringify(alarmsOf(id, state)),
  };
}

function placeColumns({ label, lon, lat, gazetteerId, verified, areaId, ward, setting }: KnownPlace) {
  return { label, lon, lat, gazetteer_id: gazetteerId, verified, area_id: areaId, ward, setting };
}
