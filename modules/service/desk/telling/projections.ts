import { idOfStream, type Projection } from '../../../../kernel/index.ts';
import type { Past } from '../../../../kernel/pure.ts';
import { serviceIncidentAggregate } from '../../service-incidents/aggregate.ts';
import type { DeskEvent } from '../events.ts';
import type { TellingTables } from './tables.ts';

/** The only writer of service.staff_told. */
export const tellingProjection: Projection = {
  aggregate: serviceIncidentAggregate,
  onEvent: async (tx, event) => {
    if (event.type !== 'service.StaffTold') return;
    const { data } = event as unknown as Past<Extract<DeskEvent, { type: 'service.StaffTold' }>>;
    const service_incident_id = idOfStream(event.stream);
    const rows = data.to.map((person_id) => ({
      ...{ person_id, service_incident_id, position: event.position, at: event.occurredAt, why: data.why },
    }));
    await tx
      .withTables<TellingTables>()
      .insertInto('service.staff_told')
      .values(rows)
      .onConflict((clash) => clash.doNothing())
      .execute();
  },
  forget: async (tx, id) => {
    await tx
      .withTables<TellingTables>()
      .deleteFrom('service.staff_told')
      .where('service_incident_id', '=', id)
      .execute();
  },
};
