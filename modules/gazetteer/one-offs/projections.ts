import type { Projection, Tx } from '../../../kernel/index.ts';
import { type OneOffState, oneOffAggregate } from './one-off.ts';
import type { GazetteerTables } from './tables.ts';

/** The only writer of gazetteer.one_off. */
export const oneOffProjection: Projection = { aggregate: oneOffAggregate, onState: writeOneOff };

async function writeOneOff(tx: Tx, id: string, state: OneOffState): Promise<void> {
  if (state.situation === 'none') return;
  const { kind, radiusMetres, emergencyMayPass, author, setAt, endsAt, said } = state.oneOff;
  const changes = {
    kind,
    label: said?.label ?? 'erased',
    lon: said?.lon ?? null,
    lat: said?.lat ?? null,
    radius_metres: radiusMetres,
    emergency_may_pass: emergencyMayPass,
    reason: said?.reason ?? null,
    author,
    set_at: setAt,
    ends_at: endsAt,
    state: state.situation,
  };
  await tx
    .withTables<GazetteerTables>()
    .insertInto('gazetteer.one_off')
    .values({ id, ...changes })
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}
