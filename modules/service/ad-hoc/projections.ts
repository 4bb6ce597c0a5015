import { idOfStream, type Projection } from '../../../kernel/index.ts';
import { type AdHocState, adHocAggregate } from './ad-hoc-report.ts';
import type { AdHocTables } from './tables.ts';

/** The only writer of service.ad_hoc_report. */
export const adHocProjection: Projection = {
  aggregate: adHocAggregate,
  onEvent: async (tx, event, state: AdHocState) => {
    if (state.situation === 'none') return;
    const { report, said, situation, changedAt, guardedAt } = state;
    const row = {
      ...{ name: said?.name ?? null, owner_id: report.ownerId, owner: report.owner, shared: report.shared },
      ...{ form: JSON.stringify(report.form), conditions: said === null ? null : JSON.stringify(said.where) },
      ...{ dropped: situation === 'dropped', guarded_at: guardedAt, changed_at: changedAt },
    };
    await tx
      .withTables<AdHocTables>()
      .insertInto('service.ad_hoc_report')
      .values({ id: idOfStream(event.stream), ...row })
      .onConflict((clash) => clash.column('id').doUpdateSet(row))
      .execute();
  },
  forget: async (tx, id) => {
    await tx.withTables<AdHocTables>().deleteFrom('service.ad_hoc_report').where('id', '=', id).execute();
  },
};
