import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import type { InputOf } from '../../../kernel/pure.ts';
import type { Numbers } from '../numbers.ts';
import { serviceIncidentAggregate } from '../service-incidents/aggregate.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import { ImportHistory, UndoHistoryImport } from './commands.ts';
import { importHistory, undoHistoryImport } from './decide.ts';
import { countLeft, idsOf, listToUndo } from './facts.ts';
import { importAggregate } from './import.ts';

/** What the streams were found by is what the rule is told: looked up once for each try. */
const found = new WeakMap<object, readonly string[]>();

async function ofRecords({ importId, source, records }: InputOf<typeof ImportHistory>, { db }: Reader) {
  const ids = await idsOf(db, source, records);
  found.set(records, ids);
  return {
    import: streamOf(importAggregate, importId),
    incidents: ids.map((id) => streamOf(serviceIncidentAggregate, id)),
  };
}

async function ofImport({ importId }: InputOf<typeof UndoHistoryImport>, { db }: Reader) {
  const ids = await listToUndo(db, importId);
  return {
    import: streamOf(importAggregate, importId),
    incidents: ids.map((id) => streamOf(serviceIncidentAggregate, id)),
  };
}

export function importHandlers(pack: () => DeskPack, numbers: Numbers): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: ImportHistory,
      streams: ofRecords,
      facts: async ({ input }, _, { db }) => {
        const counted = [];
        for (const _record of input.records) counted.push(await numbers.next(db));
        return { pack: pack(), numbers: counted, ids: found.get(input.records) ?? [] };
      },
      decide: importHistory,
    }),
    defineHandler({
      declaration: UndoHistoryImport,
      streams: ofImport,
      facts: async ({ input }, _, { db }) => ({ left: await countLeft(db, input.importId) }),
      decide: undoHistoryImport,
    }),
  ];
}
