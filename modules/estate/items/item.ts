import type { Past } from '../../../kernel/pure.ts';
import type { ItemEvent, Value } from './events.ts';

type Added = Extract<ItemEvent, { type: 'estate.ItemAdded' }>;
type Fields = Readonly<Record<string, Value>>;

/** To the item that this one needs. */
export interface Relation {
  readonly kind: string;
  readonly toId: string;
  readonly group: string | null;
}

export interface Item {
  readonly classId: string;
  readonly label: string;
  readonly sequence: number | null;
  readonly stage: string;
  /** Null when erased. */
  readonly name: string | null;
  readonly fields: Fields;
  /** What says who somebody is; null when erased. */
  readonly personal: Fields | null;
  /** The source that each field has its value from. */
  readonly origins: Readonly<Record<string, string>>;
  readonly source: string;
  readonly relations: readonly Relation[];
  /** How many members of each group must be up. */
  readonly groups: Readonly<Record<string, number>>;
  readonly access: Added['data']['access'];
  readonly allowed: readonly string[];
  /** Log position at which it last changed who may see it. */
  readonly guardedAt: number;
  readonly addedAt: number;
  readonly changedAt: number;
}

export type ItemState =
  | { readonly situation: 'none' }
  | { readonly situation: 'kept'; readonly item: Item }
  | { readonly situation: 'archived'; readonly item: Item; readonly since: number };

export function evolveItem(state: ItemState, event: Past<ItemEvent>): ItemState {
  if (event.type === 'estate.ItemAdded') return { situation: 'kept', item: added(event) };
  if (state.situation === 'none') return state;
  const at = event.occurredAt;
  const item = { ...state.item, changedAt: at };
  switch (event.type) {
    case 'estate.ItemChanged':
      return { ...state, item: changed(item, event) };
    case 'estate.ItemMoved':
      return { ...state, item: { ...item, stage: event.data.to } };
    case 'estate.ItemRelated':
      return { ...state, item: { ...item, relations: [...without(item, event.data), event.data] } };
    case 'estate.ItemUnrelated':
      return { ...state, item: ungrouped({ ...item, relations: without(item, event.data) }) };
    case 'estate.GroupSet':
      return { ...state, item: { ...item, groups: { ...item.groups, [event.data.group]: event.data.needs } } };
    case 'estate.ItemLimited': {
      const { access, allowed } = event.data;
      return { ...state, item: { ...item, access, allowed, guardedAt: event.position } };
    }
    case 'estate.ItemArchived':
      return { situation: 'archived', item, since: at };
    case 'estate.ItemRestored':
      return { situation: 'kept', item };
  }
}

function added({ data, detail, occurredAt: at, position }: Past<Added>): Item {
  const { importId: _, ...rest } = data;
  const fields = onto({}, data.fields);
  const personal = detail === null ? null : onto({}, detail.fields);
  return {
    ...rest,
    ...{ fields, personal, name: detail?.name ?? null, relations: [], groups: {} },
    origins: originsOf([data.fields, detail?.fields ?? {}], data.source),
    ...{ guardedAt: position, addedAt: at, changedAt: at },
  };
}

function changed(item: Item, { data, detail }: Past<Extract<ItemEvent, { type: 'estate.ItemChanged' }>>): Item {
  const said = detail?.fields ?? {};
  return {
    ...item,
    fields: onto(item.fields, data.fields),
    personal: item.personal === null ? null : onto(item.personal, said),
    name: detail?.name ?? item.name,
    origins: { ...item.origins, ...originsOf([data.fields, said], data.source) },
  };
}

/** The values with the changes over them; what was emptied is gone. */
function onto(values: Fields, changes: Readonly<Record<string, Value | null>>): Fields {
  const next: Record<string, Value> = { ...values };
  for (const [id, value] of Object.entries(changes)) {
    if (value === null) delete next[id];
    else next[id] = value;
  }
  return next;
}

function originsOf(changes: readonly object[], source: string): Record<string, string> {
  return Object.fromEntries(changes.flatMap((one) => Object.keys(one).map((id) => [id, source])));
}

function without(item: Item, { kind, toId }: Pick<Relation, 'kind' | 'toId'>): readonly Relation[] {
  return item.relations.filter((one) => one.kind !== kind || one.toId !== toId);
}

/** A group without members is none. */
function ungrouped(item: Item): Item {
  const left = Object.entries(item.groups).filter(([group]) => item.relations.some((one) => one.group === group));
  return { ...item, groups: Object.fromEntries(left) };
}

/** How many members a group has. */
export function membersOf({ relations }: Pick<Item, 'relations'>, group: string): number {
  return relations.filter((one) => one.group === group).length;
}
