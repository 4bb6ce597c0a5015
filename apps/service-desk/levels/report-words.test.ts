import { expect, test } from 'vitest';
import {
  lastMonths,
  type MissRow,
  missesCsv,
  type Names,
  type ReportRow,
  reportCsv,
  sharesOfAll,
} from './report-words.ts';

const names: Names = {
  service: (id) => id ?? '',
  team: (id) => (id === null ? '' : `Team ${id}`),
  agreement: (id) => `Agreement ${id}`,
  reason: (code) => `Reason ${code}`,
};
const miss = (shares: MissRow['shares'], supplierShare: number): MissRow => ({
  ...{
    id: '1',
    serviceIncidentId: '1',
    number: 'IT-1',
    agreementId: 'a',
    serviceId: null,
    metric: 'resolution',
    priority: 1,
  },
  ...{ missedAt: Date.parse('2026-11-23T10:00Z'), overMs: 90_000, byReclassification: false },
  ...{ shares, supplierShare, reason: 'late', reasonTeamId: 'radio' },
});

test('SM-78 a report and its misses are files that a spreadsheet counts on', () => {
  const line: ReportRow = {
    ...{ id: '1', month: '2026-11', agreementId: 'a', serviceId: 'radio', metric: 'response', priority: 2 },
    ...{ targetMs: 60_000, count: 3, met: 2, missed: 1, byReclassification: 0, medianMs: 30_000, p90Ms: 90_000 },
  };
  expect(reportCsv([line], names)).toContain('2026-11,Agreement a,radio,Answer,2,1,3,2,1,0,1,2');
  const csv = missesCsv([miss([{ teamId: 'radio', share: 0.75 }], 0.25)], names);
  expect(csv).toContain(
    'IT-1,Agreement a,,Resolve,1,2026-11-23T10:00:00.000Z,2,false,Team radio 75 %,25 %,Reason late,Team radio',
  );
});

test('the shares of all misses are those of each, together one', () => {
  const shares = sharesOfAll([miss([{ teamId: 'radio', share: 0.75 }], 0.25), miss([{ teamId: 'desk', share: 1 }], 0)]);
  expect(shares).toEqual([
    { teamId: 'desk', share: 0.5 },
    { teamId: 'radio', share: 0.375 },
    { teamId: null, share: 0.125 },
  ]);
});

test('twelve months, this one first', () => {
  const months = lastMonths(Date.parse('2026-03-31T10:00Z'));
  expect([months.length, months[0], months[1], months[3]]).toEqual([12, '2026-03', '2026-02', '2025-12']);
});
