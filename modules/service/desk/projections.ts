import { idOfStream, type Projection, type Tx } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../../kernel/pure.ts';
import { serviceIncidentAggregate } from '../service-incidents/aggregate.ts';
import type { DeskEvent } from './events.ts';
import type { DeskTables } from './tables.ts';

/** The only writer of links and files of IT incidents. */
export const deskProjection: Projection = {
  aggregate: serviceIncidentAggregate,
  onEvent: async (tx, event) => {
    // The registry has checked the event against its schema when it was appended.
    const known = event as unknown as Past<DeskEvent>;
    const service_incident_id = idOfStream(event.stream);
    const tables = tx.withTables<DeskTables>();
    if (known.type === 'service.ServiceIncidentLinked') {
      const { kind, otherId: other_id } = known.data;
      await tables
        .insertInto('service.service_incident_link')
        .values({ service_incident_id, kind, other_id })
        .onConflict((clash) => clash.doNothing())
        .execute();
    } else if (known.type === 'service.ServiceIncidentUnlinked') {
      await tables
        .deleteFrom('service.service_incident_link')
        .where('service_incident_id', '=', service_incident_id)
        .where('kind', '=', known.data.kind)
        .where('other_id', '=', known.data.otherId)
        .execute();
    } else if (known.type === 'service.ServiceIncidentStatusSet') {
      const { to: status_id, name } = known.data;
      const row = { service_incident_id, status_id, name, since: known.occurredAt };
      await tables
        .insertInto('service.service_incident_status')
        .values(row)
        .onConflict((clash) => clash.column('service_incident_id').doUpdateSet(row))
        .execute();
    } else if (known.type === 'service.ServiceFileAttached') {
      await writeFile(tx, event, known);
    }
  },
  forget: async (tx, id) => {
    const tables = [
      'service.service_incident_link',
      'service.service_incident_file',
      'service.service_incident_status',
    ] as const;
    for (const table of tables) {
      await tx.withTables<DeskTables>().deleteFrom(table).where('service_incident_id', '=', id).execute();
    }
  },
};

type Attached = Past<Extract<DeskEvent, { type: 'service.ServiceFileAttached' }>>;

async function writeFile(tx: Tx, event: AnyPastEvent, { data, detail }: Attached): Promise<void> {
  const { attachmentId: id, sha256, mediaType: media_type, bytes, audience } = data;
  await tx
    .withTables<DeskTables>()
    .insertInto('service.service_incident_file')
    .values({
      ...{
        id,
        service_incident_id: idOfStream(event.stream),
        position: event.position,
        sha256,
        media_type,
        bytes,
        audience,
      },
      ...{ name: detail?.name ?? null, at: event.recordedAt, by: event.actor.name },
    })
    .onConflict((clash) => clash.doNothing())
    .execute();
}
