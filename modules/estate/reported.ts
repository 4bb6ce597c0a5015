import type { FieldTerm } from '../force/index.ts';
import { AuditLines, Audits } from './audits/views.ts';
import { Baselines } from './baselines/views.ts';
import { Custodies, CustodyLog } from './custody/views.ts';
import { Imports } from './imports/views.ts';
import { type EstatePack, termsOf } from './items/terms.ts';
import { Findings, ItemLog, ItemRecord, Relations } from './items/views.ts';
import { Servicing } from './servicing/views.ts';

/** Items that not everybody may see, and what speaks of them. */
const ofItem = { parent: { id: 'items', by: 'item_id' }, guardedBy: ['item_id'] } as const;

/**
 * What reports may be made of, with the view that says what its fields mean and who may see them. A row is guarded as each item is
 * that it speaks of (`guardedBy`).
 */
export const reportedTables = [
  { id: 'items', name: 'Items', table: 'estate.item', view: ItemRecord, guardedBy: ['id'] },
  { id: 'item-lines', name: 'Log lines of items', table: 'estate.item_line', view: ItemLog, ...ofItem },
  { id: 'findings', name: 'Findings', table: 'estate.finding', view: Findings, ...ofItem },
  { id: 'relations', name: 'Relations', table: 'estate.relation', view: Relations, guardedBy: ['from_id', 'to_id'] },
  { id: 'custodies', name: 'Kit in hands', table: 'estate.custody', view: Custodies, ...ofItem },
  { id: 'custody-lines', name: 'Log lines of kit', table: 'estate.custody_line', view: CustodyLog, ...ofItem },
  { id: 'servicing', name: 'Servicing of vehicles', table: 'estate.servicing', view: Servicing, ...ofItem },
  { id: 'audits', name: 'Audits', table: 'estate.audit', view: Audits },
  { id: 'audit-lines', name: 'Lines of audits', table: 'estate.audit_line', view: AuditLines, guardedBy: ['item_id'] },
  { id: 'baselines', name: 'Baselines', table: 'estate.baseline', view: Baselines },
  { id: 'estate-imports', name: 'Imports of items', table: 'estate.import', view: Imports },
] as const;

/** What items of all classes hold besides, by the words of the force: within the column `fields`, or `personal` where it says who somebody is. */
export function reportedItemFields(
  pack: EstatePack,
): readonly { readonly column: 'fields' | 'personal'; readonly key: string; readonly term: FieldTerm }[] {
  const terms = [...termsOf(pack).classes.values()].flatMap(({ fields }) => fields);
  const byKey = new Map(terms.map((term) => [term.id, term]));
  return [...byKey.values()].map((term) => ({ column: term.personal ? 'personal' : 'fields', key: term.id, term }));
}
