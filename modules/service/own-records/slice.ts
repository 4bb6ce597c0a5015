import { idOfStream, type LiveChange, type Slice } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import { ownRecordHandlers } from './handlers.ts';
import { ownRecordPermissions } from './permissions.ts';
import { ownRecordProjection, ownRequestProjection } from './projections.ts';
import { joinedOutagesView, outagesView, ownRecordLogView, ownRecordsView, siteRecordsView } from './queries.ts';
import { JoinedOutages, Outages, OwnRecordLog, OwnRecords, SiteRecords } from './views.ts';

/** What everybody of the force sees and does of their own records; the events stand in the streams of those records. */
export function ownRecords(pack: () => DeskPack): Slice {
  return {
    tables: { own_record: 'projection', affected: 'projection' },
    permissions: ownRecordPermissions,
    events: {},
    aggregates: [],
    handlers: ownRecordHandlers(pack),
    projections: [ownRecordProjection, ownRequestProjection],
    views: [ownRecordsView, siteRecordsView, ownRecordLogView, outagesView, joinedOutagesView],
    reactions: [],
    live,
  };
}

function live(event: AnyPastEvent): readonly LiveChange[] {
  const { stream } = event;
  const ofRequest = stream.startsWith('service.request/');
  if (!ofRequest && !stream.startsWith('service.service-incident/')) return [];
  const id = idOfStream(stream);
  const own: LiveChange[] = [
    { view: OwnRecords.name, keys: [id] },
    { view: SiteRecords.name, keys: [id] },
    { view: OwnRecordLog.name, replace: id },
  ];
  if (ofRequest) return own;
  const changes = [...own, { view: Outages.name, keys: [id] }];
  if (event.type !== 'service.AffectedJoined') return changes;
  const { personId } = event.data as { personId: string };
  return [...changes, { view: JoinedOutages.name, replace: personId }];
}
