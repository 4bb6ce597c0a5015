import { expect, test } from 'vitest';
import { enterSheet } from './enter-sheet.ts';
import { blankSheet, readSheet, type Sheet } from './sheet.ts';

const now = Date.parse('2026-11-26T18:00Z');
const unit = { callsign: 'RE01', sent: '14:03', 'en-route': '', 'at-scene': '14:10', left: '14:40' };

function entered(part: Partial<Sheet>, closes = true): readonly string[] {
  const base = {
    ...blankSheet,
    paper: 'P-D-001',
    day: '26/11/2026',
    received: '14:00',
    what: 'Fight',
    where: 'High Street',
  };
  const sheet: Sheet = { ...base, code: '202', ...part };
  const { read, faults } = readSheet(sheet, now);
  expect(faults).toEqual([]);
  const sent: string[] = [];
  let ids = 0;
  enterSheet(sheet, read, {
    closes,
    newId: () => `id-${++ids}`,
    enterAt: async (at, command) => {
      sent.push(`${new Date(at).toISOString().slice(11, 16)} ${command.name.replace('operations.', '')}`);
      return { kind: 'done', position: 1, result: {} };
    },
  });
  return sent;
}

test('a sheet goes as the ordinary commands, each at the time that stands on it', () => {
  const over = { units: [unit], lines: '14:12 One left', result: 'R01', closingCode: '202', resulted: '14:45' };
  const all = [
    ...['14:00 openContact', '14:00 writeContactField', '14:00 placeContact', '14:00 raiseIncident'],
    ...['14:03 enterAttendance', '14:10 enterAttendance', '14:12 addLine', '14:40 enterAttendance'],
    '14:45 recordResult',
  ];
  expect(entered(over)).toEqual([...all, '14:45 closeIncident']);
  expect(entered(over, false), 'who may not close leaves that to a dispatcher').toEqual(all);
});

test('a call that was no incident is closed as what it was', () => {
  expect(entered({ outcome: 'advice-given', where: '', units: [unit] })).toEqual([
    ...['14:00 openContact', '14:00 writeContactField', '14:00 closeContact'],
  ]);
});
