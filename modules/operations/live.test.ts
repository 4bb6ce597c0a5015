import { describe, expect, test } from 'vitest';
import type { AnyPastEvent } from '../../kernel/pure.ts';
import { live } from './live.ts';
import { assigned, immediate, raised, regraded } from './test-log.ts';

function changes(stream: string, event: { type: string; data: unknown }): readonly string[] {
  const past = { detail: null, ...event, stream, position: 7 } as unknown as AnyPastEvent;
  return live(past).map((change) => {
    if ('access' in change) return `access ${change.access}`;
    if ('takenFrom' in change) return `taken from ${change.takenFrom.join()}`;
    return 'replace' in change
      ? `${change.view} = ${change.replace}`
      : `${change.view}${change.of === undefined ? '' : ` of ${change.of}`} ${change.keys.join()}`;
  });
}
const ofIncident = (event: { type: string; data: unknown }) => changes('operations.incident/i1', event);

describe('an event changes', () => {
  test('the contact, and its alarm', () => {
    expect(changes('operations.contact/c1', { type: 'operations.CallAnswered', data: {} })).toEqual([
      'operations.contacts c1',
      'operations.alarms = c1',
      'operations.watched = c1',
    ]);
  });

  test('the incident, its log by line, its alarms together', () => {
    expect(ofIncident(assigned())).toEqual([
      'operations.openIncidents i1',
      'operations.incidentLog of i1 7',
      'operations.alarms = i1',
    ]);
  });

  test('the line that is corrected beside the correction', () => {
    const line = { type: 'operations.LineAdded', data: { lineId: 'l2', corrects: 'l1' } };
    expect(ofIncident(line)).toContain('operations.incidentLog of i1 l2,l1');
  });

  test('the list of unverified places when a place is new', () => {
    expect(ofIncident(raised())).toContain('operations.unverifiedPlaces i1');
    expect(ofIncident({ type: 'operations.IncidentMoved', data: {} })).toContain('operations.unverifiedPlaces i1');
  });

  test('where it is worked from, when that or its guard changes, and not when it is raised', () => {
    for (const type of ['operations.PointSet', 'operations.TransferOffered', 'operations.IncidentMoved']) {
      expect(ofIncident({ type, data: {} })).toContain('operations.whereabouts = i1');
    }
    expect(ofIncident(raised()).join()).not.toContain('operations.whereabouts');
  });

  test('the units whose rows show its grade, or must no longer show it', () => {
    const moved = regraded('G2', immediate);
    expect(ofIncident({ ...moved, data: { ...(moved.data as object), tourIds: ['t1', 't2'] } })).toContain(
      'operations.units t1,t2',
    );
    expect(ofIncident(moved).join()).not.toContain('operations.units');
    const restricted = { type: 'operations.IncidentRestricted', data: { tourIds: ['t1'] } };
    expect(ofIncident(restricted)).toEqual(
      expect.arrayContaining(['operations.incidentLog = i1', 'operations.units t1', 'operations.watched = t1']),
    );
  });

  test('what they hold from whom a concealed record is taken', () => {
    const naming = { tourIds: [], linkedIds: [] };
    const restricted = { type: 'operations.IncidentRestricted', data: { ...naming, takenFrom: ['anna', 'ben'] } };
    expect(ofIncident(restricted)).toContain('taken from anna,ben');
    const lapsed = { type: 'operations.GlassLapsed', data: { ...naming, accountId: 'anna', takenFrom: ['anna'] } };
    expect(ofIncident(lapsed)).toContain('taken from anna');
  });

  test('a unit, and nothing for the guard of its callsign', () => {
    expect(changes('operations.tour/t1', { type: 'operations.StatusSet', data: {} })).toEqual([
      'operations.units t1',
      'operations.alarms = t1',
      'operations.watched = t1',
    ]);
    expect(changes('operations.callsign/RA21', { type: 'operations.CallsignTaken', data: {} })).toEqual([]);
  });
});
