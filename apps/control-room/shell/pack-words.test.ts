import { expect, test } from 'vitest';
import { timeOf } from '../../../ui/clock-bar/minutes.ts';
import type { PackRow } from '../session/desk.tsx';
import { packWords, type Seen, seePack } from './pack-words.ts';

const at = Date.parse('2026-11-27T14:02:00Z');
type Taken = NonNullable<PackRow['taken']>;
const taken: Taken = {
  ...({ at, by: 'Helen', what: 'published', words: [] } as const),
  ...{ reason: 'Two minutes more for grade 3', from: '2026.11.6' },
  sections: ['Grades', 'Deadline rules'],
};
const pack = (version: string, over: Partial<Taken> = {}) => ({
  version,
  taken: { ...taken, ...over },
});

test('M01 a pack that is put in force is told in words: which, by whom, why, and in what it says otherwise', () => {
  expect(packWords(pack('2026.11.7'))).toBe(
    `Force pack 2026.11.7 is in force since ${timeOf(at)}, published by Helen: Two minutes more for grade 3. Changed: Grades, Deadline rules.`,
  );
  expect(packWords(pack('2026.11.6', { what: 'rolled-back', from: '2026.11.7', reason: null }))).toBe(
    `Force pack rolled back to 2026.11.6 from 2026.11.7 since ${timeOf(at)} by Helen. Changed: Grades, Deadline rules.`,
  );
  expect(packWords(pack('2026.11.7', { what: 'scheduled', sections: [] }))).toContain('as ordered by Helen');
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  expect(packWords(pack('2026.11.7', { sections: many }))).toContain('Changed: a, b, c, d, e, f and 2 more.');
  expect(packWords({ version: '2026.11.7', taken: null })).toBe('Force pack 2026.11.7 is in force.');
});

test('M01 each window says it once: not of the pack that it opened with, not again, and of each one after', () => {
  const said: (string | null)[] = [];
  let seen: Seen = { version: null, words: null };
  for (const next of [null, pack('1'), pack('1'), null, pack('2'), pack('2'), pack('1', { what: 'rolled-back' })]) {
    const before = seen;
    seen = seePack(seen, next);
    if (seen !== before) said.push(seen.words);
  }
  expect(said).toEqual([null, expect.stringContaining('Force pack 2 is'), expect.stringContaining('rolled back to 1')]);
});
