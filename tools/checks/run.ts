import { checks } from './list.ts';

/** `npm run check [-- NAME …]`: all checks, or those whose name begins so. The exit code tells. */
const wanted = process.argv.slice(2);
let failed = 0;
for (const check of checks) {
  if (wanted.length > 0 && !wanted.some((name) => check.name.startsWith(name))) continue;
  const startedAt = performance.now();
  const problems = await check.run(process.cwd());
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${check.name} (${seconds} s): ${check.guards}`);
  for (const problem of problems) console.log(problem.replace(/^/gm, '     '));
  if (problems.length > 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
