import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { PackDraft, PackDrafts, PackVersions } from '../contract.ts';
import { listFaults } from '../load-pack.ts';
import type { Pack } from '../pack.ts';
import type { PackFault } from '../references.ts';
import { tablesOf } from '../tables.ts';
import { changesOf, sectionName } from './changes.ts';
import type { PackInForce } from './in-force.ts';
import { laidOver, listSectionsOf, lookAt, type SectionRow } from './look.ts';
import { packSections } from './sections.ts';
import { compareVersions, hashOf } from './versions.ts';

/** Versions, the latest first; drafts; and the sections of one draft. */
export function versionViews({ at }: PackInForce): readonly ViewSource[] {
  return [versionsView(at), draftsView(at), draftView(at)];
}

type At = PackInForce['at'];
type VersionRow = RowOf<typeof PackVersions>;

function versionsView(at: At): ViewSource {
  const rows = async (db: Db, keys: readonly string[] | null): Promise<readonly HeldRow[]> => {
    const { id, version: inForce } = await at(db);
    const versions = await listVersions(db, id, keys);
    const publications = await listPublications(db, id, keys);
    return versions.map((row) => ({
      key: row.version,
      member: true,
      row: versionRow(
        row,
        publications.filter(({ version }) => version === row.version),
        { packId: id, inForce },
      ),
    }));
  };
  return {
    declaration: PackVersions,
    list: async (db, { limit, after }) => {
      const all = await rows(db, null);
      const from = after === null ? 0 : all.findIndex(({ key }) => key === after) + 1;
      return all.slice(from, from + limit);
    },
    byKeys: (db, keys) => rows(db, keys),
  };
}

/** Without their content: a pack is long. */
async function listVersions(db: Db, packId: string, keys: readonly string[] | null) {
  const some = tablesOf(db)
    .selectFrom('force.pack_version')
    .select(['version', 'loaded_at', 'origin', 'made_by', 'over', 'changes'])
    .where('pack_id', '=', packId);
  const rows = await (keys === null ? some : some.where('version', 'in', [...keys, ''])).execute();
  return rows.toSorted((a, b) => compareVersions(b.version, a.version));
}

async function listPublications(db: Db, packId: string, keys: readonly string[] | null) {
  const some = tablesOf(db).selectFrom('force.publication').selectAll().where('pack_id', '=', packId);
  const wanted = keys === null ? some : some.where('version', 'in', [...keys, '']);
  return wanted.orderBy('position', 'desc').execute();
}

type Publication = Awaited<ReturnType<typeof listPublications>>[number];

function versionRow(
  row: Awaited<ReturnType<typeof listVersions>>[number],
  publications: readonly Publication[],
  { packId, inForce }: { readonly packId: string; readonly inForce: string },
): VersionRow {
  const [latest] = publications;
  const situation = situationOf(row.version === inForce, publications);
  return {
    packId,
    ...{ version: row.version, situation, origin: row.origin, madeAt: row.loaded_at, madeBy: row.made_by },
    reason: publications.find(({ reason }) => reason !== null)?.reason ?? null,
    ...{ over: row.over, changes: row.changes },
    from: situation === 'scheduled' ? (latest?.from_at ?? null) : null,
    publications: publications.map(({ at, by_name: by, what, reason, from_at: from, previous }) => ({
      ...{ at, by, what, reason, from, previous },
    })),
  };
}

function situationOf(isInForce: boolean, publications: readonly Publication[]): VersionRow['situation'] {
  const [latest] = publications;
  if (latest?.what === 'ordered' && latest.from_at !== null) return 'scheduled';
  if (isInForce) return 'in-force';
  if (publications.some(({ what }) => what !== 'ordered' && what !== 'withdrawn')) return 'earlier';
  return latest === undefined ? 'kept' : 'withdrawn';
}

