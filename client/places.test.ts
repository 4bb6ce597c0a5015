import { expect, test } from 'vitest';
import { type Hit, placeOf, saidOf, unverified } from './places.ts';

const street: Hit = {
  id: 'way/1',
  name: 'High Street',
  kind: 'street',
  area: 'Oakham',
  ward: null,
  lon: -0.7295,
  lat: 52.6705,
  match: 'exact',
  namesakes: [],
};

test('a place is said with its town, once', () => {
  expect(saidOf(street)).toBe('High Street, Oakham');
  expect(saidOf({ ...street, name: 'Oakham' })).toBe('Oakham');
  expect(placeOf(street)).toEqual({
    label: 'High Street, Oakham',
    lon: -0.7295,
    lat: 52.6705,
    gazetteerId: 'way/1',
  });
});

test('what was typed is taken as it is, without a point', () => {
  expect(unverified('  lay-by past the barn ')).toEqual({
    label: 'lay-by past the barn',
    lon: null,
    lat: null,
    gazetteerId: null,
  });
});
