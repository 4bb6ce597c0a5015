import { type Db, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { personAt } from '../mail/addresses/queries.ts';
import type { Found, People } from '../people.ts';
import { Callers } from './views.ts';

type Row = RowOf<typeof Callers>;
type Caller = Omit<Found, 'by'> & Pick<Row, 'by'>;

const MOST = 8;
const LAST = 5;
const LEAST_DIGITS = 6;

/** A number as it is compared: digits alone, without the country. */
function digitsOf(text: string): string {
  return text.replace(/^\s*\+44/, '0').replace(/\D/g, '');
}

/** By the number that they are rung back on: in their own profile, or in what they have reported before. */
async function findByPhone(db: Db, people: People, text: string): Promise<readonly Caller[]> {
  const digits = digitsOf(text);
  if (digits.length < LEAST_DIGITS) return [];
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM service.profile WHERE regexp_replace(call_back, '\\D', '', 'g') = ${digits}
    UNION
    SELECT reporter_id FROM (
      SELECT reporter_id FROM service.service_incident
       WHERE call_back = ${text.trim()} AND call_back <> '' AND reporter_id IS NOT NULL
       ORDER BY sequence DESC LIMIT 20) AS rung`.execute(db);
  return peopleOf(db, people, { ids: rows.map(({ id }) => id), by: 'phone' });
}

/** By the address that they are known at or answered on: in their own profile, or in what they have reported before. */
async function findByEmail(db: Db, people: People, text: string): Promise<readonly Caller[]> {
  if (!/^\S+@\S+$/.test(text)) return [];
  const address = text.toLowerCase();
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM service.profile WHERE lower(call_back) = ${address}
    UNION
    SELECT reporter_id FROM (
      SELECT reporter_id FROM service.service_incident
       WHERE call_back IN (${text}, ${address}) AND reporter_id IS NOT NULL
       ORDER BY sequence DESC LIMIT 20) AS written`.execute(db);
  const known = await personAt(db, address);
  const ids = new Set([...(known === null ? [] : [known]), ...rows.map(({ id }) => id)]);
  return peopleOf(db, people, { ids: [...ids], by: 'e-mail' });
}

async function peopleOf(
  db: Db,
  people: People,
  { ids, by }: { readonly ids: readonly string[]; readonly by: Row['by'] },
): Promise<readonly Caller[]> {
  const found = await Promise.all(ids.slice(0, MOST).map((id) => people.find(db, id)));
  return found.flatMap((one) => (one === null ? [] : [{ ...one, collar: null, callsign: null, by }]));
}

async function lastOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Row['last']>> {
  const lists = await Promise.all(
    ids.map(async (id) => {
      const { rows } = await sql<Row['last'][number]>`
        (SELECT id, 'it-incident' AS kind, number, summary, situation, raised_at AS "raisedAt"
           FROM service.service_incident WHERE reporter_id = ${id} ORDER BY sequence DESC LIMIT ${LAST})
        UNION ALL
        (SELECT id, 'request', number, name, situation, submitted_at
           FROM service.request WHERE requester_id = ${id} ORDER BY sequence DESC LIMIT ${LAST})
        ORDER BY "raisedAt" DESC LIMIT ${LAST}`.execute(db);
      return [id, rows] as const;
    }),
  );
  return new Map(lists);
}

async function profilesOf(db: Db, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; call_back: string | null; site_id: string | null }>`
    SELECT id, call_back, site_id FROM service.profile WHERE id = ANY (${[...ids]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

export function callersView(people: People): ViewSource {
  return {
    declaration: Callers,
    list: async (db, { filters, after }) => {
      const text = filters.text?.trim() ?? '';
      if (text.length < 2 || after !== null) return [];
      const lists = await Promise.all([
        people.search(db, text, MOST),
        findByPhone(db, people, text),
        findByEmail(db, people, text),
      ]);
      const found = [
        ...new Map<string, Caller>(
          lists
            .flat()
            .toReversed()
            .map((one) => [one.id, one]),
        ).values(),
      ]
        .toReversed()
        .slice(0, MOST);
      const ids = found.map(({ id }) => id);
      const [last, profiles] = await Promise.all([lastOf(db, ids), profilesOf(db, ids)]);
      return found.map(({ id, name, collar, callsign, by }) => {
        const profile = profiles.get(id);
        const more = {
          callBack: profile?.call_back ?? '',
          siteId: profile?.site_id ?? null,
          last: [...(last.get(id) ?? [])],
        };
        const row: Row = { id, name, collar, callsign, by, ...more };
        return { key: id, row, member: true };
      });
    },
  };
}
