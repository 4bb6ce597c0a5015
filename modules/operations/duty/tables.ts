import type { AlarmRow } from '../tables.ts';
import type { Duty } from './duty.ts';

/** Times are epoch milliseconds. */
export type DutyTables = {
  'operations.duty': {
    id: string;
    plan_id: string;
    callsign: string;
    kind: string;
    area_id: string;
    station_id: string | null;
    talkgroup: string;
    starts_at: number;
    /** As planned, or as it was extended. */
    ends_at: number;
    extended: boolean;
    crew: Duty['crew'];
    absent: readonly string[];
    state: 'planned' | 'on' | 'ended' | 'cancelled';
    nobody_comes: boolean;
    tour_id: string | null;
    taken_at: number | null;
    ended_at: number | null;
    alarms: readonly AlarmRow[];
  };
};
