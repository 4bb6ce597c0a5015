import { join, resolve } from 'node:path';
import { type DemandPoint, findRule, loadPack, makeForce, type Pack } from '../modules/force/index.ts';
import { makeRoads } from '../modules/gazetteer/index.ts';
import { dispatchRules } from '../modules/operations/index.ts';
import { readAssumptions } from '../tools/exercise/assumptions.ts';
import { type CrewPlan, planScenario } from '../tools/exercise/scenario.ts';
import { readSources } from '../tools/exercise/sources.ts';

const { makeGrid, soughtFor, withoutCar } = dispatchRules;
export type DemandPlace = dispatchRules.DemandPlace;
type Need = dispatchRules.Need;

const data = resolve(import.meta.dirname, '../data');
export const DAY_SECONDS = 86_400;

export type Profile = 'car' | 'emergency' | 'foot' | 'cycle';
export type DemoUnit = Pack['demo']['units'][number];

/** A call of the exercise that becomes an incident which somebody must be sent to. Times are seconds since the beginning. */
export interface Asked {
  readonly receivedAt: number;
  /** When a desk has it before it with grade and place, and has thought. */
  readonly readyAt: number;
  readonly cell: number;
  readonly grade: string;
  readonly need: Need;
  readonly crews: readonly CrewPlan[];
}

/** A county as cells, each at its busiest point: whatever happens or stands, does so at one of them. */
export interface PolicyWorld {
  readonly pack: Pack;
  readonly cells: readonly DemandPlace[];
  readonly asked: readonly Asked[];
  readonly units: readonly DemoUnit[];
  readonly beginsAt: number;
  cellOf(lon: number, lat: number): number;
  /** Weights of an hour, 0 to 23. */
  demandAt(hour: number): readonly DemandPlace[];
  /** Infinity: no way. */
  seconds(profile: Profile, from: number, to: number): number;
  /** Cells that are reached in the arrival target. */
  reach(profile: Profile, from: number): readonly number[];
}

interface Wish {
  readonly packId: string;
  readonly days: number;
  readonly seed: number;
}

/** The days of the exercise one after the other, its calls drawn by the seed; the pack's units, and its roads asked once for all. */
export async function openPolicyWorld({ packId, days, seed }: Wish): Promise<PolicyWorld> {
  const packDir = join(data, 'packs', packId);
  const pack = loadPack(packDir);
  const force = makeForce({ packDir, rolesOf: async () => [] });
  const grid = makeGrid(force.demand());
  const { cells, join: joined } = thin(grid.places);
  const cellOf = nearestIn(cells);
  const tables = await tablesOf(packDir, cells);
  const hours = new Map<number, readonly DemandPlace[]>();
  const weigh = (points: readonly DemandPoint[]) => joined(grid.weigh(points));
  const seconds = secondsIn(cells, tables);
  const target = targetOf(pack);
  const reaches = new Map<string, readonly number[]>();
  const assumptions = readAssumptions(data);
  return {
    pack,
    cells,
    cellOf,
    seconds,
    beginsAt: Date.parse(assumptions.startsAt),
    units: pack.demo.units.filter(({ kind }) => pack.unitKinds.some(({ id, responds }) => id === kind && responds)),
    asked: listAsked({ pack, packDir, force, cellOf, days, seed }),
    demandAt: (hour) => {
      const found = hours.get(hour) ?? weigh(force.demand(hour));
      hours.set(hour, found);
      return found;
    },
    reach: (profile, from) => {
      const key = `${profile} ${from}`;
      const found = reaches.get(key) ?? cells.flatMap((_, to) => (seconds(profile, from, to) <= target ? [to] : []));
      reaches.set(key, found);
      return found;
    },
  };
}

/** As the cover of the recommendation has it: the arrival target of the heaviest grade, in town. */
function targetOf(pack: Pack): number {
  const [heaviest] = pack.grades
    .toSorted((a, b) => a.weight - b.weight)
    .flatMap(({ id }) => findRule(pack, id, 'arrive', { areaId: null, setting: 'urban' }) ?? []);
  return Math.round((heaviest?.minutes ?? 15) * 60);
}

/** As many as their times to one another can be asked for in a minute or two. */
const MOST_CELLS = 600;

