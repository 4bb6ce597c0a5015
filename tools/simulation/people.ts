import type { Role, Subject } from '../../kernel/pure.ts';
import {
  AssignUnit,
  CloseIncident,
  OpenContact,
  PlaceContact,
  RaiseIncident,
  RecordResult,
  ReportProgress,
  StandDown,
  WriteContactField,
} from '../../modules/operations/contract.ts';
import type { Random } from '../exercise/random.ts';
import type { Client } from './client.ts';
import type { IncidentRow, TourRow } from './rows.ts';

const roles: readonly Role[] = ['contact-officer', 'dispatcher', 'control-room-supervisor', 'fim', 'officer'];

export function personOf(id: string, tourId: string | null): Subject {
  const seat = { id: `seat-${id}`, name: id, roles, areas: [] };
  return { kind: 'person', id, name: id, roles, seat, callsign: tourId, accessVersion: 1, sessionId: null };
}

const place = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };

/** A call comes: what and where, and it is an incident. All of it goes into the outbox at once. */
export function takeCall(client: Client, random: Random): void {
  const [contactId, incidentId] = [random.uuid(), random.uuid()];
  client.send(OpenContact, { contactId, channel: '101', callerNumber: null });
  client.send(WriteContactField, { contactId, field: 'what', seen: '', value: 'Two men fighting' });
  client.send(PlaceContact, { contactId, place });
  client.send(RaiseIncident, { contactId, incidentId, code: '202' });
}

/** One thing that a dispatcher does, by what the screen shows: it may long be otherwise. */
export function dispatch(client: Client, random: Random): void {
  const incidents = client.rows<IncidentRow>('operations.openIncidents').filter(({ id }) => !client.waitsFor(id));
  const units = client.rows<TourRow>('operations.units').filter(({ id }) => !client.waitsFor(id));
  if (incidents.length === 0 || units.length === 0) return;
  const { id: incidentId, situation, incident } = random.pick(incidents);
  const on = incident?.assignments ?? [];
  if (situation === 'resulted') {
    const [left] = on;
    if (left === undefined) client.send(CloseIncident, { incidentId });
    else if (left.stacked) client.send(StandDown, { incidentId, ...left, reason: 'Dealt with' });
    return;
  }
  if (on.some(({ stacked }) => !stacked)) return;
  const free = units.filter(({ tour }) => tour?.active === null);
  const busy = free.length === 0 || random.chance(0.15);
  const { id: tourId } = random.pick(busy ? units : free);
  const how = random.pick(['assign', 'assign', 'divert', 'stack'] as const);
  client.send(AssignUnit, { assignmentId: random.uuid(), incidentId, tourId, how: busy ? how : 'assign' });
}

const next = {
  assigned: 'acknowledged',
  acknowledged: 'en-route',
  'en-route': 'at-scene',
  'at-scene': 'resumed',
} as const;

/** A crew goes on with the job that its phone shows. */
export function work(client: Client, tourId: string): void {
  const unit = client.rows<TourRow>('operations.units').find(({ id }) => id === tourId);
  const active = unit?.tour?.active ?? null;
  if (active === null || client.waitsFor(tourId)) return;
  const { incidentId, assignmentId } = active;
  const milestone = next[active.milestone as keyof typeof next];
  if (milestone === 'resumed') client.send(RecordResult, { incidentId, result: 'NFA', closingCode: '202', note: '' });
  client.send(ReportProgress, { incidentId, tourId, assignmentId, milestone });
}
