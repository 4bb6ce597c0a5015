import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '../../estate/index.ts';
import { HistoryRecord } from './commands.ts';
import { readInstant } from './instants.ts';
import { readJsonTable } from './json-table.ts';
import { guessMapping, HistoryMapping, knownMappings } from './mapping.ts';
import { readHistory } from './read-history.ts';

const log = knownMappings['servicenow-log'];
const columns = ['number', 'incident_state', 'opened_at', 'sys_updated_at', 'sys_mod_count', 'priority'];
const mapping = HistoryMapping.parse({
  ...log,
  columns: Object.fromEntries(columns.map((one) => [one, log.columns[one]])),
});
const csvOf = (...lines: readonly (readonly string[])[]): string =>
  [columns, ...lines].map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
const read = (...lines: readonly (readonly string[])[]) => readHistory(readCsv(csvOf(...lines)), mapping);

test('times are read as the source writes them, where it stands; what is no time is none', () => {
  const iso = (text: string, form: Parameters<typeof readInstant>[1], timezone = 'Etc/UTC') => {
    const at = readInstant(text, form, timezone);
    return at === null ? null : new Date(at).toISOString();
  };
  expect(iso('29/2/2016 01:16', 'DD/MM/YYYY HH:MM')).toBe('2016-02-29T01:16:00.000Z');
  expect(iso('2/29/2016 01:16', 'MM/DD/YYYY HH:MM')).toBe('2016-02-29T01:16:00.000Z');
  expect(iso('2026-01-05 08:15:02', 'YYYY-MM-DD HH:MM:SS')).toBe('2026-01-05T08:15:02.000Z');
  expect(iso('2026-07-05 08:15:02', 'YYYY-MM-DD HH:MM:SS', 'Europe/London')).toBe('2026-07-05T07:15:02.000Z');
  expect(iso('2026-01-05T08:15:02.000+0100', 'YYYY-MM-DD HH:MM:SS')).toBe('2026-01-05T07:15:02.000Z');
  // Twice in the autumn: the first; not at all in the spring: an hour later.
  expect(iso('2026-10-25 01:30:00', 'YYYY-MM-DD HH:MM:SS', 'Europe/London')).toBe('2026-10-25T00:30:00.000Z');
  expect(iso('2026-03-29 01:30:00', 'YYYY-MM-DD HH:MM:SS', 'Europe/London')).toBe('2026-03-29T01:30:00.000Z');
  for (const none of ['30/2/2016 01:16', '29/2/2016 25:00', '29-2-2016', 'yesterday', '']) {
    expect(iso(none, 'DD/MM/YYYY HH:MM'), none).toBeNull();
  }
});

test('any instant that is written is read back, in each form and place', () => {
  const minute = fc.integer({ min: 0, max: 33_000_000 }).map((minutes) => minutes * 60_000);
  fc.assert(
    fc.property(
      minute,
      fc.constantFrom('Etc/UTC', 'Europe/London', 'America/New_York', 'Asia/Kathmandu'),
      (at, timezone) => {
        const wall = new Intl.DateTimeFormat('en-GB', {
          ...{
            timeZone: timezone,
            year: 'numeric',
            month: '2-digit',
            day: '2-digit',
            hour: '2-digit',
            minute: '2-digit',
          },
          hourCycle: 'h23',
        }).format(at);
        const found = readInstant(wall.replace(',', ''), 'DD/MM/YYYY HH:MM', timezone);
        // The hour that the autumn repeats has one name for two.
        expect([0, 3_600_000]).toContain(at - (found ?? 0));
      },
    ),
  );
});

test('a row that cannot be read is named by its line, and its record is left out whole', () => {
  const good = ['INC1', 'New', '1/3/2016 08:00', '1/3/2016 08:00', '0', '3 - Moderate'];
  const { records, faults, rows } = read(
    good,
    ['INC2', 'New', '1/3/2016 08:00', '1/3/2016 08:00', '0', '3 - Moderate'],
    ['INC2', 'Resolved', '1/3/2016 08:00', '41/3/2016 08:00', '1', '3 - Moderate'],
    ['INC3', 'constructor', '1/3/2016 08:00', '1/3/2016 08:00', '0', '3 - Moderate'],
    ['INC4', 'New', '?', '1/3/2016 08:00', '0', '3 - Moderate'],
    ['INC5', 'New', '1/3/2016 08:00', '1/3/2016 08:00', '-1', '3 - Moderate'],
    ['INC6', 'New', '1/3/2016 08:00', '1/3/2016 08:00', '0', 'high'],
    ['', 'New', '1/3/2016 08:00', '1/3/2016 08:00', '0', '3 - Moderate'],
  );
  expect(records.map(({ reference }) => reference)).toEqual(['INC1']);
  expect(rows).toBe(1);
  expect(faults.toSorted((a, b) => a.line - b.line)).toEqual([
    { line: 3, why: 'INC2 is left out whole, because of line 4.' },
    { line: 4, why: 'Changed at is no time like DD/MM/YYYY HH:MM: "41/3/2016 08:00".' },
    { line: 5, why: 'No state is known for "constructor".' },
    { line: 6, why: 'It does not say when it was opened.' },
    { line: 7, why: 'How often changed is no count: "-1".' },
    { line: 8, why: 'Priority is none from 1 to 5: "high".' },
    { line: 9, why: 'It has no number.' },
  ]);
});

