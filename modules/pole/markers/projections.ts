import type { Projection, Tx } from '../../../kernel/index.ts';
import type { PoleTables } from '../tables.ts';
import { markerAggregate } from './aggregate.ts';
import type { MarkerState } from './marker.ts';

/** The only writer of pole.marker. */
export const markerProjection: Projection = { aggregate: markerAggregate, onState: writeMarker };

async function writeMarker(tx: Tx, id: string, state: MarkerState): Promise<void> {
  if (state.situation === 'none') return;
  const { kind, radiusMetres, author, setAt, reviewAt, expiresAt, said, late, areaId, entryId } = state.marker;
  const changes = {
    kind,
    label: said?.label ?? 'erased',
    lon: said?.lon ?? null,
    lat: said?.lat ?? null,
    radius_metres: radiusMetres,
    text: said?.text ?? null,
    reason: said?.reason ?? null,
    author,
    set_at: setAt,
    review_at: reviewAt,
    expires_at: expiresAt,
    state: state.situation,
    entry_id: entryId,
    late: state.situation === 'in-force' && late !== null ? JSON.stringify({ ...late, areaId }) : null,
  };
  await tx
    .withTables<PoleTables>()
    .insertInto('pole.marker')
    .values({ id, ...changes })
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}
