import { idOfStream, type Slice } from '../../../kernel/index.ts';
import type { EstatePack } from '../items/terms.ts';
import { importEvents } from './events.ts';
import { importHandlers } from './handlers.ts';
import { importAggregate } from './import.ts';
import { importPermissions } from './permissions.ts';
import { importProjection } from './projections.ts';
import { importsView } from './queries.ts';

export function imports(pack: () => EstatePack): Slice {
  return {
    tables: { import: 'projection' },
    permissions: importPermissions,
    events: importEvents,
    aggregates: [importAggregate],
    handlers: importHandlers(pack),
    projections: [importProjection],
    views: [importsView],
    reactions: [],
    live: ({ stream }) =>
      stream.startsWith(`${importAggregate.name}/`) ? [{ view: 'estate.imports', keys: [idOfStream(stream)] }] : [],
  };
}
