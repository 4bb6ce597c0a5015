import type { RowOf } from '../../../kernel/pure.ts';
import type { LinkKind } from './events.ts';
import type { ServiceIncidentFiles } from './views.ts';

/** Tables that the desk adds. Times are epoch milliseconds. */
export type DeskTables = {
  'service.service_incident_link': { service_incident_id: string; kind: LinkKind; other_id: string };
  'service.service_incident_status': {
    service_incident_id: string;
    status_id: string | null;
    name: string;
    since: number;
  };
  'service.service_incident_file': {
    id: string;
    service_incident_id: string;
    position: number;
    sha256: string;
    media_type: string;
    bytes: number;
    audience: RowOf<typeof ServiceIncidentFiles>['audience'];
    name: string | null;
    at: number;
    by: string;
  };
};
