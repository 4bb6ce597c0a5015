import { describe, expect, test } from 'vitest';
import { addressKey, askName, nameKeys, phoneKey, registrationKey } from './keys.ts';
import { nameLikeness } from './likeness.ts';
import crowd from './vectors/crowd.json' with { type: 'json' };
import variants from './vectors/variants.json' with { type: 'json' };
import { nameWords } from './words.ts';

const meant = Object.keys(variants);
const cases = Object.entries(variants).flatMap(([name, typed]) => typed.map((one) => ({ name, typed: one })));
/** Common names of people in Britain put together, so that those meant have many who sound like them. Nobody is meant. */
const others = crowd.given.flatMap((one) => crowd.family.map((other) => `${one} ${other}`));
const everybody = [...meant, ...others];

/** As the index of the database does it: any key of each word. */
const byKey = new Map<string, Set<number>>();
for (const [at, name] of everybody.entries()) {
  for (const key of nameKeys(name)) byKey.set(key, (byKey.get(key) ?? new Set()).add(at));
}

function firstFive(typed: string): readonly string[] {
  const asked = askName(typed);
  if (asked === null) return [];
  const each = asked.each.map((keys) => new Set(keys.flatMap((key) => [...(byKey.get(key) ?? [])])));
  const [first = new Set<number>(), ...others] = each;
  const all = [...first].filter((at) => others.every((set) => set.has(at)));
  const any = [...new Set(each.flatMap((set) => [...set]))];
  const found = all.length < 5 ? any : all;
  return found
    .map((at) => everybody[at] ?? '')
    .map((name) => ({ name, score: nameLikeness(typed, name) }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ name }) => name);
}

test('CR-18 at least 200 real-world spellings find the person meant, 95 of 100 in the first five', () => {
  expect(cases.length).toBeGreaterThanOrEqual(200);
  expect(everybody.length).toBeGreaterThan(5_000);
  const missed = cases.filter(({ name, typed }) => !firstFive(typed).includes(name));
  console.log(`${cases.length - missed.length} of ${cases.length} among the first five`);
  expect(missed.length / cases.length).toBeLessThanOrEqual(0.05);
});

describe('a name', () => {
  test('is split alike, whoever writes it down', () => {
    expect(nameWords('Mrs Siân O’Brien-Mac Donald')).toEqual(['sian', 'obrien', 'macdonald']);
    expect(nameWords('Łukasz Dąbrowski')).toEqual(['lukasz', 'dabrowski']);
    expect(nameWords('Xu Al')).toEqual(['xu']);
    expect(nameWords('  ')).toEqual([]);
  });

  test('asks for nothing before three letters are there, and for its beginning while the last word is typed', () => {
    expect(askName('Jo')).toBeNull();
    expect(firstFive('Siobhan Kell')).toContain('Siobhan Kelleher');
  });
});

describe('what is no name is found however it is written', () => {
  test.each(['07700 900123', '+44 7700 900123', '0044 (0)7700-900123'])('a number: %s', (number) => {
    expect(phoneKey(number)).toBe(phoneKey('07700900123'));
  });

  test.each(['14 Mill St., Oakham', 'Mill Street 14, Oakham', 'mill street, 14 oakham'])(
    'an address: %s',
    (address) => {
      expect(addressKey(address)).toBe(addressKey('14 Mill Street, Oakham'));
    },
  );

  test('and what is none asks for nothing', () => {
    expect(phoneKey('withheld')).toBeNull();
    expect(addressKey('Mill Street, Oakham')).toBeNull();
    expect(registrationKey('ab12 cde')).toBe(registrationKey('AB12CDE'));
    expect(registrationKey('?')).toBeNull();
  });
});
