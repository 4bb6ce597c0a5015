import type { ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { KitState, UnitKits as Kits } from './unit-kit.ts';
import { UnitKits } from './views.ts';

/** Only what a person has said of a car takes a unit out of the ranking: what a monitor says never does. */
export function isOffRoad({ kit, kind }: KitState): boolean {
  return kit === 'vehicle' && kind === 'not-in-use';
}

export function unitKitsView(kits: Kits): ViewSource {
  return {
    declaration: UnitKits,
    list: async (db, { limit, after }) => {
      const rows = (await kits.list(db)).map(({ tourId, callsign, states }): RowOf<typeof UnitKits> => {
        return { tourId, callsign, reasons: states.map(({ reason }) => reason), offRoad: states.some(isOffRoad) };
      });
      const from = after === null ? 0 : rows.findIndex(({ tourId }) => tourId === after) + 1;
      return rows.slice(from, from + limit).map((row) => ({ key: row.tourId, row, member: true }));
    },
  };
}
