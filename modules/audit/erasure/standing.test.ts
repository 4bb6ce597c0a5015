import { expect, test } from 'vitest';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import { standingHolds } from './standing.ts';

const record = 'operations.incident/1';
let position = 0;

function hold(type: 'Placed' | 'Lifted', holdId: string | undefined, stream = record): AnyPastEvent {
  position += 1;
  return {
    ...{ position, stream, version: position, type: `kernel.Hold${type}`, recordedAt: position, occurredAt: position },
    ...{ occurredBy: 'server', actor: { kind: 'person', id: 'a', name: 'DS Rao', seatId: null } },
    ...{ commandId: 'c', packVersion: '1', detail: null },
    data: { reason: 'Inquest', ...(holdId !== undefined && { holdId }) },
  };
}

const names = (...events: AnyPastEvent[]) => standingHolds(events).map(({ holdId }) => holdId);

test('a record may be under several holds; lifting one leaves the others', () => {
  expect(names(hold('Placed', 'a'), hold('Placed', 'b'), hold('Lifted', 'a'))).toEqual(['b']);
});

test('one lifted without a name lifts all of its record, and of no other', () => {
  const elsewhere = hold('Placed', 'c', 'operations.incident/2');
  expect(names(hold('Placed', 'a'), hold('Placed', undefined), elsewhere, hold('Lifted', undefined))).toEqual(['c']);
});

test('who placed it, when and why stands beside it', () => {
  const [row] = standingHolds([hold('Placed', 'a')]);
  expect(row).toMatchObject({ stream: record, reason: 'Inquest', placedBy: 'DS Rao', placedAt: position });
});
