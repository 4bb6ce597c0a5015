import { describe, expect, test } from 'vitest';
import { ReportProgress } from '../../../modules/operations/contract.ts';
import { nextStep, otherSteps, type Step, standOf } from './next-step.ts';

const ids = {
  incidentId: '0198c2f0-2222-7000-8000-000000000001',
  tourId: '0198c2f0-4444-7000-8000-000000000001',
  assignmentId: '0198c2f0-5555-7000-8000-000000000001',
};
const entered = (milestone: Step, assignmentId = ids.assignmentId) => ({
  name: ReportProgress.name,
  input: { ...ids, assignmentId, milestone },
  enteredAt: 1,
});
const active = { assignmentId: ids.assignmentId, milestone: 'assigned' } as const;

describe('the next step', () => {
  test('leads from being assigned to resuming', () => {
    expect(nextStep('assigned')).toBe('acknowledged');
    expect(nextStep('acknowledged')).toBe('en-route');
    expect(nextStep('en-route')).toBe('at-scene');
    expect(nextStep('at-scene')).toBe('resumed');
    expect(nextStep('resumed')).toBeNull();
  });

  test('leaves three others, in their order', () => {
    expect(otherSteps('assigned')).toEqual(['en-route', 'at-scene', 'resumed']);
    expect(otherSteps('en-route')).toEqual(['acknowledged', 'en-route', 'resumed']);
  });
});

describe('where a unit stands', () => {
  test('is what the row says while nothing was entered', () => {
    expect(standOf(active, [])).toEqual({ stand: 'assigned', pending: false });
  });

  test('is the last step entered, marked as pending', () => {
    const acting = [entered('acknowledged'), entered('en-route')];
    expect(standOf(active, acting)).toEqual({ stand: 'en-route', pending: true });
  });

  test('is no longer pending when the row has caught up', () => {
    expect(standOf({ ...active, milestone: 'en-route' }, [entered('en-route')]).pending).toBe(false);
  });

  test('does not mind steps of another assignment, nor input that it cannot read', () => {
    const other = entered('at-scene', '0198c2f0-5555-7000-8000-000000000002');
    const odd = { name: ReportProgress.name, input: { milestone: 'at-scene' }, enteredAt: 1 };
    expect(standOf(active, [other, odd]).stand).toBe('assigned');
  });
});
