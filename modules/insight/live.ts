import { idOfStream, type LiveChange } from '../../kernel/index.ts';
import type { AnyPastEvent } from '../../kernel/pure.ts';

const guarding: ReadonlySet<string> = new Set([
  'operations.IncidentRestricted',
  'operations.GlassBroken',
  'operations.GlassLapsed',
]);

/** Checks are fed; figures are read when asked for. A new restriction is one of the checks on that record, too. */
export function live(event: AnyPastEvent): readonly LiveChange[] {
  const id = idOfStream(event.stream);
  if (event.stream.startsWith('insight.check/')) {
    return [
      { view: 'insight.checks', keys: [id] },
      { view: 'insight.ownChecks', keys: [id] },
    ];
  }
  if (event.stream.startsWith('insight.reviewsDue/')) {
    return [
      { view: 'operations.alarms', replace: id },
      { view: 'operations.watched', replace: id },
    ];
  }
  if (!guarding.has(event.type)) return [];
  return [
    { view: 'insight.checks', replace: id },
    { view: 'insight.ownChecks', replace: id },
  ];
}
