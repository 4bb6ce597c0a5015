import type { Measured } from './figure.ts';
import type { Ground } from './ground.ts';
import { quantile } from './load.ts';
import type { Line } from './wire.ts';
import { raiseMany } from './work.ts';

const OPEN = 200;
const TIMES = 200;
const WARM_TIMES = 10;

/** The list that every desk begins with: what is open, however much has been closed. */
export async function benchList(ground: Ground): Promise<readonly Measured[]> {
  const [line, ...more] = await ground.lines(8);
  if (line === undefined) throw new Error('no line to read on');
  const path = `/api/views/operations.openIncidents?limit=${OPEN}`;
  const { length } = await rowsOf(line, path);
  if (length < OPEN) await raiseMany([line, ...more], OPEN - length);
  await timesOf(WARM_TIMES, async () => void (await rowsOf(line, path)));
  const times = await timesOf(TIMES, async () => void (await rowsOf(line, path)));
  return [
    { name: 'open list, p50', value: quantile(times, 0.5), unit: 'ms', note: `${OPEN} open` },
    { name: 'open list, p99', value: quantile(times, 0.99), unit: 'ms' },
  ];
}

/** How long each of so many turns took. */
export async function timesOf(turns: number, once: (turn: number) => Promise<void>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const at = performance.now();
    await once(turn);
    times.push(performance.now() - at);
  }
  return times;
}

export async function rowsOf(line: Line, path: string): Promise<readonly Record<string, unknown>[]> {
  const { status, text } = await line.ask('GET', path);
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
  return (JSON.parse(text) as { rows: readonly Record<string, unknown>[] }).rows;
}
