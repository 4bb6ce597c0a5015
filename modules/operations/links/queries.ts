import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded, Locus, RowOf } from '../../../kernel/pure.ts';
import { maskedText } from '../incidents/queries.ts';
import { guardOfNaming } from './guards.ts';
import { type LinkSide, relationOf } from './kinds.ts';
import type { LinkTables } from './tables.ts';
import { EventCallers, Links } from './views.ts';

const tables = (db: Db) => db.withTables<LinkTables>();

/** Incidents still open whose child this one is. */
export async function listOpenParents(db: Db, incidentId: string): Promise<readonly string[]> {
  const rows = await tables(db)
    .selectFrom('operations.link as link')
    .innerJoin('operations.incident as parent', 'parent.id', 'link.to_id')
    .select('parent.id')
    .where('link.from_id', '=', incidentId)
    .where('link.kind', '=', 'child')
    .where('parent.state', '<>', 'closed')
    .orderBy('parent.id')
    .execute();
  return rows.map(({ id }) => id);
}

interface Ruled {
  readonly contactId: string;
  readonly incidentId: string;
}

export async function isRuledOut(db: Db, { contactId, incidentId }: Ruled): Promise<boolean> {
  return (await listRuledOut(db, contactId)).includes(incidentId);
}

/** Incidents of which whoever took the call has said that it is not about them. */
export async function listRuledOut(db: Db, contactId: string): Promise<readonly string[]> {
  const rows = await tables(db)
    .selectFrom('operations.ruled_out')
    .select('incident_id')
    .where('contact_id', '=', contactId)
    .execute();
  return rows.map((row) => row.incident_id);
}

/** Both ends of a link look at it from their own side. */
function links(db: Db, side: LinkSide) {
  const [own, other] = side === 'from' ? (['from_id', 'to_id'] as const) : (['to_id', 'from_id'] as const);
  return tables(db)
    .selectFrom('operations.link as link')
    .innerJoin('operations.incident as own', 'own.id', `link.${own}`)
    .innerJoin('operations.incident as other', 'other.id', `link.${other}`)
    .selectAll('link')
    .select(['own.id as own_id', 'own.restriction as own_restriction', 'own.allowed as own_allowed'])
    .select('own.locus as own_locus')
    .select(['own.guarded_at as own_guarded_at', 'other.id as other_id', 'other.number as other_number'])
    .select(['other.restriction', 'other.allowed', 'other.guarded_at', 'other.code_name', 'other.grade'])
    .select(['other.state', 'other.label']);
}
type LinkRecord = Awaited<ReturnType<ReturnType<typeof links>['execute']>>[number];

interface Guards {
  readonly own_restriction: Guarded['restriction'];
  readonly own_allowed: readonly string[];
  readonly own_locus: Locus;
  readonly own_guarded_at: number;
  readonly restriction: Guarded['restriction'];
  readonly allowed: readonly string[];
  readonly guarded_at: number;
}

function guardOf(row: Guards): Pick<Required<HeldRow>, 'guard' | 'guardedAt'> {
  const own = { restriction: row.own_restriction, allowed: row.own_allowed };
  const guard = guardOfNaming(own, { restriction: row.restriction, allowed: row.allowed });
  return { guard: { ...guard, locus: row.own_locus }, guardedAt: Math.max(row.own_guarded_at, row.guarded_at) };
}

function heldLink(link: LinkRecord, side: LinkSide): HeldRow {
  const id = `${link.own_id}:${link.other_id}`;
  const row: RowOf<typeof Links> = {
    id,
    incidentId: link.own_id,
    otherId: link.other_id,
    otherNumber: link.other_number,
    kind: link.kind,
    side,
    relation: relationOf(link.kind, side),
    codeName: link.code_name,
    grade: link.grade,
    state: link.state,
    place: link.label,
    at: link.at,
    by: link.by,
  };
  return { key: id, parent: link.own_id, row, member: true, ...guardOf(link) };
}

