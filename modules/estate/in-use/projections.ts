import { type Db, idOfStream } from '../../../kernel/index.ts';
import type { Past } from '../../../kernel/pure.ts';
import type { IncidentEvent, TourEvent } from '../../operations/events.ts';
import type { InUseTables } from './tables.ts';

type Heard = Past<IncidentEvent> | Past<TourEvent>;

/** What is heard of the control room. */
export const heard = [
  'operations.TourBegan',
  'operations.TourEnded',
  'operations.EmergencyRaised',
  'operations.EmergencyEnded',
  'operations.AssignmentTaken',
  'operations.AssignmentActivated',
  'operations.AssignmentEnded',
  'operations.IncidentRaised',
  'operations.IncidentRegraded',
  'operations.IncidentMoved',
  'operations.IncidentRestricted',
  'operations.IncidentClosed',
  'operations.IncidentReopened',
] as const;

type Known = Extract<Heard, { type: (typeof heard)[number] }>;

/**
 * The only writer of estate.unit_out and estate.open_call. Carried out twice it writes the same. Incidents that were raised come at
 * once, before what happened to them: a burst of calls is one statement.
 */
export async function take(db: Db, events: readonly Known[]): Promise<void> {
  const raised = events.filter((event) => event.type === 'operations.IncidentRaised');
  if (raised.length > 0) await raise(db, raised);
  for (const event of events) if (event.type !== 'operations.IncidentRaised') await takeOne(db, event);
}

type Raised = Extract<Known, { type: 'operations.IncidentRaised' }>;

async function takeOne(db: Db, event: Exclude<Known, Raised>): Promise<void> {
  const id = idOfStream(event.stream);
  const { position } = event;
  switch (event.type) {
    case 'operations.TourBegan':
      return begin(db, id, event);
    case 'operations.TourEnded':
      await units(db).deleteFrom('estate.unit_out').where('tour_id', '=', id).execute();
      return;
    case 'operations.EmergencyRaised':
      return change(db, id, { emergency: true, position });
    case 'operations.EmergencyEnded':
      return change(db, id, { emergency: false, position });
    case 'operations.AssignmentTaken':
      return event.data.stacked ? undefined : sent(db, id, event.data, position);
    case 'operations.AssignmentActivated':
      return sent(db, id, event.data, position);
    case 'operations.AssignmentEnded':
      return free(db, id, event.data.assignmentId, position);
    case 'operations.IncidentRegraded': {
      const { id: grade, weight } = event.data.grade;
      return alter(db, id, { grade, weight, position });
    }
    case 'operations.IncidentMoved': {
      const { areaId, beatId = null } = event.data.place;
      return alter(db, id, { area_id: areaId, beat_id: beatId, position });
    }
    case 'operations.IncidentRestricted':
      return alter(db, id, { concealed: event.data.restriction.kind === 'concealed', position });
    case 'operations.IncidentClosed':
      return alter(db, id, { closed: true, position });
    case 'operations.IncidentReopened':
      return alter(db, id, { closed: false, position });
  }
}

const units = (db: Db) => db.withTables<InUseTables>();

type Began = Extract<Known, { type: 'operations.TourBegan' }>;

async function begin(db: Db, tour_id: string, { data, position }: Began): Promise<void> {
  const { callsign, issi, vehicle, talkgroup, areaId, stationId, armed, permits } = data;
  await units(db)
    .insertInto('estate.unit_out')
    .values({
      ...{ tour_id, callsign, issi, talkgroup, armed, position },
      registration: vehicle?.registration ?? null,
      area_id: areaId,
      station_id: stationId,
      lone: permits.length === 1,
      assignment_id: null,
      incident_id: null,
      emergency: false,
    })
    .onConflict((clash) => clash.doNothing())
    .execute();
}

type Unit = Partial<InUseTables['estate.unit_out']> & { readonly position: number };

async function change(db: Db, tourId: string, values: Unit): Promise<void> {
  await units(db)
    .updateTable('estate.unit_out')
    .set(values)
    .where('tour_id', '=', tourId)
    .where('position', '<', values.position)
    .execute();
}

interface Assigned {
  readonly assignmentId: string;
  readonly incidentId: string;
}

async function sent(db: Db, tourId: string, { assignmentId, incidentId }: Assigned, position: number): Promise<void> {
  return change(db, tourId, { assignment_id: assignmentId, incident_id: incidentId, position });
}

/** The end of one that was stacked leaves the unit where it is. */
async function free(db: Db, tourId: string, assignmentId: string, position: number): Promise<void> {
  await units(db)
    .updateTable('estate.unit_out')
    .set({ assignment_id: null, incident_id: null, position })
    .where('tour_id', '=', tourId)
    .where('assignment_id', '=', assignmentId)
    .where('position', '<', position)
    .execute();
}

async function raise(db: Db, events: readonly Raised[]): Promise<void> {
  const calls = events.map(({ stream, position, data: { grade, place, restriction } }) => ({
    incident_id: idOfStream(stream),
    ...{ position, grade: grade.id, weight: grade.weight },
    area_id: place.areaId,
    beat_id: place.beatId ?? null,
    concealed: restriction.kind === 'concealed',
    closed: false,
  }));
  await units(db)
    .insertInto('estate.open_call')
    .values(calls)
    .onConflict((clash) => clash.doNothing())
    .execute();
}

type Call = Partial<InUseTables['estate.open_call']> & { readonly position: number };

async function alter(db: Db, incidentId: string, values: Call): Promise<void> {
  await units(db)
    .updateTable('estate.open_call')
    .set(values)
    .where('incident_id', '=', incidentId)
    .where('position', '<', values.position)
    .execute();
}
