import { guardedSince, isStep, type Past, type StepData, type StepEventType } from '../../../kernel/pure.ts';
import type { ItemEvent, Value } from './events.ts';
import { guardOf } from './guards.ts';

export interface StepEvent {
  readonly type: StepEventType;
  readonly data: StepData;
}

type Added = Extract<ItemEvent, { type: 'estate.ItemAdded' }>;
type Fields = Readonly<Record<string, Value>>;

/** What a source says otherwise than is recorded, until somebody has looked into it. */
interface Finding {
  readonly findingId: string;
  readonly field: string;
  readonly source: string;
  /** Both null when erased. */
  readonly recorded: Value | null;
  readonly found: Value | null;
  readonly at: number;
}

type Seen = Extract<ItemEvent, { type: 'estate.ItemSeen' }>['data'] & { readonly at: number };

/** What the last import did to an item, so that it can be undone. */
interface LastImport {
  readonly importId: string;
  readonly added: boolean;
  /** The fields it wrote: their values before, with their sources. */
  readonly before: Readonly<Record<string, { readonly value: Value | null; readonly source: string | null }>>;
  /** Somebody has worked on it since. */
  readonly touched: boolean;
}

/** To the item that this one needs. */
interface Relation {
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
  readonly findings: readonly Finding[];
  /** By whom it was seen last; null: it was only ever written down. */
  readonly seen: Seen | null;
  readonly stale: boolean;
  readonly lastImport: LastImport | null;
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

export function evolveItem(state: ItemState, event: Past<ItemEvent | StepEvent>): ItemState {
  if (event.type === 'estate.ItemAdded') return { situation: 'kept', item: added(event) };
  if (state.situation === 'none') return state;
  if (isStep(event)) return { ...state, item: onStep(state.item, event) };
  const at = event.occurredAt;
  const { lastImport } = state.item;
  const touched = lastImport === null ? null : { ...lastImport, touched: true };
  const item = { ...state.item, changedAt: at, lastImport: touched };
  switch (event.type) {
    case 'estate.ItemChanged':
      return { ...state, item: changed({ ...item, lastImport }, event) };
    case 'estate.ItemSeen':
      return { ...state, item: { ...state.item, seen: { ...event.data, at }, stale: false } };
    case 'estate.DriftFound':
      return { ...state, item: { ...state.item, findings: found(state.item, event) } };
    case 'estate.FindingSettled':
      return { ...state, item: settled(item, event.data) };
    case 'estate.ImportUndone':
      return undone(state, event);
    case 'estate.ItemMoved':
      return { ...state, item: { ...item, stage: event.data.to } };
    case 'estate.ItemRelated':
      return { ...state, item: { ...item, relations: [...without(item, event.data), event.data] } };
    case 'estate.ItemUnrelated':
      return { ...state, item: ungrouped({ ...item, relations: without(item, event.data) }) };
    case 'estate.GroupSet':
      return { ...state, item: { ...item, groups: { ...item.groups, [event.data.group]: event.data.needs } } };
    case 'estate.ItemLimited': {
      const { access, allowed, takenFrom } = event.data;
      const change = { position: event.position, named: takenFrom !== undefined };
      const guardedAt = guardedSince({ ...guardOf(item), guardedAt: item.guardedAt }, guardOf(event.data), change);
      return { ...state, item: { ...item, access, allowed, guardedAt } };
    }
    case 'estate.ItemArchived':
      return { situation: 'archived', item, since: at };
    case 'estate.ItemRestored':
      return { situation: 'kept', item };
  }
}

function added({ data, detail, occurredAt: at, position }: Past<Added>): Item {
  const { importId, ...rest } = data;
  const fields = onto({}, data.fields);
  const personal = detail === null ? null : onto({}, detail.fields);
  return {
    ...rest,
    ...{
      fields,
      personal,
      name: detail?.name ?? null,
      relations: [],
      groups: {},
      findings: [],
      seen: null,
      stale: false,
    },
    lastImport: importId === null ? null : { importId, added: true, before: {}, touched: false },
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
    lastImport: importedBy(item, data.importId, [...Object.keys(data.fields), ...Object.keys(said)]),
  };
}

function importedBy(item: Item, importId: string | null, ids: readonly string[]): LastImport | null {
  const { lastImport, fields, personal, origins } = item;
  if (importId === null) return lastImport === null ? null : { ...lastImport, touched: true };
  const same = lastImport?.importId === importId ? lastImport : { importId, added: false, before: {}, touched: false };
  const stood = { ...fields, ...personal };
  const now = ids.map((id) => [id, { value: stood[id] ?? null, source: origins[id] ?? null }]);
  return { ...same, before: { ...Object.fromEntries(now), ...same.before } };
}

function found(item: Item, { data, detail, occurredAt: at }: Past<Extract<ItemEvent, { type: 'estate.DriftFound' }>>) {
  const { findingId, field, source } = data;
  const said = { recorded: detail?.recorded ?? null, found: detail?.found ?? null };
  return [...item.findings, { findingId, field, source, at, ...said }];
}

function settled(item: Item, { findingId, taken }: { readonly findingId: string; readonly taken: boolean }): Item {
  const finding = item.findings.find((one) => one.findingId === findingId);
  const findings = item.findings.filter((one) => one !== finding);
  if (finding === undefined || !taken) return { ...item, findings };
  const { field, found: value, source } = finding;
  const change = { [field]: value };
  const isPersonal = item.personal !== null && field in item.personal;
  const where = isPersonal ? { personal: onto(item.personal, change) } : { fields: onto(item.fields, change) };
  return { ...item, findings, ...where, origins: { ...item.origins, [field]: source } };
}

function undone(
  state: Exclude<ItemState, { situation: 'none' }>,
  { data, occurredAt: at }: Past<Extract<ItemEvent, { type: 'estate.ImportUndone' }>>,
): ItemState {
  const item = { ...state.item, changedAt: at, lastImport: null };
  const { lastImport } = state.item;
  if (data.kept || lastImport === null) return { ...state, item };
  if (lastImport.added) return { situation: 'archived', item, since: at };
  const before = Object.entries(lastImport.before);
  const values = Object.fromEntries(before.map(([id, { value }]) => [id, value]));
  const isPersonal = (id: string): boolean => item.personal !== null && id in item.personal;
  const pick = (wanted: boolean) =>
    Object.fromEntries(Object.entries(values).filter(([id]) => isPersonal(id) === wanted));
  return {
    ...state,
    item: {
      ...item,
      fields: onto(item.fields, pick(false)),
      personal: item.personal === null ? null : onto(item.personal, pick(true)),
      origins: { ...item.origins, ...Object.fromEntries(before.map(([id, { source }]) => [id, source ?? ''])) },
    },
  };
}

/** It was not seen again in time. */
function onStep(item: Item, event: Past<StepEvent>): Item {
  return event.type === 'kernel.DeadlineBreached' && event.data.key === 'seen' ? { ...item, stale: true } : item;
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
