import { expect, test } from 'vitest';
import type { CommandOf } from '../../../kernel/pure.ts';
import type { DeadlineRule, GradePromise } from '../deadline-rules.ts';
import { promiseOf } from '../rules-in-force.ts';
import { publishPack } from './decide.ts';
import type { Published } from './published.ts';

const input = { packId: 'rutland', version: '2026.11.2' };
const command: CommandOf<typeof input> = {
  input,
  actor: { kind: 'person', id: 'helen', name: 'Helen Prior', seatId: 'bureau' },
  occurredAt: 1,
  recordedAt: 1,
  confirmed: new Set(),
};
const inForce = (version: string): Published => ({ situation: 'in-force', version, hash: 'aa' });

test('given a loaded version, it is put in force and names the one before', () => {
  const published = { type: 'force.PackPublished', data: { ...input, hash: 'bb', previous: '2026.11.1' } };
  expect(publishPack(command, { pack: inForce('2026.11.1') }, { hash: 'bb' })).toMatchObject({
    events: { pack: [published] },
  });
});

test('given it is in force already, nothing happens', () => {
  expect(publishPack(command, { pack: inForce('2026.11.2') }, { hash: 'bb' })).toEqual({
    outcome: 'decided',
    events: {},
  });
});

test('given it was never loaded, it is refused', () => {
  expect(publishPack(command, { pack: { situation: 'none' } }, { hash: null })).toMatchObject({
    outcome: 'refused',
    code: 'no-such-version',
  });
});

const rule = (promise: GradePromise, minutes: number, more: Partial<DeadlineRule> = {}): DeadlineRule => ({
  id: `${promise}-${more.setting ?? 'anywhere'}`,
  promise,
  grades: ['G1'],
  from: 'received',
  minutes,
  ...more,
});

test.each<[readonly DeadlineRule[], string]>([
  [
    [rule('arrive', 15, { setting: 'urban' }), rule('arrive', 20, { setting: 'rural' })],
    'Arrive within 15 min, 20 min in rural areas',
  ],
  [[rule('arrive', 60)], 'Arrive within 60 min'],
  [[rule('arrive', 15, { from: 'dispatch' })], 'Arrive within 15 min of a unit being sent'],
  [[rule('arrive', 2880, { from: 'appointment' })], 'Attend by the agreed appointment, at most 48 h'],
  [[rule('resolution', 1440, { label: 'Call back' })], 'Call back within 24 h'],
])('a grade says what it promises: %o', (deadlineRules, words) => {
  expect(promiseOf({ deadlineRules: [...deadlineRules], areas: [] }, { id: 'G1' })).toBe(words);
});
