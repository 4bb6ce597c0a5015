import type { Check } from './check.ts';
import { checks } from './list.ts';

/** `npm run check [-- NAME …]`: all checks, or those whose name begins so, side by side. The exit code tells. */
const wanted = process.argv.slice(2);
const asked = checks.filter(({ name }) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)));
const verdicts = await Promise.all(asked.map(verdictOf));
process.exitCode = verdicts.every(Boolean) ? 0 : 1;

async function verdictOf(check: Check): Promise<boolean> {
  const startedAt = performance.now();
  const problems = await check.run(process.cwd());
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${check.name} (${seconds} s): ${check.guards}`);
  for (const problem of problems) console.log(problem.replace(/^/gm, '     '));
  return problems.length === 0;
}
