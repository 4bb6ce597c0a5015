import { type Projection, putRows } from '../../../kernel/index.ts';
import { type NoticeState, noticeAggregate } from './notice.ts';
import type { NoticeTables } from './tables.ts';

/** The only writer of service.notice. */
export const noticeProjection: Projection = {
  aggregate: noticeAggregate,
  onState: async (tx, id, state: NoticeState) => {
    if (state.situation === 'none') return;
    const { kind, major, said, serviceIds, siteIds, aboutId, from, until, nextAt, changedAt } = state.notice;
    const row: NoticeTables['service.notice'] = {
      ...{ id, kind, major, until, shown: state.situation === 'shown' },
      ...{ title: said?.title ?? null, text: said?.text ?? null },
      ...{ service_ids: serviceIds, site_ids: siteIds, about_id: aboutId },
      ...{ starts_at: from, next_at: nextAt, changed_at: changedAt },
    };
    await putRows(tx, { table: 'service.notice', rows: [row] });
  },
};
