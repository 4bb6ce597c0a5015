import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPack } from '../load-pack.ts';
import { madeFiles, makeFile } from './make.ts';
import { makeSmallAreas } from './small-areas.ts';

const dirOf = (id: string) => join(import.meta.dirname, '../../../data/packs', id);

describe.each(['rutland', 'staffordshire'])('%s', (id) => {
  test.each(madeFiles)('%s is what its sources make', { timeout: 60_000 }, (name) => {
    // Compared as one value: a difference of half a megabyte is nothing that anyone would read.
    expect(makeFile(name, dirOf(id)) === readFileSync(join(dirOf(id), name), 'utf8')).toBe(true);
  });
});

test('a stricter rule leaves fewer small areas urban', () => {
  const pack = loadPack(dirOf('rutland'));
  const urban = (postcodes: number): number => {
    const text = makeSmallAreas({ ...pack, urbanRule: { radiusMetres: 1250, postcodes } }, dirOf('rutland'));
    return text.split('"setting":"urban"').length - 1;
  };
  expect([urban(1), urban(120), urban(150), urban(1000)]).toEqual([23, 9, 6, 0]);
});