test('a file without the columns that a record needs, or with two of one name, is not read at all', () => {
  const lost = readHistory(readCsv('number,opened_at\nINC1,1/3/2016 08:00'), mapping);
  expect(lost.records).toEqual([]);
  expect(lost.faults.map(({ why }) => why)).toContain('No column is said to be: State.');
  const twice = readHistory(readCsv(`${csvOf()},"number"`), mapping);
  expect(twice).toMatchObject({
    records: [],
    faults: expect.arrayContaining([{ line: 1, why: expect.stringMatching(/two columns number/) }]),
  });
});

test('a word for a team that the map does not name is a fault of its row, never of the file', () => {
  const teams = {
    ...mapping,
    columns: { ...mapping.columns, priority: 'team' as const },
    teams: { 'Group 70': 'radio' },
  };
  const line = (number: string, team: string) => [number, 'New', '1/3/2016 08:00', '1/3/2016 08:00', '0', team];
  const { records, faults } = readHistory(readCsv(csvOf(line('INC1', 'Group 70'), line('INC2', 'Group 7'))), teams);
  expect(records[0]?.rows[0]).toMatchObject({ teamId: 'radio', group: 'Group 70' });
  expect(faults).toEqual([{ line: 3, why: 'The map does not say what team "Group 7" is here.' }]);
});

test('whatever a file holds, every line is either of a record that the command takes, or named by a fault', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      ...['INC1', 'INC2', 'New', 'Resolved', 'Closed', '1/3/2016 08:00', '3 - Moderate', '7', '?', '', '__proto__'],
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  const line = fc.array(cell, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const { records, faults } = read(...lines);
      for (const record of records) expect(HistoryRecord.safeParse(record).success).toBe(true);
      const named = new Set([
        ...faults.map(({ line: at }) => at),
        ...records.flatMap(({ rows }) => rows.map(({ line: at }) => at)),
      ]);
      const wholes = faults.filter(({ why }) => why.includes('left out whole')).length;
      const filled = readCsv(csvOf(...lines)).rows.length;
      if (wholes === 0) expect(named.size).toBeGreaterThanOrEqual(filled);
    }),
  );
});

test('semicolons, tabs and bars separate as well; a file of Windows says the same', () => {
  for (const separator of [';', '\t', '|']) {
    const text = `number${separator}"a, b"${separator}c\n1${separator}"x${separator}y"${separator}3`;
    expect(readCsv(text).rows).toEqual([{ line: 2, values: { number: '1', 'a, b': `x${separator}y`, c: '3' } }]);
  }
});

test('an answer of an API is read as a table; references say what they show', () => {
  const table = readJsonTable(
    JSON.stringify({
      result: [{ number: 'INC1', caller_id: { link: 'https://x', display_value: 'A. Caller' }, description: null }, 7],
    }),
  );
  expect(table).toMatchObject({
    rows: [{ line: 1, values: { number: 'INC1', caller_id: 'A. Caller', description: '' } }],
    faults: [{ line: 2, why: 'It is no record.' }],
  });
  for (const none of ['', '{', '{"a": 1}', '"x"', 'null'])
    expect(readJsonTable(none)).toMatchObject({ rows: [], faults: [{ line: 1 }] });
});

test('issues of Jira are known by their columns, and stand by the category of their state', () => {
  const fields = {
    ...{ summary: 'VPN drops', description: 'Since Monday', created: '2026-01-05T08:15:02.000+0000' },
    ...{
      updated: '2026-01-06T08:15:02.000+0000',
      resolutiondate: '2026-01-06T08:15:02.000+0000',
      labels: ['vpn', 'home'],
    },
    ...{
      status: { name: 'Done', statusCategory: { key: 'done' } },
      priority: { name: 'High' },
      issuetype: { name: 'Bug' },
    },
  };
  const table = readJsonTable(JSON.stringify({ issues: [{ key: 'ICT-7', fields }] }));
  const guessed = guessMapping(table.columns);
  expect(guessed?.source).toBe('jira');
  const [record] = readHistory(table, guessed ?? mapping).records;
  expect(record).toMatchObject({
    ...{ reference: 'ICT-7', summary: 'VPN drops', parameters: { 'fields.labels': 'vpn, home' } },
    rows: [{ state: 'resolved', impact: 1, urgency: 1, resolvedAt: Date.parse('2026-01-06T08:15:02Z') }],
  });
});
