import { expect, test } from 'vitest';
import {
  type AnswerRow,
  emptyQuestion,
  localOf,
  millisecondsOf,
  type Practice,
  tableOf,
  testWord,
} from './question-words.ts';

const field = (id: string, name: string, kind: Practice['fields'][number]['kind']) => ({
  ...{ id, name, kind, choices: [], tests: [] },
});
const practice: Practice = {
  ...{ id: 'it-incidents', name: 'IT incidents', parent: null },
  fields: [
    field('team_id', 'Team', 'text'),
    field('service_ids', 'Services', 'list'),
    field('raised_at', 'Reported', 'time'),
    field('resolved_at', 'Resolved at', 'time'),
    field('first_contact', 'First contact', 'yes-no'),
  ],
};
const words = { nameOf: (id: string, value: string) => (id === 'team_id' ? `Team ${value}` : null), forFile: true };
const row = (cells: AnswerRow['cells'], value: number | null = null, count = 1): AnswerRow => ({
  ...{ id: '1', about: 'it-incidents', cells, value, count, matched: 1, fault: null },
});

test('records stand under the names of their fields, ids by their names and times as a file has them', () => {
  const question = {
    ...emptyQuestion('it-incidents'),
    columns: ['team_id', 'raised_at', 'first_contact', 'service_ids'],
  };
  const rows = [row(['radio', 0, true, 'a, b']), row([null, null, false, ''])];
  expect(tableOf({ question, practice, rows }, words)).toEqual({
    columns: ['Team', 'Reported', 'First contact', 'Services'],
    cells: [
      ['Team radio', '1970-01-01T00:00:00.000Z', 'yes', 'a, b'],
      ['', '', 'no', ''],
    ],
    wordy: 4,
  });
});

test('groups say what they are counted by, what was measured and of how many', () => {
  const measure = { how: 'percentile', field: 'raised_at', until: 'resolved_at', percent: 90 } as const;
  const by = [
    { field: 'team_id', step: 'value' },
    { field: 'raised_at', step: 'weekday' },
  ] as const;
  const question = { ...emptyQuestion('it-incidents'), by: [...by], measure };
  const rows = [row(['radio', '1'], 2.345, 7), row([null, '7'], null, 1)];
  expect(tableOf({ question, practice, rows }, words)).toEqual({
    columns: ['Team', 'Reported, day of the week', '90 % are at most: hours from Reported to Resolved at', 'How many'],
    cells: [
      ['Team radio', 'Monday', 2.35, 7],
      ['Not said', 'Sunday', null, 1],
    ],
    wordy: 2,
  });
});

test('a time is asked for from or until, and typed as it is read', () => {
  expect(testWord(practice.fields[2], 'at-least')).toBe('from');
  expect(testWord(practice.fields[0], 'contains')).toBe('has in it');
  expect(localOf(millisecondsOf('2026-11-26T07:00'))).toBe('2026-11-26T07:00');
  expect([millisecondsOf('soon'), localOf('')]).toEqual(['', '']);
});
