import type { z } from 'zod';
import type { OneOffKind } from './contract.ts';

/** Tables of this module. Times are epoch milliseconds. */
export type GazetteerTables = {
  'gazetteer.one_off': {
    id: string;
    kind: z.output<typeof OneOffKind>;
    label: string;
    lon: number | null;
    lat: number | null;
    radius_metres: number;
    emergency_may_pass: boolean;
    reason: string | null;
    author: string;
    set_at: number;
    ends_at: number;
    state: 'in-force' | 'ended' | 'expired';
  };
};
