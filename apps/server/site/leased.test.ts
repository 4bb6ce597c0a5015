import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { listenForLease, unleased } from './leased.ts';
import { steadyNow } from './voter.ts';

const site = {
  ...{
    name: 'hq',
    role: 'primary',
    term: 1,
    doing: 'serves',
    serves: true,
    systemId: '1',
    timeline: 1,
    tookOver: null,
  },
  ...{ behindBytes: 0, commitWaits: true, safe: true, follows: false, arbiterHeard: true, otherHeard: true },
};

test('O02 a server begins when it may write, answers while it may, and ends when it may no longer', async () => {
  const parent = new EventEmitter();
  const lost = Promise.withResolvers<void>();
  const lease = listenForLease(parent, lost.resolve);
  expect(() => lease.whileHeld('done')).toThrow(/Send again/);
  parent.emit('message', { go: true });
  parent.emit('message', { lease: steadyNow() + 300, site });
  await lease.begun;
  expect(lease.whileHeld('done')).toBe('done');
  expect(lease.site()).toMatchObject({ name: 'hq', safe: true });
  // Nothing more is heard: the parent has died, or is cut off.
  const keeping = setTimeout(() => undefined, 10_000);
  await lost.promise;
  clearTimeout(keeping);
  expect(() => lease.whileHeld('done')).toThrow(/may no longer write/);
});

test('with one site nobody else could write', () => {
  expect(unleased.whileHeld('done')).toBe('done');
  expect(unleased.site()).toBeNull();
});
