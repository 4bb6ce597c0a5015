import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCoordinates, isInGreatBritain } from './latitude-longitude.ts';

describe('the forms in which people give coordinates', () => {
  test.each([
    ['51.50072, -0.12462'],
    ['51.50072 -0.12462'],
    ['51.50072;-0.12462'],
    ['51.50072/-0.12462'],
    ['-0.12462, 51.50072'],
    ['51.50072N 0.12462W'],
    ['N 51.50072, W 0.12462'],
    ['51.50072 north 0.12462 west'],
    ['lat 51.50072 long -0.12462'],
    ['Latitude: 51.50072, Longitude: -0.12462'],
    ['lon=-0.12462 lat=51.50072'],
    ['(51.50072, -0.12462)'],
    ['geo:51.50072,-0.12462;u=35'],
    ['https://www.example.org/maps/@51.50072,-0.12462,17z'],
    ['https://www.example.org/?q=51.50072,-0.12462'],
    ['+51.50072-000.12462/'],
    ['51 30.0432 N 0 7.4772 W'],
    ["51° 30.0432' N, 0° 7.4772' W"],
    ['N51 30.0432 W000 07.4772'],
    ['51°30\'02.592"N 0°07\'28.632"W'],
    ['51º30’02.592”N, 0º07’28.632”W'],
    ["51°30'02.592''N 0°07'28.632''W"],
    ['51 deg 30 min 2.592 sec N 0 deg 7 min 28.632 sec W'],
    ['51 30 02.592 N, 0 07 28.632 W'],
    ['51 30 02.592, -0 07 28.632'],
    ['W 0 07 28.632 N 51 30 02.592'],
    ['−0.12462, 51.50072'],
  ])('%s', (text) => {
    const found = findCoordinates(text);
    expect(found?.lat).toBeCloseTo(51.50072, 5);
    expect(found?.lon).toBeCloseTo(-0.12462, 5);
  });

  test.each([
    ['12 High Street'],
    ['101'],
    ['51 30'],
    ['51.50072'],
    ['51.50072 N'],
    ['51.50072 N 52.1 N'],
    ['51 75 02 N 0 07 28 W'],
    ['51.5.5 N 0.1 W'],
    ['1 2 3 4 5 6 7'],
    ['east west'],
    [''],
  ])('%s is none', (text) => {
    expect(findCoordinates(text)).toBeNull();
  });

  test('a place abroad is read, and is not in Great Britain', () => {
    const found = findCoordinates('48.8584, 2.2945');
    expect(found).toEqual({ lat: 48.8584, lon: 2.2945 });
    expect(isInGreatBritain({ lat: 48.8584, lon: 2.2945 })).toBe(false);
  });

  test('decimal degrees are read back as written, anywhere in Great Britain', () => {
    const lat = fc.double({ min: 49.9, max: 60.9, noNaN: true });
    const lon = fc.double({ min: -8.5, max: 1.8, noNaN: true });
    fc.assert(
      fc.property(lat, lon, (north, east) => {
        const found = findCoordinates(`${north.toFixed(5)}, ${east.toFixed(5)}`);
        expect(found?.lat).toBeCloseTo(north, 4);
        expect(found?.lon).toBeCloseTo(east, 4);
      }),
    );
  });

  test('no text throws', () => {
    const alphabet = fc.constantFrom(...'0123456789.-+°\'"NSEW ,;/()lat');
    fc.assert(fc.property(fc.string({ unit: alphabet, maxLength: 60 }), (text) => void findCoordinates(text)));
  });
});
