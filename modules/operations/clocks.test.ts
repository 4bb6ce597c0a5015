import { describe, expect, test } from 'vitest';
import type { Past, Promised } from '../../kernel/pure.ts';
import { alarmOf, clockRow, type Marks, markOf, noteSeen, noteStep, type StepEvent } from './clocks.ts';

const promised: Promised = {
  key: 'arrive',
  kind: 'arrive',
  label: 'Arrive within 15 min',
  startedAt: 0,
  dueAt: 900,
  warnAt: 720,
  ladder: [{ to: 'dispatcher', afterSeconds: 0 }],
  repeatSeconds: 60,
  alarm: 'A',
  areaId: 'oakham',
  paused: false,
};
const subject = { subjectId: 'i1', incidentId: 'i1', title: '0001', ownerSeatId: null };

function having(
  ...steps: readonly (readonly [type: 'Warned' | 'Breached' | 'Escalated', at: number, told?: string])[]
): Marks {
  return steps.reduce<Marks>((marks, [type, at, told = null]) => {
    const { key, kind, label, startedAt, dueAt } = promised;
    const data = { key, kind, label, startedAt, dueAt, step: 0, told, seats: [], passed: [] };
    return noteStep(marks, { type: `kernel.Deadline${type}`, data, recordedAt: at } as unknown as Past<StepEvent>);
  }, {});
}

describe('the steps of a promise', () => {
  test('are nothing, then warned, then breached and told rung by rung', () => {
    const stateOf = (marks: Marks) => clockRow(promised, markOf(marks, promised));
    expect(stateOf({})).toMatchObject({ state: 'running', told: null, climbed: 0 });
    expect(stateOf(having(['Warned', 720]))).toMatchObject({ state: 'warned' });
    const climbing = having(
      ['Warned', 720],
      ['Breached', 900],
      ['Escalated', 900, 'dispatcher'],
      ['Escalated', 960, 'fim'],
    );
    expect(stateOf(climbing)).toMatchObject({ state: 'breached', told: 'fim', climbed: 2 });
    expect(climbing.arrive?.at).toBe(900);
  });

  test('count for the promise with these very times', () => {
    expect(markOf(having(['Breached', 900]), { ...promised, dueAt: 1800 })).toBeNull();
  });

  test('raise an alarm: a warning only pins, a breach has the class of its grade, a paused one is silent', () => {
    const alarm = (marks: Marks, paused = false) => alarmOf(subject, { ...promised, paused }, markOf(marks, promised));
    expect(alarm({})).toBeNull();
    expect(alarm(having(['Warned', 720]))).toMatchObject({
      id: 'i1#arrive',
      state: 'warned',
      alarmClass: 'B',
      told: 'dispatcher',
    });
    expect(alarm(having(['Breached', 900]))).toMatchObject({ state: 'breached', alarmClass: 'A', since: 900 });
    expect(alarm(having(['Breached', 900]), true)).toBeNull();
  });

  test('a missed target that was acted on still shows as missed', () => {
    expect(clockRow({ ...promised, paused: true }, markOf(having(['Breached', 900]), promised))).toMatchObject({
      state: 'breached',
    });
  });

  test('who has seen it stands beside it until the ladder is climbed again', () => {
    const seen = noteSeen(having(['Breached', 900]), 'arrive', 'Sue');
    expect(seen.arrive).toMatchObject({ state: 'breached', seenBy: 'Sue' });
    const { key, kind, label, startedAt, dueAt } = promised;
    const data = { key, kind, label, startedAt, dueAt, step: 3, told: 'fim', seats: [], passed: [] };
    const next = { type: 'kernel.DeadlineEscalated', data, recordedAt: 960 } as unknown as Past<StepEvent>;
    expect(noteStep(seen, next).arrive).toMatchObject({ seenBy: null, told: 'fim' });
    expect(noteSeen({}, 'arrive', 'Sue')).toEqual({});
  });
});
