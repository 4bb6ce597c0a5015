import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { guardOfRow, type IncidentRecord } from '../incidents/queries.ts';
import type { InUse } from './decide.ts';
import type { TalkgroupTables } from './tables.ts';
import { Talkgroups } from './views.ts';

type Found = TalkgroupTables['operations.talkgroup_use'] &
  Pick<IncidentRecord, 'restriction' | 'allowed' | 'locus' | 'guarded_at'>;

async function listUses(db: Db, which: ReturnType<typeof sql>): Promise<readonly HeldRow[]> {
  const { rows } = await sql<Found>`
    SELECT used.*, incident.restriction, incident.allowed, incident.locus, incident.guarded_at
    FROM operations.talkgroup_use AS used JOIN operations.incident AS incident ON incident.id = used.incident_id
    WHERE ${which} ORDER BY used.id`.execute(db);
  return rows.map((found) => {
    const { id, name, kind, purpose, since, by } = found;
    const row: RowOf<typeof Talkgroups> = {
      ...{ id, name, kind, purpose, since, by, incidentId: found.incident_id, talkgroup: found.talkgroup_id },
      ...{ releasedAt: found.released_at, patchId: found.patch_id, patchKind: found.patch_kind },
    };
    return { key: id, parent: found.incident_id, row, member: true, ...guardOfRow(found) };
  });
}

/** No mask: under a restriction the place, grade and clock show, and no more. */
export const talkgroupsView: ViewSource = {
  declaration: Talkgroups,
  list: async (db, { of, after }) => {
    if (of === null || after !== null) return [];
    return listUses(db, sql`used.incident_id = ${of}`);
  },
  byKeys: async (db, keys) => (keys.length === 0 ? [] : listUses(db, sql`used.id = ANY (${[...keys]}::text[])`)),
};

export async function listInUse(db: Db, incidentId: string): Promise<readonly InUse[]> {
  const { rows } = await sql<InUse>`
    SELECT talkgroup_id AS id, name, kind, patch_id AS "patchId" FROM operations.talkgroup_use
    WHERE incident_id = ${incidentId} AND released_at IS NULL ORDER BY id`.execute(db);
  return rows;
}

/** Numbers of other open incidents on this talkgroup. Of one that is concealed nobody must learn, not even that it is. */
export async function listOthersOn(db: Db, talkgroup: string, incidentId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ number: string }>`
    SELECT incident.number FROM operations.talkgroup_use AS used
    JOIN operations.incident AS incident ON incident.id = used.incident_id
    WHERE used.talkgroup_id = ${talkgroup} AND used.released_at IS NULL AND used.incident_id <> ${incidentId}
      AND incident.state <> 'closed' AND incident.restriction <> 'concealed'
    ORDER BY incident.number LIMIT 3`.execute(db);
  return rows.map(({ number }) => number);
}
