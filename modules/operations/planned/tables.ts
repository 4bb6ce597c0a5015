import type { RowOf } from '../../../kernel/pure.ts';
import type { AlarmRow } from '../tables.ts';
import type { PlannedOperations } from './views.ts';

export type PlannedTables = {
  'operations.planned_operation': {
    id: string;
    ended: boolean;
    /** Epoch milliseconds. */
    ends_at: number;
    sheet: RowOf<typeof PlannedOperations>;
    alarms: readonly AlarmRow[];
  };
};
