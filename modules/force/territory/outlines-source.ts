import type { HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Pack } from '../pack.ts';
import { AreaOutlines } from './outlines-view.ts';
import type { Ring } from './polygon.ts';
import type { Territory } from './territory.ts';

export function outlinesView(pack: () => Pack, territory: () => Territory): ViewSource {
  const rowOf = (id: string): HeldRow => {
    const row: RowOf<typeof AreaOutlines> = { id, corners: cornersOf(territory().outlineOf(id)) };
    return { key: id, row, member: true };
  };
  return {
    declaration: AreaOutlines,
    list: async (_db, { after }) => (after === null ? pack().areas.map(({ id }) => rowOf(id)) : []),
    byKeys: async (_db, keys) => keys.map(rowOf),
  };
}

function cornersOf(rings: readonly Ring[]): [number, number][] {
  const [largest = []] = [...rings].sort((a, b) => b.length - a.length);
  const corners = largest.map(([lon, lat]): [number, number] => [lon, lat]);
  const [first, last] = [corners[0], corners.at(-1)];
  const isClosed = corners.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return isClosed ? corners.slice(0, -1) : corners;
}
