import { randomUUID } from 'node:crypto';
import type { Caller } from '../../journeys/house/caller.ts';

/** So many incidents at one place, whose logs can be written to. */
export async function raiseIncidents(caller: Caller, count: number): Promise<readonly string[]> {
  return Promise.all(Array.from({ length: count }, () => raiseIncident(caller)));
}

async function raiseIncident(caller: Caller): Promise<string> {
  const [contactId, incidentId] = [randomUUID(), randomUUID()];
  const place = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
  await caller.done('operations.openContact', { contactId, channel: '101', callerNumber: null });
  await caller.done('operations.writeContactField', { contactId, field: 'what', seen: '', value: 'Disturbance' });
  await caller.done('operations.placeContact', { contactId, place });
  await caller.done('operations.raiseIncident', { contactId, incidentId, code: '202' });
  return incidentId;
}

/** Adds one line, and insists. Answers with the position at which it stands. */
export async function addLine(caller: Caller, incidentId: string, text: string): Promise<number> {
  const { position } = await caller.done('operations.addLine', {
    ...{ incidentId, text },
    ...{ lineId: randomUUID(), corrects: null },
  });
  return Number(position);
}
