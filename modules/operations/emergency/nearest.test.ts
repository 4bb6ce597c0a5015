import { expect, test } from 'vitest';
import type { UnitFound } from '../dispatch/candidates.ts';
import { mayCome, nearestOf } from './nearest.ts';

const unit = (tourId: string, over: Partial<UnitFound> = {}): UnitFound => ({
  ...{
    tourId,
    callsign: tourId.toUpperCase(),
    kindId: 'response',
    vehicleKind: null,
    armed: false,
    skills: [],
    crewSize: 2,
  },
  ...{ emergencyDriver: true, areaId: 'oakham', meaning: 'available', availability: 'available', emergency: false },
  ...{ active: null, shiftEndsAt: 0, positionAt: 0, lon: -0.73, lat: 52.67 },
  ...over,
});
const responding = new Set(['response']);

test('F04 everybody may come, whatever they are on; not who calls, who is off duty, or who answers no calls', () => {
  const busy = { incidentId: 'i', number: '1', grade: 'G1', weight: 1, milestone: 'at-scene', hidden: true } as const;
  expect(mayCome(unit('a'), 'z', responding)).toBe(true);
  expect(mayCome(unit('a', { active: busy, availability: 'unavailable', meaning: 'committed' }), 'z', responding)).toBe(
    true,
  );
  expect(mayCome(unit('z'), 'z', responding)).toBe(false);
  expect(mayCome(unit('a', { emergency: true }), 'z', responding)).toBe(false);
  expect(mayCome(unit('a', { meaning: 'off-duty' }), 'z', responding)).toBe(false);
  expect(mayCome(unit('a', { kindId: 'van' }), 'z', responding)).toBe(false);
});

test('F04 the soonest by road stands first; without a way there nobody does', () => {
  const units = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => unit(id));
  const times = new Map(units.slice(1).map(({ tourId }, n) => [tourId, { seconds: 900 - n * 100, metres: 1_000 }]));
  expect(nearestOf(units, times).map(({ unit: { tourId } }) => tourId)).toEqual(['h', 'g', 'f', 'e', 'd', 'c']);
  const alike = new Map(units.map(({ tourId }) => [tourId, { seconds: 60, metres: 1 }]));
  expect(nearestOf(units.toReversed(), alike)[0]?.unit.tourId).toBe('a');
});
