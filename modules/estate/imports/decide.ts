import { type Actor, type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { ItemClass } from '../../force/index.ts';
import type { ItemEvent } from '../items/events.ts';
import type { Item, ItemState } from '../items/item.ts';
import type { EstateTerms } from '../items/terms.ts';
import { parted } from '../items/values.ts';
import type { ImportRow, ImportRows, UndoImport } from './commands.ts';
import type { ImportEvent } from './events.ts';
import type { ImportState } from './import.ts';
import { type Bringer, reconcile, seenBy, valuesOf } from './reconcile.ts';

/** What a row was found to be. `at`: which of the streams is meant, for each item. */
export type Match =
  | { readonly kind: 'new'; readonly at: number }
  | { readonly kind: 'known'; readonly at: readonly number[] }
  | { readonly kind: 'fault'; readonly why: string };

export interface ImportFacts {
  readonly terms: EstateTerms;
  readonly matches: readonly Match[];
  readonly takenLabels: ReadonlySet<string>;
  /** How far the numbers of each prefix have come. */
  readonly reached: ReadonlyMap<string, number>;
}

type ImportDecision = Outcome<{ import: readonly ImportEvent[]; items: readonly (readonly ItemEvent[])[] }>;
interface States {
  readonly import: ImportState;
  readonly items: readonly ItemState[];
}

export function importRows(
  { input, actor }: CommandOf<InputOf<typeof ImportRows>>,
  states: States,
  facts: ImportFacts,
): ImportDecision {
  const source = facts.terms.sources.get(input.source);
  if (source === undefined) return refuse('no-such-source', `The force has no source ${input.source}.`);
  if (states.import.situation === 'undone') return refuse('undone-already', 'This import was undone.');
  const work = new Reconciling(states.items, facts, { importId: input.importId, source, terms: facts.terms, actor });
  input.rows.forEach((row, i) => {
    work.take(row, facts.matches[i] ?? { kind: 'fault', why: 'It could not be looked up.' });
  });
  const { events, counts } = work;
  if (input.dryRun) return decided({ import: [], items: [] }, { ...counts });
  const told: ImportEvent = {
    type: 'estate.RowsImported',
    data: { source: source.id, ...counts },
    detail: { fileName: input.fileName },
  };
  return decided({ import: [told], items: events }, { ...counts });
}

/** Takes row after row: two rows of a file may not be the same item. */
class Reconciling {
  readonly events: ItemEvent[][];
  readonly counts = { added: 0, changed: 0, same: 0, findings: 0, faults: [] as { line: number; why: string }[] };
  private readonly taken = new Map<number, number>();
  private readonly labels: Set<string>;
  private readonly reached: Map<string, number>;
  private readonly states: readonly ItemState[];
  private readonly bringer: Bringer;

  constructor(states: readonly ItemState[], facts: ImportFacts, bringer: Bringer) {
    this.states = states;
    this.bringer = bringer;
    this.events = states.map(() => []);
    this.labels = new Set(facts.takenLabels);
    this.reached = new Map(facts.reached);
  }

  take(row: ImportRow, match: Match): void {
    const why =
      match.kind === 'fault' ? match.why : match.kind === 'new' ? this.add(row, match.at) : this.merge(row, match.at);
    if (why !== null) this.counts.faults.push({ line: row.line, why });
  }

  private add(row: ImportRow, at: number): string | null {
    const { terms, importId, source } = this.bringer;
    const itemClass = terms.classes.get(row.classId ?? '');
    if (itemClass === undefined)
      return row.classId === null ? 'It names no class.' : `There is no class ${row.classId}.`;
    const values = valuesOf(row, itemClass, terms);
    if (typeof values === 'string') return values;
    const stage = row.stage ?? 'live';
    if (!terms.stages.has(stage)) return `There is no stage ${stage}.`;
    if (row.label !== null && this.labels.has(row.label)) return `Another item has the label ${row.label}.`;
    const { label, sequence } = this.labelFor(row, itemClass);
    const { fields, personal } = parted(itemClass, values);
    const data = { source: source.id, importId, classId: itemClass.id, label, sequence, stage, fields };
    const access = { access: itemClass.access, allowed: [] };
    const detail = { name: row.name ?? `${itemClass.name} ${label}`, fields: personal };
    this.put(at, [{ type: 'estate.ItemAdded', data: { ...data, ...access }, detail }, seenBy(this.bringer)]);
    this.counts.added += 1;
    return null;
  }

  private labelFor(
    { label }: ImportRow,
    { prefix }: ItemClass,
  ): { readonly label: string; readonly sequence: number | null } {
    if (label !== null) {
      this.labels.add(label);
      return { label, sequence: null };
    }
    const sequence = (this.reached.get(prefix) ?? 0) + 1;
    this.reached.set(prefix, sequence);
    return { label: `${prefix}-${sequence}`, sequence };
  }

  private merge(row: ImportRow, ats: readonly number[]): string | null {
    for (const at of ats) {
      const earlier = this.taken.get(at);
      if (earlier !== undefined && earlier !== row.line) return `Line ${earlier} is the same item.`;
    }
    const faults = ats.map((at) => this.mergeOne(row, at));
    return faults.find((fault) => fault !== null) ?? null;
  }

  private mergeOne(row: ImportRow, at: number): string | null {
    const state = this.states[at];
    if (state === undefined || state.situation !== 'kept') return 'It was archived meanwhile.';
    const { item } = state;
    if (!maySee(item, this.bringer.actor)) return `${item.label} is restricted.`;
    const itemClass = this.bringer.terms.classes.get(item.classId);
    if (itemClass === undefined) return `There is no class ${item.classId}.`;
    const values = valuesOf(row, itemClass, this.bringer.terms);
    if (typeof values === 'string') return values;
    this.taken.set(at, row.line);
    const { events, changed, findings } = reconcile(item, values, this.bringer);
    this.put(at, [...events, seenBy(this.bringer)]);
    this.counts[changed ? 'changed' : 'same'] += 1;
    this.counts.findings += findings;
    return null;
  }

  private put(at: number, events: readonly ItemEvent[]): void {
    this.events[at]?.push(...events);
  }
}

/** A part of the system, or somebody on the list. */
function maySee({ access, allowed }: Item, { kind, id }: Actor): boolean {
  return access === 'open' || kind === 'system' || allowed.includes(id);
}

export interface UndoFacts {
  /** Items that it wrote and that were not undone yet, in the order of the streams, and the relations that name them. */
  readonly relationIds: readonly (readonly string[])[];
  /** More than these are left. */
  readonly left: number;
}

export function undoImport(
  { input }: CommandOf<InputOf<typeof UndoImport>>,
  states: States,
  { relationIds, left }: UndoFacts,
): ImportDecision {
  if (states.import.situation === 'none') return refuse('no-such-import', 'There is no import with this id.');
  const { importId, reason } = input;
  if (states.import.situation === 'undone' && states.items.length === 0) {
    return refuse('undone-already', 'This import was undone.');
  }
  const items = states.items.map((state, i): readonly ItemEvent[] => {
    if (state.situation === 'none') return [];
    const { lastImport } = state.item;
    const related = relationIds[i] ?? [];
    const ours = lastImport?.importId === importId && !lastImport.touched;
    const kept = state.situation === 'archived' || !ours || (lastImport.added && related.length > 0);
    return [{ type: 'estate.ImportUndone', data: { importId, kept, relationIds: [...related] } }];
  });
  const kept = items.flat().filter((event) => event.type === 'estate.ImportUndone' && event.data.kept).length;
  const taken: readonly ImportEvent[] =
    states.import.situation === 'imported' ? [{ type: 'estate.ImportTakenBack', data: {}, detail: { reason } }] : [];
  return decided({ import: taken, items }, { undone: items.length - kept, kept, left });
}
