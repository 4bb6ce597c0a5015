import { expect, test } from 'vitest';
import { simulate } from './simulation.ts';

/** T12. The long form: `node tools/simulate.ts --seeds 50000`. */
const from = Number(process.env.T12_FROM ?? 1);
const seeds = Array.from({ length: Number(process.env.T12_SEEDS ?? 40) }, (_, i) => from + i);

test('T12 an hour of a control room, with everything failing: no promise is broken, whatever the seed', async () => {
  const total = { commands: 0, incidents: 0, crashes: 0 };
  for (const seed of seeds) {
    const { violations, commands, incidents, crashes } = await simulate(seed);
    expect(violations, `seed ${seed}`).toEqual([]);
    total.commands += commands;
    total.incidents += incidents;
    total.crashes += crashes;
  }
  // It would be easy to break nothing by doing nothing.
  expect(total.commands / seeds.length).toBeGreaterThan(100);
  expect(total.incidents / seeds.length).toBeGreaterThan(10);
  expect(total.crashes / seeds.length).toBeGreaterThan(2);
}, 3_600_000);

test('T12 the same seed is the same hour, to the last event', async () => {
  const [one, two] = [await simulate(4711), await simulate(4711)];
  expect(two).toEqual(one);
  expect((await simulate(4712)).digest).not.toBe(one.digest);
}, 60_000);

const anyOf = async (options: Parameters<typeof simulate>[1]): Promise<string> => {
  const results = [];
  for (const seed of [1, 2, 3]) results.push(await simulate(seed, options));
  return results.flatMap(({ violations }) => violations).join('\n');
};

test('T12 a disk that lies, and a server that does not look again, are found out', async () => {
  expect(await anyOf({ lyingDisk: true })).toMatch(/acked but missing/);
  expect(await anyOf({ careless: true })).toMatch(/told twice|a unit on two incidents|unit and incident disagree/);
}, 60_000);
