import { expect, test } from 'vitest';
import { pdfOf } from './pdf.ts';

const table = {
  title: 'How the desk does (Team)',
  columns: ['Team', 'Reported'],
  rows: Array.from({ length: 70 }, (_, index) => [`Team ${index} – “é”`, index] as const),
};
const file = Buffer.from(pdfOf(table)).toString('latin1');

test('each object lies where the table of contents says, and the table where the end says', () => {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
  expect(file.slice(start, start + 4)).toBe('xref');
  const offsets = [...file.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at));
  expect(offsets.length).toBeGreaterThan(5);
  for (const [index, at] of offsets.entries()) {
    expect(file.slice(at, at + 12).startsWith(`${index + 1} 0 obj`)).toBe(true);
  }
  for (const [, length, content] of file.matchAll(/<< \/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/g)) {
    expect(content).toHaveLength(Number(length));
  }
});

test('every row is on one of the pages, written so that any reader shows it', () => {
  for (let index = 0; index < 70; index++) expect(file).toContain(`(Team ${index} - "é")`);
  expect(file).toContain('(How the desk does \\(Team\\))');
  expect(file).toMatch(/\/Count 3 /);
  expect(file).toContain('(3 of 3)');
});
