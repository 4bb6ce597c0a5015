import { expect, test } from 'vitest';
import type { Caller } from '../../journeys/house/caller.ts';
import { openPulse } from './pulse.ts';
import { type CrashReport, isClean, violationsOf } from './report.ts';

const caller = (status: number): Caller => ({
  token: '',
  send: async () => ({ status, commandId: '', body: {} }),
  done: async () => ({}),
  read: async () => [],
});

test('T1 a silence runs from the kill to the answer that ends it, also past the next kill', async () => {
  let now = 0;
  const pulse = openPulse(() => now);
  for (const time of [100, 107, 130, 131]) {
    now = time;
    await pulse.watch(caller(200)).send('x', {});
  }
  const silences = pulse.silences([
    { what: 'server', at: 101 },
    { what: 'database', at: 110 },
  ]);
  expect(silences).toEqual([
    { ms: 23, overtaken: true },
    { ms: 20, overtaken: false },
  ]);
});

test('T1 whoever is told to sign in is counted', async () => {
  const pulse = openPulse();
  await pulse.watch(caller(401)).send('x', {});
  await pulse.watch(caller(503)).send('x', {});
  expect([pulse.acknowledged(), pulse.signedOut()]).toEqual([0, 1]);
});

const clean: CrashReport = {
  ...{ seed: 1, seconds: 1, writers: 1, listeners: 1, kills: [], commands: 5, acknowledged: 5, promises: 1 },
  ...{ missing: [], twice: [], gaps: [], promisesWrong: [], latestPromiseMs: 0, signedOut: 0 },
  heard: { doubles: 0, differences: 0, reloads: 0, signedOut: 0, connects: 1, frames: 1 },
};

test.each<[string, Partial<CrashReport>]>([
  ['acked-but-missing', { missing: ['c'] }],
  ['acked-but-missing', { acknowledged: 4 }],
  ['applied-twice', { twice: ['c'] }],
  ['sequence-gap', { gaps: ['s'] }],
  ['deadlines missed, doubled or out of order', { promisesWrong: ['p'] }],
  ['signed out', { signedOut: 1 }],
  ['listeners: told twice', { heard: { ...clean.heard, doubles: 1 } }],
  ['listeners: rows that differ from a fresh read', { heard: { ...clean.heard, differences: 1 } }],
])('T1 %s decides the exit status', (name, fault) => {
  expect(isClean(clean)).toBe(true);
  expect(violationsOf({ ...clean, ...fault })[name]).toBe(1);
  expect(isClean({ ...clean, ...fault })).toBe(false);
});
