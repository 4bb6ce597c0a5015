import { addRows, type Happened, idOfStream, type Projection, type Tx } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import { custodyAggregate } from './aggregate.ts';
import type { Custody } from './custody.ts';
import { custodyPromises } from './deadlines.ts';
import { lineOf, signatureOf } from './lines.ts';
import type { CustodyTables } from './tables.ts';

/** The only writer of estate.custody and its lines. */
export const custodyProjection: Projection = {
  aggregate: custodyAggregate,
  onEvents: writeLines,
  forget: async (tx, id) => {
    await tx.withTables<CustodyTables>().deleteFrom('estate.custody_line').where('item_id', '=', id).execute();
  },
  onState: writeCustody,
};

async function writeLines(tx: Tx, happened: readonly Happened<Custody>[]): Promise<void> {
  const rows = happened.map(({ event }) => {
    const { position, occurredAt: at, actor } = event;
    return {
      item_id: idOfStream(event.stream),
      position,
      at,
      author: actor.name,
      ...lineOf(event),
      ...signatureOf(event),
    };
  });
  await addRows(tx, { table: 'estate.custody_line', rows });
}

async function writeCustody(tx: Tx, itemId: string, state: Custody, last: AnyPastEvent): Promise<void> {
  const { holder, loss, auditedAt, disposal } = state;
  const owed = custodyPromises(state).map(({ key, label, startedAt, dueAt }) => ({ key, label, startedAt, dueAt }));
  const values = {
    person_id: holder?.personId ?? null,
    collar: holder?.collar ?? null,
    person: holder?.person ?? null,
    since: holder?.since ?? null,
    signature_kind: holder?.signature.kind ?? null,
    signature_sha: holder?.signature.sha256 ?? null,
    lost_at: loss?.at ?? null,
    lost_by: loss?.personId ?? null,
    incident_id: loss?.serviceIncidentId ?? null,
    stun: loss?.stun ?? null,
    report: loss?.reportReference ?? null,
    replacement: loss?.replacement ?? null,
    audited_at: auditedAt,
    owed: JSON.stringify(owed),
    changed_at: last.occurredAt,
    certificate: disposal === null ? null : JSON.stringify(disposal),
    disposed_at: disposal?.at ?? null,
  };
  await tx
    .withTables<CustodyTables>()
    .insertInto('estate.custody')
    .values({ item_id: itemId, ...values })
    .onConflict((clash) => clash.column('item_id').doUpdateSet(values))
    .execute();
}
