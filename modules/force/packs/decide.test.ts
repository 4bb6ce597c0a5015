import { expect, test } from 'vitest';
import type { CommandOf } from '../../../kernel/pure.ts';
import type { Grade } from '../pack.ts';
import { publishPack } from './decide.ts';
import type { Published } from './published.ts';
import { promiseOf } from './queries.ts';

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

test.each([
  [{ arrival: { urbanMinutes: 15, ruralMinutes: 20 } }, 'Arrive within 15 min, 20 min in rural areas'],
  [{ arrival: { urbanMinutes: 60, ruralMinutes: 60 } }, 'Arrive within 60 min'],
  [
    { arrival: { urbanMinutes: 2880, ruralMinutes: 2880 }, clockFrom: 'appointment' as const },
    'Attend by the agreed appointment, at most 48 h',
  ],
  [{ arrival: null, resolution: { label: 'Call back', minutes: 1440 } }, 'Call back within 24 h'],
])('a grade says what it promises: %o', (change, words) => {
  const grade: Grade = {
    id: 'G1',
    name: 'Immediate',
    weight: 1,
    clockFrom: 'received',
    deployMinutes: 2,
    resolution: null,
    warnAtShare: 0.8,
    acknowledgeSeconds: null,
    noActionMinutes: null,
    ladder: 'immediate',
    alarm: 'A',
    emergencyDriving: true,
    ...change,
  };
  expect(promiseOf(grade)).toBe(words);
});
