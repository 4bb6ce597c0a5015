import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPack } from '../load-pack.ts';
import { openForces } from './forces.ts';
import { openTerritory } from './territory.ts';

const dirOf = (id: string) => join(import.meta.dirname, '../../../data/packs', id);
const openOf = (id: string) => ({
  forceOf: openForces(loadPack(dirOf(id)), dirOf(id)).at,
  areaOf: openTerritory(loadPack(dirOf(id)), dirOf(id)).areaOf,
});

describe('whose ground it is', () => {
  const { forceOf, areaOf } = openOf('rutland');

  test('B04 beat, ward, area and force of a point at home', () => {
    expect(areaOf(-0.7285, 52.6708)).toMatchObject({ areaId: 'oakham', ward: expect.stringContaining('Oakham') });
    expect(areaOf(-0.7285, 52.6708)?.beatId).toMatch(/^oakham-/);
    expect(forceOf(-0.7285, 52.6708)).toEqual({ code: 'E23000021', name: 'Leicestershire', own: true });
  });

  test.each([
    ['Stamford', -0.478, 52.656, 'Lincolnshire'],
    ['Corby', -0.7, 52.49, 'Northamptonshire'],
    ['Peterborough', -0.24, 52.57, 'Cambridgeshire'],
  ])('B04 B15 %s lies in the ground of a neighbour', (_town, lon, lat, name) => {
    expect(areaOf(lon, lat)).toBeNull();
    expect(forceOf(lon, lat)).toMatchObject({ name, own: false });
  });

  test('B04 where no outline covers the point, nothing is claimed', () => {
    expect(forceOf(-3.19, 55.95)).toBeNull();
    expect(forceOf(1.9, 54.5)).toBeNull();
  });

  test('each pack knows its own', () => {
    const staffordshire = openOf('staffordshire');
    expect(staffordshire.forceOf(-2.177, 53.0218)).toMatchObject({ name: 'Staffordshire', own: true });
    expect(staffordshire.forceOf(-0.7285, 52.6708)).toMatchObject({ name: 'Leicestershire', own: false });
  });
});
