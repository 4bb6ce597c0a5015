import { expect, test } from 'vitest';
import { BookOn } from '../../../modules/operations/contract.ts';
import { bookingOf, lacking, openForm, rosteredForm } from './booking.ts';

const choices = {
  name: 'PC Erin Marlow',
  accountId: 'a1',
  callsign: 'RE01',
  kinds: [{ id: 'response' }, { id: 'dog' }],
  permits: [{ id: 'none' }, { id: 'response' }],
  areas: [
    { id: 'exton', parent: 'rural-north' },
    { id: 'oakham', parent: null },
  ],
  talkgroups: ['RUT-1', 'RUT-2'],
};
const { tourId } = BookOn.example;

test('the first shift begins with what the force has', () => {
  const form = openForm(choices, null);
  expect(form).toMatchObject({
    callsign: 'RE01',
    kind: 'response',
    permit: 'none',
    talkgroup: 'RUT-1',
    areaId: 'oakham',
  });
  expect(lacking(form)).toBe('Enter your collar number.');
});

test('what is filled in makes a booking that the server understands', () => {
  const form = { ...openForm(choices, null), collar: ' 4182 ', partnerName: 'PC Tom Okafor', registration: 'dm26 aab' };
  const booking = bookingOf(form, { tourId, now: 1_000_000, choices, last: null });
  expect(BookOn.schema.safeParse(booking).success).toBe(true);
  expect(booking.crew).toEqual([
    { collar: '4182', name: 'PC Erin Marlow', permit: 'none', accountId: 'a1' },
    { collar: '', name: 'PC Tom Okafor', permit: 'none', accountId: null },
  ]);
  expect(booking.vehicle?.registration).toBe('DM26 AAB');
  const carried = bookingOf(
    { ...form, equipment: 'shield, , defibrillator ' },
    { tourId, now: 1, choices, last: null },
  );
  expect(carried.equipment).toEqual(['shield', 'defibrillator']);
  expect(openForm(choices, carried).equipment).toBe('shield, defibrillator');
  expect(booking.shiftEndsAt).toBe(1_000_000 + 9 * 3_600_000);
});

test('the next shift begins with the last one; the radio stays with its callsign', () => {
  const form = { ...openForm(choices, null), collar: '4182', permit: 'response' };
  const last = { ...bookingOf(form, { tourId, now: 1, choices, last: null }), issi: '4326001', skills: ['taser'] };
  const next = openForm(choices, last);
  expect(lacking(next)).toBeNull();
  expect(next).toMatchObject({ collar: '4182', permit: 'response' });
  expect(bookingOf(next, { tourId, now: 2, choices, last }).issi).toBe('4326001');
  expect(bookingOf({ ...next, callsign: 'RE09' }, { tourId, now: 2, choices, last }).issi).toBeNull();
});

test('E02 the roster fills in the booking of today; what the officer enters stays theirs', () => {
  const crew = [
    { collar: '4182', name: 'PC Erin Marlow', permit: 'response' },
    { collar: '4219', name: 'PC Tom Okafor', permit: 'none' },
  ];
  const duty = { callsign: 'RE07', kind: 'dog', areaId: 'oakham', endsAt: 8 * 3_600_000, crew };
  const form = rosteredForm(openForm(choices, null), duty, { name: choices.name, now: 0 });
  expect(form).toMatchObject({ callsign: 'RE07', kind: 'dog', collar: '4182', permit: 'response', hours: 8 });
  expect(form).toMatchObject({ partnerName: 'PC Tom Okafor', partnerCollar: '4219', talkgroup: 'RUT-1' });
});

test('a partner has a name', () => {
  const form = { ...openForm(choices, null), collar: '4182', partnerCollar: '4219' };
  expect(lacking(form)).toBe('Enter the name of your partner.');
});
