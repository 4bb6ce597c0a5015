import { spawnSync } from 'node:child_process';
import { chromium, provide, secondPostgres } from './test/machine.ts';
import { startSecondPostgres } from './test/second-postgres.ts';
import { type Counts, runProject } from './test/vitest.ts';

/**
 * `npm test`: the checks, then every test: rules, integration on the embedded PostgreSQL, that of kernel, modules and server
 * again on Debian's, and the journeys in real Chromium. `npm test -- rules database` runs only those.
 */
const steps: Readonly<Record<string, () => Counts | Promise<Counts>>> = {
  checks: () => {
    const done = spawnSync(process.execPath, ['tools/checks/run.ts'], { stdio: ['ignore', 'inherit', 'inherit'] });
    return done.status === 0 ? { passed: 0, failed: 0 } : { passed: 0, failed: 1 };
  },
  rules: () => runProject('rules', {}),
  database: () => runProject('database', {}),
  'database-15': async () => {
    provide([secondPostgres]);
    const cluster = await startSecondPostgres();
    try {
      return runProject('database', { TEST_DATABASE_URL: cluster.url }, ['kernel/', 'modules/', 'apps/']);
    } finally {
      cluster.stop();
    }
  },
  journeys: () => {
    provide([chromium]);
    return runProject('journeys', {});
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => steps[name] === undefined);
if (unknown !== undefined) throw new Error(`No step ${unknown}; there are: ${Object.keys(steps).join(', ')}`);
let total: Counts = { passed: 0, failed: 0 };
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const startedAt = performance.now();
  console.log(`\n── ${name}`);
  const counts = await step();
  total = { passed: total.passed + counts.passed, failed: total.failed + counts.failed };
  console.log(
    `── ${name}: ${counts.failed === 0 ? 'ok' : 'FAILED'} in ${Math.round((performance.now() - startedAt) / 1000)} s`,
  );
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
