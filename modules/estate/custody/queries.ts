import { type Clock, type Db, type HeldRow, numberAfter, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { guardOf } from '../items/guards.ts';
import type { ItemTables } from '../items/tables.ts';
import { type EstatePack, type EstateTerms, termsOf } from '../items/terms.ts';
import { healthOf, type Watched } from './own-health.ts';
import type { CustodyTables, SeenTables } from './tables.ts';
import { Custodies, CustodyLog, MyKit } from './views.ts';

const tables = (db: Db) => db.withTables<CustodyTables & ItemTables & SeenTables>();

function custodies(db: Db) {
  return tables(db)
    .selectFrom('estate.custody as custody')
    .innerJoin('estate.item as item', 'item.id', 'custody.item_id')
    .selectAll('custody')
    .select(['item.label', 'item.class_id', 'item.name', 'item.access', 'item.allowed', 'item.guarded_at']);
}
type Found = Awaited<ReturnType<ReturnType<typeof custodies>['execute']>>[number];

type Own = Found & Watched;

/** Whoever has a thing knows of it, however few may. */
function heldByHolder(found: Own, personId: string, { terms, now }: Looking): HeldRow {
  const { item_id: id, label, name, owed } = found;
  const row: RowOf<typeof MyKit> = {
    ...{ id, itemId: id, label, classId: found.class_id, name, personId },
    since: found.since ?? found.lost_at ?? 0,
    lostAt: found.lost_at,
    auditDueAt: owed.find(({ key }) => key === 'audit')?.dueAt ?? null,
    health: found.lost_at === null ? healthOf(found, terms, now) : null,
  };
  const isTheirs = found.person_id === personId || found.lost_by === personId;
  return {
    key: id,
    parent: personId,
    row,
    member: isTheirs,
    guard: { restriction: 'none', allowed: [], owners: [personId] },
  };
}

interface Looking {
  readonly terms: EstateTerms;
  readonly now: number;
}

/** Rows of the person who is asked for. */
export function myKitView(pack: () => EstatePack, clock: Clock): ViewSource {
  return {
    declaration: MyKit,
    owned: true,
    list: async (db, { of, limit, after }) => {
      const personId = of ?? '';
      let query = custodies(db)
        .leftJoin('estate.last_seen as seen', 'seen.item_id', 'custody.item_id')
        .select([
          'item.stage',
          'item.fields',
          'seen.at as seen_at',
          'seen.state as seen_state',
          'seen.detail as seen_detail',
        ])
        .where((row) => row.or([row('custody.person_id', '=', personId), row('custody.lost_by', '=', personId)]));
      if (after !== null) query = query.where('custody.item_id', '>', after);
      const looking = { terms: termsOf(pack()), now: clock.now() };
      const found = await query.orderBy('custody.item_id').limit(limit).execute();
      return found.map((own) => heldByHolder(own, personId, looking));
    },
  };
}

function held(found: Found): HeldRow {
  const { item_id: id, label, name, person, collar, since, stun, report, replacement, owed } = found;
  const row: RowOf<typeof Custodies> = {
    ...{ id, itemId: id, label, classId: found.class_id, name, person, collar, since, stun, report, replacement },
    personId: found.person_id,
    signature: found.signature_kind,
    lostAt: found.lost_at,
    serviceIncidentId: found.incident_id,
    auditedAt: found.audited_at,
    owed: [...owed],
  };
  return { key: id, row, member: found.disposed_at === null, guard: guardOf(found), guardedAt: found.guarded_at };
}

export const custodiesView: ViewSource = {
  declaration: Custodies,
  list: async (db, { filters, limit, after }) => {
    let query = custodies(db).where('custody.disposed_at', 'is', null);
    if (filters.owed === 'true') query = query.where(sql<boolean>`custody.owed <> '[]'::jsonb`);
    if (filters.lost === 'true') query = query.where('custody.lost_at', 'is not', null);
    if (after !== null) query = query.where('custody.item_id', '>', after);
    return (await query.orderBy('custody.item_id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await custodies(db)
      .where('custody.item_id', 'in', [...keys])
      .execute();
    return found.map(held);
  },
  mask: (row: RowOf<typeof Custodies>) => ({ ...row, name: null, person: null, personId: null, collar: null }),
};

export const custodyLogView: ViewSource = {
  declaration: CustodyLog,
  list: async (db, { of, limit, after }) => {
    let query = tables(db)
      .selectFrom('estate.custody_line as line')
      .innerJoin('estate.item as item', 'item.id', 'line.item_id')
      .select([
        'line.item_id',
        'line.position',
        'line.at',
        'line.author',
        'line.kind',
        'line.text',
        'line.signature_sha',
      ])
      .select(['item.access', 'item.allowed', 'item.guarded_at'])
      .where('line.item_id', '=', of ?? '');
    const from = numberAfter(after);
    if (from !== null) query = query.where('line.position', '>', from);
    const found = await query.orderBy('line.position').limit(limit).execute();
    return found.map((line) => {
      const { item_id: itemId, position, at, author, kind, text } = line;
      const signatureId = line.signature_sha === null ? null : String(position);
      const row: RowOf<typeof CustodyLog> = { id: String(position), itemId, at, author, kind, text, signatureId };
      return { key: row.id, parent: itemId, row, member: true, guard: guardOf(line), guardedAt: line.guarded_at };
    });
  },
};
