import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { guardOfRow } from '../incidents/queries.ts';
import type { OperationsTables } from '../tables.ts';
import type { TacticalTables } from './tables.ts';
import type { Tactic } from './tactic.ts';
import { Tactics } from './views.ts';

function tactics(db: Db) {
  return db
    .withTables<OperationsTables & TacticalTables>()
    .selectFrom('operations.tactical as tactical')
    .innerJoin('operations.incident as incident', 'incident.id', 'tactical.incident_id')
    .selectAll('tactical')
    .select(['incident.restriction', 'incident.allowed', 'incident.locus', 'incident.guarded_at']);
}
type Found = Awaited<ReturnType<ReturnType<typeof tactics>['execute']>>[number];
type Row = RowOf<typeof Tactics>;

function held(found: Found): HeldRow {
  const { id, incident_id: incidentId, owes_address: owesAddress, tactic } = found;
  const { tacticalId, kind, planned, reason, openedAt, openedBy, roles, options, command, used, closed } = tactic;
  const row: Row = {
    ...{ id, tacticalId, incidentId, kind, planned, reason, openedAt, openedBy, owesAddress, closed },
    ...{ roles: [...roles], options: [...options], command: [...command], used: [...used] },
    authority: authorityOf(tactic),
    dueAt: dueOf(tactic),
  };
  return { key: id, parent: incidentId, row, member: true, ...guardOfRow(found) };
}

function authorityOf({ authority }: Tactic): Row['authority'] {
  const { situation, at } = authority;
  if (situation === 'sought') return { situation, at, by: null, words: null, options: [], until: null };
  const { by, words } = authority;
  const given = situation === 'given' ? authority : { options: [], until: null };
  return { situation, at, by, words, options: [...given.options], until: given.until };
}

function dueOf({ authority, authoritySeconds, reviewedAt, reviewSeconds }: Tactic): number {
  if (authority.situation === 'sought') return authority.at + authoritySeconds * 1000;
  return reviewedAt + reviewSeconds * 1000;
}

/** No mask: under a restriction nothing shows of it. */
export const tacticsView: ViewSource = {
  declaration: Tactics,
  list: async (db, { of, limit, after }) => {
    if (of === null) return [];
    let query = tactics(db).where('tactical.incident_id', '=', of);
    if (after !== null) query = query.where('tactical.id', '>', after);
    return (await query.orderBy('tactical.id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await tactics(db)
      .where('tactical.id', 'in', [...keys])
      .execute();
    return found.map(held);
  },
};
