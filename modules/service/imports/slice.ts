import { idOfStream, type Slice } from '../../../kernel/index.ts';
import { importEvents } from './events.ts';
import { type ImportNeeds, importHandlers } from './handlers.ts';
import { importAggregate } from './import.ts';
import { importPermissions } from './permissions.ts';
import { importedRecordProjection, importProjection } from './projections.ts';
import { historyImportsView, importedRecordsView } from './queries.ts';

export function historyImports(needs: ImportNeeds): Slice {
  return {
    tables: { history_import: 'projection', imported_record: 'projection' },
    permissions: importPermissions,
    events: importEvents,
    aggregates: [importAggregate],
    handlers: importHandlers(needs),
    projections: [importProjection, importedRecordProjection],
    views: [historyImportsView, importedRecordsView],
    reactions: [],
    live: ({ stream }) =>
      stream.startsWith(`${importAggregate.name}/`)
        ? [{ view: 'service.historyImports', keys: [idOfStream(stream)] }]
        : [],
  };
}
