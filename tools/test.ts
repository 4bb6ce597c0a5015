import { spawnSync } from 'node:child_process';
import { chromium, mailServer, provide, secondPostgres } from './test/machine.ts';
import { startSecondPostgres } from './test/second-postgres.ts';
import { type Counts, type Run, runProject } from './test/vitest.ts';

/** What is run on either PostgreSQL. */
const house = ['kernel/', 'modules/', 'apps/'];

/** They start a PostgreSQL of their own, the embedded one, whichever the others use. */
const ownCluster = '{kernel/db/embedded.db.test.ts,apps/server/supervisor/**}';

/** They play hours in minutes, and want the machine for themselves. */
const fastTime = 'tools/{exercise,soak}/**';

type Step = () => Counts | Promise<Counts>;

/**
 * `npm test`: the checks, then every test: rules, integration on the embedded PostgreSQL and on Debian's, the tools that attack, play
 * and wear out a whole server, the journeys in real Chromium, those of the service centre, those that kill and cut, minutes that stand for hours, and a look at every
 * window. `npm test -- rules database` runs only those.
 */
const steps = {
  checks: () => {
    const done = spawnSync(process.execPath, ['tools/checks/run.ts'], { stdio: ['ignore', 'inherit', 'inherit'] });
    return { passed: 0, failed: done.status === 0 ? [] : ['checks: see above'], files: [] };
  },
  rules: () => runProject('rules', { heldBack: true }),
  database: () => {
    provide(mailServer);
    return runProject('database', { folders: house });
  },
  'database-15': async () => {
    provide([secondPostgres, ...mailServer]);
    const cluster = await startSecondPostgres();
    try {
      const env = { TEST_DATABASE_URL: cluster.url };
      return await runProject('database', { env, folders: house, without: ownCluster, heldBack: true });
    } finally {
      cluster.stop();
    }
  },
  hostile: () => runProject('database', { folders: ['tools/'], without: fastTime, heldBack: true }),
  proof: () => runProject('database', { folders: ['tools/exercise/', 'tools/soak/'] }),
  journeys: () => inChromium({ without: 'journeys/{faults,looks,hours,service}/**' }),
  service: () => inChromium({ folders: ['journeys/service/'], heldBack: true }),
  faults: () => runProject('journeys', { folders: ['journeys/faults/'], heldBack: true }),
  looks: () => inChromium({ folders: ['journeys/looks/'], heldBack: true }),
  hours: () => inChromium({ folders: ['journeys/hours/'], heldBack: true }),
} satisfies Record<string, Step>;
type Name = keyof typeof steps;

/**
 * One stage after another, in each its lanes side by side: on two cores what waits more than it reckons shares them, what plays days at
 * many times their speed does not.
 */
const stages: readonly (readonly (readonly Name[])[])[] = [
  [['checks']],
  [['rules', 'hostile'], ['database'], ['database-15']],
  [['proof']],
  [['journeys'], ['hours', 'looks', 'faults', 'service']],
];

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !Object.hasOwn(steps, name));
if (unknown !== undefined) throw new Error(`No step ${unknown}; there are: ${Object.keys(steps).join(', ')}`);
let total: Counts = { passed: 0, failed: [], files: [] };
const took: string[] = [];
for (const lanes of stages) {
  await Promise.all(
    lanes.map(async (names) => {
      for (const name of names) if (wanted.length === 0 || wanted.includes(name)) await run(name);
    }),
  );
}
const slowest = total.files.toSorted((a, b) => b.seconds - a.seconds).slice(0, 12);
console.log(`\nThe slowest: ${slowest.map(({ file, seconds }) => `${file} ${Math.round(seconds)} s`).join(', ')}`);
console.log(`Each step: ${took.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed.length} failed`);
for (const one of total.failed) console.log(`  ✗ ${one}`);
process.exitCode = total.failed.length === 0 ? 0 : 1;

function inChromium(which: Run): Promise<Counts> {
  provide([chromium]);
  return runProject('journeys', which);
}

async function run(name: Name): Promise<void> {
  const startedAt = performance.now();
  console.log(`\n── ${name}`);
  const counts = await steps[name]();
  const verdict = counts.failed.length === 0 ? 'ok' : 'FAILED';
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`── ${name}: ${verdict} in ${seconds} s`);
  took.push(`${name} ${seconds} s`);
  total = {
    passed: total.passed + counts.passed,
    failed: [...total.failed, ...counts.failed],
    files: [...total.files, ...counts.files.map(({ file, seconds }) => ({ file: `${name} ${file}`, seconds }))],
  };
}
