import { demonstrations } from './test-demo.ts';
import type { Asked, Situations } from './test-house.ts';
import { ID, NOW } from './test-house.ts';
import { serviceSituations } from './test-service-situations.ts';
import { worked } from './test-worked.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const period = { from: NOW + HOUR, until: NOW + 5 * HOUR };
const area = 'stoke-on-trent';

/** An incident that a unit is sought for, and the unit, which stands in the same row. */
const sought = {
  ...{
    grade: 'G1',
    area_id: area,
    plan_id: null,
    level: null,
    restriction: 'none',
    tactics: null,
    lon: -2.18,
    lat: 53.02,
  },
  ...{
    weight: 1,
    emergency_driving: true,
    allowed: [],
    skills_until: null,
    equipment: null,
    crew_size: 1,
    emergency: false,
  },
  ...{
    meaning: 'available',
    availability: 'available',
    active: null,
    milestone: null,
    incident_id: null,
    armed: false,
  },
  ...{ vehicle_kind: 'unmarked car', kind: 'pcso-foot', skills: [], emergency_driver: true, shift_ends_at: NOW + DAY },
};
const planOf = (code: string, others: object = {}): Asked => ({
  of: 'operations.responsePlan',
  columns: { ...sought, code, ...others },
});
const unitFor = (code: string, others: object = {}): Asked => ({
  of: 'operations.recommendation',
  columns: { ...sought, code, ...others },
});
const scheduled = {
  ...{ id: 'G3', name: 'Scheduled', weight: 3, alarm: 'B', emergencyDriving: false, clockFrom: 'received' },
  ...{ deploySeconds: null, arrival: null, resolution: null, warnAtShare: 0.9, acknowledgeSeconds: null },
  ...{ noActionSeconds: null, ladder: { rungs: [], repeatSeconds: 60 } },
};
const drone = { itemId: ID, classId: 'drone', name: 'Drone 1', stage: 'lent' };
const place = { lon: '-2.18', lat: '53.02' };
const near = { lon: -2.18, lat: 53.0202, restriction: 'none', allowed: [], received_at: NOW - 20 * DAY };

