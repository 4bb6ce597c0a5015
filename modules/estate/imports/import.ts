import type { Aggregate, Past } from '../../../kernel/pure.ts';
import type { ImportEvent } from './events.ts';

type Counts = Omit<Extract<ImportEvent, { type: 'estate.RowsImported' }>['data'], 'source'>;

interface Imported extends Counts {
  readonly source: string;
  /** Null when erased. */
  readonly fileName: string | null;
  readonly author: string;
  readonly at: number;
}

export type ImportState =
  | { readonly situation: 'none' }
  | { readonly situation: 'imported'; readonly imported: Imported }
  | { readonly situation: 'undone'; readonly imported: Imported; readonly since: number };

function evolve(state: ImportState, event: Past<ImportEvent>): ImportState {
  if (event.type === 'estate.ImportTakenBack') {
    if (state.situation === 'none') return state;
    return { situation: 'undone', imported: state.imported, since: event.occurredAt };
  }
  const { data, detail, occurredAt: at, actor } = event;
  const { source } = data;
  const before = state.situation === 'none' ? nothing : state.imported;
  const imported = {
    ...{ source, fileName: detail?.fileName ?? null, author: actor.name, at },
    added: before.added + data.added,
    changed: before.changed + data.changed,
    same: before.same + data.same,
    findings: before.findings + data.findings,
    faults: [...before.faults, ...data.faults],
  };
  return { situation: 'imported', imported };
}

const nothing: Counts = { added: 0, changed: 0, same: 0, findings: 0, faults: [] };

export const importAggregate: Aggregate<ImportState, ImportEvent> = {
  name: 'estate.import',
  initial: { situation: 'none' },
  evolve,
};
