import type { Tactic } from './tactic.ts';

/** Tactical jobs beside their incident. */
export type TacticalTables = {
  'operations.tactical': {
    id: string;
    incident_id: string;
    /** JSON; its words are erased with the events' details. */
    tactic: Tactic;
    owes_address: boolean;
  };
};
