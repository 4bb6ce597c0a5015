import { describe, expect, test } from 'vitest';
import { findJunctionAsked } from './junction-asked.ts';
import { soundOf } from './sound.ts';
import { slipCost } from './spelling.ts';
import { plainName, wordsOf } from './words.ts';

describe('words', () => {
  test.each([
    ["Queen's Head & Angel", ['queens', 'head', 'and', 'angel']],
    ['Bishop’S Castle', ['bishops', 'castle']],
    ['Café-Bar, Nr. 7', ['cafe', 'bar', 'nr', '7']],
    ['  ', []],
  ])('of %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test('spell one name however it is marked', () => {
    expect(plainName("Queen'S Head-Lane")).toBe(plainName('queens head lane'));
  });
});

describe('names that sound alike fold to one', () => {
  test.each([
    ['bicester', 'bister'],
    ['towcester', 'toaster'],
    ['greenwich', 'greenich'],
    ['knowle', 'nowle'],
    ['wrekin', 'rekin'],
    ['philip', 'filip'],
    ['scarborough', 'scarboro'],
    ['eastbourne', 'eastborn'],
    ['althorpe', 'althorp'],
    ['hythe', 'hithe'],
    ['mair', 'mare'],
    ['lamb', 'lam'],
    ['leamington', 'leemington'],
    ['crosshill', 'crosshil'],
  ])('%s and %s', (written, heard) => {
    expect(soundOf(heard)).toBe(soundOf(written));
  });

  test.each([
    ['north', 'south'],
    ['upper', 'lower'],
    ['church', 'castle'],
    ['brook', 'bridge'],
  ])('but not %s and %s', (one, other) => {
    expect(soundOf(one)).not.toBe(soundOf(other));
  });
});

describe('slips of the hand cost by how easily they happen', () => {
  const cost = (typed: string): number => slipCost(typed, 'meadow', 5);
  test('nothing for none', () => expect(cost('meadow')).toBe(0));
  test('a doubled letter, turned letters, a neighbouring key, a wrong letter: dearer in this order', () => {
    const costs = ['meaddow', 'maedow', 'meafow', 'meazow'].map(cost);
    expect(costs).toEqual(costs.toSorted((one, two) => one - two));
    expect(new Set(costs).size).toBe(costs.length);
  });
  test('is cut off where it would be too much', () => {
    expect(slipCost('meadow', 'quarry', 2)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('a junction is asked for', () => {
  test.each([
    ['north rd / mill ln', 'north rd|mill ln'],
    ['north rd x mill ln', 'north rd|mill ln'],
    ['north rd jct mill ln', 'north rd|mill ln'],
    ['north rd j/w mill ln', 'north rd|mill ln'],
    ['corner of north rd & mill ln', 'north rd|mill ln'],
    ['junction of north rd with mill ln', 'north rd|mill ln'],
    ['north rd and mill ln', 'north rd|mill ln'],
    ['north rd / mill ln junction', 'north rd|mill ln'],
  ])('by %s', (text, sides) => {
    const asked = findJunctionAsked(text);
    const [cut = 0] = asked?.cuts ?? [];
    expect(`${asked?.words.slice(0, cut).join(' ')}|${asked?.words.slice(cut).join(' ')}`).toBe(sides);
  });

  test('by its announcement alone: any word may be the last of the first street', () => {
    expect(findJunctionAsked('jn north rd mill ln')).toEqual({ words: ['north', 'rd', 'mill', 'ln'], cuts: [1, 2, 3] });
  });

  test.each(['north rd', 'junction', 'jn north', '/ mill ln', ''])('but not by "%s"', (text) => {
    expect(findJunctionAsked(text)).toBeNull();
  });
});
