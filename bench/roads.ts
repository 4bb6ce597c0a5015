import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type LonLat, makeRoads } from '../modules/gazetteer/index.ts';
import type { Measured } from './figure.ts';
import { quantile } from './load.ts';
import { timesOf } from './reading.ts';

const packDir = resolve(import.meta.dirname, '../data/packs/rutland');
const map = join(packDir, 'sources/roads/rutland.osm.pbf');
const pairs = resolve(import.meta.dirname, '../modules/gazetteer/roads/vectors/rutland.json');
const TIMES = 60;

interface Vectors {
  readonly table: { readonly hub: LonLat; readonly points: readonly LonLat[] };
}

/** Driving times of fifty units to one place, beside Valhalla on the same map, each within one process. */
export async function benchRoads(): Promise<readonly Measured[]> {
  const { hub: to, points: from } = (JSON.parse(readFileSync(pairs, 'utf8')) as Vectors).table;
  const roads = makeRoads({ packDir, dataDir: null });
  const ask = () => roads.table(from, [to], { profile: 'car', by: 'time' });
  try {
    await ask();
    const ours = await timesOf(TIMES, async () => void (await ask()));
    const other = await valhalla(from, to);
    const beside = 'times' in other ? quantile(other.times, 0.5) : null;
    return [
      {
        name: `road table of ${from.length} to one, p50`,
        value: quantile(ours, 0.5),
        unit: 'ms',
        beside,
        note: other.note,
      },
      { name: `road table of ${from.length} to one, p99`, value: quantile(ours, 0.99), unit: 'ms' },
    ];
  } finally {
    await roads.close();
  }
}

type Other = { readonly times: readonly number[]; readonly note: string } | { readonly note: string };

interface Engine {
  readonly Actor: { fromConfigFile(file: string): Promise<{ matrix(asked: object): Promise<unknown> }> };
}

/** No dependency of ours: found where BENCH_VALHALLA says that somebody has installed it (README). */
async function valhalla(from: readonly LonLat[], to: LonLat): Promise<Other> {
  const folder = process.env.BENCH_VALHALLA;
  if (folder === undefined) return { note: 'no second engine here: see bench/README.md' };
  const entry = createRequire(join(resolve(folder), 'package.json')).resolve('@valhallajs/valhallajs');
  const work = mkdtempSync(join(tmpdir(), 'trefoil-valhalla-'));
  try {
    const config = makeTiles(resolve(folder), work);
    const { Actor } = createRequire(import.meta.url)(entry) as Engine;
    const actor = await Actor.fromConfigFile(config);
    const spot = ([lon, lat]: LonLat) => ({ lon, lat });
    const ask = () => actor.matrix({ sources: from.map(spot), targets: [spot(to)], costing: 'auto' });
    await ask();
    return {
      times: await timesOf(TIMES, async () => void (await ask())),
      note: 'beside: Valhalla, matrix, costing auto',
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function makeTiles(folder: string, work: string): string {
  const program = join(folder, 'node_modules/.bin/valhalla');
  if (!existsSync(program)) throw new Error(`${program} is missing`);
  const config = join(work, 'valhalla.json');
  const run = (...args: string[]) => {
    const done = spawnSync(program, args, { encoding: 'utf8', cwd: work });
    if (done.status !== 0) throw new Error(`valhalla ${args[0]} ended with ${done.status}: ${done.stderr.slice(-500)}`);
    return done.stdout;
  };
  const tiles = join(work, 'tiles');
  const made = JSON.parse(run('build_config', '--mjolnir-tile-dir', tiles)) as Record<string, object>;
  delete (made.mjolnir as { tile_extract?: string }).tile_extract;
  for (const part of Object.values(made)) if ('logging' in part) part.logging = { type: '' };
  writeFileSync(config, JSON.stringify(made));
  run('build_tiles', '-c', config, map);
  return config;
}