async function heldLinks(db: Db, narrow: { readonly of: string } | { readonly keys: readonly string[] }) {
  const sides = (['from', 'to'] as const).map(async (side) => {
    const own = side === 'from' ? 'link.from_id' : 'link.to_id';
    const ids = 'of' in narrow ? [narrow.of] : narrow.keys.map((key) => key.split(':')[0] ?? '');
    const rows = ids.length === 0 ? [] : await links(db, side).where(own, 'in', ids).orderBy('link.at').execute();
    return rows.map((row) => heldLink(row, side));
  });
  return (await Promise.all(sides)).flat();
}

export const linksView: ViewSource = {
  declaration: Links,
  // All in one page: an incident has a handful.
  list: async (db, { of, after, limit }) =>
    of === null || after !== null ? [] : (await heldLinks(db, { of })).slice(0, limit),
  byKeys: async (db, keys) => (await heldLinks(db, { keys })).filter(({ key }) => keys.includes(key)),
  // Number, grade and place of a restricted end show; the rest says whom to ring.
  mask: (row: RowOf<typeof Links>): RowOf<typeof Links> => ({ ...row, codeName: maskedText }),
};

/** Contacts of the incident, and of what is a duplicate of it or merged into it. */
function callers(db: Db, incidentId: string) {
  const about = sql<{ id: string; via: string | null }>`(
    SELECT ${incidentId}::text AS id, NULL::text AS via
     UNION ALL
    SELECT from_id, from_number FROM operations.link WHERE to_id = ${incidentId} AND kind IN ('duplicate', 'merged'))`;
  return tables(db)
    .selectFrom(about.as('about'))
    .innerJoin('operations.contact as contact', 'contact.incident_id', 'about.id')
    .innerJoin('operations.incident as its', 'its.id', 'about.id')
    .innerJoin('operations.incident as own', (join) => join.on('own.id', '=', incidentId))
    .select(['contact.id', 'contact.number', 'contact.channel', 'contact.caller_name', 'contact.caller_number'])
    .select(['contact.what', 'contact.received_at', 'contact.taken_by', 'contact.settled_position', 'about.via'])
    .select(['its.restriction', 'its.allowed', 'its.guarded_at', 'own.restriction as own_restriction'])
    .select(['own.allowed as own_allowed', 'own.locus as own_locus', 'own.guarded_at as own_guarded_at'])
    .orderBy('contact.received_at', 'desc')
    .orderBy('contact.id');
}
type CallerRecord = Awaited<ReturnType<ReturnType<typeof callers>['execute']>>[number];

function heldCaller(caller: CallerRecord, incidentId: string): HeldRow {
  const id = `${incidentId}:${caller.id}`;
  const row: RowOf<typeof EventCallers> = {
    id,
    incidentId,
    contactId: caller.id,
    contactNumber: caller.number,
    channel: caller.channel,
    callerName: caller.caller_name,
    callerNumber: caller.caller_number,
    what: caller.what,
    receivedAt: caller.received_at,
    takenBy: caller.taken_by,
    viaNumber: caller.via,
  };
  return { key: id, parent: incidentId, row, member: true, ...guardOf(caller) };
}

/** Newest first, all in one page. No mask: under a restriction nobody who called shows. */
export const callersView: ViewSource = {
  declaration: EventCallers,
  list: async (db, { of, after, limit }) => {
    if (of === null || after !== null) return [];
    const rows = await callers(db, of).limit(limit).execute();
    return rows.map((row) => heldCaller(row, of));
  },
  byKeys: async (db, keys) => {
    const wanted = new Set(keys);
    const incidents = [...new Set(keys.map((key) => key.split(':')[0] ?? ''))];
    const all = await Promise.all(
      incidents.map(async (id) => (await callers(db, id).execute()).map((row) => heldCaller(row, id))),
    );
    return all.flat().filter(({ key }) => wanted.has(key));
  },
};
