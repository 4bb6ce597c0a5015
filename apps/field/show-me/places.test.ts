import { expect, test } from 'vitest';
import { type Hit, placeAsTyped, placeOfHit, placeOfPhone, saidOf } from './places.ts';

const street: Hit = {
  id: 'way/1',
  name: 'High Street',
  kind: 'street',
  area: 'Oakham',
  ward: null,
  lon: -0.7295,
  lat: 52.6705,
  match: 'exact',
};
const fix = { lon: -0.73, lat: 52.67, accuracyMetres: 8.4 };

test('a place is said with its town, once', () => {
  expect(saidOf(street)).toBe('High Street, Oakham');
  expect(saidOf({ ...street, name: 'Oakham' })).toBe('Oakham');
  expect(placeOfHit(street)).toEqual({
    label: 'High Street, Oakham',
    lon: -0.7295,
    lat: 52.6705,
    gazetteerId: 'way/1',
  });
});

test('the position of the phone keeps its own point and says how well it is known', () => {
  expect(placeOfPhone(fix, street)).toMatchObject({
    label: 'Near High Street, Oakham (phone, within 8 m)',
    lon: -0.73,
  });
  expect(placeOfPhone(fix, null).label).toBe('Position of the officer’s phone, within 8 m');
});

test('what was typed is taken as it is, without a point', () => {
  expect(placeAsTyped('  lay-by past the barn ')).toEqual({
    label: 'lay-by past the barn',
    lon: null,
    lat: null,
    gazetteerId: null,
  });
});
