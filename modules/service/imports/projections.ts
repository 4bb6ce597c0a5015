import { type Happened, idOfStream, type Projection, putRows, type Tx } from '../../../kernel/index.ts';
import type { Past } from '../../../kernel/pure.ts';
import { serviceIncidentAggregate } from '../service-incidents/aggregate.ts';
import type { ServiceIncidentState } from '../service-incidents/service-incident.ts';
import type { ImportedEvent } from './events.ts';
import { type ImportState, importAggregate } from './import.ts';
import { isOfImport } from './imported.ts';
import type { ImportTables } from './tables.ts';

/** The only writer of service.history_import. */
export const importProjection: Projection = { aggregate: importAggregate, onState: writeImport };

async function writeImport(tx: Tx, id: string, state: ImportState): Promise<void> {
  if (state.situation === 'none') return;
  const { source, kind, fileName, author, at, added, continued, same, faults, differences, compared } = state.imported;
  const row = {
    ...{ source, kind, file_name: fileName, author, at, added, continued, same },
    faults: JSON.stringify(faults),
    differences: JSON.stringify(differences),
    compared: JSON.stringify(compared),
    undone_at: state.situation === 'undone' ? state.since : null,
  };
  await tx
    .withTables<ImportTables>()
    .insertInto('service.history_import')
    .values({ id, ...row })
    .onConflict((clash) => clash.column('id').doUpdateSet(row))
    .execute();
}

/** The only writer of service.imported_record. */
export const importedRecordProjection: Projection = { aggregate: serviceIncidentAggregate, onEvents: writeRecords };

async function writeRecords(tx: Tx, happened: readonly Happened<ServiceIncidentState>[]): Promise<void> {
  const ours = happened.filter(({ event }) => isOfImport(event));
  if (ours.length === 0) return;
  const rows = ours.flatMap(({ event, state }) => {
    const known = event as unknown as Past<ImportedEvent>;
    if (known.type !== 'service.ServiceIncidentImported') return [];
    const { source, reference, differences, compared, importId } = known.data;
    const { priority, said, here } = compared;
    // Whoever took it in first can take it back.
    const first = state.situation === 'none' ? importId : (state.incident.imported?.importId ?? importId);
    const told = { import_id: first, source, reference, priority, said, here, differences, undone: null };
    return [{ id: idOfStream(event.stream), ...told }];
  });
  // One that a later file went on with is told of again.
  const latest = new Map(rows.map((row) => [row.id, row]));
  await putRows(tx, { table: 'service.imported_record', rows: [...latest.values()] });
  for (const { event } of ours) {
    const known = event as unknown as Past<ImportedEvent>;
    if (known.type !== 'service.ServiceIncidentImportUndone') continue;
    await tx
      .withTables<ImportTables>()
      .updateTable('service.imported_record')
      .set({ undone: known.data.kept ? 'kept' : 'undone' })
      .where('id', '=', idOfStream(event.stream))
      .execute();
  }
}
