import type { Past } from '../../../kernel/pure.ts';
import type { ServiceIncident, ServiceIncidentState } from '../service-incidents/service-incident.ts';
import type { ImportedEvent } from './events.ts';

/** What an IT incident knows of its having been taken in as history. */
export interface Imported {
  readonly importId: string;
  readonly source: string;
  readonly reference: string;
  readonly lastAt: number;
  readonly lastChanges: number | null;
  /** What came with this command came from the source. */
  readonly byCommand: string;
  /** Somebody here has worked on it: from then on it is a record like any other. */
  readonly takenUp: boolean;
}

type Running = Exclude<ServiceIncidentState, { situation: 'none' }>;

export function isOfImport(event: { readonly type: string }): event is Past<ImportedEvent> {
  return event.type === 'service.ServiceIncidentImported' || event.type === 'service.ServiceIncidentImportUndone';
}

export function markImported(state: Running, event: Past<ImportedEvent>): ServiceIncidentState {
  if (event.type === 'service.ServiceIncidentImportUndone') return event.data.kept ? state : { situation: 'none' };
  const { importId, source, reference, lastAt, lastChanges } = event.data;
  const first = state.incident.imported?.importId ?? importId;
  const imported = {
    importId: first,
    source,
    reference,
    lastAt,
    lastChanges,
    byCommand: event.commandId,
    takenUp: false,
  };
  return { ...state, incident: { ...state.incident, imported } };
}

/** Of history nothing rings. Once somebody takes it up its clocks run, and what had passed before is told to nobody. */
export function takenUp(incident: ServiceIncident, event: { type: string; commandId: string; occurredAt: number }) {
  const { imported, desk } = incident;
  // What the law writes into a stream is no work on it.
  if (imported === null || imported.takenUp || !event.type.startsWith('service.')) return incident;
  if (imported.byCommand === event.commandId) return incident;
  const attachedAt = event.occurredAt;
  return { ...incident, imported: { ...imported, takenUp: true }, attachedAt, desk: { ...desk, pingPongAt: null } };
}

/** Nobody here has worked on it. */
export function isHistory({ imported }: Pick<ServiceIncident, 'imported'>): boolean {
  return imported !== null && !imported.takenUp;
}
