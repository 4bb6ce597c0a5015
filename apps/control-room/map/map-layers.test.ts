import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { layersOfRole, layersShown, layerWords, mapLayers } from './map-layers.ts';

const packs = new URL('../../../data/packs/', import.meta.url);
const termsOf = (pack: string) =>
  JSON.parse(readFileSync(new URL(`${pack}/pack.json`, packs), 'utf8')).control.mapLayers as Parameters<
    typeof layersOfRole
  >[1];

test('G01 incidents, units, markers, beats, cameras and closures are layers; a role begins with those of its force, a person has their own', () => {
  expect(mapLayers).toEqual(
    expect.arrayContaining(['incidents', 'units', 'markers', 'beats', 'cameras', 'closures', 'callers', 'drawn']),
  );
  const ofCallTaker = layersOfRole(['contact-officer'], termsOf('rutland'));
  expect(ofCallTaker).not.toContain('cameras');
  expect(layersOfRole(['dispatcher'], termsOf('rutland'))).toEqual(
    expect.arrayContaining(['cameras', 'beats', 'units']),
  );
  expect(layersOfRole(['fim'], termsOf('staffordshire'))).toEqual(mapLayers);
  expect(layersShown(null, ofCallTaker)).toEqual(ofCallTaker);
  expect(layersShown(['beats', 'gone', 'units'], ofCallTaker)).toEqual(['units', 'beats']);
  expect(Object.keys(layerWords).sort()).toEqual([...mapLayers].sort());
});
