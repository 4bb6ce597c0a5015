import type { AlarmRow } from '../tables.ts';
import type { MajorState } from './major.ts';
import type { MajorBrief, MajorSheetParts } from './views.ts';

/** Tables of major incidents. Times are epoch milliseconds; JSON columns are read parsed. */
export type MajorTables = {
  'operations.major': {
    id: string;
    situation: Exclude<MajorState['situation'], 'none'>;
    over: boolean;
    since: number;
    brief: MajorBrief;
    sheet: MajorSheetParts;
    alarms: readonly AlarmRow[];
  };
  'operations.major_flag': {
    major_id: string;
    flag_id: string;
    position: number;
    name: string;
    allowed: readonly string[];
    reason: string | null;
    at: number;
    by: string;
    until: number | null;
  };
  'operations.major_line': {
    major_id: string;
    position: number;
    at: number;
    occurred_at: number;
    kind: string;
    text: string | null;
    by: string;
    seat_id: string | null;
    /** Of a line about a flag: which, and who may know of it. */
    flag: { readonly allowed: readonly string[] } | null;
  };
};
