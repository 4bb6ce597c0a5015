import type { Value } from '../items/events.ts';
import type { Item, ItemState } from '../items/item.ts';

interface Change {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

export interface Difference {
  readonly what: 'added' | 'gone' | 'changed';
  readonly changes: Change[];
}

/** What became of an item between two moments; null: nothing that a baseline holds. */
export function differenceOf(before: ItemState, after: ItemState): Difference | null {
  const was = before.situation === 'kept' ? before.item : null;
  const is = after.situation === 'kept' ? after.item : null;
  if (was === null) return is === null ? null : { what: 'added', changes: [] };
  if (is === null) return { what: 'gone', changes: [] };
  const [from, to] = [wordsOf(was), wordsOf(is)];
  const fields = [...new Set([...from.keys(), ...to.keys()])].sort();
  const changes = fields.flatMap((field): readonly Change[] => {
    const [a = '', b = ''] = [from.get(field), to.get(field)];
    return a === b ? [] : [{ field, from: a, to: b }];
  });
  return changes.length === 0 ? null : { what: 'changed', changes };
}

/** Everything that a baseline holds of an item, field by field. */
function wordsOf({ name, stage, fields, personal, relations, groups }: Item): ReadonlyMap<string, string> {
  const values = Object.entries({ ...fields, ...personal }).map(([id, value]) => [id, wordOf(value)] as const);
  const related = relations.map(({ kind, toId, group }) => {
    const member = group === null ? '' : ` (${group}, ${groups[group] ?? 1} needed)`;
    return [`${kind} ${toId}`, `yes${member}`] as const;
  });
  return new Map([['name', name ?? ''], ['stage', stage], ...values, ...related]);
}

function wordOf(value: Value): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}
