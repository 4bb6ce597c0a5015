import { expect, test } from 'vitest';
import type { ItemRow } from '../estate/filter.ts';
import { foundByScan } from './scan.ts';

const nothing = { owner: null, teamId: null, criticality: null, stationId: null, room: null, model: null };
const row = (label: string, marks: string): ItemRow => ({
  ...{ ...nothing, id: label, label, marks, name: null, classId: 'tablet', stage: 'live', access: 'open' },
  ...{ findings: 0, stale: false, changedAt: 0 },
});
const rows = [row('TAB-1', 'T00001 SN-1 both'), row('TAB-2', 'T00002 SN-2 both'), row('SN-1', '')];

test('a label goes before a serial number, what two things carry is neither, and case does not count', () => {
  expect(foundByScan(rows, ' tab-2 ')?.label).toBe('TAB-2');
  expect(foundByScan(rows, 'SN-1')?.label).toBe('SN-1');
  expect(foundByScan(rows, 't00002')?.label).toBe('TAB-2');
  expect(foundByScan(rows, 'both')).toBeNull();
  expect(foundByScan(rows, 'T0000')).toBeNull();
  expect(foundByScan(rows, ' ')).toBeNull();
});
