import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadPack } from '../load-pack.ts';
import { changesOf } from './changes.ts';
import { packSections } from './sections.ts';

const pack = loadPack(join(import.meta.dirname, '../../../data/packs/rutland'));

test('M01 a pack is edited, compared and published by all of its fields but whose it is and which version', () => {
  const { id: _id, version: _version, ...rest } = pack;
  expect([...packSections].sort()).toEqual(Object.keys(rest).sort());
});

test('M01 what a version changes is said by section, in words', () => {
  const after = structuredClone(pack);
  const code = after.codes.find((one) => one.code === '202');
  if (code !== undefined) code.grade = 'G1';
  after.results = [...after.results.slice(1), { code: 'ZZ9', name: 'Another' }];
  after.stalePositionSeconds += 5;
  const [first] = pack.results;
  expect(changesOf(pack, after)).toEqual([
    { section: 'codes', name: 'Codes', words: [expect.stringMatching(/^Changed 202 .*: grade: G2 → G1$/)] },
    {
      ...{ section: 'results', name: 'Results' },
      words: [`Removed ${first?.code} ${first?.name}`, 'Added ZZ9 Another'],
    },
    {
      ...{ section: 'stalePositionSeconds', name: 'Stale position seconds' },
      words: [`${pack.stalePositionSeconds} → ${pack.stalePositionSeconds + 5}`],
    },
  ]);
});

test('M01 an outline is told by its corners, a list by its members, keys as words', () => {
  const ring = [
    [-0.7, 52.6],
    [-0.6, 52.6],
    [-0.6, 52.7],
    [-0.7, 52.6],
  ];
  const area = { id: 'oakham', name: 'Oakham', boundary: null, openAt: true, beats: ['north', 'south'] };
  const drawn = { ...area, boundary: [ring], openAt: false, beats: ['north'] };
  expect(changesOf({ areas: [area] }, { areas: [drawn] })).toMatchObject([
    {
      words: [
        'Changed oakham Oakham: boundary: nothing → drawn with 4 corners; open at: yes → no; beats: north, south → north',
      ],
    },
  ]);
});

test('M01 another order is a change as well', () => {
  const { ladders } = pack;
  expect(changesOf({ ladders }, { ladders: ladders.toReversed() })).toMatchObject([{ words: ['Another order'] }]);
});

test('M01 nothing is said of what is the same, and something of whatever is not (property)', () => {
  const rows = fc.uniqueArray(fc.record({ id: fc.string(), of: fc.jsonValue() }), { selector: ({ id }) => id });
  const value = fc.oneof(fc.jsonValue(), rows);
  fc.assert(
    fc.property(value, value, (before, after) => {
      const [one, same] = [{ watch: before }, { watch: structuredClone(before) }];
      expect(changesOf(one, same)).toEqual([]);
      for (const { words } of changesOf(one, { watch: after })) expect(words.length).toBeGreaterThan(0);
    }),
  );
});

/** The rules of one kind, the first of them under another id: what is said when each takes a minute longer. */
const altered = (section: 'deadlineRules' | 'statusRules', id: string): string => {
  const rules = pack[section].map((rule, i) => (i === 0 ? { ...rule, id } : rule));
  const longer = rules.map((rule) => ({ ...rule, minutes: rule.minutes + 1 }));
  return changesOf({ [section]: rules }, { [section]: longer })
    .flatMap(({ words }) => words)
    .join('\n');
};

test('M07 deadlineRules[].id changes by which name the bureau reads what was altered', () => {
  expect(altered('deadlineRules', 'by-lunch')).toMatch(/^Changed by-lunch: minutes/m);
  expect(altered('deadlineRules', 'by-tea')).toMatch(/^Changed by-tea: minutes/m);
});

test('M07 statusRules[].id changes by which name the bureau reads what was altered', () => {
  expect(altered('statusRules', 'by-lunch')).toMatch(/^Changed by-lunch: minutes/m);
  expect(altered('statusRules', 'by-tea')).toMatch(/^Changed by-tea: minutes/m);
});
