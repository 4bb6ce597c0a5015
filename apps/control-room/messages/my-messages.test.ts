import { describe, expect, test } from 'vitest';
import { choosable } from './addressees.ts';
import { type MessageRow, standing, toAcknowledge } from './my-messages.ts';

const base: MessageRow = {
  ...{ id: 'm#a', messageId: 'm', aboutId: 'm', kind: 'message', priority: 'routine', incidentId: null },
  ...{ incidentNumber: null, text: 'Hello', to: 'all', from: 'Ann', fromSeatId: null, sentAt: 10, expiresAt: 100 },
  ...{ image: null, toldAt: 10, readAt: null, acknowledgedAt: null },
};
const row = (id: string, over: Partial<MessageRow>): MessageRow => ({ ...base, id, ...over });
const ids = (rows: readonly MessageRow[]) => rows.map(({ id }) => id);

describe('messages', () => {
  test('that wait are the most urgent first, then the oldest; notes, answered ones and those whose time is over do not wait', () => {
    const rows = [
      row('old', { sentAt: 5 }),
      row('new', { sentAt: 9 }),
      row('urgent', { priority: 'urgent', sentAt: 20 }),
      row('priority', { priority: 'priority' }),
      row('note', { kind: 'note' }),
      row('answered', { acknowledgedAt: 12 }),
      row('over', { expiresAt: 50 }),
    ];
    expect(ids(toAcknowledge(rows, 50))).toEqual(['urgent', 'priority', 'old', 'new']);
  });

  test('that stand are those of a kind, what waits for an answer first, then the newest', () => {
    const rows = [row('a', { acknowledgedAt: 11, sentAt: 40 }), row('b', { sentAt: 1 }), row('c', { sentAt: 2 })];
    expect(ids(standing([...rows, row('obs', { kind: 'obs' })], 'message', 50))).toEqual(['c', 'b', 'a']);
  });
});

describe('whom a message may be for', () => {
  const known = {
    seats: [{ id: 'dispatch-1', name: 'Dispatch 1', holder: null, talkgroup: 'RUT-1' }],
    units: [{ callsign: 'RA21', crew: [{ collar: '1234', name: 'A. Example' }] }],
    areas: [{ id: 'oakham', name: 'Oakham', parent: null }],
  };
  const keys = (typed: string) => choosable(known, typed).map(({ key }) => key);
  test('is found by name, by callsign, by role and by area', () => {
    expect(keys('dispatch 1')).toEqual(['seat dispatch-1']);
    expect(keys('ra21')).toEqual(['unit RA21', 'person 1234']);
    expect(keys('fim')).toEqual(['role fim']);
    expect(keys('oak')).toEqual(['area oakham']);
  });

  test('is a collar number too that nobody on tour bears', () => {
    expect(keys('1234')).toEqual(['person 1234']);
    expect(keys('777')).toEqual(['person 777']);
  });
});
