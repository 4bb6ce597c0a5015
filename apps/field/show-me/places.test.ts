import { expect, test } from 'vitest';
import type { Hit } from '../../../client/places.ts';
import { placeOfPhone } from './places.ts';

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
const fix = { lon: -0.73, lat: 52.67, accuracyMetres: 8.4 };

test('the position of the phone keeps its own point and says how well it is known', () => {
  expect(placeOfPhone(fix, street)).toMatchObject({
    label: 'Near High Street, Oakham (phone, within 8 m)',
    lon: -0.73,
  });
  expect(placeOfPhone(fix, null).label).toBe('Position of the officer’s phone, within 8 m');
});
