import { idOfStream, type Projection, sql, type Tx } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../../kernel/pure.ts';
import type { ImprovementEvent } from './events.ts';
import { type ImprovementState, improvementAggregate } from './improvement.ts';
import type { ImprovementTables } from './tables.ts';

/** The only writer of service.improvement. */
export const improvementProjection: Projection = {
  aggregate: improvementAggregate,
  onEvent: async (tx, event, state: ImprovementState) => {
    await writeImprovement(tx, idOfStream(event.stream), state);
    await addProgress(tx, event, state);
  },
  forget: async (tx, id) => {
    await tx.withTables<ImprovementTables>().deleteFrom('service.improvement').where('id', '=', id).execute();
  },
};

async function writeImprovement(tx: Tx, id: string, state: ImprovementState): Promise<void> {
  if (state.situation === 'none') return;
  const { improvement: one, situation } = state;
  const changes = {
    ...{ number: one.number, sequence: one.sequence, situation, source: one.source, month: one.month },
    ...{ title: one.title, agreement_id: one.agreementId, service_id: one.serviceId },
    ...{ owner_id: one.ownerId, owner: one.owner },
    ...{ action: one.said?.action ?? null, measure: one.said?.measure ?? null, benefit: one.said?.benefit ?? null },
    ...{ percent: one.percent, review_at: one.reviewAt, planned_at: one.plannedAt, changed_at: one.changedAt },
  };
  await tx
    .withTables<ImprovementTables>()
    .insertInto('service.improvement')
    .values({ id, ...changes, progress: '[]' })
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}

async function addProgress(tx: Tx, event: AnyPastEvent, state: ImprovementState): Promise<void> {
  // The registry has checked the event against its schema when it was appended.
  const known = event as unknown as Past<ImprovementEvent>;
  if (known.type !== 'service.ImprovementReviewed' && known.type !== 'service.ImprovementEnded') return;
  if (state.situation === 'none') return;
  const { percent } = state.improvement;
  const line = { at: event.occurredAt, by: event.actor.name, percent, note: known.detail?.note ?? null };
  await sql`
    UPDATE service.improvement SET progress = progress || ${JSON.stringify([line])}::jsonb
     WHERE id = ${idOfStream(event.stream)}`.execute(tx);
}
