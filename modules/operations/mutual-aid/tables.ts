import type { RowOf } from '../../../kernel/pure.ts';
import type { AlarmRow } from '../tables.ts';
import type { MutualAid } from './views.ts';

export type AidTables = {
  'operations.aid': {
    id: string;
    /** Declined, withdrawn or over, and nobody is out. */
    over: boolean;
    /** Epoch milliseconds. */
    until_at: number;
    sheet: RowOf<typeof MutualAid>;
    alarms: readonly AlarmRow[];
  };
};
