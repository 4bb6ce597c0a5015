import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { names, runBench, tableOf } from '../../../bench/bench.ts';
import { out, say } from './io.ts';
import { parsed, UsageError } from './usage.ts';

/** `./trefoil bench [name] [--json]`: a Trefoil of its own, measured and thrown away. A missed aim stands in the answer. */
export async function bench(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(() =>
    parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean', default: false } } }),
  );
  const [name = null, ...more] = positionals;
  if (more.length > 0 || (name !== null && !names.includes(name))) {
    throw new UsageError(`bench takes one of: ${names.join(', ')}`);
  }
  const { length: cores } = cpus();
  say(
    `${cores} cores of ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)} before`,
  );
  const figures = await runBench({ name, tell: say });
  if (values.json) out(JSON.stringify(figures, null, 2));
  else for (const line of tableOf(figures)) out(line);
  return 0;
}
