import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import type { InputOf } from '../../../kernel/pure.ts';
import { itemAggregate } from '../items/aggregate.ts';
import { type EstatePack, termsOf } from '../items/terms.ts';
import { ImportRows, UndoImport } from './commands.ts';
import { importRows, undoImport } from './decide.ts';
import { importFacts, type Looked, listTouched, lookUp, undoFacts } from './facts.ts';
import { importAggregate } from './import.ts';

/** What the streams were found by is what the rule is told: looked up once for each try. */
const lookedUp = new WeakMap<object, Looked>();

async function ofRows(input: InputOf<typeof ImportRows>, { db }: Reader) {
  const looked = await lookUp(db, input);
  lookedUp.set(input, looked);
  return {
    import: streamOf(importAggregate, input.importId),
    items: looked.itemIds.map((id) => streamOf(itemAggregate, id)),
  };
}

async function ofImport({ importId }: InputOf<typeof UndoImport>, { db }: Reader) {
  const ids = await listTouched(db, importId);
  return { import: streamOf(importAggregate, importId), items: ids.map((id) => streamOf(itemAggregate, id)) };
}

export function importHandlers(pack: () => EstatePack): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: ImportRows,
      streams: ofRows,
      facts: ({ input }, _, { db }) => {
        const looked = lookedUp.get(input) ?? { matches: [], itemIds: [] };
        return importFacts(db, input, { terms: termsOf(pack()), looked });
      },
      decide: importRows,
    }),
    defineHandler({
      declaration: UndoImport,
      streams: ofImport,
      facts: ({ input }, _, { db }) => undoFacts(db, input.importId),
      decide: undoImport,
    }),
  ];
}
