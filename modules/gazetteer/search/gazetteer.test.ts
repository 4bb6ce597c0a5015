import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { PlaceHit } from '../contract.ts';
import { metresBetween } from './distance.ts';
import { type Gazetteer, gazetteerOf } from './gazetteer.ts';
import { readPlaces } from './sources/read-places.ts';

const rutland = new URL('../../../data/packs/rutland/sources', import.meta.url).pathname;
const staffordshire = new URL('../../../data/packs/staffordshire/sources', import.meta.url).pathname;

let gazetteer: Gazetteer;
beforeAll(async () => {
  gazetteer = gazetteerOf(await readPlaces([rutland, staffordshire]));
}, 60_000);

function first(query: string, options?: Parameters<Gazetteer['search']>[1]): PlaceHit | undefined {
  return gazetteer.search(query, options)[0];
}

describe('a hit', () => {
  test('tells what it is, where it lies and how it was found', () => {
    expect(first('northgate oakham')).toMatchObject({
      name: 'Northgate',
      kind: 'street',
      area: 'Oakham',
      ward: 'Oakham North East',
      match: 'exact',
    });
  });

  test('names the town round a suburb, so that equal names are told apart', () => {
    expect(first('moorland road burslem')?.area).toBe('Burslem, Stoke-on-Trent');
  });

  test.each([
    ['northgate oakham', 'exact'],
    ['northgaet oakham', 'spelling'],
    ['north gate oakham', 'exact'],
    ['oakham', 'exact'],
    ['finkey street / northgate oakham', 'junction'],
    ['LE15 6RA', 'postcode'],
    ['LE15 6', /^part of a postcode: middle of \d+$/],
    ['SK 860 087', 'grid reference'],
    ['486000 308700', 'easting and northing'],
    ['52.6695, -0.7290', 'coordinates'],
    ['pub oakham', 'sort of place'],
    ['fire station oakham', 'words in another order'],
  ])('%s is matched as %s', (query, match) => {
    expect(first(query)?.match).toEqual(match instanceof RegExp ? expect.stringMatching(match) : match);
  });

  test('is of the shape that screens were promised, and each is named once', () => {
    for (const query of ['high street', 'station', 'st16', 'church lane', 'a / b']) {
      const hits = gazetteer.search(query, { limit: 50 });
      for (const hit of hits) expect(PlaceHit.parse(hit)).toEqual(hit);
      expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
    }
  });
});

describe('ranking', () => {
  test.each([
    ['Oakham', [-0.729, 52.6695]],
    ['Uppingham', [-0.7223, 52.5886]],
    ['Stone', [-2.1475, 52.9025]],
    ['Tamworth', [-1.695, 52.634]],
  ] as const)('equal names are led by the one near %s, where the operator looks', (_, near) => {
    const hits = gazetteer.search('high street', { near });
    const streets = gazetteer.search('high street', { limit: 50 }).filter(({ name }) => name === 'High Street');
    const metres = streets.map((hit) => metresBetween(hit, { lon: near[0], lat: near[1] }));
    expect(metresBetween(hits[0] ?? { lon: 0, lat: 0 }, { lon: near[0], lat: near[1] })).toBeLessThanOrEqual(
      Math.min(...metres) + 1,
    );
  });

  test('a hint does not hide a better match', () => {
    expect(first('moorland road burslem', { near: [-0.729, 52.6695] })?.area).toBe('Burslem, Stoke-on-Trent');
  });

  test('a street said with a postcode is the one that stands there', () => {
    const [street, postcode] = gazetteer.search('12 high street LE15 6AS');
    expect([street?.name, street?.area]).toEqual(['High Street', 'Oakham']);
    expect(postcode?.name).toBe('LE15 6AS');
  });
});

describe('junctions', () => {
  test('where a map shows that the streets meet', () => {
    const forms = [
      'finkey street / northgate',
      'northgate x finkey st',
      'jn finkey st northgate',
      'corner of finkey street and northgate oakham',
    ];
    const [one, ...others] = forms.map((form) => first(form));
    expect(one).toMatchObject({ kind: 'junction', area: 'Oakham' });
    for (const other of others) expect([other?.lon, other?.lat]).toEqual([one?.lon, one?.lat]);
  });

  test('without a map, where points of the two streets lie near each other, and it says so', () => {
    const [hit] = gazetteer.search('sheep market / a523 leek');
    expect(hit).toMatchObject({ kind: 'junction', match: expect.stringMatching(/^streets \d+ m apart$/) });
  });
});

describe('postcodes', () => {
  test('an unknown unit of a known sector answers the sector and says so', () => {
    expect(first('LE15 6ZZ')).toMatchObject({ name: 'LE15 6', match: 'sector of LE15 6ZZ, which is not known' });
  });

  test('the blank that was typed tells ST1 6 from ST16', () => {
    expect([first('ST1 6')?.name, first('ST16')?.name]).toEqual(['ST1 6', 'ST16']);
  });
});

describe('what is nowhere here', () => {
  test.each([
    'AA 123 456',
    'SI 12345 67890',
    'grid ref nonsense',
    '48.8584, 2.2945',
    '0.00000, 0.00000',
    '700001 1300001',
    '',
    '   ',
    '???',
  ])('%s answers nothing', (query) => {
    expect(gazetteer.search(query)).toEqual([]);
  });

  test('nothing is near a place at sea or no place at all', () => {
    expect(gazetteer.nearest(-6, 50)).toBeNull();
    expect(gazetteer.nearest(Number.NaN, 52)).toBeNull();
  });
});

describe('nearest', () => {
  test('is the street that runs past, however far its middle lies', () => {
    const hit = gazetteer.search('northgate oakham')[0];
    const found = gazetteer.nearest(hit?.lon ?? 0, hit?.lat ?? 0);
    expect(found).toMatchObject({
      name: 'Northgate',
      kind: 'street',
      match: expect.stringMatching(/^nearest, \d+ m$/),
    });
  });

  test('is the place where no street is near', () => {
    expect(gazetteer.nearest(-2.62, 52.9)).toMatchObject({ kind: 'place' });
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    'st',
    's',
    '/',
    ' x ',
    '&',
    "'",
    '-',
    'jn',
    'corner of',
    'SK',
    '12',
    '52.6',
    '-0.7',
    '°',
    'N',
    'ST4',
    'oakham',
    'high',
    'é',
    '🦊',
    '\u0000',
  );
  const texts = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join(' ')),
  );

  test('is answered without a throw, within the limit', () => {
    const limits = fc.integer({ min: -5, max: 100 });
    fc.assert(
      fc.property(texts, limits, (text, limit) => {
        expect(gazetteer.search(text, { limit }).length).toBeLessThanOrEqual(Math.max(1, limit));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test('is cut when long, so that its time is bounded', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const long = `jn ${text} high street and ${'sheep lane '.repeat(30)}`;
        expect(gazetteer.search(long)).toEqual(gazetteer.search(long.slice(0, 200)));
      }),
      { numRuns: 10 },
    );
    expect(gazetteer.search('x'.repeat(1_000_000))).toEqual([]);
  }, 60_000);
});
