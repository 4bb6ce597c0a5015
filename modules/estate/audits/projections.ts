import { addRows, type Projection, type Tx } from '../../../kernel/index.ts';
import { auditAggregate } from './aggregate.ts';
import type { AuditLine, AuditState } from './audit.ts';
import { auditPromises } from './deadlines.ts';
import type { AuditTables } from './tables.ts';

/** The only writer of estate.audit and its lines. */
export const auditProjection: Projection = {
  aggregate: auditAggregate,
  onState: async (tx, id, state: AuditState) => {
    await writeAudit(tx, id, state);
    await writeLines(tx, id, state);
  },
};

async function writeAudit(tx: Tx, id: string, state: AuditState): Promise<void> {
  if (state.situation === 'none') return;
  const { stationId, room, by, begunAt, endedAt, expected } = state.audit;
  const owed = auditPromises(state).map(({ key, label, startedAt, dueAt }) => ({ key, label, startedAt, dueAt }));
  const changes = { ended_at: endedAt, owed: JSON.stringify(owed) };
  await tx
    .withTables<AuditTables>()
    .insertInto('estate.audit')
    .values({ id, station_id: stationId, room, by, begun_at: begunAt, expected, ...changes })
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}

/** Those that differ from what stands: an audit of a whole station has hundreds. */
async function writeLines(tx: Tx, id: string, state: AuditState): Promise<void> {
  if (state.situation === 'none') return;
  const tables = tx.withTables<AuditTables>();
  const stood = await tables.selectFrom('estate.audit_line').selectAll().where('audit_id', '=', id).execute();
  const before = new Map(stood.map((row) => [row.line_id, row.settled_at]));
  const { lines } = state.audit;
  const now = new Set(lines.map(({ lineId }) => lineId));
  const changed = lines.filter(({ lineId, settled }) => before.get(lineId) !== (settled?.at ?? null));
  const gone = stood.map(({ line_id }) => line_id).filter((lineId) => !now.has(lineId));
  const out = [...gone, ...changed.map(({ lineId }) => lineId)];
  if (out.length > 0) {
    await tables.deleteFrom('estate.audit_line').where('audit_id', '=', id).where('line_id', 'in', out).execute();
  }
  await addRows(tx, { table: 'estate.audit_line', rows: changed.map((line) => rowOf(id, line)) });
}

function rowOf(
  auditId: string,
  { lineId, kind, scanned, item, at, settled }: AuditLine,
): AuditTables['estate.audit_line'] {
  return {
    ...{ audit_id: auditId, line_id: lineId, kind, scanned, at },
    ...{ item_id: item?.itemId ?? null, label: item?.label ?? null, recorded: item?.recorded ?? '' },
    ...{ settled_at: settled?.at ?? null, settled_by: settled?.by ?? null },
    ...{ settled_how: settled?.how ?? null, settle_note: settled?.note ?? null },
  };
}
