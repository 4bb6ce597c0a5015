import type { ComponentType } from 'react';
import { HomePage } from '../portal/home-page.tsx';
import { ReportPage } from '../portal/report-page.tsx';
import { QueuePage } from '../queue/queue-page.tsx';
import { RecordPage } from '../record/record-page.tsx';

/** A page of the service centre: where it is, what the navigation calls it (null: reached from another), and who may. */
export interface Place {
  readonly path: string;
  readonly name: string | null;
  /** Null: everybody. */
  readonly permission: string | null;
  readonly page: ComponentType;
}

/** In the order of the navigation. Each practice adds its own. */
export const places: readonly Place[] = [
  { path: '/', name: 'Help and requests', permission: null, page: HomePage },
  { path: '/report', name: null, permission: null, page: ReportPage },
  { path: '/queue', name: 'Queue', permission: 'service-incident.read', page: QueuePage },
  { path: '/it-incidents/:id', name: null, permission: 'service-incident.read', page: RecordPage },
];
