import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Db, sql } from '../kernel/index.ts';
import { makeRandom, type Random } from '../tools/exercise/random.ts';

const root = resolve(import.meta.dirname, '..');
const SEED = 20_261_126;
const VOCABULARY = 20_000;
const HALVES = 60_000;
const WORDS_OF_HALF = 7;
const RARE_FAMILIES = 5_000;

/** Words of narratives, the most frequent first; rarer ones are made up. */
export const common: readonly string[] = [
  ...[
    'caller',
    'male',
    'female',
    'states',
    'door',
    'car',
    'house',
    'shouting',
    'police',
    'street',
    'garage',
    'phone',
    'window',
    'road',
  ],
  ...[
    'neighbour',
    'left',
    'seen',
    'vehicle',
    'property',
    'front',
    'partner',
    'alarm',
    'children',
    'fighting',
    'threatened',
    'garden',
  ],
  ...[
    'damage',
    'drunk',
    'injured',
    'broken',
    'shop',
    'stolen',
    'knife',
    'white',
    'black',
    'van',
    'banging',
    'scene',
    'bleeding',
    'noise',
  ],
  ...[
    'youths',
    'dog',
    'running',
    'blocked',
    'argument',
    'kitchen',
    'parked',
    'missing',
    'collision',
    'smoke',
    'ambulance',
    'bicycle',
  ],
  ...[
    'hospital',
    'security',
    'staff',
    'cash',
    'jacket',
    'school',
    'daughter',
    'ladder',
    'shed',
    'lorry',
    'suspicious',
    'burglary',
    'horse',
  ],
  ...[
    'fireworks',
    'wallet',
    'tablets',
    'bottle',
    'glass',
    'hedge',
    'trailer',
    'hammer',
    'allotment',
    'puncture',
    'balcony',
    'lighter',
  ],
  ...[
    'scaffolding',
    'caravan',
    'tractor',
    'lawnmower',
    'greenhouse',
    'generator',
    'drone',
    'swan',
    'chainsaw',
    'viaduct',
    'telescope',
  ],
];
const syllables = [
  'ba',
  'cor',
  'den',
  'fal',
  'gri',
  'hul',
  'jen',
  'kor',
  'lim',
  'mar',
  'nep',
  'ost',
  'pul',
  'ros',
  'sku',
  'tam',
  'urk',
  'vel',
  'wim',
  'zor',
];

/**
 * What the made history is drawn from, in a schema of the bench's own, each with its entry for the search's index: half narratives of
 * words as frequent as in any language (Zipf), streets of the pack as frequent as crimes were in them, names, codes of the pack.
 */
export async function layOutStock(owner: Db): Promise<void> {
  const random = makeRandom(SEED);
  const vocabulary = [...common, ...invented(random, VOCABULARY - common.length)];
  const halves = Array.from({ length: HALVES }, () =>
    Array.from({ length: WORDS_OF_HALF }, () => zipf(random, vocabulary)).join(' '),
  );
  await sql`CREATE SCHEMA bench`.execute(owner);
  await makeTexts(owner, 'half', halves);
  await makeNames(owner, random);
  await makePlaces(owner);
  await makeCodes(owner);
  await sql`ANALYZE bench.half, bench.slot, bench.place, bench.given, bench.family, bench.code`.execute(owner);
}

/** Made-up words that are sought as rare ones. */
export function rareWord(rank: number): string {
  return invented(makeRandom(SEED), rank + 1).at(-1) ?? '';
}

function invented(random: Random, count: number): readonly string[] {
  const words = new Set<string>();
  while (words.size < count) {
    words.add(Array.from({ length: random.chance(0.3) ? 3 : 4 }, () => random.pick(syllables)).join(''));
  }
  return [...words];
}

/** The nth is drawn half as often as the one before twice as near to the front. */
function zipf(random: Random, words: readonly string[]): string {
  return words[Math.floor(Math.exp(random.next() * Math.log(words.length + 1))) - 1] ?? '';
}

async function makeTexts(owner: Db, table: string, texts: readonly string[]): Promise<void> {
  await sql`CREATE TABLE ${sql.table(`bench.${table}`)} (nth bigint PRIMARY KEY, text text, words tsvector)`.execute(
    owner,
  );
  await sql`INSERT INTO ${sql.table(`bench.${table}`)}
    SELECT nth, text, strip(to_tsvector('english', operations.plain(text))) FROM unnest(${texts}::text[]) WITH ORDINALITY AS one (text, nth)`.execute(
    owner,
  );
}

async function makeNames(owner: Db, random: Random): Promise<void> {
  const file = join(root, 'modules/pole/names/vectors/crowd.json');
  const { given, family } = JSON.parse(readFileSync(file, 'utf8')) as Record<'given' | 'family', readonly string[]>;
  const rare = invented(random, RARE_FAMILIES).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  for (const [table, names] of [['given', given] as const, ['family', [...family, ...rare]] as const]) {
    await makeTexts(owner, table, names);
    await sql`UPDATE ${sql.table(`bench.${table}`)} SET words = operations.tagged('n=', text)`.execute(owner);
  }
}

/** name,kind,lon,lat,easting,northing,locality,…,district,crimes: no field of this file is quoted. */
async function makePlaces(owner: Db): Promise<void> {
  const file = join(root, 'data/packs/staffordshire/sources/gazetteer/streets-staffordshire.csv.gz');
  const [, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  const streets = lines.map((line) => {
    const cells = line.trim().split(',');
    const [name = '', , lon = '', lat = '', , , locality = ''] = cells;
    return {
      label: `${name}, ${locality}`,
      lon: Number(lon),
      lat: Number(lat),
      ward: cells.at(-2),
      crimes: Number(cells.at(-1)),
    };
  });
  await sql`CREATE TABLE bench.place (nth bigint PRIMARY KEY, label text, lon float8, lat float8, ward text, crimes integer, words tsvector)`.execute(
    owner,
  );
  await sql`INSERT INTO bench.place SELECT row_number() OVER (), label, lon, lat, ward, crimes, operations.tagged('l=', concat_ws(' ', label, ward))
    FROM jsonb_to_recordset(${JSON.stringify(streets)}::jsonb) AS one (label text, lon float8, lat float8, ward text, crimes integer)`.execute(
    owner,
  );
  await sql`CREATE TABLE bench.slot (nth bigint PRIMARY KEY, place bigint)`.execute(owner);
  await sql`INSERT INTO bench.slot SELECT row_number() OVER (), nth FROM bench.place, generate_series(0, crimes)`.execute(
    owner,
  );
}

async function makeCodes(owner: Db): Promise<void> {
  const file = join(root, 'data/packs/staffordshire/pack.json');
  const { codes, grades } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly codes: readonly { readonly code: string; readonly name: string; readonly grade: string }[];
    readonly grades: readonly { readonly id: string; readonly name: string; readonly weight: number }[];
  };
  const rows = codes.map(({ code, name, grade }) => {
    const one = grades.find(({ id }) => id === grade);
    return { code, text: name, grade, grade_name: one?.name, weight: one?.weight };
  });
  await makeTexts(
    owner,
    'code',
    rows.map(({ text }) => text),
  );
  await sql`ALTER TABLE bench.code ADD COLUMN code text, ADD COLUMN grade text, ADD COLUMN grade_name text, ADD COLUMN weight integer`.execute(
    owner,
  );
  await sql`UPDATE bench.code SET code = one.code, grade = one.grade, grade_name = one.grade_name, weight = one.weight
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS one (code text, text text, grade text, grade_name text, weight integer)
   WHERE one.text = bench.code.text`.execute(owner);
}
