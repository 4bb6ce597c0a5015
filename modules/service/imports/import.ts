import type { Aggregate, Past } from '../../../kernel/pure.ts';
import { type Counts, counted, noCounts } from './counts.ts';
import type { ImportEvent } from './events.ts';

interface HistoryImport extends Counts {
  readonly source: string;
  readonly kind: 'it-incidents' | 'people';
  /** Null when erased. */
  readonly fileName: string | null;
  readonly author: string;
  readonly at: number;
}

export type ImportState =
  | { readonly situation: 'none' }
  | { readonly situation: 'imported'; readonly imported: HistoryImport }
  | { readonly situation: 'undone'; readonly imported: HistoryImport; readonly since: number };

function evolve(state: ImportState, event: Past<ImportEvent>): ImportState {
  if (event.type === 'service.HistoryImportUndone') {
    if (state.situation === 'none') return state;
    return { situation: 'undone', imported: state.imported, since: event.occurredAt };
  }
  const { data, detail, occurredAt: at, actor } = event;
  const before = state.situation === 'none' ? noCounts : state.imported;
  const told = {
    source: data.source,
    kind: data.kind ?? 'it-incidents',
    fileName: detail?.fileName ?? null,
    author: actor.name,
    at,
  };
  return { situation: 'imported', imported: { ...told, ...counted(before, data) } };
}

export const importAggregate: Aggregate<ImportState, ImportEvent> = {
  name: 'service.history-import',
  initial: { situation: 'none' },
  evolve,
};
