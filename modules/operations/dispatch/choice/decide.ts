import { decided, refuse } from '../../../../kernel/pure.ts';
import { type Command, changedMeanwhile, type Decision, noSuchIncident, type States } from '../../incidents/decide.ts';
import type { Sought } from '../plan.ts';
import type { SetPlanLevel } from './commands.ts';

/** The level says who is wanted; who is sent, and that somebody is, stays with the desk. */
export function setPlanLevel(
  { input }: Command<typeof SetPlanLevel>,
  { incident: state }: States,
  sought: Sought | null,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  if (state.situation === 'closed') return refuse('incident-closed', 'That incident is closed: re-open it first.');
  const level = sought?.levels.find((one) => one.level === input.level);
  if (sought === null || level === undefined) return refuse('no-such-level', `The plan has no level ${input.level}.`);
  if (input.seen !== sought.level) return changedMeanwhile(sought.level);
  if (level.level === sought.level) return decided({ incident: [] });
  const needs = level.needs.map(({ count, kinds, skills }) => ({
    count,
    kinds: kinds.map(({ name }) => name),
    skills: skills.map(({ name }) => name),
  }));
  const data = { plan: sought.plan, from: sought.level, level: level.level, name: level.name, needs };
  return decided({ incident: [{ type: 'operations.PlanLevelSet', data, detail: { reason: input.reason } }] });
}