/** Of a large county the busiest cells of each beat; the others happen at the nearest of these. */
function thin(places: readonly DemandPlace[]) {
  const beats = Map.groupBy(places.keys(), (i) => places[i]?.beatId ?? '');
  const each = Math.max(1, Math.floor(MOST_CELLS / beats.size));
  const weightOf = (i: number): number => places[i]?.weight ?? 0;
  const kept = [...beats.values()].flatMap((of) => of.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, each));
  const busiest = kept.flatMap((i) => places[i] ?? []);
  const nearestOf = places.map(({ beatId, lon, lat }) => {
    const own = [...busiest.keys()].filter((i) => busiest[i]?.beatId === beatId);
    const near = nearestIn(own.flatMap((i) => busiest[i] ?? []))(lon, lat);
    return own[near] ?? 0;
  });
  const joinAll = (weighed: readonly DemandPlace[]): readonly DemandPlace[] => {
    const weights = new Float64Array(busiest.length);
    for (const [i, { weight }] of weighed.entries()) {
      const cell = nearestOf[i] ?? 0;
      weights[cell] = (weights[cell] ?? 0) + weight;
    }
    return busiest.map((place, i) => ({ ...place, weight: weights[i] ?? 0 }));
  };
  return { cells: joinAll(places), join: joinAll };
}

type Tables = Readonly<Record<'car' | 'emergency', Float32Array>>;

/** So many at a time, so that no answer is too large to hand over. */
const TOGETHER = 40;

async function tablesOf(packDir: string, cells: readonly DemandPlace[]): Promise<Tables> {
  const [car, emergency] = await Promise.all(
    (['car', 'emergency'] as const).map(async (profile) => {
      const roads = makeRoads({ packDir, dataDir: null });
      try {
        const places = cells.map(({ lon, lat }) => [lon, lat] as const);
        const table = new Float32Array(places.length ** 2).fill(Infinity);
        for (let at = 0; at < places.length; at += TOGETHER) {
          const rows = await roads.table(places.slice(at, at + TOGETHER), places, { profile, by: 'time' });
          for (const [row, entries] of rows.entries()) {
            for (const [column, entry] of entries.entries()) {
              if (entry.reachable) table[(at + row) * places.length + column] = entry.seconds ?? Infinity;
            }
          }
        }
        return table;
      } finally {
        await roads.close();
      }
    }),
  );
  if (car === undefined || emergency === undefined) throw new Error('there are two profiles');
  return { car, emergency };
}

function secondsIn(cells: readonly DemandPlace[], tables: Tables): PolicyWorld['seconds'] {
  return (profile, from, to) => {
    if (profile === 'car' || profile === 'emergency') return tables[profile][from * cells.length + to] ?? Infinity;
    const [here, there] = [cells[from], cells[to]];
    return here === undefined || there === undefined ? Infinity : withoutCar(here, there, profile).seconds;
  };
}

function nearestIn(cells: readonly DemandPlace[]): PolicyWorld['cellOf'] {
  return (lon, lat) => {
    let [best, least] = [0, Infinity];
    for (const [i, cell] of cells.entries()) {
      const [x, y] = [(cell.lon - lon) * 0.6, cell.lat - lat];
      const far = x * x + y * y;
      if (far < least) [best, least] = [i, far];
    }
    return best;
  };
}

interface Means extends Omit<Wish, 'packId'> {
  readonly pack: Pack;
  readonly packDir: string;
  readonly force: ReturnType<typeof makeForce>;
  readonly cellOf: PolicyWorld['cellOf'];
}

function listAsked({ pack, packDir, force, cellOf, days, seed }: Means): readonly Asked[] {
  const assumptions = readAssumptions(data);
  const sources = readSources(data, packDir);
  const isOurs = (lon: number, lat: number): boolean => force.areaOf(lon, lat) !== null;
  const grades = new Map(pack.grades.map((grade) => [grade.id, grade]));
  const all = Array.from({ length: days }, (_, day) => {
    const { calls } = planScenario({
      pack,
      sources,
      assumptions,
      isOurs,
      hours: 24,
      seed: seed * 1_000 + day,
      load: 1,
    });
    return calls.flatMap((call): readonly Asked[] => {
      const gradeId = pack.codes.find(({ code }) => code === call.code)?.grade ?? '';
      const grade = grades.get(gradeId);
      const areaId = force.areaOf(call.place.lon, call.place.lat)?.areaId ?? null;
      const sought = soughtFor(pack, { code: call.code, grade: gradeId, areaId, set: null, guarded: false });
      if (call.becomes.kind !== 'incident' || grade === undefined || sought === null) return [];
      if (sought.needs.length === 0) return [];
      const receivedAt = day * DAY_SECONDS + call.at / 1000;
      const { weight, emergencyDriving } = grade;
      return [
        {
          ...{ receivedAt, grade: gradeId, crews: call.crews, cell: cellOf(call.place.lon, call.place.lat) },
          readyAt: receivedAt + call.pickUpSeconds + call.writeSeconds + call.gradeSeconds + call.chooseSeconds,
          need: { incidentId: call.incidentId, weight, areaId, sought, emergencyDriving },
        },
      ];
    });
  });
  return all.flat();
}
