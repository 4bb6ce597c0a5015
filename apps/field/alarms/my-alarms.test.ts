import { expect, test } from 'vitest';
import { SeeAlarm, SeeUnitAlarm } from '../../../modules/operations/contract.ts';
import { type AlarmRow, type Hearer, isSaid, isWaiting, myAlarms, wordsOf } from './my-alarms.ts';

const alarm = (over: Partial<AlarmRow> = {}): AlarmRow => ({
  id: 'one',
  subjectId: '0198c2f0-2222-7000-8000-000000000001',
  incidentId: '0198c2f0-2222-7000-8000-000000000001',
  title: '0421 of 22/11',
  key: 'arrive',
  kind: 'arrive',
  grade: 'G2',
  alarmClass: 'B',
  state: 'breached',
  text: 'Arrive within 60 min',
  since: 1,
  dueAt: 1,
  told: 'patrol-sergeant',
  areaId: 'oakham',
  ownerSeatId: 'dispatch-1',
  seenBy: null,
  seenAt: null,
  ...over,
});
const paula: Hearer = { roles: ['patrol-sergeant'], areas: new Set(['oakham']) };
const ids = (hearer: Hearer, ...alarms: readonly AlarmRow[]) => myAlarms(alarms, hearer).map(({ id }) => id);

test.each([
  ['told to my role, on my ground', alarm(), paula, true],
  ['told to another role', alarm({ told: 'fim' }), paula, false],
  ['told to my role elsewhere', alarm({ areaId: 'uppingham' }), paula, false],
  ['elsewhere, while I am on no tour', alarm({ areaId: 'uppingham' }), { ...paula, areas: null }, true],
  ['of no area', alarm({ areaId: null }), paula, true],
  ['an officer in need, wherever', alarm({ state: 'emergency', told: 'fim', areaId: 'uppingham' }), paula, true],
  ['a broken glass', alarm({ state: 'break-glass', told: 'fim' }), paula, true],
] as const)('%s', (_name, row, hearer, mine) => expect(ids(hearer, row)).toEqual(mine ? ['one'] : []));

test('an emergency first, then what nobody has seen: the heaviest, the newest; what was seen comes last', () => {
  const rows = [
    alarm({ id: 'seen', alarmClass: 'A', seenBy: 'Sue', since: 9 }),
    alarm({ id: 'listed', alarmClass: 'C', since: 8 }),
    alarm({ id: 'old', since: 2 }),
    alarm({ id: 'new', since: 5 }),
    alarm({ id: 'heavy', alarmClass: 'A' }),
    alarm({ id: 'officer', state: 'emergency', alarmClass: 'A', seenBy: 'Sue' }),
  ];
  expect(ids(paula, ...rows)).toEqual(['officer', 'heavy', 'new', 'old', 'listed', 'seen']);
});

test('what I have said that I saw waits for me no more, before any row says so', () => {
  const row = alarm();
  const said = { name: SeeAlarm.name, input: { incidentId: row.subjectId, key: row.key }, enteredAt: 1 };
  expect(isWaiting(row, [])).toBe(true);
  expect(isWaiting(row, [said])).toBe(false);
  expect(isWaiting(alarm({ key: 'deploy' }), [said])).toBe(true);
  expect(isWaiting(alarm({ alarmClass: 'C' }), [])).toBe(false);
  expect(isWaiting(alarm({ seenBy: 'Sue' }), [])).toBe(false);
  const ofUnit = { name: SeeUnitAlarm.name, input: { tourId: row.subjectId, key: 'emergency' }, enteredAt: 1 };
  expect(isSaid(alarm({ incidentId: null, key: 'emergency' }), [ofUnit])).toBe(true);
});

test('its state stands before its words, and alone where there are none', () => {
  expect(wordsOf(alarm())).toBe('Missed: Arrive within 60 min');
  expect(wordsOf(alarm({ state: 'emergency', text: '' }))).toBe('EMERGENCY');
});
