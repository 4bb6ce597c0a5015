import { markOf } from '../clocks.ts';
import type { Incident } from '../incidents/incident.ts';
import { type Assessment, unassessed } from './assessment.ts';
import type { AssessmentShown, WrapUpShown } from './views.ts';
import { WRAP_UP } from './wrap-up.ts';

export function isAssessed(assessment: Assessment): boolean {
  return assessment !== unassessed;
}

export function assessmentShown({ said: _said, thrives, changed, ...shown }: Assessment): AssessmentShown {
  const again = thrives.at(-1)?.again ?? null;
  return {
    ...shown,
    answers: [...shown.answers],
    advice: [...shown.advice],
    marks: [...shown.marks],
    thrives: thrives.map(({ again: _again, lacks, ...thrive }) => ({ ...thrive, lacks: [...lacks] })),
    changed: changed && { ...changed, dueAt: again && changed.at + again.seconds * 1000 },
  };
}

export function wrapUpsShown({ wrapUps, marks }: Incident): readonly WrapUpShown[] {
  return wrapUps.map(({ ladder: _ladder, seconds: _seconds, ...wrapUp }) => {
    const { contactId, startedAt, dueAt } = wrapUp;
    const mark = markOf(marks, { key: `${WRAP_UP}:${contactId}`, startedAt, dueAt });
    return { ...wrapUp, owed: [...wrapUp.owed], late: mark?.state === 'breached' };
  });
}
