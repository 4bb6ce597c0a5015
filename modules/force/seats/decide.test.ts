import { describe, expect, test } from 'vitest';
import type { CommandOf, Role } from '../../../kernel/pure.ts';
import type { Seat } from '../pack.ts';
import { leaveSeat, relieveSeat, takeSeat } from './decide.ts';
import type { SeatState } from './seat.ts';

const desk: Seat = {
  id: 'dispatch-1',
  name: 'Dispatch 1',
  roles: ['dispatcher'],
  areas: ['oakham'],
  reach: 'force',
  talkgroup: 'RUT-1',
};
const empty: SeatState = { situation: 'empty' };
const heldBy = (accountId: string, seatId = desk.id): SeatState => ({
  situation: 'held',
  seatId,
  accountId,
  name: `Name of ${accountId}`,
  since: 1,
});

function by<Input>(id: string, input: Input, ...confirmed: string[]): CommandOf<Input> {
  const actor = { kind: 'person', id, name: id, seatId: null } as const;
  return { input, actor, occurredAt: 5, recordedAt: 5, confirmed: new Set(confirmed) };
}
const take = (id: string, ...confirmed: string[]) => by(id, { seatId: desk.id }, ...confirmed);
const facts = (...roles: Role[]) => ({ seat: desk, roles });
const taken = { type: 'force.SeatTaken', data: { seatId: 'dispatch-1', accountId: 'rob' } };

describe('taking a seat', () => {
  test('given an empty seat, a dispatcher sits down', () => {
    expect(takeSeat(take('rob'), { others: [], seat: empty }, facts('dispatcher'))).toEqual({
      outcome: 'decided',
      events: { others: [], seat: [taken] },
    });
  });

  test('given no such seat in the pack, it is refused', () => {
    const outcome = takeSeat(take('rob'), { others: [], seat: empty }, { seat: null, roles: ['dispatcher'] });
    expect(outcome).toMatchObject({ outcome: 'refused', code: 'no-such-seat' });
  });

  test('given none of its roles, it is refused', () => {
    const outcome = takeSeat(take('rob'), { others: [], seat: empty }, facts('contact-officer', 'auditor'));
    expect(outcome).toMatchObject({ outcome: 'refused', code: 'role-missing' });
  });

  test('given somebody there, one key is asked for, naming them', () => {
    const outcome = takeSeat(take('rob'), { others: [], seat: heldBy('mina') }, facts('dispatcher'));
    expect(outcome).toMatchObject({ outcome: 'confirm', code: 'seat-occupied' });
    expect(JSON.stringify(outcome)).toContain('Name of mina');
  });

  test('given that key, the other is relieved and the seat is taken', () => {
    const outcome = takeSeat(take('rob', 'seat-occupied'), { others: [], seat: heldBy('mina') }, facts('dispatcher'));
    expect(outcome).toMatchObject({
      events: {
        seat: [
          { type: 'force.SeatRelieved', data: { seatId: desk.id, accountId: 'mina', because: 'taken-over' } },
          taken,
        ],
      },
    });
  });

  test('given another seat of the same person, that one is left; other people stay', () => {
    const others = [heldBy('mina', 'dispatch-2'), heldBy('rob', 'contact-1'), empty];
    const outcome = takeSeat(take('rob'), { others, seat: empty }, facts('dispatcher'));
    const left = { type: 'force.SeatLeft', data: { seatId: 'contact-1', accountId: 'rob', because: 'moved' } };
    expect(outcome).toMatchObject({ events: { others: [[], [left], []], seat: [taken] } });
  });

  test('given the person sits there already, nothing happens', () => {
    const outcome = takeSeat(take('rob'), { others: [], seat: heldBy('rob') }, facts('dispatcher'));
    expect(outcome).toEqual({ outcome: 'decided', events: {} });
  });
});

describe('leaving and relieving', () => {
  test('who sits there leaves', () => {
    const outcome = leaveSeat(take('rob'), { seat: heldBy('rob') });
    const left = { type: 'force.SeatLeft', data: { seatId: desk.id, accountId: 'rob', because: 'left' } };
    expect(outcome).toEqual({ outcome: 'decided', events: { seat: [left] } });
  });

  test.each([
    ['nobody', empty],
    ['somebody else', heldBy('mina')],
  ])('given %s there, leaving is refused', (_who, seat) => {
    expect(leaveSeat(take('rob'), { seat })).toMatchObject({ outcome: 'refused', code: 'not-yours' });
  });

  test('a supervisor relieves whoever sits there, and the reason is kept', () => {
    const command = by('carol', { seatId: desk.id, reason: 'Taken ill' });
    expect(relieveSeat(command, { seat: heldBy('rob') })).toMatchObject({
      events: {
        seat: [
          {
            type: 'force.SeatRelieved',
            data: { seatId: desk.id, accountId: 'rob', because: 'relieved' },
            detail: { reason: 'Taken ill' },
          },
        ],
      },
    });
    expect(relieveSeat(command, { seat: empty })).toMatchObject({ outcome: 'refused', code: 'nobody-there' });
  });
});
