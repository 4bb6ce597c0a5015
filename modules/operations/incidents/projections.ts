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
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import { assessmentShown, isAssessed, wrapUpsShown } from '../assessments/shown.ts';
import type { KnownPlace } from '../place.ts';
import type { OperationsTables } from '../tables.ts';
import { waits, whereaboutsHeld } from '../whereabouts/whereabouts.ts';
import { incidentAggregate } from './aggregate.ts';
import type { KnownEvent } from './events.ts';
import { locusOf } from './guards.ts';
import { type IncidentState, shownState } from './incident.ts';
import { sourceOf } from './line-source.ts';
import { lineOf } from './log-lines.ts';
import { recordShown } from './record-row.ts';
import { alarmsOf, clocksOf } from './rows.ts';

const tables = (tx: Tx) => tx.withTables<OperationsTables>();

/** The only writer of operations.incident and operations.incident_line. */
export const incidentProjection: Projection = {
  aggregate: incidentAggregate,
  onEvents: writeLines,
  forget: forgetLines,
  onStates: writeIncidents,
};

type LineRow = Selectable<OperationsTables['operations.incident_line']>;
type IncidentRow = Selectable<OperationsTables['operations.incident']>;

async function writeLines(tx: Tx, happened: readonly Happened<IncidentState>[]): Promise<void> {
  const rows = happened.map(({ event }) => lineRow(event));
  await addRows<LineRow>(tx, { table: 'operations.incident_line', rows });
  for (const { incident_id: incidentId, id, corrects } of rows) {
    if (corrects === null) continue;
    await tables(tx)
      .updateTable('operations.incident_line')
      .set({ corrected_by: id })
      .where('incident_id', '=', incidentId)
      .where('id', '=', corrects)
      .execute();
  }
}

function lineRow(event: AnyPastEvent): LineRow {
  // The registry has checked the event against its schema when it was appended.
  const known = event as KnownEvent;
  const { kind, text } = lineOf(known);
  const written = known.type === 'operations.LineAdded' ? known.data : null;
  return {
    incident_id: idOfStream(event.stream),
    id: written?.lineId ?? String(event.position),
    position: event.position,
    at: event.recordedAt,
    occurred_at: event.occurredAt,
    kind,
    text,
    by: event.actor.name,
    seat_id: event.actor.seatId,
    corrects: written?.corrects ?? null,
    corrected_by: null,
    about_id: aboutOf(known),
    source: sourceOf(known),
  };
}

/** The other incident that a line names: whoever may not see that one does not see the line. */
function aboutOf({ type, data }: KnownEvent): string | null {
  if (type === 'operations.ChildClosed') return data.childId;
  return type === 'operations.IncidentLinked' || type === 'operations.IncidentUnlinked' ? data.otherId : null;
}

async function forgetLines(tx: Tx, incidentId: string): Promise<void> {
  await tables(tx).deleteFrom('operations.incident_line').where('incident_id', '=', incidentId).execute();
}

async function writeIncidents(tx: Tx, moved: readonly Moved<IncidentState>[]): Promise<void> {
  const rows = moved.flatMap(({ id, state }) => (state.situation === 'none' ? [] : [incidentRow(id, state)]));
  await putRows<IncidentRow>(tx, { table: 'operations.incident', rows });
}

function incidentRow(id: string, state: Exclude<IncidentState, { situation: 'none' }>): IncidentRow {
  const { incident } = state;
  const { grade, code, place, owner, restriction, referral } = incident;
  const result = state.situation === 'open' ? null : state.result;
  return {
    id,
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
    whereabouts: whereaboutsHeld(incident),
    transfer_waits: incident.whereabouts.transfers.some(waits),
    what: incident.what,
    appointment_at: incident.appointmentAt,
    received_at: incident.receivedAt,
    opened_at: incident.openedAt,
    closed_at: state.situation === 'closed' ? state.closedAt : null,
    owner_seat_id: owner?.id ?? null,
    owner_seat_name: owner?.name ?? null,
    restriction: restriction.kind,
    allowed: restriction.allowed,
    locus: locusOf(incident),
    radius_metres: restriction.radiusMetres,
    guarded_at: incident.guardedAt,
    referred_to: referral?.to ?? null,
    referred_reason: referral?.reason ?? null,
    next_review_at: incident.review?.nextReviewAt ?? null,
    result: result?.result.name ?? null,
    closing_code: result?.closing.code ?? null,
    lines: incident.lines,
    last_line_at: incident.lastLineAt,
    record: recordShown(incident.record),
    assessment: isAssessed(incident.assessment) ? assessmentShown(incident.assessment) : null,
    wrap_ups: wrapUpsShown(incident),
    clocks: clocksOf(state),
    units: incident.assignments.map(({ toldAt: _toldAt, ...shown }) => shown),
    agencies: incident.agencies,
    unresourced: incident.unresourced,
    alarms: alarmsOf(id, state),
  };
}

function placeColumns({ label, lon, lat, gazetteerId, verified, areaId, ward, setting }: KnownPlace) {
  return { label, lon, lat, gazetteer_id: gazetteerId, verified, area_id: areaId, ward, setting };
}
