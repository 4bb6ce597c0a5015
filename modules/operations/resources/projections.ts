import type { Projection, Tx } from '../../../kernel/index.ts';
import { alarmOf, markOf } from '../clocks.ts';
import type { AlarmRow, OperationsTables } from '../tables.ts';
import { callsignAggregate, tourAggregate } from './aggregate.ts';
import { tourPromises } from './deadlines.ts';
import { ownersOf } from './guards.ts';
import { EMERGENCY, isOnDuty, shownStatus, type TourState } from './tour.ts';

type Begun = Exclude<TourState, { situation: 'none' }>;

/** The only writer of operations.unit. */
export const tourProjection: Projection = { aggregate: tourAggregate, onState: writeUnit };

/** The guard of a callsign has no rows of its own: the unit's row says the same. */
export const callsignProjection: Projection = { aggregate: callsignAggregate };

async function writeUnit(tx: Tx, id: string, state: TourState): Promise<void> {
  if (state.situation === 'none') return;
  const changes = columns(id, state);
  await tx
    .withTables<OperationsTables>()
    .insertInto('operations.unit')
    .values({ id, ...changes })
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}

function columns(id: string, state: Begun) {
  const { tour } = state;
  const { terms } = tour;
  const { status, since } = shownStatus(state);
  return {
    callsign: terms.callsign,
    kind: terms.kind,
    responds: terms.responds,
    armed: terms.armed,
    crew: JSON.stringify(tour.crew.map(({ collar, name, permit }) => ({ collar, name, permit }))),
    crew_accounts: [...ownersOf(tour.crew)],
    permits: JSON.stringify(terms.permits),
    emergency_driver: terms.emergencyDriver,
    vehicle: terms.vehicle && JSON.stringify(terms.vehicle),
    skills: JSON.stringify(terms.skills),
    skills_until: JSON.stringify(terms.skillsUntil ?? {}),
    equipment: JSON.stringify(terms.equipment ?? []),
    talkgroup: terms.talkgroup,
    issi: terms.issi,
    other_issis: [...(terms.otherIssis ?? [])],
    area_id: terms.areaId,
    station_id: terms.stationId,
    status: status.code,
    meaning: status.meaning,
    status_name: status.name,
    availability: status.availability,
    since,
    began_at: tour.beganAt,
    shift_ends_at: terms.shiftEndsAt,
    on_duty: isOnDuty(state),
    ended_at: state.situation === 'ended' ? state.endedAt : null,
    emergency: tour.emergencySince !== null,
    active: tour.active && JSON.stringify(tour.active),
    active_incident_id: tour.active?.incidentId ?? null,
    stacked: JSON.stringify(tour.stacked),
    alarms: JSON.stringify(alarms(id, state)),
    silent_since: tour.silent?.at ?? null,
  };
}

function alarms(id: string, state: Begun): readonly AlarmRow[] {
  const { tour } = state;
  const title = tour.terms.callsign;
  const subject = { subjectId: id, incidentId: tour.active?.incidentId ?? null, title, ownerSeatId: null };
  const found: AlarmRow[] = [];
  for (const promised of tourPromises(state)) {
    const mark = markOf(tour.marks, promised);
    const alarm = alarmOf(subject, promised, mark);
    if (promised.kind === 'emergency') {
      // Shown from the first moment, not from the first step of the timer.
      const told = mark?.told ?? promised.ladder[0]?.to ?? '';
      const { by: seenBy = null, at: seenAt = null } = tour.emergencySeen ?? {};
      const shown = { text: promised.label, since: promised.startedAt, told, seenBy, seenAt };
      found.push({
        ...subject,
        ...shown,
        key: EMERGENCY,
        kind: EMERGENCY,
        grade: null,
        id: `${id}#${EMERGENCY}`,
        alarmClass: 'A',
        state: 'emergency',
        dueAt: null,
        areaId: null,
      });
    } else if (alarm !== null) found.push(alarm);
  }
  return found;
}
