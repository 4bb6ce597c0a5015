import type { LiveChange } from '../../../kernel/index.ts';
import { isAssessment } from './events.ts';
import { WRAP_UP } from './wrap-up.ts';

/** What begins or ends a wrap-up, or a guard over it, beside the assessment itself. */
const touching: ReadonlySet<string> = new Set([
  'operations.ContactAdded',
  'operations.IncidentRegraded',
  'operations.IncidentRecoded',
  'operations.IncidentRestricted',
  'operations.GlassBroken',
  'operations.GlassLapsed',
]);

export function assessmentChanges(
  id: string,
  event: { readonly stream: string; readonly type: string; readonly data: unknown },
): readonly LiveChange[] {
  if (event.stream.startsWith('operations.contact/')) {
    return isAssessment(event) ? [{ view: 'operations.callAssessments', replace: id }] : [];
  }
  const assessments = { view: 'operations.assessments', replace: id };
  const wrapUps = { view: 'operations.wrapUps', replace: id };
  // The hot path: what was assessed before comes in events of its own.
  if (event.type === 'operations.IncidentRaised') return [wrapUps];
  if (isAssessment(event) || touching.has(event.type)) return [wrapUps, assessments];
  return isStepOf(event.data) ? [wrapUps] : [];
}

function isStepOf(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === WRAP_UP;
}
