import type { Due } from './servicing.ts';

/** When vehicles are due. Times are epoch milliseconds. */
export type ServicingTables = {
  'estate.servicing': {
    item_id: string;
    plan_at: number | null;
    plan_miles: number | null;
    miles: number | null;
    miles_at: number | null;
    due_at: number | null;
    due_by: Due['by'] | null;
    serviced_at: number | null;
  };
};
