import { defineConfig } from 'vitest/config';

/** Three kinds of test: pure rules beside their code, integration against real PostgreSQL, journeys in real Chromium. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: ['{kernel,modules,apps,client,ui,tools,bench}/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          // To read the whole program anew for each file took a third of the time; what a file puts in the place of a global it takes back.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['{kernel,modules,apps,tools}/**/*.db.test.ts'],
          globalSetup: ['kernel/test-cluster.ts'],
          // Each file has databases of its own; to read the whole program anew for each took a sixth of the time.
          isolate: false,
          // Long, since three lanes share two cores.
          expect: { poll: { timeout: 30_000, interval: 50 } },
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['journeys/**/*.test.ts'],
          globalSetup: ['journeys/house/rested.ts'],
          // Each file has a Trefoil and a browser of its own, and what they share keeps nothing: to read it anew for each took a twentieth of the time.
          isolate: false,
          expect: { poll: { timeout: 90_000, interval: 50 } },
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
