import type { Slice } from '../../../kernel/index.ts';
import type { Neighbours } from '../neighbours.ts';
import { previewPermissions } from './permissions.ts';
import { packPreviewView } from './queries.ts';

/** What a draft of the force pack would have changed; keeps nothing. */
export function packPreview(neighbours: Pick<Neighbours, 'force' | 'clock'>): Slice {
  return {
    ...{ tables: {}, events: {}, aggregates: [], handlers: [], projections: [], reactions: [] },
    permissions: previewPermissions,
    views: [packPreviewView(neighbours)],
    live: () => [],
  };
}
