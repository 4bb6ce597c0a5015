import type { RowOf } from '../../../kernel/pure.ts';
import type { Standing } from './standing.ts';
import type { OwnRecords } from './views.ts';

/** What people follow of their own. Times are epoch milliseconds. */
export type OwnRecordTables = {
  'service.own_record': {
    id: string;
    kind: RowOf<typeof OwnRecords>['kind'];
    owner_id: string;
    owner: string | null;
    number: string;
    title: string | null;
    site_id: string | null;
    service_id: string | null;
    standing: Standing;
    raised_at: number;
    changed_at: number;
  };
  'service.affected': { service_incident_id: string; person_id: string; joined_at: number };
};
