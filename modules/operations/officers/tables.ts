import type { AlarmRow } from '../tables.ts';
import type { Authority } from './officer.ts';

export type OfficerTables = {
  'operations.officer': {
    /** The collar number, as it is written on the shoulder. */
    collar: string;
    name: string | null;
    name_keys: readonly string[];
    issi: string | null;
    skills: Readonly<Record<string, Authority>>;
    alarms: readonly AlarmRow[];
  };
};
