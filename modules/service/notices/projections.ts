import { type Projection, putRows } from '../../../kernel/index.ts';
import { type NoticeState, noticeAggregate } from './notice.ts';
import type { NoticeTables } from './tables.ts';

/** The only writer of service.notice. */
export const noticeProjection: Projection = {
  aggregate: noticeAggregate,
  onState: async (tx, id, state: NoticeState) => {
    if (state.situation !== 'none') await putRows(tx, { table: 'service.notice', rows: [rowOf(id, state)] });
  },
};

/** How a notice stands, in one row; of a state of long ago, how it stood. */
export function rowOf(
  id: string,
  { situation, notice }: Exclude<NoticeState, { situation: 'none' }>,
): NoticeTables['service.notice'] {
  const { kind, major, said, serviceIds, siteIds, aboutId, from, until, nextAt, changedAt } = notice;
  return {
    ...{ id, kind, major, until, shown: situation === 'shown' },
    ...{ title: said?.title ?? null, text: said?.text ?? null },
    ...{ service_ids: serviceIds, site_ids: siteIds, about_id: aboutId },
    ...{ starts_at: from, next_at: nextAt, changed_at: changedAt },
  };
}
