import {
  type CommandOf,
  confirm,
  decided,
  type InputOf,
  type Outcome,
  refuse,
  takenFrom,
} from '../../../kernel/pure.ts';
import type {
  ArchiveItem,
  ChangeItem,
  LimitItem,
  MoveItem,
  RelateItem,
  RestoreItem,
  SetGroup,
  SettleFinding,
  UnrelateItem,
} from './commands.ts';
import type { ItemEvent } from './events.ts';
import { guardOf } from './guards.ts';
import { type Item, type ItemState, membersOf } from './item.ts';
import type { EstateTerms } from './terms.ts';
import { faultsOf, parted } from './values.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ item: readonly ItemEvent[] }>;
type States = { readonly item: ItemState };
type Terms = { readonly terms: EstateTerms };

/** How an item hangs together with others. */
export interface Neighbourhood {
  /** The relations that name it. */
  readonly relationIds: string[];
  /** How many items that are kept need it. */
  readonly neededBy: number;
}

export function changeItem({ input }: Command<typeof ChangeItem>, { item: state }: States, { terms }: Terms): Decision {
  return whenKept(state, (item) => {
    const itemClass = terms.classes.get(item.classId);
    if (itemClass === undefined) return refuse('field-not-fitting', `The force has no class ${item.classId} any more.`);
    const faults = faultsOf(itemClass, input.fields, terms);
    if (faults.length > 0) return refuse('field-not-fitting', faults.join('; '));
    const stands = { ...item.fields, ...item.personal };
    const lost = Object.entries(input.seen).find(([id, value]) => !same(stands[id] ?? null, value));
    if (lost !== undefined) {
      return refuse('changed-meanwhile', `${lost[0]} is another meanwhile.`, stands[lost[0]] ?? null);
    }
    const { fields, personal } = parted(itemClass, input.fields);
    const data = { source: 'person', importId: null, fields };
    return one({ type: 'estate.ItemChanged', data, detail: { name: input.name, fields: personal } });
  });
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function moveItem(
  { input, confirmed }: Command<typeof MoveItem>,
  { item: state }: States,
  { terms, neededBy }: Terms & Neighbourhood,
): Decision {
  return whenKept(state, (item) => {
    const { from, to, note } = input;
    if (item.stage !== from) return refuse('moved-meanwhile', `It is at ${item.stage}.`, item.stage);
    const stage = terms.stages.get(from);
    const next = terms.stages.get(to);
    if (next === undefined) return refuse('no-such-stage', `The life cycle has no stage ${to}.`);
    if (stage !== undefined && !stage.next.includes(to)) {
      return refuse('not-from-here', `From ${stage.name} it may go to: ${stage.next.join(', ') || 'nowhere'}.`);
    }
    const ends = (stage?.used ?? false) && !next.used;
    if (ends && neededBy > 0 && !confirmed.has('still-needed')) return confirm('still-needed', needed(neededBy));
    return one({ type: 'estate.ItemMoved', data: { from, to }, detail: { note } });
  });
}

function needed(count: number): string {
  return count === 1 ? 'One item still needs it.' : `${count} items still need it.`;
}

/** What is known when an item is to be related to others. */
export interface RelateFacts extends Terms {
  /** From the item over the others back to itself, by labels; null: no circle. */
  readonly circle: readonly string[] | null;
}

export function relateItem(
  { input, confirmed }: Command<typeof RelateItem>,
  { item: state, others }: States & { readonly others: readonly ItemState[] },
  { terms, circle }: RelateFacts,
): Decision {
  return whenKept(state, (item) => {
    const { itemId, kind, toIds, group } = input;
    if (!terms.kinds.has(kind)) return refuse('no-such-kind', `The force has no kind of relation ${kind}.`);
    if (toIds.includes(itemId)) return refuse('needs-itself', 'An item cannot need itself.');
    const absent = others.findIndex(({ situation }) => situation !== 'kept');
    if (absent >= 0) return refuse('no-such-item', `There is no item ${toIds[absent]}.`);
    const related = toIds.map((toId) => ({ kind, toId, group: group?.name ?? null }));
    const standing = item.relations.filter((one) => one.kind !== kind || !toIds.includes(one.toId));
    const events: ItemEvent[] = related.map((data) => ({ type: 'estate.ItemRelated', data }));
    if (group !== null) {
      const members = [...standing, ...related].filter((one) => one.group === group.name);
      if (group.needs > members.length) return tooFew(group.name, group.needs, members.length);
      const set = { group: group.name, needs: group.needs, toIds: members.map(({ toId }) => toId) };
      events.push({ type: 'estate.GroupSet', data: set });
    }
    if (circle !== null && !confirmed.has('dependency-cycle')) {
      return confirm('dependency-cycle', `They would need each other in a circle: ${circle.join(' → ')}.`);
    }
    return decided({ item: events });
  });
}

export function tooFew<Decided>(group: string, needs: number, members: number): Outcome<Decided> {
  return refuse(
    'more-needed-than-members',
    `Group ${group} would need ${needs} of ${members} ${members === 1 ? 'member' : 'members'}.`,
  );
}

export function unrelateItem({ input }: Command<typeof UnrelateItem>, { item: state }: States): Decision {
  return whenKept(state, (item) => {
    const { kind, toId } = input;
    const relation = item.relations.find((one) => one.kind === kind && one.toId === toId);
    if (relation === undefined) return refuse('not-related', 'They are not related so.');
    const { group } = relation;
    if (group !== null) {
      const left = membersOf(item, group) - 1;
      const needs = item.groups[group] ?? 1;
      if (left > 0 && needs > left) return tooFew(group, needs, left);
    }
    return one({ type: 'estate.ItemUnrelated', data: { kind, toId } });
  });
}

export function setGroup({ input }: Command<typeof SetGroup>, { item: state }: States): Decision {
  return whenKept(state, (item) => {
    const { group, needs } = input;
    const toIds = item.relations.filter((one) => one.group === group).map(({ toId }) => toId);
    if (toIds.length === 0) return refuse('no-such-group', `The item has no group ${group}.`);
    if (needs > toIds.length) return tooFew(group, needs, toIds.length);
    return one({ type: 'estate.GroupSet', data: { group, needs, toIds } });
  });
}

export function limitItem(
  { input }: Command<typeof LimitItem>,
  { item: state }: States,
  { relationIds }: Neighbourhood,
): Decision {
  if (state.situation === 'none') return noSuch();
  const { access, allowed, reason } = input;
  const taken = takenFrom(guardOf(state.item), guardOf({ access, allowed }));
  const data = { access, allowed, takenFrom: [...taken], relationIds };
  return one({ type: 'estate.ItemLimited', data, detail: { reason } });
}

export function archiveItem(
  { input, confirmed }: Command<typeof ArchiveItem>,
  { item: state }: States,
  { relationIds, neededBy }: Neighbourhood,
): Decision {
  if (state.situation === 'none') return noSuch();
  if (state.situation === 'archived') return refuse('archived-already', 'It is in the archive already.');
  if (neededBy > 0 && !confirmed.has('still-needed')) return confirm('still-needed', needed(neededBy));
  const { reason } = input;
  return one({ type: 'estate.ItemArchived', data: { importId: null, relationIds }, detail: { reason } });
}

export function restoreItem(
  { input }: Command<typeof RestoreItem>,
  { item: state }: States,
  { relationIds }: Neighbourhood,
): Decision {
  if (state.situation === 'none') return noSuch();
  if (state.situation !== 'archived') return refuse('not-archived', 'It is not in the archive.');
  return one({ type: 'estate.ItemRestored', data: { relationIds }, detail: { reason: input.reason } });
}

export function settleFinding({ input }: Command<typeof SettleFinding>, { item: state }: States): Decision {
  return whenKept(state, (item) => {
    const { findingId, take: taken, reason } = input;
    if (!item.findings.some((finding) => finding.findingId === findingId)) {
      return refuse('no-such-finding', 'It is settled already, or there is no such finding.');
    }
    return one({ type: 'estate.FindingSettled', data: { findingId, taken }, detail: { reason } });
  });
}

function one(event: ItemEvent): Decision {
  return decided({ item: [event] });
}

function noSuch(): Decision {
  return refuse('no-such-item', 'There is no item with this id.');
}

/** What lies in the archive is changed no longer: it is restored first. */
function whenKept(state: ItemState, rule: (item: Item) => Decision): Decision {
  return state.situation === 'kept' ? rule(state.item) : noSuch();
}
