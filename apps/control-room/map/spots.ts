import type { RowOf } from '../../../kernel/pure.ts';
import { pointWords, type WhereaboutsView } from '../../../modules/operations/contract.ts';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { circleFeature, pointFeature } from './features.ts';
import type { OneOffRow } from './one-off-forms.ts';

type WhereRow = RowOf<typeof WhereaboutsView>;

const words: Readonly<Record<string, string>> = { ...pointWords, initial: 'First place', earlier: 'Earlier place' };

/** What is closed or named for a time, and the points in force of the incident in hand, with where it was before. */
export function spotFeatures(oneOffs: readonly OneOffRow[], places: readonly WhereRow[]) {
  const closed = oneOffs
    .filter(({ kind }) => kind === 'closure')
    .map((row) => circleFeature(row.id, row, { label: `closed until ${shortTimeOf(row.endsAt)}` }));
  const named = oneOffs
    .filter(({ kind }) => kind === 'place')
    .map(({ id, lon, lat, label }) => pointFeature(id, lon, lat, { label }));
  const worked = places.flatMap(({ id, kind, lon, lat, until }) => {
    const isOver = until !== null && kind in pointWords;
    if (lon === null || lat === null || isOver || kind === 'current' || (kind === 'initial' && until === null))
      return [];
    return [pointFeature(id, lon, lat, { label: words[kind] ?? kind })];
  });
  return [...closed, ...named, ...worked];
}
