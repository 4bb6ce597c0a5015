import type { Value } from '../items/events.ts';
import { type EstateTerms, fieldsOf } from '../items/terms.ts';

/** What is measured of an item. */
export interface Measured {
  readonly classId: string;
  readonly fields: Readonly<Record<string, Value>>;
  readonly findings: number;
  readonly stale: boolean;
}

export interface Measure {
  readonly id: string;
  readonly classId: string;
  readonly owner: string;
  readonly items: number;
  readonly filled: number;
  readonly asked: number;
  readonly complete: number;
  readonly withFindings: number;
  readonly stale: number;
  readonly right: number;
}

/** By class and owner; an item without an owner counts as nobody's, and is incomplete by that. */
export function measuresOf(items: readonly Measured[], terms: EstateTerms): readonly Measure[] {
  const keys = new Map([...terms.classes].map(([id, one]) => [id, keysOf(one)]));
  const groups = Map.groupBy(items, ({ classId, fields }) => `${classId}/${String(fields.owner ?? '')}`);
  return [...groups].map(([id, members]) => {
    const [classId = '', owner = ''] = [id.slice(0, id.indexOf('/')), id.slice(id.indexOf('/') + 1)];
    const asked = keys.get(classId) ?? [];
    const filled = members.map(({ fields }) => asked.filter((field) => fields[field] !== undefined).length);
    return {
      ...{ id, classId, owner, items: members.length },
      filled: filled.reduce((sum, count) => sum + count, 0),
      asked: asked.length * members.length,
      complete: filled.filter((count) => count === asked.length).length,
      withFindings: members.filter(({ findings }) => findings > 0).length,
      stale: members.filter(({ stale }) => stale).length,
      right: members.filter(({ findings, stale }) => findings === 0 && !stale).length,
    };
  });
}

/** What is erasable is never asked for. */
function keysOf(itemClass: Parameters<typeof fieldsOf>[0]): readonly string[] {
  return fieldsOf(itemClass).flatMap(({ id, key, personal }) => (key && !personal ? [id] : []));
}
