import type { Clock, Db, HeldRow, ViewQuery, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { listUnitsFound, type UnitFound } from '../dispatch/candidates.ts';
import { type LonLat, roughRange, type Traveller, travelTo } from '../dispatch/travel.ts';
import type { Neighbours } from '../neighbours.ts';
import { mayCome, type Near, nearestOf } from './nearest.ts';
import { findLastPosition } from './queries.ts';
import { NearestUnits } from './views.ts';

type Needs = Pick<Neighbours, 'force' | 'roads' | 'clock'>;

/** Worked out when it is read, never fed: asked once for an emergency, and again when somebody asks again. */
export function nearestUnitsView(needs: Needs): ViewSource {
  const gather = (db: Db, query: ViewQuery) => gatherNearest(db, query, needs);
  return { declaration: NearestUnits, gather, list: async (db, query) => (await gather(db, query))() };
}

async function gatherNearest(
  db: Db,
  { of, after, limit }: ViewQuery,
  needs: Needs,
): Promise<() => Promise<readonly HeldRow[]>> {
  const place = of === null || after !== null ? null : await findLastPosition(db, of);
  if (of === null || place === null) return async () => [];
  const kinds = needs.force.pack().unitKinds.filter(({ responds }) => responds);
  const responding = new Set(kinds.map(({ id }) => id));
  const units = (await listUnitsFound(db)).filter((unit) => mayCome(unit, of, responding));
  return async () => {
    const times = await travelTo(needs.roads, [place.lon, place.lat] satisfies LonLat, units.flatMap(travellerOf));
    return nearestOf(units, times)
      .slice(0, limit)
      .map((near) => ({ key: near.unit.tourId, parent: of, row: rowOf(of, near, needs), member: true }));
  };
}

function travellerOf({ tourId, lon, lat, emergencyDriver }: UnitFound): readonly Traveller[] {
  return lon === null || lat === null ? [] : [{ tourId, lon, lat, profile: emergencyDriver ? 'emergency' : 'car' }];
}

function rowOf(
  toTourId: string,
  { unit, travel }: Near,
  { roads, clock }: { readonly roads: Needs['roads']; readonly clock: Clock },
): RowOf<typeof NearestUnits> {
  const etaSeconds = Math.round(travel.seconds);
  const { active } = unit;
  return {
    tourId: unit.tourId,
    toTourId,
    callsign: unit.callsign,
    etaSeconds,
    etaRangeSeconds: roads.estimated ? [...roughRange(etaSeconds)] : null,
    distanceMetres: Math.round(travel.metres),
    positionAgeSeconds: Math.max(0, Math.round((clock.now() - (unit.positionAt ?? 0)) / 1000)),
    meaning: unit.meaning,
    // Of a concealed one no more than that it is committed.
    on:
      active === null || active.hidden
        ? null
        : { incidentId: active.incidentId, number: active.number, grade: active.grade },
  };
}
