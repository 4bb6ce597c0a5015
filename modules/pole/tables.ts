import type { ColumnType } from 'kysely';
import type { z } from 'zod';
import type { MarkerKind } from './contract.ts';
import type { EntryKind, EntryRole, EntryText } from './entries/commands.ts';
import type { MergeProposal } from './entries/entry.ts';
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
    entry_id: string | null;
    late: ColumnType<(LateReview & { areaId: string | null }) | null, string | null, string | null>;
  };
  'pole.entry': {
    id: string;
    kind: EntryKind;
    state: 'known' | 'merged';
    into_id: string | null;
    name: string | null;
    said: ColumnType<EntryText | null, string | null, string | null>;
    said_position: number;
    proposal: ColumnType<MergeProposal | null, string | null, string | null>;
    added_by: string;
    added_at: number;
    keys: string[];
  };
  'pole.link': {
    id: string;
    entry_id: string;
    role: EntryRole;
    about_kind: 'incident' | 'contact';
    about_id: string;
    reason: string | null;
    linked_by: string;
    linked_at: number;
    state: 'linked' | 'unlinked';
  };
};
