import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import { circleIn } from './circle.ts';
import type { AddItems, NewItem } from './commands.ts';
import { tooFew } from './decide.ts';
import type { ItemEvent } from './events.ts';
import type { ItemState } from './item.ts';
import type { EstateTerms } from './terms.ts';
import { faultsOf, parted } from './values.ts';

export interface AddFacts {
  readonly terms: EstateTerms;
  /** Of the labels that were asked for. */
  readonly takenLabels: ReadonlySet<string>;
  /** Of the items that relations lead to. */
  readonly standing: ReadonlySet<string>;
  /** How far the numbers of each prefix have come. */
  readonly reached: ReadonlyMap<string, number>;
}

type Decision = Outcome<{ items: readonly (readonly ItemEvent[])[] }>;
type Fault = Outcome<never>;

export function addItems(
  { input, confirmed }: CommandOf<InputOf<typeof AddItems>>,
  { items: states }: { readonly items: readonly ItemState[] },
  facts: AddFacts,
): Decision {
  if (!facts.terms.sources.has(input.source)) return refuse('no-such-source', `There is no source ${input.source}.`);
  const exists = states.findIndex(({ situation }) => situation !== 'none');
  if (exists >= 0 || new Set(input.items.map(({ itemId }) => itemId)).size < input.items.length) {
    return refuse('item-exists', `There is an item ${input.items[Math.max(0, exists)]?.itemId} already.`);
  }
  const fault = input.items.map((item) => faultOf(item, input.items, facts)).find((one) => one !== null);
  if (fault !== undefined) return fault;
  const circle = circleIn(carryingOf(input.items, facts.terms));
  if (circle !== null && !confirmed.has('dependency-cycle')) {
    const names = new Map(input.items.map(({ itemId, name }) => [itemId, name]));
    const words = circle.map((id) => names.get(id) ?? id).join(' → ');
    return confirm('dependency-cycle', `They would need each other in a circle: ${words}.`);
  }
  const next = new Map(facts.reached);
  const events = input.items.map((item) =>
    eventsOf(item, input.source, numbered(item, facts.terms, next), facts.terms),
  );
  return decided({ items: events }, { labels: events.map(([first]) => labelOf(first)) });
}

function labelOf(first: ItemEvent | undefined): string {
  return first?.type === 'estate.ItemAdded' ? first.data.label : '';
}

function faultOf(item: NewItem, batch: readonly NewItem[], facts: AddFacts): Fault | null {
  const { terms, standing, takenLabels } = facts;
  const itemClass = terms.classes.get(item.classId);
  if (itemClass === undefined) return refuse('no-such-class', `The force has no class ${item.classId}.`);
  if (!terms.stages.has(item.stage)) return refuse('no-such-stage', `The life cycle has no stage ${item.stage}.`);
  const faults = faultsOf(itemClass, item.fields, terms);
  if (faults.length > 0) return refuse('field-not-fitting', `${item.name}: ${faults.join('; ')}`);
  const twice = batch.some((other) => other !== item && item.label !== null && other.label === item.label);
  if (item.label !== null && (twice || takenLabels.has(item.label))) {
    return refuse('label-taken', `Another item has the label ${item.label}.`);
  }
  const batchIds = new Set(batch.map(({ itemId }) => itemId));
  const lost = item.relations.find(({ toId }) => toId === item.itemId || !(standing.has(toId) || batchIds.has(toId)));
  if (lost !== undefined) return refuse('no-such-item', `${item.name}: there is no item ${lost.toId}.`);
  const strange = item.relations.find(({ kind }) => !terms.kinds.has(kind));
  if (strange !== undefined) return refuse('no-such-kind', `The force has no kind of relation ${strange.kind}.`);
  return groupFaultOf(item);
}

function groupFaultOf({ groups, relations }: NewItem): Fault | null {
  for (const { group, needs } of groups) {
    const members = relations.filter((one) => one.group === group).length;
    if (needs > members) return tooFew(group, needs, members);
  }
  return null;
}

/** What needs what among new items: no item that stands can need one of them yet. */
function carryingOf(items: readonly NewItem[], { kinds }: EstateTerms): ReadonlyMap<string, readonly string[]> {
  const carrying = ({ kind }: { readonly kind: string }) => kinds.get(kind)?.carries === true;
  return new Map(items.map((item) => [item.itemId, item.relations.filter(carrying).map(({ toId }) => toId)]));
}

interface Numbered {
  readonly label: string;
  readonly sequence: number | null;
}

/** Counts on in `next`. */
function numbered({ label, classId }: NewItem, { classes }: EstateTerms, next: Map<string, number>): Numbered {
  if (label !== null) return { label, sequence: null };
  const prefix = classes.get(classId)?.prefix ?? 'CI';
  const sequence = (next.get(prefix) ?? 0) + 1;
  next.set(prefix, sequence);
  return { label: `${prefix}-${sequence}`, sequence };
}

function eventsOf(item: NewItem, source: string, { label, sequence }: Numbered, terms: EstateTerms): ItemEvent[] {
  const { classId, stage, name, allowed } = item;
  const itemClass = terms.classes.get(classId);
  const filled = Object.fromEntries(Object.entries(item.fields).filter(([, value]) => value !== null));
  const { fields, personal } = itemClass === undefined ? { fields: filled, personal: {} } : parted(itemClass, filled);
  const access = item.access ?? itemClass?.access ?? 'open';
  const data = { source, importId: null, classId, label, sequence, stage, access, allowed, fields };
  return [
    { type: 'estate.ItemAdded', data, detail: { name, fields: personal } },
    ...item.relations.map((relation): ItemEvent => ({ type: 'estate.ItemRelated', data: relation })),
    ...item.groups.map(({ group, needs }): ItemEvent => {
      const toIds = item.relations.filter((one) => one.group === group).map(({ toId }) => toId);
      return { type: 'estate.GroupSet', data: { group, needs, toIds } };
    }),
  ];
}
