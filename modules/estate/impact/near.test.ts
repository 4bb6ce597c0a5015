import { expect, test } from 'vitest';
import { nearOf } from './near.ts';

const needs = (fromId: string, toId: string, group: string | null = null) => ({
  ...{ fromId, toId, kind: 'depends-on', group, needs: group === null ? null : 1 },
});
/** A position needs one of two servers; each server needs the switch, the switch its feed. */
const relations = [
  ...[needs('position', 'server-1', 'pair'), needs('position', 'server-2', 'pair')],
  ...[needs('server-1', 'switch'), needs('server-2', 'switch'), needs('switch', 'feed')],
];

test('what is within two steps is near, in both directions; what stands in for another is its group', () => {
  const { near, groups } = nearOf({ relations }, ['server-1', 'feed']);
  expect([...(near.get('server-1') ?? [])].sort()).toEqual(['feed', 'position', 'server-2', 'switch']);
  expect([...(near.get('feed') ?? [])].sort()).toEqual(['server-1', 'server-2', 'switch']);
  expect(groups).toEqual([['server-1', 'server-2']]);
  expect(nearOf({ relations }, ['feed']).groups).toEqual([]);
  expect(nearOf({ relations: [] }, ['alone']).near.get('alone')?.size).toBe(0);
});
