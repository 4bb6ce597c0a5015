import { join } from 'node:path';
import type { ExerciseTime } from '../../kernel/index.ts';
import { loadPack, makeForce, type Pack } from '../../modules/force/index.ts';
import { type Assumptions, readAssumptions } from './assumptions.ts';
import { planScenario, type Scenario } from './scenario.ts';
import { readSources } from './sources.ts';

const dataFolder = join(import.meta.dirname, '..', '..', 'data');
/** People sign in and book on before the first call. */
const EARLY_MS = 15 * 60_000;

export interface Prepared {
  readonly pack: Pack;
  readonly scenario: Scenario;
  readonly assumptions: Assumptions;
}

interface Wished {
  readonly hours: number;
  readonly seed: number;
  readonly load?: number;
}

/** Reads the pack and its open data and decides everything that the seed decides. */
export function prepare(packDir: string, { hours, seed, load = 1 }: Wished): Prepared {
  const assumptions = readAssumptions(dataFolder);
  const sources = readSources(dataFolder, packDir);
  const force = makeForce({ packDir, rolesOf: async () => [] });
  const isOurs = (lon: number, lat: number): boolean => force.areaOf(lon, lat) !== null;
  const pack = loadPack(packDir);
  return { pack, assumptions, scenario: planScenario({ pack, sources, assumptions, isOurs, hours, seed, load }) };
}

/** The clock of an exercise that begins in a moment. */
export function exerciseTime({ startsAt }: Assumptions, speed: number): ExerciseTime {
  return { speed, startsAt: Date.parse(startsAt) - EARLY_MS, begunAt: Date.now() };
}
