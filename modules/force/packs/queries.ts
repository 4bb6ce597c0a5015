import type { ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { PackForScreens } from '../contract.ts';
import type { Pack } from '../pack.ts';
import { promiseOf } from '../rules-in-force.ts';

/** The one row of the pack in force; a row of an older version is told to go. */
export function packView(pack: () => Pack): ViewSource {
  const current = () => ({ key: pack().version, row: forScreens(pack()), member: true });
  return {
    declaration: PackForScreens,
    list: async () => [current()],
    byKeys: async (_db, keys) =>
      keys.map((key) => (key === pack().version ? current() : { key, row: null, member: false })),
  };
}

function forScreens(pack: Pack): RowOf<typeof PackForScreens> {
  const { id, name, bounds, centre } = pack;
  return {
    version: pack.version,
    taken: null,
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
    areas: pack.areas.map(({ id: areaId, name: called, parent }) => ({ id: areaId, name: called, parent })),
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
    majors: majorsForScreens(pack),
    stalePositionSeconds: pack.stalePositionSeconds,
    talkgroups: pack.control.talkgroups,
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
