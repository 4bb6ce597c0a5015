import { parseArgs } from 'node:util';
import { countAtWork, everything, migrate, type Rebuilt, rebuildCompared, shareOf } from '../../../kernel/index.ts';
import { withDatabaseHere } from './here.ts';
import { out, say } from './io.ts';
import { parsed, UsageError } from './usage.ts';

const options = { check: { type: 'boolean' }, json: { type: 'boolean' } } as const;

/** `./trefoil rebuild [MODULE]`: the tables as the log says, and what was otherwise (SPEC 4.9). */
export async function rebuild(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(() => parseArgs({ args: [...args], options, allowPositionals: true }));
  const [name, ...more] = positionals;
  const { check = false, json = false } = values;
  return withDatabaseHere(async ({ url, db, modules: { definitions, context } }) => {
    const names = definitions.map((module) => module.name);
    if (more.length > 0 || (name !== undefined && !names.includes(name))) {
      throw new UsageError(`rebuild takes one of: ${names.join(', ')}; or nothing, for all of them`);
    }
    if ((await countAtWork(url)) > 0) {
      say('A server works on this database: stop it first. While a rebuild runs nobody could read or write.');
      return 1;
    }
    await migrate(url, definitions);
    const scope = name === undefined ? everything(context.registry) : shareOf(definitions, name);
    const rebuilt = await rebuildCompared(db, scope, { keep: !check });
    const differ = rebuilt.tables.some(({ gone, come }) => gone + come > 0);
    if (json) out(JSON.stringify(rebuilt, null, 2));
    else for (const line of [...linesOf(rebuilt), verdictOf(differ, check)]) out(line);
    return differ ? 1 : 0;
  });
}

function verdictOf(differ: boolean, check: boolean): string {
  if (!differ) return 'Every row was as the log says.';
  return check
    ? 'Rows differ from what the log says. Nothing was changed.'
    : 'Rows differed from what the log says: they were replaced.';
}

/** A table that is empty and was has nothing to say. */
function linesOf({ events, ms, tables }: Rebuilt): readonly string[] {
  const shown = tables.filter(({ stood, stands }) => stood + stands > 0);
  const width = Math.max(0, ...shown.map(({ table }) => table.length));
  const seconds = ms / 1000;
  return [
    ...shown.map(({ table, stands, gone, come }) => {
      const differences = gone + come === 0 ? '' : `   ${gone} not made again, ${come} made anew`;
      return `${table.padEnd(width)} ${String(stands).padStart(10)} rows${differences}`;
    }),
    `${events} events in ${seconds.toFixed(1)} s, ${Math.round(events / Math.max(seconds, 0.001))} a second`,
  ];
}
