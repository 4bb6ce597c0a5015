import { expect, test } from 'vitest';
import { ReportProgress, ShowMeAt } from '../../../modules/operations/contract.ts';
import { clockOf, jobOf } from './my-job.ts';

const { tourId } = ShowMeAt.example;
const mine = { tourId, callsign: 'RE01', row: null };
const shown = { name: ShowMeAt.name, input: ShowMeAt.example, enteredAt: 5 };

test('"show me at" is my job at once, before the server has numbered it', () => {
  const job = jobOf(mine, [shown]);
  expect(job).toMatchObject({ number: null, stand: 'at-scene', pending: true, since: 5 });
  expect(job?.entered?.what).toBe('Vehicle check');
});

test('it can be resumed while it still waits to go', () => {
  const { incidentId, assignmentId } = ShowMeAt.example;
  const resumed = {
    name: ReportProgress.name,
    input: { incidentId, assignmentId, tourId, milestone: 'resumed' },
    enteredAt: 6,
  };
  expect(jobOf(mine, [shown, resumed])?.stand).toBe('resumed');
});

test('of another unit it is not mine', () => {
  expect(jobOf({ ...mine, tourId: '0198c2f0-4444-7000-8000-000000000009' }, [shown])).toBeNull();
});

test('the clock of arrival counts before one that is due earlier', () => {
  const clock = {
    label: '',
    startedAt: 0,
    warnAt: null,
    state: 'running',
    alarm: 'A',
    told: null,
    climbed: 0,
    seenBy: null,
  } as const;
  const deploy = { ...clock, key: 'deploy', kind: 'deploy', dueAt: 10 };
  const arrive = { ...clock, key: 'arrive', kind: 'arrive', dueAt: 20 };
  expect(clockOf([deploy, arrive])).toBe(arrive);
  expect(clockOf([deploy])).toBe(deploy);
  expect(clockOf([])).toBeNull();
});
