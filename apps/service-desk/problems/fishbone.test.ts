import { expect, test } from 'vitest';
import { fishboneOf, LINE, linesOf } from './fishbone.ts';

const cause = (branch: 'people' | 'supplier', text: string) => ({ branch, cause: text, verdict: 'open' as const });

test('each cause hangs on its own bone, above or below the spine, and none lies on another', () => {
  const causes = [cause('people', 'Nobody was asked'), cause('people', 'Two were away'), cause('supplier', 'Late')];
  const { bones, spineY, height } = fishboneOf({ effect: 'Off', causes });
  expect(bones.map(({ ribs }) => ribs.length)).toEqual([2, 0, 0, 1, 0, 0]);
  const [people, , , supplier] = bones;
  for (const rib of people?.ribs ?? []) expect(rib.y).toBeLessThan(spineY);
  for (const rib of supplier?.ribs ?? []) expect(rib.y).toBeGreaterThan(spineY);
  const [first, second] = people?.ribs ?? [];
  expect((first?.y ?? 0) - (second?.y ?? 0)).toBeGreaterThan(4 * LINE);
  for (const { tail, nameAt } of bones) for (const { y } of [tail, nameAt]) expect(y > 0 && y < height).toBe(true);
});

test('what became of a cause is said in words; of what nobody has looked at nothing', () => {
  const { bones } = fishboneOf({
    effect: 'Off',
    causes: [
      { branch: 'place', cause: 'Cold car', verdict: 'ruled-out' },
      { branch: 'place', cause: 'Heat', verdict: 'root' },
      { branch: 'place', cause: 'Damp', verdict: 'open' },
    ],
  });
  const ribs = bones.flatMap((bone) => bone.ribs);
  expect(ribs.map(({ verdict }) => verdict)).toEqual(['Ruled out', 'The root', null]);
  expect(ribs.map(({ root }) => root)).toEqual([false, true, false]);
});

test('words are broken between lines; what has no room ends in dots', () => {
  expect(linesOf('A weak cell', 26, 2)).toEqual(['A weak cell']);
  expect(linesOf('one two three four', 9, 3)).toEqual(['one two', 'three', 'four']);
  expect(linesOf('one two three four', 9, 2)).toEqual(['one two', 'three…']);
  expect(linesOf('Donaudampfschifffahrt', 9, 2)).toEqual(['Donaudam…']);
});
