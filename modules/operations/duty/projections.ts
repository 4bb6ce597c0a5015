import { type Projection, putRows } from '../../../kernel/index.ts';
import { alarmOf, markOf } from '../clocks.ts';
import type { AlarmRow } from '../tables.ts';
import { type DutyState, dutyAggregate, dutyPromises, isAbsent } from './duty.ts';
import type { DutyTables } from './tables.ts';

type Found = Exclude<DutyState, { situation: 'none' }>;

/** The only writer of operations.duty. */
export const dutyProjection: Projection = {
  aggregate: dutyAggregate,
  onState: async (tx, id, state: DutyState) => {
    if (state.situation !== 'none') await putRows(tx, { table: 'operations.duty', rows: [rowOf(id, state)] });
  },
};

function rowOf(id: string, state: Found): DutyTables['operations.duty'] {
  const { duty } = state;
  const { terms, crew, absent, endsAt, extended } = duty;
  const on = state.situation === 'on' ? state : null;
  return {
    ...{ id, callsign: terms.callsign, kind: terms.kind, talkgroup: terms.talkgroup, crew, absent, extended },
    ...{ plan_id: terms.planId, area_id: terms.areaId, station_id: terms.stationId, state: state.situation },
    ...{ starts_at: terms.startsAt, ends_at: endsAt, nobody_comes: isAbsent(duty) },
    ...{ tour_id: on?.tourId ?? null, taken_at: on?.takenAt ?? null },
    ended_at: state.situation === 'ended' ? state.endedAt : null,
    alarms: alarmsOf(id, state),
  };
}

export const DUTY_SUBJECT = 'duty:';

function alarmsOf(id: string, state: Found): readonly AlarmRow[] {
  const { terms, marks } = state.duty;
  const subject = { subjectId: `${DUTY_SUBJECT}${id}`, incidentId: null, title: terms.callsign, ownerSeatId: null };
  return dutyPromises(state).flatMap((promised) => alarmOf(subject, promised, markOf(marks, promised)) ?? []);
}
