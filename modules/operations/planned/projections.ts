import { type Projection, putRows } from '../../../kernel/index.ts';
import { writeClaims } from '../claims/projections.ts';
import { alarmOf, markOf } from '../clocks.ts';
import type { AlarmRow } from '../tables.ts';
import { type PlannedState, plannedAggregate, plannedPromises } from './planned.ts';
import type { PlannedTables } from './tables.ts';

type Found = Exclude<PlannedState, { situation: 'none' }>;
type Row = PlannedTables['operations.planned_operation'];

/** The only writer of operations.planned_operation. */
export const plannedProjection: Projection = {
  aggregate: plannedAggregate,
  onState: async (tx, id, state: PlannedState) => {
    if (state.situation === 'none') return;
    const { terms, units, endsAt: until } = state.operation;
    const ended = state.situation === 'ended';
    const common = { kind: 'operation', ofId: id, name: terms.name, from: terms.startsAt, until } as const;
    await putRows<Row>(tx, { table: 'operations.planned_operation', rows: [rowOf(id, state)] });
    await writeClaims(
      tx,
      units.map(({ callsign, state: unit }) => ({ ...common, callsign, open: !ended && unit !== 'released' })),
    );
  },
};

function rowOf(id: string, state: Found): Row {
  const { terms, words, endsAt, extended, briefedAt, units, plannedBy } = state.operation;
  const { name, areaId, startsAt, briefingAt, skills } = terms;
  const { commander = null, silver = null, people = [], briefing = null } = words ?? {};
  const sheet: Row['sheet'] = {
    ...{ id, name, areaId, startsAt, endsAt, extended, briefingAt, briefedAt, skills: [...skills], plannedBy },
    ...{ commander, silver, people: [...people], briefing, units: [...units] },
    end: state.situation === 'ended' ? state.end : null,
  };
  return { id, ended: state.situation === 'ended', ends_at: endsAt, sheet, alarms: alarmsOf(id, state) };
}

export const PLANNED_SUBJECT = 'planned:';

function alarmsOf(id: string, state: Found): readonly AlarmRow[] {
  const { terms, marks } = state.operation;
  const subject = { subjectId: `${PLANNED_SUBJECT}${id}`, incidentId: null, title: terms.name, ownerSeatId: null };
  return plannedPromises(state).flatMap((promised) => alarmOf(subject, promised, markOf(marks, promised)) ?? []);
}
