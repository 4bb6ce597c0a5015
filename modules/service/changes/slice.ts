import { idOfStream, type Slice } from '../../../kernel/index.ts';
import { makeNumbers } from '../numbers.ts';
import { changeAggregate } from './aggregate.ts';
import { changeEvents } from './events.ts';
import { changeHandlers } from './handlers.ts';
import { changePermissions } from './permissions.ts';
import { changeProjection } from './projections.ts';
import { changeReactions } from './reactions.ts';
import { changeReportView } from './report.ts';
import type { ChangeNeeds } from './sight.ts';
import * as sources from './view-queries.ts';
import * as views from './views.ts';
import { changeWordsView } from './words-source.ts';

/** Requests for change, from the first word to the review. */
export function changes(needs: ChangeNeeds): Slice {
  return {
    tables: {
      ...{ change: 'projection', change_line: 'projection', change_asked: 'projection', change_vote: 'projection' },
    },
    permissions: changePermissions,
    events: changeEvents,
    aggregates: [changeAggregate],
    handlers: changeHandlers(needs, makeNumbers('change')),
    projections: [changeProjection],
    views: [
      ...[sources.changesView, sources.changeRecordView, sources.changeLogView, sources.changeTalkView],
      ...[sources.followedChangesView, sources.changeScheduleView, sources.askedApprovalsView, changeReportView],
      changeWordsView(needs.pack),
    ],
    reactions: changeReactions(needs.pack),
    live: ({ stream, type, data }) => {
      if (type === 'force.PackPublished') {
        const { version, previous } = data as { version: string; previous: string | null };
        return [{ view: views.ChangeWords.name, keys: previous === null ? [version] : [version, previous] }];
      }
      if (!stream.startsWith(`${changeAggregate.name}/`)) return [];
      const id = idOfStream(stream);
      const keyed = [views.Changes, views.FollowedChanges, views.ChangeSchedule, views.AskedApprovals];
      const ofOne = [views.ChangeRecord, views.ChangeLog, views.ChangeTalk];
      return [
        ...keyed.map(({ name }) => ({ view: name, keys: [id] })),
        ...ofOne.map(({ name }) => ({ view: name, replace: id })),
      ];
    },
  };
}
