import type { RowOf } from '../../../kernel/pure.ts';
import type { ItemRecord, ItemRelations } from '../../../modules/estate/contract.ts';

type RecordRow = Pick<RowOf<typeof ItemRecord>, 'id' | 'fields'>;
type Relation = Pick<RowOf<typeof ItemRelations>, 'toId' | 'kind'>;

interface Capacity {
  readonly what: string;
  readonly has: number;
  /** How much of it others use; null: relations do not tell. */
  readonly used: number | null;
}

/** What of a class's fields says how much it can carry, and by which relation others use it. */
const capacities: readonly (readonly [field: string, what: string, usedBy: string | null])[] = [
  ['ports', 'ports', 'connects-through'],
  ['owned', 'licences', 'licensed-by'],
  ['bays', 'bays', 'fitted-with'],
  ['channels', 'channels', null],
  ['extensions', 'extensions', null],
  ['bandwidthMbps', 'Mbit/s', null],
  ['capacityTb', 'TB', null],
  ['capacityGb', 'GB', null],
  ['memoryGb', 'GB of memory', null],
  ['processors', 'processors', null],
  ['watts', 'W', null],
  ['minutes', 'minutes without mains', null],
];

/** SM-91: how much it can carry, and how much of it is used where relations tell. */
export function capacityOf({ id, fields }: RecordRow, relations: readonly Relation[]): readonly Capacity[] {
  return capacities.flatMap(([field, what, usedBy]) => {
    const has = fields[field];
    if (typeof has !== 'number') return [];
    const used = usedBy === null ? null : relations.filter(({ toId, kind }) => toId === id && kind === usedBy).length;
    return [{ what, has, used }];
  });
}

/** `31 of 48 ports`, or what it has. */
export function capacityWords({ what, has, used }: Capacity): string {
  if (used === null) return `${has} ${what}`;
  return used > has ? `${used} of ${has} ${what}: too many` : `${used} of ${has} ${what}`;
}
