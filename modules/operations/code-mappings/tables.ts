import type { RowOf } from '../../../kernel/pure.ts';
import type { AlarmRow } from '../tables.ts';
import type { CodeTests, UnmappedCodes } from './views.ts';

export type CodeMappingTables = {
  'operations.code_test': { id: string; shown: RowOf<typeof CodeTests>; alarms: readonly AlarmRow[] };
  'operations.unmapped_code': {
    id: string;
    incident_id: string;
    /** Epoch milliseconds. */
    at: number;
    partner_id: string;
    /** JSON; its words are erased with the events' details. */
    shown: RowOf<typeof UnmappedCodes>;
  };
};
