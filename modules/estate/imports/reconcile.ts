import { derivedId } from '../../../kernel/index.ts';
import type { Actor } from '../../../kernel/pure.ts';
import type { EstateSource, FieldTerm, ItemClass } from '../../force/index.ts';
import { same } from '../items/decide.ts';
import type { ItemEvent, Value } from '../items/events.ts';
import type { Item } from '../items/item.ts';
import { type EstateTerms, fieldsOf } from '../items/terms.ts';
import { faultsOf, parted, readValue } from '../items/values.ts';
import type { ImportRow } from './commands.ts';

/** Whose word it is. */
export interface Bringer {
  readonly importId: string;
  readonly source: EstateSource;
  readonly terms: EstateTerms;
  readonly actor: Actor;
}

type Values = Readonly<Record<string, Value>>;

/** The values of a row as its class reads them, or what is wrong with them. */
export function valuesOf(row: ImportRow, itemClass: ItemClass, terms: EstateTerms): Values | string {
  const fields = new Map(fieldsOf(itemClass).map((field) => [field.id, field]));
  const read = Object.entries(row.values).flatMap(([id, written]) => filled(id, written, fields));
  const values = Object.fromEntries(read);
  const faults = faultsOf(itemClass, values, terms);
  return faults.length > 0 ? faults.join('; ') : values;
}

function filled(
  id: string,
  written: string,
  fields: ReadonlyMap<string, FieldTerm>,
): readonly (readonly [string, Value])[] {
  const field = fields.get(id);
  // Said as it is: that the class has no such field is a fault, and told as one.
  if (field === undefined) return written.trim() === '' ? [] : [[id, written]];
  const value = readValue(field, written);
  return value === null ? [] : [[id, value]];
}

export interface Reconciled {
  readonly events: readonly ItemEvent[];
  readonly changed: boolean;
  readonly findings: number;
}

/**
 * What a source says of an item that stands. A field that is empty, or whose value comes from a source believed no more than
 * this one, is written; anything else that differs is a finding. A finding that is open is not made twice.
 */
export function reconcile(item: Item, values: Values, { importId, source, terms }: Bringer): Reconciled {
  const itemClass = terms.classes.get(item.classId);
  const stands: Values = { ...item.fields, ...item.personal };
  const differing = Object.entries(values).filter(([id, value]) => !same(stands[id], value));
  const writes = (id: string): boolean => stands[id] === undefined || rankOf(item.origins[id], terms) >= source.rank;
  const written = Object.fromEntries(differing.filter(([id]) => writes(id)));
  const drifted = differing.filter(([id, value]) => !writes(id) && !isKnown(item, id, value));
  const events: ItemEvent[] = [];
  if (Object.keys(written).length > 0 && itemClass !== undefined) {
    const { fields, personal } = parted(itemClass, written);
    const data = { source: source.id, importId, fields };
    events.push({ type: 'estate.ItemChanged', data, detail: { name: null, fields: personal } });
  }
  for (const [field, found] of drifted) {
    const findingId = derivedId('finding', importId, item.label, field);
    const data = { source: source.id, importId, findingId, field };
    events.push({ type: 'estate.DriftFound', data, detail: { recorded: stands[field] ?? null, found } });
  }
  return { events, changed: Object.keys(written).length > 0, findings: drifted.length };
}

/** A source that is there no longer is believed the least. */
function rankOf(source: string | undefined, { sources }: EstateTerms): number {
  return sources.get(source ?? '')?.rank ?? Number.POSITIVE_INFINITY;
}

function isKnown({ findings }: Item, field: string, found: Value): boolean {
  return findings.some((one) => one.field === field && same(one.found, found));
}

const WEEK_SECONDS = 604_800;

/** The source has named it: it need not be looked for until it is stale. */
export function seenBy({ importId, source }: Bringer): ItemEvent {
  return {
    type: 'estate.ItemSeen',
    data: {
      ...{ source: source.id, importId, staleAfterDays: source.staleAfterDays },
      ladder: [{ to: 'technician', afterSeconds: 0 }],
      repeatSeconds: WEEK_SECONDS,
    },
  };
}
