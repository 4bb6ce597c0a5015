import type { RowOf } from '../../../kernel/pure.ts';
import type { AlarmRow } from '../tables.ts';
import type { Fences } from './views.ts';

/** Times are epoch milliseconds. */
export type FenceTables = {
  'operations.fence': {
    id: string;
    /** The incident that it belongs to, else itself. */
    about_id: string;
    incident_id: string | null;
    shape_id: string | null;
    /** The row of its view. */
    shown: RowOf<typeof Fences>;
    /** While it stands. */
    live: boolean;
    /** While it stands, or crossings of it wait. */
    listed: boolean;
    alarms: readonly AlarmRow[];
  };
  /** Bulk: fences that are watched, whose units inside are known. */
  'operations.fence_watched': { zone_id: string };
  /** Bulk: who is inside what. */
  'operations.fence_inside': { zone_id: string; fence_id: string; tour_id: string; slack_metres: number };
};
