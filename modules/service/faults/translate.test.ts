import { expect, test } from 'vitest';
import type { Impact, UnitOut } from '../../estate/index.ts';
import { type Ground, liveFloor, translate, unitsHit } from './translate.ts';

const none: Impact['policing'] = {
  ...{
    services: [],
    positions: [],
    allPositions: 14,
    vehicles: [],
    callsigns: [],
    radios: [],
    talkgroups: [],
    areas: [],
  },
};
const unit = (callsign: string, over: Partial<UnitOut> = {}): UnitOut => ({
  ...{ tourId: callsign, callsign, issi: null, registration: null, talkgroup: 'RUT-1', areaId: 'oakham' },
  ...{ stationId: null, armed: false, lone: false, onJob: false, emergency: false, ...over },
});
const ground = (policing: Partial<Impact['policing']>, more: Partial<Ground> = {}): Ground => ({
  impact: { downIds: [], fallen: [], policing: { ...none, ...policing }, usualImmediateCalls: 0.34 },
  ...{ units: [], openCalls: [], ...more },
});
const bare = [{ areaId: 'oakham', left: 0 }];

test('a fault is said in the words of those who police: positions, callsigns, areas, open incidents by count', () => {
  const positions = [
    { itemId: '1', label: 'POS-1', seatId: 'dispatch-1' },
    { itemId: '2', label: 'POS-2', seatId: null },
  ];
  const areas = [...bare, { areaId: 'langham', left: 1 }];
  const openCalls = [
    { grade: 'G1', weight: 1, count: 1 },
    { grade: 'G2', weight: 2, count: 3 },
  ];
  expect(translate(ground({ positions, areas }, { units: [unit('OA10', { onJob: true })], openCalls }))).toEqual([
    'Units: OA10 (on a job)',
    '2 of 14 control positions: POS-1, POS-2',
    'No radio cover: oakham',
    'Thin radio cover: langham (1 left)',
    'Open there: 1 × G1, 3 × G2',
    'Usual this hour there: 0.3 immediate calls',
  ]);
});

test('a printer in an office hits nobody on the ground', () => {
  expect(translate(ground({}))).toEqual([]);
});

test('a unit is hit by its radio or its car', () => {
  const radios = [{ itemId: '1', label: 'RAD-1', issi: '4326001', collar: null, vehicle: null }];
  const vehicles = [{ itemId: '2', registration: 'DM26 AAB', callsign: null }];
  const out = [unit('OA10', { issi: '4326001' }), unit('OA11', { registration: 'DM26 AAB' }), unit('OA12')];
  const { impact } = ground({ radios, vehicles });
  expect(unitsHit(impact, out).map(({ callsign }) => callsign)).toEqual(['OA10', 'OA11']);
});

test('the floor follows what goes on: an emergency, an armed deployment, immediate calls without cover, a job, nothing', () => {
  const floor = (policing: Partial<Impact['policing']>, more: Partial<Ground>) => liveFloor(ground(policing, more));
  expect(floor({}, { units: [unit('OA10', { emergency: true })] })?.priority).toBe(1);
  expect(floor({}, { units: [unit('AR1', { armed: true, onJob: true })] })).toEqual({
    priority: 1,
    because: 'armed deployment: AR1',
  });
  const openCalls = [{ grade: 'G1', weight: 1, count: 2 }];
  expect(floor({ areas: bare }, { openCalls })?.because).toBe('2 immediate open where radio cover is lost');
  expect(floor({}, { units: [unit('OA10', { onJob: true })] })?.priority).toBe(2);
  expect(floor({ areas: bare }, { units: [unit('OA10')] })).toBeNull();
});
