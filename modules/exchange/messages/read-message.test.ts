import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMessage } from './read-message.ts';

const bytes = (message: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(message));

test('A24 an alarm receiving centre sends its URN and what has gone off', () => {
  const alarm = { urn: 'RU/0417', kind: 'confirmed-sequential' };
  const place = { label: '12 High Street, Oakham', lon: -0.73, lat: 52.67 };
  expect(
    readMessage(bytes({ channel: 'alarm-centre', text: 'Two sensors', alarm, place, reference: 'ARC-1' })),
  ).toEqual({
    kind: 'message',
    theirs: null,
    message: {
      ...{ channel: 'alarm-centre', text: 'Two sensors', reference: 'ARC-1', activation: alarm, circle: null },
      ...{ callerName: null, callerNumber: null, callerAddress: null, place: { ...place, gazetteerId: null } },
    },
  });
});

test.each([
  ['nothing', {}, /channel: .*; text: /],
  ['a channel that nobody knows', { channel: 'pigeon', text: 'coo' }, /channel: /],
  ['no words', { channel: 'web', text: '  ' }, /text: /],
  [
    'an alarm of an unknown kind',
    { channel: 'alarm-centre', text: 'x', alarm: { urn: '1', kind: 'loud' } },
    /alarm\.kind: /,
  ],
])('is no message with %s, and says why', (_what, sent, reason) => {
  expect(readMessage(bytes(sent))).toEqual({ kind: 'fault', reason: expect.stringMatching(reason) });
});

test('that is not even JSON says so', () => {
  expect(readMessage(new TextEncoder().encode('HELP'))).toEqual({ kind: 'fault', reason: 'it is not JSON' });
});

test('never throws, whatever comes', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((text) => new TextEncoder().encode(text)),
      ),
      (sent) => {
        expect(readMessage(sent).kind).toMatch(/^(message|fault)$/);
      },
    ),
  );
});
