import { expect, test } from 'vitest';
import { blankSheet, nextPaper, readSheet, type Sheet } from './sheet.ts';
import { timeOn } from './sheet-times.ts';

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const now = Date.parse('2026-11-27T09:00Z');
const sheet = (part: Partial<Sheet>): Sheet => ({
  ...{
    ...blankSheet,
    paper: 'P-D-001',
    day: '26/11/2026',
    received: '23:50',
    what: 'Fight',
    where: 'High Street',
    code: '202',
  },
  ...part,
});

test('a time is of the day of its sheet, and of the day after where the night went on', () => {
  expect(iso(timeOn('26/11/2026', '14:05', 0))).toBe('2026-11-26T14:05:00.000Z');
  expect(iso(timeOn('26/11/2026', '0010', Date.parse('2026-11-26T23:50Z')))).toBe('2026-11-27T00:10:00.000Z');
  expect(iso(timeOn('26/7/2026', '9.30', 0))).toBe('2026-07-26T08:30:00.000Z');
  expect(timeOn('26/11/2026', '24:10', 0)).toBeNull();
  expect(timeOn('26/11', '14:10', 0)).toBeNull();
});

test('the hour that spring skips is no time, of the one that autumn has twice the first counts', () => {
  expect(timeOn('29/03/2026', '01:30', 0)).toBeNull();
  expect(iso(timeOn('25/10/2026', '01:30', 0))).toBe('2026-10-25T00:30:00.000Z');
});

test('units and lines are read with their times, each unit in its own order', () => {
  const units = [
    { callsign: 're01', sent: '23:55', 'en-route': '', 'at-scene': '00:10', left: '00:40' },
    { callsign: '', sent: '', 'en-route': '', 'at-scene': '', left: '' },
  ];
  const { read, faults } = readSheet(
    sheet({ units, lines: '23:58 Two men\n\n0012 One left', result: 'R01', closingCode: '202' }),
    now,
  );
  expect(faults).toEqual([]);
  expect(
    read.units.map(({ callsign, did }) => [
      callsign,
      ...did.map(({ milestone, at }) => `${milestone} ${iso(at)?.slice(8, 16)}`),
    ]),
  ).toEqual([['RE01', 'sent 26T23:55', 'at-scene 27T00:10', 'left 27T00:40']]);
  expect(read.lines.map(({ text, at }) => `${text} ${iso(at)?.slice(8, 16)}`)).toEqual([
    'Two men 26T23:58',
    'One left 27T00:12',
  ]);
  expect(iso(read.resultedAt)).toBe('2026-11-27T00:40:00.000Z');
});

test('what is wrong is said by its name, all of it at once', () => {
  const { faults } = readSheet(
    sheet({ paper: '', received: 'noon', where: '', code: '', lines: 'no time here', result: 'R01' }),
    now,
  );
  expect(faults).toEqual([
    'The number on the head of the sheet is missing',
    'Received: “noon” is no time, write it as 14:05',
    'Where: nothing is written',
    'Code: choose one',
    'Closing code and result go together',
    '“no time here”: no time, write it as 14:05',
  ]);
  expect(readSheet(sheet({ received: '23:50', day: '27/11/2026' }), now).faults).toEqual([
    'Received: 23:50 is still to come, or before the call',
  ]);
});

test('the next sheet has the next number', () => {
  expect(nextPaper('P-DISPATCH-1-009')).toBe('P-DISPATCH-1-010');
  expect(nextPaper('red folder')).toBe('');
});
