import type { Projection, Tx } from '../../../kernel/index.ts';
import { type ImportState, importAggregate } from './import.ts';
import type { ImportTables } from './tables.ts';

/** The only writer of estate.import. */
export const importProjection: Projection = { aggregate: importAggregate, onState: writeImport };

async function writeImport(tx: Tx, id: string, state: ImportState): Promise<void> {
  if (state.situation === 'none') return;
  const { source, fileName, author, at, added, changed, same, findings, faults } = state.imported;
  const row = {
    ...{ source, file_name: fileName, author, at, added, changed, same, findings, faults: JSON.stringify(faults) },
    undone_at: state.situation === 'undone' ? state.since : null,
  };
  await tx
    .withTables<ImportTables>()
    .insertInto('estate.import')
    .values({ id, ...row })
    .onConflict((clash) => clash.column('id').doUpdateSet(row))
    .execute();
}
