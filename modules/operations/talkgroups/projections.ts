import { idOfStream, type Projection, putRows, type Tx } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../../kernel/pure.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { isTalkgroup, type TalkgroupEvent } from './events.ts';
import type { TalkgroupTables } from './tables.ts';

type Row = TalkgroupTables['operations.talkgroup_use'];

const tables = (tx: Tx) => tx.withTables<TalkgroupTables>();

/** The only writer of operations.talkgroup_use. Most events of an incident say nothing of the radio, and cost nothing here. */
export const talkgroupProjection: Projection = {
  aggregate: incidentAggregate,
  onEvents: async (tx, happened) => {
    for (const { event } of happened) if (isTalkgroup(event)) await write(tx, idOfStream(event.stream), event);
  },
  forget: async (tx, id) => {
    await tables(tx).deleteFrom('operations.talkgroup_use').where('incident_id', '=', id).execute();
  },
};

async function write(tx: Tx, incidentId: string, event: Past<TalkgroupEvent> & AnyPastEvent): Promise<void> {
  switch (event.type) {
    case 'operations.TalkgroupSet':
      return put(tx, [fresh(incidentId, event, event.data.talkgroup)]);
    case 'operations.TalkgroupReleased':
      return change(tx, incidentId, [event.data.talkgroup.id], {
        ...{ released_at: event.recordedAt, patch_id: null, patch_kind: null },
      });
    case 'operations.TalkgroupsPatched': {
      const { patchId, kind, talkgroups } = event.data;
      const used = await inUse(tx, incidentId);
      const others = talkgroups.filter(({ id }) => !used.has(id));
      await put(
        tx,
        others.map((one) => fresh(incidentId, event, one)),
      );
      return change(
        tx,
        incidentId,
        talkgroups.map(({ id }) => id),
        { patch_id: patchId, patch_kind: kind },
      );
    }
    case 'operations.TalkgroupsUnpatched':
      return change(
        tx,
        incidentId,
        event.data.talkgroups.map(({ id }) => id),
        { patch_id: null, patch_kind: null },
      );
  }
}

function fresh(
  incidentId: string,
  event: Past<TalkgroupEvent>,
  { id, name, kind }: { readonly id: string; readonly name: string; readonly kind: string },
): Row {
  return {
    ...{ id: `${incidentId}#${id}`, incident_id: incidentId, talkgroup_id: id, name, kind },
    purpose: event.type === 'operations.TalkgroupSet' ? (event.detail?.purpose ?? null) : '',
    ...{ since: event.recordedAt, by: event.actor.name, released_at: null, patch_id: null, patch_kind: null },
  };
}

async function put(tx: Tx, rows: readonly Row[]): Promise<void> {
  await putRows<Row>(tx, { table: 'operations.talkgroup_use', rows });
}

async function change(tx: Tx, incidentId: string, ids: readonly string[], to: Partial<Row>): Promise<void> {
  await tables(tx)
    .updateTable('operations.talkgroup_use')
    .set(to)
    .where(
      'id',
      'in',
      ids.map((id) => `${incidentId}#${id}`),
    )
    .execute();
}

async function inUse(tx: Tx, incidentId: string): Promise<ReadonlySet<string>> {
  const rows = await tables(tx)
    .selectFrom('operations.talkgroup_use')
    .select('talkgroup_id')
    .where('incident_id', '=', incidentId)
    .where('released_at', 'is', null)
    .execute();
  return new Set(rows.map(({ talkgroup_id: id }) => id));
}
