import type { Db, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { PackForScreens } from '../contract.ts';
import type { Pack } from '../pack.ts';
import { promiseOf } from '../rules-in-force.ts';
import { tablesOf } from '../tables.ts';
import type { PackInForce } from './in-force.ts';

/** The one row of the pack in force; a row of an older version is told to go. */
export function packView({ at }: PackInForce): ViewSource {
  const current = async (db: Db) => {
    const pack = await at(db);
    return { key: pack.version, row: forScreens(pack, await takenOf(db, pack)), member: true };
  };
  return {
    declaration: PackForScreens,
    list: async (db) => [await current(db)],
    byKeys: async (db, keys) => {
      const held = await current(db);
      return keys.map((key) => (key === held.key ? held : { key, row: null, member: false }));
    },
  };
}

const MOST_WORDS = 8;

/** Who put the pack in force and what that changed; null: a start of the server. */
async function takenOf(db: Db, { id, version }: Pack): Promise<RowOf<typeof PackForScreens>['taken']> {
  const tables = tablesOf(db);
  const put = tables
    .selectFrom('force.publication')
    .selectAll()
    .where('pack_id', '=', id)
    .where('version', '=', version);
  const last = await put
    .where('what', 'not in', ['ordered', 'withdrawn'])
    .orderBy('position', 'desc')
    .executeTakeFirst();
  if (last === undefined) return null;
  const { previous: from, what } = last;
  if (!isTaking(what)) return null;
  const ordered = await put.where('what', '=', 'ordered').orderBy('position', 'desc').executeTakeFirst();
  const made = await tables
    .selectFrom('force.pack_version')
    .select(['version', 'changes', 'over'])
    .where('pack_id', '=', id)
    .where('version', 'in', [version, from ?? version])
    .execute();
  const { changes = [] } = made.find((one) => one.version === version && one.over === from) ?? {};
  // Rolled back over what was made of it: the sections are the same, the words the other way round.
  const undone = made.find((one) => one.version === from && one.over === version)?.changes ?? [];
  const sections = (changes.length > 0 ? changes : undone).map(({ name }) => name);
  const words = changes.flatMap(({ name, words: said }) => said.map((one) => `${name}: ${one}`));
  const { by_name: by = last.by_name, reason = null } = ordered ?? {};
  return { at: last.at, by, what, reason, from, sections, words: words.slice(0, MOST_WORDS) };
}

type Taking = NonNullable<RowOf<typeof PackForScreens>['taken']>['what'];

function isTaking(what: string): what is Taking {
  return what === 'published' || what === 'scheduled' || what === 'rolled-back';
}

function forScreens(pack: Pack, taken: RowOf<typeof PackForScreens>['taken']): RowOf<typeof PackForScreens> {
  const { id, name, bounds, centre } = pack;
  return {
    version: pack.version,
    taken,
    force: { id, name, bounds, centre, estimatedTravel: pack.roads === 'stand-in' },
    codes: pack.codes.map(({ code, name: called, family, grade, use }) => ({ code, name: called, family, grade, use })),
    grades: pack.grades.map((grade) => ({
      id: grade.id,
      name: grade.name,
      weight: grade.weight,
      promise: promiseOf(pack, grade),
    })),
    statuses: pack.statuses.map(({ code, name: called, meaning }) => ({ code, name: called, meaning })),
    results: pack.results,
    qualifiers: pack.qualifiers,
    agencies: pack.agencies,
    areas: pack.areas.map(({ id: areaId, name: called, parent, centre }) => ({
      id: areaId,
      name: called,
      parent,
      ...(parent === null && { centre }),
    })),
    unitKinds: pack.unitKinds.map(({ id: kindId, name: called }) => ({ id: kindId, name: called })),
    skills: pack.skills,
    permits: pack.permits.map(({ id: permitId, name: called }) => ({ id: permitId, name: called })),
    stations: pack.stations.map(({ id: stationId, name: called, lon, lat }) => ({
      id: stationId,
      name: called,
      lon,
      lat,
    })),
    unresourcedReasons: pack.supervision.unresourcedReasons,
    asks: pack.dispatch.asks.map(({ id, name }) => ({ id, name })),
    tactical: pack.control.tactical.map(({ id, name, armed }) => ({ id, name, armed })),
    partnerResources: pack.control.partnerResources.map(
      ({ id, name, kind, phone, talkgroup, hours, vehicle, cameras }) => ({
        ...{ id, name, kind, vehicle, cameras },
        how: [phone, talkgroup && `talkgroup ${talkgroup}`].filter(Boolean).join(', '),
        hours: hours === undefined ? null : `${hours.from}–${hours.to}`,
      }),
    ),
    skillWarnDays: pack.dispatch.staffing.skillWarnDays,
    forces: pack.control.mutualAid.forces.map(({ talkgroup = null, ...other }) => ({ ...other, talkgroup })),
    fenceHours: pack.control.fences.usualHours,
    majors: majorsForScreens(pack),
    stalePositionSeconds: pack.stalePositionSeconds,
    talkgroups: pack.control.talkgroups,
    macros: pack.control.macros,
    mapLayers: pack.control.mapLayers,
    layouts: pack.control.layouts,
    assessment: pack.assessment,
    attributions: pack.attributions,
  };
}

function majorsForScreens({ control: { majors } }: Pack): RowOf<typeof PackForScreens>['majors'] {
  const named = (rows: readonly { readonly id: string; readonly name: string }[]) =>
    rows.map(({ id, name }) => ({ id, name }));
  const { roles, cards, flags, partners } = majors;
  return { roles: named(roles), cards: named(cards), flags: named(flags), partners: named(partners) };
}
