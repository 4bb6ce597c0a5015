import { defineHandler, idOfStream, type Slice, streamOf } from '../../../kernel/index.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { noticeEvents } from './events.ts';
import { noticeAggregate } from './notice.ts';
import { noticePermissions } from './permissions.ts';
import { noticeProjection } from './projections.ts';
import { noticesView } from './queries.ts';

const streams = ({ noticeId }: { noticeId: string }) => ({ notice: streamOf(noticeAggregate, noticeId) });

/** One text for the portal, the control room and officers. */
export function notices(): Slice {
  return {
    tables: { notice: 'projection' },
    permissions: noticePermissions,
    events: noticeEvents,
    aggregates: [noticeAggregate],
    handlers: [
      defineHandler({ declaration: commands.PublishNotice, streams, decide: rules.publishNotice }),
      defineHandler({ declaration: commands.UpdateNotice, streams, decide: rules.updateNotice }),
      defineHandler({ declaration: commands.WithdrawNotice, streams, decide: rules.withdrawNotice }),
    ],
    projections: [noticeProjection],
    views: [noticesView],
    reactions: [],
    live: ({ stream }) =>
      stream.startsWith('service.notice/') ? [{ view: 'service.notices', keys: [idOfStream(stream)] }] : [],
  };
}
