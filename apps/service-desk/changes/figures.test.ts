import { expect, test } from 'vitest';
import { minutesCsv } from './figures.ts';

test('what the CAB has said is saved with the meeting and the change', () => {
  const line = { changeId: 'c-1', text: 'Agreed, after the show', by: 'Grace Lindley', at: 2 };
  const text = minutesCsv([{ name: 'CAB', at: Date.UTC(2026, 10, 26, 10), minutes: [line] }]);
  expect(text).toContain('CAB,2026-11-26T10:00:00.000Z,c-1,"Agreed, after the show",Grace Lindley');
});
