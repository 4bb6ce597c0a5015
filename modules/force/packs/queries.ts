import type { ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { PackForScreens } from '../contract.ts';
import type { Grade, Pack } from '../pack.ts';

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
    force: { id, name, bounds, centre, estimatedTravel: pack.roads === 'stand-in' },
    codes: pack.codes.map(({ code, name: called, family, grade, use }) => ({ code, name: called, family, grade, use })),
    grades: pack.grades.map((grade) => ({
      id: grade.id,
      name: grade.name,
      weight: grade.weight,
      promise: promiseOf(grade),
    })),
    statuses: pack.statuses.map(({ code, name: called, meaning }) => ({ code, name: called, meaning })),
    results: pack.results,
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
    stalePositionSeconds: pack.stalePositionSeconds,
    attributions: pack.attributions,
  };
}

/** What a grade promises, in words. */
export function promiseOf({ arrival, resolution, clockFrom }: Grade): string {
  if (resolution !== null) return `${resolution.label} within ${duration(resolution.minutes)}`;
  if (arrival === null) return 'No promise';
  const { urbanMinutes, ruralMinutes } = arrival;
  if (clockFrom === 'appointment') return `Attend by the agreed appointment, at most ${duration(urbanMinutes)}`;
  if (urbanMinutes === ruralMinutes) return `Arrive within ${duration(urbanMinutes)}`;
  return `Arrive within ${duration(urbanMinutes)}, ${duration(ruralMinutes)} in rural areas`;
}

function duration(minutes: number): string {
  return minutes % 60 === 0 && minutes >= 120 ? `${minutes / 60} h` : `${minutes} min`;
}
