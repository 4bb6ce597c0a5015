import type { RowOf } from '../../../../kernel/pure.ts';
import type { Blackouts } from './views.ts';

/** Times are epoch milliseconds. */
export type BlackoutTables = {
  'service.blackout': {
    id: string;
    kind: RowOf<typeof Blackouts>['kind'];
    name: string | null;
    reason: string | null;
    starts_at: number;
    ends_at: number | null;
    service_ids: string[];
    area_ids: string[];
    by: string;
    ended: boolean;
  };
};
