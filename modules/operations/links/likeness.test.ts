import { expect, test } from 'vitest';
import { type Compared, LEAST_SCORE, openReasonsFor, reasonsFor, scoreOf, sharedWords } from './likeness.ts';

const nothing: Compared = {
  call: { what: '', code: null, family: null },
  incident: { what: 'Two men fighting outside the Crown', code: '202', family: 'asb' },
  distanceMetres: null,
  minutes: 600,
  isSameCaller: false,
};
const terms = (over: Partial<Compared>) => reasonsFor({ ...nothing, ...over }).map(({ term }) => term);

test('each reason stands alone, with what it compares', () => {
  expect(terms({})).toEqual([]);
  expect(terms({ distanceMetres: 40 })).toEqual(['distance']);
  expect(terms({ minutes: 3 })).toEqual(['time']);
  expect(terms({ isSameCaller: true })).toEqual(['caller']);
  expect(terms({ call: { what: '', code: '202', family: 'asb' } })).toEqual(['type']);
  expect(terms({ call: { what: 'men fight at the crown', code: null, family: null } })).toEqual(['words']);
});

test('what is near and soon is offered; what is far, long ago and says something else is not', () => {
  const score = (over: Partial<Compared>) => scoreOf(reasonsFor({ ...nothing, ...over }));
  expect(score({ distanceMetres: 150, minutes: 5 })).toBeGreaterThanOrEqual(LEAST_SCORE);
  expect(score({ minutes: 12, call: { what: 'fighting', code: null, family: null } })).toBeGreaterThanOrEqual(
    LEAST_SCORE,
  );
  expect(score({ distanceMetres: 1400, minutes: 300 })).toBeLessThan(LEAST_SCORE);
  expect(score({ distanceMetres: 40 })).toBeGreaterThan(score({ distanceMetres: 400 }));
});

test('a restricted record is compared by what shows of it alone', () => {
  const all = { ...nothing, distanceMetres: 40, minutes: 3, isSameCaller: true, call: nothing.incident };
  expect(openReasonsFor(all).map(({ term }) => term)).toEqual(['distance', 'time']);
});

test('words are shared whatever their endings, and never for words that say nothing', () => {
  expect(sharedWords('man shouting, windows smashed', 'Smashing of a window, shouts')).toEqual([
    'smashing',
    'window',
    'shouts',
  ]);
  expect(sharedWords('someone there with them', 'There was somebody with them')).toEqual([]);
  expect(sharedWords('Café brawl', 'brawl at the cafe')).toEqual(['brawl', 'cafe']);
});
