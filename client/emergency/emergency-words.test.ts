import { expect, test } from 'vitest';
import { type Emergency, emergencyWords, inOrder, isTalkgroupOpen, talkgroupWords } from './emergency-words.ts';

const NOW = Date.UTC(2026, 10, 25, 18, 2);
const row = (over: Partial<Emergency> = {}): Emergency => ({
  ...{ tourId: 't1', callsign: 'RA21', since: NOW - 120_000, areaId: 'oakham', seenBy: null, seenAt: null },
  talkgroup: { name: 'RUT-1', outcome: null },
  ...over,
});
const noted = (outcome: NonNullable<Emergency['talkgroup']>['outcome']) =>
  row({ talkgroup: { name: 'RUT-1', outcome } });

test('F04 the banner says whether the talkgroup is open, and who must open it when it is not', () => {
  expect(talkgroupWords(row())).toBe('RUT-1 is being opened');
  expect(talkgroupWords(noted('opened'))).toBe('RUT-1 is open');
  expect(talkgroupWords(noted('by-hand'))).toBe('RUT-1 is open');
  expect(talkgroupWords(noted('refused'))).toMatch(/^open RUT-1 by hand/);
  expect(talkgroupWords(noted('unknown'))).toMatch(/^open RUT-1 by hand/);
  expect([row(), noted('refused'), noted('unknown')].map(isTalkgroupOpen)).toEqual([false, false, false]);
  expect([noted('opened'), noted('by-hand')].map(isTalkgroupOpen)).toEqual([true, true]);
});

test('it says by name who has seen it, and of a concealed job nothing', () => {
  expect(emergencyWords(noted('opened'))).toBe('RUT-1 is open · nobody has acknowledged it');
  const seen = row({ seenBy: 'Rob Keeling', seenAt: NOW - 60_000 });
  expect(emergencyWords(seen)).toBe('RUT-1 is being opened · seen by Rob Keeling at 18:01');
  expect(emergencyWords(row({ talkgroup: null, areaId: null }))).toBe('');
});

test('who has waited longest stands first', () => {
  const later = row({ tourId: 't2', callsign: 'RA22', since: NOW - 1_000 });
  expect(inOrder([later, row()]).map(({ callsign }) => callsign)).toEqual(['RA21', 'RA22']);
});
