import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { ExplainBreach } from './commands.ts';
import type { LevelRecordEvent } from './events.ts';

export interface BreachFacts {
  /** Metrics that were missed; null: there is no such record. */
  readonly missed: readonly string[] | null;
  readonly hasReason: boolean;
  readonly hasTeam: boolean;
}

export function explainBreach(
  { input }: CommandOf<InputOf<typeof ExplainBreach>>,
  _: unknown,
  { missed, hasReason, hasTeam }: BreachFacts,
): Outcome<{ level: readonly LevelRecordEvent[] }> {
  const { metric, reason, teamId, note } = input;
  if (missed === null) return refuse('no-such-service-incident', 'There is no IT incident with this id.');
  if (!hasReason) return refuse('no-such-reason', `The force knows no reason ${reason}.`);
  if (!hasTeam) return refuse('no-such-team', `The force has no team ${teamId}.`);
  if (!missed.includes(metric)) return refuse('not-missed', `The ${metric} target was not missed.`);
  return decided({ level: [{ type: 'service.BreachExplained', data: { metric, reason, teamId }, detail: { note } }] });
}
