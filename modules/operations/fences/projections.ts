import { type Projection, putRows } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { alarmOf, markOf } from '../clocks.ts';
import type { AlarmRow } from '../tables.ts';
import {
  type Crossing,
  FENCE_TIME,
  type Fence,
  type FenceState,
  fenceAggregate,
  fencePromises,
  waitingOf,
} from './fence.ts';
import type { FenceTables } from './tables.ts';
import type { Fences } from './views.ts';

type Found = Exclude<FenceState, { situation: 'none' }>;

/** The only writer of operations.fence. */
export const fenceProjection: Projection = {
  aggregate: fenceAggregate,
  onState: async (tx, id, state: FenceState) => {
    if (state.situation !== 'none') await putRows(tx, { table: 'operations.fence', rows: [rowOf(id, state)] });
  },
};

function rowOf(id: string, state: Found): FenceTables['operations.fence'] {
  const { fence } = state;
  const live = state.situation === 'live';
  return {
    ...{ id, about_id: aboutOf(id, fence), incident_id: fence.terms.incidentId, shape_id: fence.terms.shapeId, live },
    shown: shownOf(id, fence, state.situation === 'ended' ? state.endedAt : null),
    listed: live || waitingOf(fence).length > 0,
    alarms: alarmsOf(id, state),
  };
}

function aboutOf(id: string, { terms }: Fence): string {
  return terms.incidentId ?? id;
}

const MOST_SHOWN = 10;

function shownOf(id: string, fence: Fence, endedAt: number | null): RowOf<typeof Fences> {
  const { terms, said, setAt, setBy, until, count, acknowledged, crossings } = fence;
  const { incidentId, incidentNumber, kind, metres, ofAreaId, markers, watch, ways, exceptSent, alarm, told } = terms;
  return {
    ...{
      id,
      aboutId: aboutOf(id, fence),
      incidentId,
      incidentNumber,
      kind,
      metres,
      ofAreaId,
      markers,
      watch,
      ways,
      exceptSent,
      alarm,
      told,
    },
    ...{ name: said?.name ?? null, corners: said?.corners ?? [], setAt, setBy, until, endedAt, count, acknowledged },
    crossings: crossings.slice(0, MOST_SHOWN).map(crossingShown),
  };
}

function crossingShown({ n, tourId, callsign, way, at, notedAt, accuracyMetres, place }: Crossing) {
  return { n, tourId, callsign, way, at, notedAt, accuracyMetres, place };
}

/** An alarm says in its name that it is of a fence: nobody else's costs a look-up. */
export const FENCE_SUBJECT = 'fence:';

function alarmsOf(id: string, state: Found): readonly AlarmRow[] {
  const { said, terms, ownerSeatId, marks } = state.fence;
  const title = said?.name ?? 'Fence';
  const subjectId = `${FENCE_SUBJECT}${aboutOf(id, state.fence)}`;
  const subject = { subjectId, incidentId: terms.incidentId, title, ownerSeatId };
  return fencePromises(state).flatMap((promised) => {
    if (promised.key === FENCE_TIME) return [];
    const alarm = alarmOf(subject, promised, markOf(marks, promised));
    // It has happened: nothing of it is due only soon.
    const key = `${id}:${promised.key}`;
    return alarm === null ? [] : [{ ...alarm, id: `${subjectId}#${key}`, key, text: promised.label }];
  });
}
