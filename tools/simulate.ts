import { parseArgs } from 'node:util';
import { simulate } from './simulation/simulation.ts';

/** `node tools/simulate.ts [--seeds N] [--from SEED] [--hours H]`: the long form of T12. Exit status 1 when anything was violated. */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '500' },
    from: { type: 'string', default: '1' },
    hours: { type: 'string', default: '1' },
  },
});
const [from, seeds, hours] = [Number(values.from), Number(values.seeds), Number(values.hours)];
const began = performance.now();
let [events, commands, violated] = [0, 0, 0];
for (let seed = from; seed < from + seeds; seed += 1) {
  const result = await simulate(seed, { hours });
  events += result.events;
  commands += result.commands;
  if (result.violations.length === 0) continue;
  violated += 1;
  console.log(
    `seed ${seed}: ${result.violations.length} violations, e.g.\n  ${result.violations.slice(0, 5).join('\n  ')}`,
  );
}
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`${seeds} seeds from ${from}, ${hours} h each: ${commands} commands, ${events} events in ${seconds} s`);
console.log(`violations: ${violated} seeds`);
process.exitCode = violated === 0 ? 0 : 1;
