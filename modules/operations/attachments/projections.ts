import { idOfStream, type Projection, type Tx } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../../kernel/pure.ts';
import { contactAggregate } from '../contacts/aggregate.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import type { OperationsTables } from '../tables.ts';
import type { AttachmentEvent } from './events.ts';

const tables = (tx: Tx) => tx.withTables<OperationsTables>();

/** The only writer of operations.attachment: a row for each record that a file is attached to. */
async function writeFile(tx: Tx, event: AnyPastEvent): Promise<void> {
  if (event.type !== 'operations.FileAttached') return;
  // The registry has checked the event against its schema when it was appended.
  const { data, detail, recordedAt, actor, stream } = event as Past<AttachmentEvent>;
  const { attachmentId, sha256, mediaType, bytes, from } = data;
  await tables(tx)
    .insertInto('operations.attachment')
    .values({
      ...{ id: attachmentId, record_id: idOfStream(stream), sha256, media_type: mediaType, bytes, given_by: from },
      ...{ name: detail?.name ?? null, at: recordedAt, by: actor.name, seat_id: actor.seatId },
    })
    .onConflict((clash) => clash.columns(['record_id', 'id']).doNothing())
    .execute();
}

async function forgetFiles(tx: Tx, recordId: string): Promise<void> {
  await tables(tx).deleteFrom('operations.attachment').where('record_id', '=', recordId).execute();
}

export const attachmentProjections: readonly Projection[] = [contactAggregate, incidentAggregate].map((aggregate) => ({
  aggregate,
  onEvent: writeFile,
  forget: forgetFiles,
}));
