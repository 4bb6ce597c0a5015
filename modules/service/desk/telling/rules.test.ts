import { expect, test } from 'vitest';
import { escalatedTo, toldOf } from './rules.ts';

const happened = { on: 'missed', priority: 2, teamId: 'service-desk', metric: 'response' } as const;

test('whom the rules name is told, each once, of the priorities that they are for', () => {
  const tell = [
    { on: 'missed' as const, priorities: [1, 2], to: ['assignee' as const, 'service-manager' as const] },
    { on: 'missed' as const, priorities: [2], to: ['assignee' as const] },
    { on: 'raised' as const, priorities: [2], to: ['technician' as const] },
  ];
  expect(toldOf({ tell }, happened)).toEqual(['assignee', 'service-manager']);
  expect(toldOf({ tell }, { ...happened, priority: 5 })).toEqual([]);
});

test('it goes to the team of the first rule that fits, and never to the one that has it', () => {
  const rule = {
    on: 'missed' as const,
    metric: 'response' as const,
    priorities: [1, 2],
    from: 'service-desk',
    to: 'networks',
  };
  expect(escalatedTo({ escalate: [rule] }, happened)).toBe('networks');
  expect(escalatedTo({ escalate: [rule] }, { ...happened, metric: 'update' })).toBeNull();
  expect(escalatedTo({ escalate: [rule] }, { ...happened, teamId: 'radio' })).toBeNull();
  expect(escalatedTo({ escalate: [{ ...rule, from: null }] }, { ...happened, teamId: 'networks' })).toBeNull();
});
