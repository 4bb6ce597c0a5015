import type { TalkgroupOutcome } from './events.ts';

export type EmergencyTables = {
  'operations.emergency': {
    tour_id: string;
    /** Null: asked for, and nothing heard yet. */
    outcome: TalkgroupOutcome | null;
  };
};
