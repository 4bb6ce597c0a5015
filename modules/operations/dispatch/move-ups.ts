import type { Clock, Db, HeldRow, ViewQuery, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { findAsked } from './asked.ts';
import { isFree } from './candidate.ts';
import { listUnitsClaimed, type UnitFound } from './candidates.ts';
import { leftBare, type Mover, moveUpFor, standbyOf } from './move-up.ts';
import type { CoverKeeper, StandingCover } from './standing-cover.ts';
import { type RoadsDoor, travelTo } from './travel.ts';
import { kindsOf, travellerOf } from './travellers.ts';
import { MoveUps } from './views.ts';

interface MoveUpNeeds {
  readonly pack: () => Pack;
  readonly roads: RoadsDoor;
  readonly clock: Clock;
  readonly cover: CoverKeeper;
}

type Row = RowOf<typeof MoveUps>;

/** The view `operations.moveUps`: for units that somebody thinks of sending, worked out when it is read. Nothing is moved by it. */
export function moveUpsView(needs: MoveUpNeeds): ViewSource {
  const gather = (db: Db, query: ViewQuery) => gatherMoveUps(db, query, needs);
  return { declaration: MoveUps, gather, list: async (db, query) => (await gather(db, query))() };
}

async function gatherMoveUps(
  db: Db,
  { of, after, filters }: ViewQuery,
  needs: MoveUpNeeds,
): Promise<() => Promise<readonly HeldRow[]>> {
  const asked = of === null || after !== null ? null : await findAsked(db, of, needs.pack());
  const taken = (filters.units ?? '').split(',').filter((id) => id !== '');
  if (asked === null || taken.length === 0) return async () => [];
  const units = await listUnitsClaimed(db, needs.clock.now());
  return async () => {
    const rows = await workOut(asked.need.incidentId, units, taken, needs);
    return rows.map((row) => ({ key: row.id, parent: row.incidentId, row, member: true, guard: asked.guard }));
  };
}

async function workOut(
  incidentId: string,
  units: readonly UnitFound[],
  taken: readonly string[],
  needs: MoveUpNeeds,
): Promise<readonly Row[]> {
  const standing = await needs.cover.soon(units);
  const { after, bare } = leftBare(standing, taken);
  const names = new Map(needs.pack().areas.map((area) => [area.id, area.name]));
  return Promise.all(
    bare.map(async (beatId): Promise<Row> => {
      const movers = await listMovers(beatId, { units, taken, standing }, needs);
      const found = moveUpFor(beatId, standing, taken, movers);
      const callsign = units.find(({ tourId }) => tourId === found?.tourId)?.callsign ?? null;
      return {
        ...{ id: `${incidentId}/${beatId}`, incidentId, beatId, beat: names.get(beatId) ?? beatId, callsign },
        tourId: found?.tourId ?? null,
        seconds: found === null ? null : Math.round(found.seconds),
        left: after,
        after: found?.after ?? null,
      };
    }),
  );
}

interface Scene {
  readonly units: readonly UnitFound[];
  readonly taken: readonly string[];
  readonly standing: StandingCover;
}

/** Free units that could go and stand where most of the beat's demand falls; they drive there without blue lights. */
async function listMovers(
  beatId: string,
  { units, taken, standing }: Scene,
  { pack, roads, cover }: MoveUpNeeds,
): Promise<readonly Mover[]> {
  const standby = standbyOf(standing.places, beatId);
  if (standby === null) return [];
  const kinds = kindsOf(pack());
  const free = units.filter((unit) => isFree(unit) && !taken.includes(unit.tourId));
  const times = await travelTo(
    roads,
    [standby.lon, standby.lat],
    free.flatMap((unit) => travellerOf(unit, kinds, false)),
  );
  const movers = free.map(async (unit): Promise<readonly Mover[]> => {
    const { seconds } = times.get(unit.tourId) ?? {};
    const [{ profile } = { profile: 'car' as const }] = travellerOf(unit, kinds, true);
    if (seconds === undefined) return [];
    const there = { tourId: `${beatId} ${profile}`, lon: standby.lon, lat: standby.lat, profile };
    return [{ tourId: unit.tourId, seconds, reach: await cover.reachFrom(there) }];
  });
  return (await Promise.all(movers)).flat();
}
