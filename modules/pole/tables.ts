import type { ColumnType } from 'kysely';
import type { z } from 'zod';
import type { MarkerKind } from './contract.ts';
import type { LateReview } from './markers/marker.ts';

/** Tables of this module. Times are epoch milliseconds. */
export type PoleTables = {
  'pole.marker': {
    id: string;
    kind: z.output<typeof MarkerKind>;
    label: string;
    lon: number | null;
    lat: number | null;
    radius_metres: number;
    text: string | null;
    reason: string | null;
    author: string;
    set_at: number;
    review_at: number;
    expires_at: number;
    state: 'in-force' | 'withdrawn' | 'expired';
    late: ColumnType<(LateReview & { areaId: string | null }) | null, string | null, string | null>;
  };
};