function draftsView(at: At): ViewSource {
  const rows = async (db: Db, keys: readonly string[] | null): Promise<readonly HeldRow[]> => {
    const pack = await at(db);
    const all = await tablesOf(db).selectFrom('force.draft').selectAll().orderBy('begun_at').execute();
    const wanted = keys === null ? all : all.filter(({ draft_id }) => keys.includes(draft_id));
    const gone = (keys ?? []).filter((key) => !wanted.some(({ draft_id }) => draft_id === key));
    const held: HeldRow[] = gone.map((key) => ({ key, row: null, member: false }));
    for (const { draft_id: draftId, account_id: accountId, name, begun_at: begunAt, saved_at: savedAt } of wanted) {
      const { hash, over, becomes, conflicts, faults, changes } = await lookAt(db, pack, draftId);
      const row: RowOf<typeof PackDrafts> = {
        ...{ draftId, accountId, name, begunAt, savedAt, hash, over, becomes },
        ...{ conflicts: [...conflicts], faults: faults.map(shownFault), changes: [...changes] },
        sections: changes.map(({ section }) => section),
      };
      held.push({ key: draftId, row, member: true });
    }
    return held;
  };
  return {
    declaration: PackDrafts,
    list: async (db, { limit, after }) => {
      const all = await rows(db, null);
      const from = after === null ? 0 : all.findIndex(({ key }) => key === after) + 1;
      return all.slice(from, from + limit);
    },
    byKeys: (db, keys) => rows(db, keys),
  };
}

/** An example that is not there is none in JSON either. */
const shownFault = ({ path, reason, example }: PackFault) => ({
  ...{ path, reason },
  example: JSON.parse(JSON.stringify(example ?? null)),
});

function draftView(at: At): ViewSource {
  const of = async (db: Db, draftId: string): Promise<readonly HeldRow[]> => {
    // Whatever is no id of a draft is one that nobody has begun.
    const rows = isUuid(draftId) ? await listSectionsOf(db, draftId) : [];
    return sectionRows(await at(db), draftId, rows);
  };
  return {
    declaration: PackDraft,
    list: async (db, { of: draftId, after, limit }) => {
      if (draftId === null) return [];
      const all = await of(db, draftId);
      const from = after === null ? 0 : all.findIndex(({ key }) => key === after) + 1;
      return all.slice(from, from + limit);
    },
    byKeys: async (db, keys) => {
      const drafts = [...new Set(keys.map((key) => key.slice(0, key.indexOf('/'))))];
      const all = await Promise.all(drafts.map((draftId) => of(db, draftId)));
      return all.flat().filter(({ key }) => keys.includes(key));
    },
  };
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

function sectionRows(pack: Pack, draftId: string, rows: readonly SectionRow[]): readonly HeldRow[] {
  const faults = rows.length === 0 ? [] : listFaults(laidOver(pack, rows)).faults;
  const inForce: Record<string, unknown> = JSON.parse(JSON.stringify(pack));
  return packSections.map((section) => {
    const said = rows.find((row) => row.section === section);
    const inForceHash = hashOf(inForce[section]);
    const changed = said !== undefined && said.hash !== inForceHash;
    const isOver = said === undefined || said.over === inForceHash;
    const value = said === undefined ? inForce[section] : said.value;
    const row = {
      ...{ id: `${draftId}/${section}`, draftId, section, name: sectionName(section), value, changed },
      ...{ hash: said?.hash ?? inForceHash, savedAt: said?.saved_at ?? null, inForceHash },
      conflict: changed && !isOver ? { version: pack.version, value: inForce[section] } : null,
      faults: faults.filter(({ path }) => isOf(path, section)).map(shownFault),
      changes: changesOf({ [section]: inForce[section] }, { [section]: value }).flatMap(({ words }) => words),
    };
    return { key: row.id, parent: draftId, row, member: true };
  });
}

/** `codes[3].grade` is of `codes`. */
function isOf(path: string, section: string): boolean {
  return path === section || path.startsWith(`${section}[`) || path.startsWith(`${section}.`);
}
