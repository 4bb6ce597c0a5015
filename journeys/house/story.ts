import { randomUUID } from 'node:crypto';
import type { Caller } from './caller.ts';

export interface Raising {
  readonly code: string;
  readonly grade?: string;
  readonly channel?: '999' | '101' | 'officer' | 'other';
  readonly what: string;
  readonly place: { label: string; lon: number | null; lat: number | null; gazetteerId: string | null };
}

/** A call taken to the end by script: contact, what, where, incident. Answers the id of the incident. */
export async function raiseAt(caller: Caller, raising: Raising): Promise<string> {
  const [contactId, incidentId] = [randomUUID(), randomUUID()];
  const { code, grade, channel = '101', what, place } = raising;
  await caller.done('operations.openContact', { contactId, channel, callerNumber: null });
  await caller.done('operations.writeContactField', { contactId, field: 'what', seen: '', value: what });
  await caller.done('operations.placeContact', { contactId, place });
  await caller.done('operations.raiseIncident', { contactId, incidentId, code, ...(grade !== undefined && { grade }) });
  return incidentId;
}
