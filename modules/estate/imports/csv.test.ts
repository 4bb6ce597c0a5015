import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from './csv.ts';
import { guessColumns, mapTable } from './mapping.ts';
import { readDeviceType } from './netbox.ts';

test('quoted values keep commas, quotation marks and line ends; lines are those of the file', () => {
  const text = '\uFEFFa,b\r\n"one, ""two""","x\ny"\r\n\r\n3,4\n5\n6,"open';
  expect(readCsv(text)).toEqual({
    columns: ['a', 'b'],
    rows: [
      { line: 2, values: { a: 'one, "two"', b: 'x\ny' } },
      { line: 5, values: { a: '3', b: '4' } },
    ],
    faults: [
      { line: 7, why: 'A quotation mark is opened and never closed.' },
      { line: 6, why: 'It has 1 values, and there are 2 columns.' },
    ],
  });
  expect(readCsv('')).toMatchObject({ faults: [{ line: 1, why: 'The file is empty.' }] });
});

test('whatever was written is read back', () => {
  const cell = fc.string({ unit: 'grapheme' }).map((text) => text.trim());
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (pairs) => {
      const filled = pairs.filter(([a, b]) => a !== '' || b !== '');
      const text = ['"a","b"', ...filled.map((pair) => pair.map(quoted).join(','))].join('\r\n');
      const { rows, faults } = readCsv(text);
      expect(rows.map(({ values }) => [values.a, values.b])).toEqual(filled);
      expect(faults).toEqual([]);
    }),
  );
});

test('columns become fields as the map says; one that is not there is a fault; names as fields have need no map', () => {
  const table = readCsv('Serial No,What,Host name\nS-1,Core,oak-1\n');
  const mapping = {
    source: 'network-scan',
    classId: 'switch',
    identify: ['serial'],
    columns: { 'Serial No': 'serial', What: 'name', Rack: 'room' },
  };
  expect(mapTable(table, mapping)).toEqual({
    faults: [{ line: 1, why: 'There is no column Rack.' }],
    rows: [{ line: 2, classId: 'switch', label: null, name: 'Core', stage: null, values: { serial: 'S-1' } }],
  });
  expect(guessColumns(table.columns, [{ id: 'hostname', name: 'Host name' }])).toEqual({ 'Host name': 'hostname' });
});

test('a device type that is none, or no YAML, is a fault of its file', () => {
  expect(readDeviceType('model: [', 3)).toMatchObject({ fault: { line: 3 } });
  expect(readDeviceType('manufacturer: Cisco', 4)).toMatchObject({
    fault: { line: 4, why: expect.stringMatching(/^model: /) },
  });
});
