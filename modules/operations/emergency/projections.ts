import { idOfStream, type Projection, type Tx } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../../kernel/pure.ts';
import { tourAggregate } from '../resources/aggregate.ts';
import type { TourEvent } from '../resources/events.ts';
import type { EmergencyTables } from './tables.ts';

/** The only writer of operations.emergency. */
export const emergencyProjection: Projection = { aggregate: tourAggregate, onEvent: write };

async function write(tx: Tx, happened: AnyPastEvent): Promise<void> {
  const event = happened as unknown as Past<TourEvent>;
  const tour_id = idOfStream(happened.stream);
  const tables = tx.withTables<EmergencyTables>();
  if (event.type === 'operations.EmergencyEnded') {
    await tables.deleteFrom('operations.emergency').where('tour_id', '=', tour_id).execute();
  }
  if (event.type !== 'operations.EmergencyRaised' && event.type !== 'operations.TalkgroupNoted') return;
  const outcome = event.type === 'operations.TalkgroupNoted' ? event.data.outcome : null;
  await tables
    .insertInto('operations.emergency')
    .values({ tour_id, outcome })
    .onConflict((clash) => clash.column('tour_id').doUpdateSet({ outcome }))
    .execute();
}
