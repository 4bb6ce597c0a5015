import { type Caller, signIn } from '../journeys/house/caller.ts';
import { fillCrowd } from '../journeys/house/crowd.ts';
import { raiseAt } from '../journeys/house/story.ts';
import type { RunningTrefoil } from '../journeys/house/trefoil.ts';
import { makeRandom } from '../tools/exercise/random.ts';
import { openLine } from './wire.ts';

export const UNITS = 5_000;
export const INCIDENTS = 2_000;
/** Of all units together. */
export const POSITIONS_A_SECOND = 1_000;
const SEED = 7;

/** Staffordshire, within its bounds. */
const WEST = -2.42;
const EAST = -1.65;
const SOUTH = 52.5;
const NORTH = 53.15;

/** A county with five thousand units on duty and two thousand incidents open. */
export interface County {
  readonly url: string;
  readonly dispatcher: Caller;
  readonly movers: readonly Mover[];
}

export interface Mover {
  readonly callsign: string;
  readonly at: [lon: number, lat: number];
  /** Degrees a second. */
  readonly pace: [lon: number, lat: number];
}

/** Copies of one unit and one incident, somewhere in the county each. */
export async function fillCounty({ url, dataDir }: RunningTrefoil): Promise<County> {
  const dispatcher = await signIn(url, 'dispatcher', 'dispatch-1');
  const chance = makeRandom(SEED);
  const box = [WEST, SOUTH, EAST, NORTH] as const;
  const place = { label: 'Market Square, Stafford', lon: -2.1166, lat: 52.8058, gazetteerId: null };
  await raiseAt(dispatcher, { code: '211', what: 'Loud music', place });
  const callsigns = await fillCrowd(dataDir, { units: UNITS, incidents: INCIDENTS, box });
  const movers = callsigns.map((callsign): Mover => {
    const angle = chance.between([0, 2 * Math.PI]);
    const at: Mover['at'] = [chance.between([WEST, EAST]), chance.between([SOUTH, NORTH])];
    return { callsign, at, pace: [0.0002 * Math.sin(angle), 0.00012 * Math.cos(angle)] };
  });
  return { url, dispatcher, movers };
}

const TURNS_A_SECOND = 4;

/** Has all of them move, each reporting in its turn, at the rate of the test load until it is stopped; answers what came in. */
export async function letMove({ url, dispatcher, movers }: County): Promise<{ readonly stop: () => Promise<number> }> {
  const line = await openLine(url, dispatcher.token);
  const inTurn = POSITIONS_A_SECOND / TURNS_A_SECOND;
  let stopped = false;
  let sent = 0;
  const began = performance.now();
  const going = (async (): Promise<void> => {
    for (let turn = 0; !stopped; turn += 1) {
      const early = began + (turn * 1000) / TURNS_A_SECOND - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      const seconds = (performance.now() - began) / 1000;
      const positions = Array.from({ length: inTurn }, (_, n) =>
        positionOf(movers[(turn * inTurn + n) % movers.length], seconds),
      );
      const { status, text } = await line.ask('POST', '/api/positions', { positions });
      if (status !== 200) throw new Error(`positions: ${status} ${text}`);
      sent += inTurn;
    }
  })();
  // Somebody asks only at the end.
  going.catch(() => undefined);
  return {
    stop: async () => {
      stopped = true;
      await going;
      line.close();
      return (sent * 1000) / (performance.now() - began);
    },
  };
}

/** To and fro along its way, so that it stays in the county. */
function positionOf(mover: Mover | undefined, seconds: number) {
  if (mover === undefined) throw new Error('nobody moves');
  const { callsign, at, pace } = mover;
  const there = Math.abs((seconds % 200) - 100);
  const [lon, lat] = [at[0] + pace[0] * there, at[1] + pace[1] * there];
  return { callsign, lon, lat, at: Date.now(), accuracyMetres: 10, speedKmh: 40 };
}
