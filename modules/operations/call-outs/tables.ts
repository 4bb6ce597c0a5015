import type { CallOutHeld } from './call-out.ts';

/** Partners called out, beside the incident that it was for. */
export type CallOutTables = {
  'operations.call_out': {
    id: string;
    incident_id: string;
    /** JSON; its words are erased with the events' details. */
    call_out: CallOutHeld;
  };
};
