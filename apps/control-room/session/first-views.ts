import type { TopicShape } from '../../../client/wire.ts';

type FirstView = TopicShape & { readonly permission: string };

const whole = { parent: null, of: null, version: 1 } as const;

/**
 * What a desk draws first. Written out, because this is asked for before the contracts are here; first-views.test.ts holds it to
 * them.
 */
export const firstViews: readonly FirstView[] = [
  { ...whole, view: 'operations.openIncidents', key: 'id', permission: 'incident.read' },
  { ...whole, view: 'force.pack', key: 'version', permission: 'force.read' },
  { ...whole, view: 'operations.contacts', key: 'id', permission: 'contact.read' },
  { ...whole, view: 'operations.alarms', key: 'id', parent: 'subjectId', permission: 'alarm.read' },
  { ...whole, view: 'operations.units', key: 'id', permission: 'unit.read' },
];
