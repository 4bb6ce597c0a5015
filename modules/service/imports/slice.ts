import { idOfStream, type Slice } from '../../../kernel/index.ts';
import { makeNumbers } from '../numbers.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import { importEvents } from './events.ts';
import { importHandlers } from './handlers.ts';
import { importAggregate } from './import.ts';
import { importPermissions } from './permissions.ts';
import { importedRecordProjection, importProjection } from './projections.ts';
import { historyImportsView, importedRecordsView } from './queries.ts';

export function historyImports(pack: () => DeskPack): Slice {
  return {
    tables: { history_import: 'projection', imported_record: 'projection' },
    permissions: importPermissions,
    events: importEvents,
    aggregates: [importAggregate],
    handlers: importHandlers(pack, makeNumbers('service-incident')),
    projections: [importProjection, importedRecordProjection],
    views: [historyImportsView, importedRecordsView],
    reactions: [],
    live: ({ stream }) =>
      stream.startsWith(`${importAggregate.name}/`)
        ? [{ view: 'service.historyImports', keys: [idOfStream(stream)] }]
        : [],
  };
}