const asked: Readonly<Record<string, Asked>> = {
  'a message by priority': { of: 'operations.sendMessage', input: { priority: 'priority' }, given: [] },
  'an observation': { of: 'operations.sendMessage', input: { kind: 'obs' }, given: [] },
  'a note': { of: 'operations.sendMessage', input: { kind: 'note' }, given: [] },
  'a contact for another agency': { of: 'operations.closeContact', input: { outcome: 'other-agency' } },
  'a contact that was abandoned': { of: 'operations.closeContact', input: { outcome: 'abandoned' } },
  'a contact by mistake': { of: 'operations.closeContact', input: { outcome: 'error' } },
  'a contact for a test': { of: 'operations.closeContact', input: { outcome: 'test' } },
  'a major incident declared': {
    of: 'operations.setMajorLevel',
    input: { level: 'declared', seen: 'none' },
    given: [['operations.IncidentRaised', {}]],
  },
  'mutual aid asked for': { of: 'operations.askAid', input: { forceId: 'west-midlands', ...period }, given: [] },
  'an operation planned': {
    of: 'operations.planOperation',
    input: { areaId: area, startsAt: period.from, endsAt: period.until, briefingAt: NOW + HOUR / 2 },
    given: [],
  },
  'duties planned': { of: 'operations.planDuties', input: { areaId: area }, given: [] },
  'a fence': { of: 'operations.setFence', input: { until: NOW + HOUR }, given: [] },
  'a lower grade': { of: 'operations.regrade', input: { grade: 'G4' } },
  'a crime recorded': { of: 'operations.recode', input: { code: '001' } },
  'back-up asked for': {
    of: 'operations.askForResource',
    input: { urgent: false },
    given: [['operations.IncidentRaised', {}]],
  },
  'a unit at scene from its refreshments': {
    of: 'operations.setStatus',
    input: { status: '6' },
    given: [
      ['operations.TourBegan', {}],
      ['operations.StatusSet', {}],
    ],
    doubting: true,
  },
  'an officer in need': {
    of: 'operations.raiseForOfficer',
    given: [
      ['operations.TourBegan', {}],
      ['operations.EmergencyRaised', {}],
    ],
  },
  'violence, by its plan': planOf('015'),
  'somebody missing, by the plan': planOf('311'),
  'units for violence': unitFor('015'),
  'a car for a collision': unitFor('101', { kind: 'response', vehicle_kind: 'marked traffic car' }),
  'a unit whose shift ends': unitFor('015', { kind: 'cycle', shift_ends_at: NOW + 20 * 60_000 }),
  'what is known of a place': { of: 'operations.known', input: place, columns: near },
  'what is known of a number': { of: 'operations.known', input: { number: '07700900123' }, columns: near },
  'markers near a place': {
    of: 'operations.nearby',
    input: place,
    columns: { ...near, kind: 'weapons', radiusMetres: 5, radius_metres: 5, distanceMetres: 140, distance_metres: 140 },
  },
  'what happened here lately': {
    of: 'operations.duplicates',
    input: place,
    columns: { ...near, code: '202', closed_at: NOW - 27.5 * DAY, state: 'closed', what: 'Noise', label: 'A street' },
  },
  'what happened here lately, of no set': {
    of: 'operations.duplicates',
    input: place,
    columns: { ...near, code: '101', closed_at: NOW - 6.9 * DAY, state: 'closed', what: 'Noise', label: 'A street' },
  },
  'who has had to do with what': {
    of: 'insight.exposure',
    columns: { kinds: [{ kind: 'death', count: 3 }], calls: 1, call_ms: 1, account_id: 'x', name: 'A' },
  },
  'checks that are owed': {
    of: 'insight.samplesOwed',
    columns: { records: 9, drawn: 0, account_id: 'x', person: 'A' },
  },
  'a grade of priority': {
    of: 'operations.regrade',
    input: { grade: 'G2', seen: 'G1' },
    given: [['operations.IncidentRaised', {}]],
  },
  'an arrival that is reckoned': {
    of: 'operations.reckonArrival',
    given: [
      ['operations.IncidentRaised', {}],
      ['operations.CallerTold', {}],
    ],
  },
  'a desk that asks one partner more': {
    of: 'operations.askPartner',
    input: { partnerId: 'ambulance', callId: '0198c2f0-dddd-7000-8000-0000000000ff' },
    given: [
      ['operations.IncidentRaised', {}],
      ['operations.MajorOpened', {}],
      ['operations.MajorLevelSet', {}],
      ['operations.MajorPartnerAsked', {}],
    ],
    doubting: true,
  },
  'a crew that sends itself': {
    of: 'operations.assignUnit',
    given: [
      ['operations.IncidentRaised', {}],
      ['operations.TourBegan', {}, { crew: [{ collar: '1', name: 'A', permit: 'response', accountId: ID }] }],
    ],
    columns: { lon: -0.72, lat: 52.8 },
    seatId: null,
    doubting: true,
  },
  'a crew that sends itself, of grade 3': {
    of: 'operations.assignUnit',
    given: [
      ['operations.IncidentRaised', { grade: scheduled }],
      ['operations.UnitAssigned', {}],
      ['operations.TourBegan', {}, { crew: [{ collar: '1', name: 'A', permit: 'response', accountId: ID }] }],
    ],
    seatId: null,
    doubting: true,
  },
  'a repeat caller': {
    of: 'operations.known',
    input: { number: '07700900123' },
    columns: { ...near, id: 'r', incident_id: null, at: NOW - DAY, received_at: NOW - DAY },
    count: 4,
  },
  'a repeat victim': {
    of: 'operations.known',
    input: { number: '07700900123' },
    columns: { ...near, role: 'victim', about_kind: 'incident', about_id: ID, by: ['number'], received_at: NOW - DAY },
    count: 4,
  },
  'an incident that nobody attended': {
    of: 'insight.askAboutUnattended',
    columns: { code: '001', closing_code: null, attended_at: null, closed_at: NOW, number: '1' },
  },
  'an item of a class of the force': {
    of: 'estate.addItems',
    input: { items: [{ ...drone, fields: { serial: 'ABC', mass: 4, make: 'One' } }] },
    given: [],
  },
  'an item that is not as its class has it': {
    of: 'estate.addItems',
    input: { items: [{ ...drone, fields: { serial: 'abc', mass: 40 } }] },
    given: [],
  },
  'a message that nobody could read': { of: 'exchange.keepUnread', given: [] },
};

export const situations: Situations = {
  asked: { ...asked, ...serviceSituations },
  worked: { ...worked, ...demonstrations },
};
