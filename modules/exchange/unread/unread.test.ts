import { expect, test } from 'vitest';
import type { Actor } from '../../../kernel/pure.ts';
import { unreadPromises } from './deadlines.ts';
import * as decide from './decide.ts';
import type { UnreadEvent } from './events.ts';
import { evolveUnread, type UnreadState } from './unread.ts';

const messageId = '0198c2f0-6666-7000-8000-000000000001';
const sue: Actor = { kind: 'person', id: 'sue', name: 'Sue', seatId: 'supervisor' };
const fiona: Actor = { kind: 'person', id: 'fiona', name: 'Fiona', seatId: 'fim' };
const ladder = { rungs: [{ to: 'control-room-supervisor', afterSeconds: 0 }], repeatSeconds: 1800 };
const terms = { takeSeconds: 300, answerSeconds: 1800, ladder };
const message = {
  ...{ messageId, gateway: 'contact', source: '192.0.2.7', reason: 'text: is missing', bytes: 9, cameAt: 1000 },
  ...{ original: '{"a": 1}', encoding: 'text' as const },
};
const none: UnreadState = { situation: 'none' };

const command = <Input>(input: Input, actor = sue) => ({
  ...{ input, actor, occurredAt: 0, recordedAt: 0, confirmed: new Set<string>() },
});
function after(state: UnreadState, outcome: ReturnType<typeof decide.keepUnread>, at = 0, actor = sue): UnreadState {
  if (outcome.outcome !== 'decided') throw new Error(JSON.stringify(outcome));
  return outcome.events.message.reduce<UnreadState>(
    (now, event: UnreadEvent) =>
      evolveUnread(now, { detail: null, ...event, recordedAt: at, occurredAt: at, actor } as never),
    state,
  );
}
const open = after(none, decide.keepUnread(command(message), { message: none }, terms));
const taken = after(open, decide.takeUnread(command({ messageId, seen: null }), { message: open }), 60_000);
const answer = (state: UnreadState, over: object = {}) =>
  decide.answerUnread(
    command({ messageId, outcome: 'dismissed', contactId: null, reason: 'A test', ...over } as never),
    { message: state },
  );

test('keeps its words as they came, once', () => {
  expect(open).toMatchObject({ unread: { original: '{"a": 1}', reason: 'text: is missing' } });
  expect(decide.keepUnread(command(message), { message: open }, terms)).toMatchObject({ events: { message: [] } });
});

test('is promised to be taken, then to be dealt with by whoever took it: it never falls silent', () => {
  expect(unreadPromises(open)).toMatchObject([{ key: 'take', dueAt: 300_000, ladder: ladder.rungs }]);
  expect(unreadPromises(taken)).toMatchObject([
    { key: 'answer', dueAt: 60_000 + 1_800_000, label: expect.stringContaining('Sue') },
  ]);
  expect(unreadPromises(after(taken, answer(taken)))).toEqual([]);
});

test('is taken by one; another may take it over who saw that', () => {
  const take = (seen: string | null) => decide.takeUnread(command({ messageId, seen }, fiona), { message: taken });
  expect(take(null)).toMatchObject({ code: 'taken-meanwhile', current: 'Sue' });
  expect(take('Sue')).toMatchObject({ outcome: 'decided' });
  expect(decide.takeUnread(command({ messageId, seen: null }), { message: none })).toMatchObject({
    code: 'no-such-message',
  });
});

test('is dealt with once, with a reason, and with the contact where one was made of it', () => {
  expect(answer(taken, { outcome: 'made-contact' })).toMatchObject({ code: 'which-contact' });
  expect(after(taken, answer(taken))).toMatchObject({ situation: 'answered', reason: 'A test', by: 'Sue' });
  expect(answer(after(taken, answer(taken)))).toMatchObject({ code: 'answered-already' });
  expect(answer(none)).toMatchObject({ code: 'no-such-message' });
});
