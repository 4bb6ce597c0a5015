import type { Aggregate, Past } from '../../../kernel/pure.ts';
import type { LevelRecordEvent } from './events.ts';

interface BreachExplanation {
  readonly reason: string;
  readonly teamId: string;
  readonly by: string;
  readonly at: number;
  /** Null when erased. */
  readonly note: string | null;
}

/** Why targets of one IT incident were missed, by metric: the last word counts, the earlier ones stay in the log. */
export interface Level {
  readonly explained: Readonly<Record<string, BreachExplanation>>;
}

export const levelAggregate: Aggregate<Level, LevelRecordEvent> = {
  name: 'service.level',
  initial: { explained: {} },
  evolve: ({ explained }, { data, detail, actor, occurredAt: at }: Past<LevelRecordEvent>) => {
    const { metric, reason, teamId } = data;
    return {
      explained: { ...explained, [metric]: { reason, teamId, by: actor.name, at, note: detail?.note ?? null } },
    };
  },
};
