import { describe, expect, test } from 'vitest';
import { BookOn } from '../../../modules/operations/contract.ts';
import { findBooking, findMyUnit, mineOf, type UnitRow } from './my-unit.ts';

function unit(id: string, callsign: string, ...crew: string[]): UnitRow {
  return {
    id,
    callsign,
    kind: 'response',
    crew: crew.map((name) => ({ collar: '1', name, permit: 'response' })),
    vehicle: null,
    skills: [],
    skillsUntil: {},
    equipment: [],
    talkgroup: 'RUT-1',
    issi: null,
    areaId: 'oakham',
    status: '2',
    meaning: 'available',
    statusName: 'Available',
    since: 1,
    shiftEndsAt: 2,
    onDuty: true,
    emergency: false,
    active: null,
    stacked: [],
    position: null,
  };
}

const me = { name: 'PC Erin Marlow', callsign: 'RE01', tourId: null };

describe('my unit', () => {
  test('is the tour that this phone booked on, whatever it is called', () => {
    const units = [unit('t1', 'RE01', me.name), unit('t2', 'RE09', 'Somebody Else')];
    expect(findMyUnit(units, { ...me, tourId: 't2' })?.id).toBe('t2');
  });

  test('is my callsign when I am in its crew, though a namesake is in another', () => {
    const units = [unit('t2', 'RE09', me.name), unit('t1', 're01 ', me.name)];
    expect(findMyUnit(units, me)?.id).toBe('t1');
  });

  test('is the only crew with my name when my callsign is out with others', () => {
    const units = [unit('t1', 'RE01', 'Tom Okafor'), unit('t2', 'RE09', 'Tom Okafor', me.name)];
    expect(findMyUnit(units, me)?.id).toBe('t2');
  });

  test('is my callsign when two crews have my name and neither is mine', () => {
    const units = [unit('t1', 'RE01'), unit('t2', 'RE09', me.name), unit('t3', 'RE10', me.name)];
    expect(findMyUnit(units, me)?.id).toBe('t1');
  });

  test('is nothing when nothing of me is on duty', () => {
    expect(findMyUnit([unit('t2', 'RE09', 'Tom Okafor')], me)).toBeNull();
    expect(findMyUnit([unit('t2', 'RE09')], { ...me, callsign: null })).toBeNull();
  });
});

test('a booking that waits to go stands in for its row', () => {
  const acting = [{ name: BookOn.name, input: BookOn.example, enteredAt: 1 }];
  const booking = findBooking(acting);
  expect(mineOf(null, booking)).toEqual({ tourId: BookOn.example.tourId, callsign: 'RA21', row: null });
  expect(mineOf(null, findBooking([]))).toBeNull();
});
