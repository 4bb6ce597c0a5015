import { describe, expect, test } from 'vitest';
import { type Names, ownActs, plainWords } from './plain-words.ts';
import type { Standing } from './standing.ts';

const names: Names = {
  team: () => 'Radio and vehicles',
  waitsFor: (reason) => (reason === 'waiting-user' ? 'user' : reason === 'waiting-supplier' ? 'supplier' : 'date'),
};
const now = 1_000;
const teamId = 'radio';

const every: readonly (readonly [Standing, string, string, number | null])[] = [
  [{ is: 'reported', teamId, by: 5 }, 'Reported', 'Radio and vehicles', 5],
  [{ is: 'worked-on', teamId, assignee: null, by: 6 }, 'Being worked on', 'Radio and vehicles', 6],
  [{ is: 'worked-on', teamId, assignee: 'Owen Price', by: 6 }, 'Being worked on', 'Owen Price', 6],
  [{ is: 'waits', teamId, reason: 'waiting-user', by: null }, 'Waiting for you', 'You', null],
  [{ is: 'waits', teamId, reason: 'waiting-supplier', by: null }, 'Waiting for a supplier', 'Radio and vehicles', null],
  [{ is: 'waits', teamId, reason: 'agreed-date', by: 9 }, 'Put off as agreed', 'Radio and vehicles', 9],
  [{ is: 'fixed', by: 7, reopenUntil: 8 }, 'Fixed, as far as we know', 'You', 7],
  [{ is: 'wants-approval', approver: 'PS Firth', by: 4 }, 'Waiting for approval', 'PS Firth', 4],
  [{ is: 'prepared', teamId, task: 'Set up the phone', by: 4 }, 'Being prepared', 'Radio and vehicles', 4],
  [{ is: 'delivered', by: 7, reopenUntil: 8 }, 'Delivered', 'You', 7],
  [{ is: 'ended', how: 'withdrawn', reopenUntil: 2_000 }, 'Withdrawn', 'Nobody', 2_000],
  [{ is: 'ended', how: 'refused', reopenUntil: null }, 'Not approved', 'Nobody', null],
  [{ is: 'ended', how: 'done', reopenUntil: 999 }, 'Done', 'Nobody', null],
];

describe('SM-116 SD-7 each record says in words how it stands, who has it, what happens next and by when', () => {
  test.each(every)('%j', (standing, state, who, by) => {
    const words = plainWords(standing, names, now);
    expect(words).toMatchObject({ state, who, by });
    expect(words.next.length).toBeGreaterThan(5);
  });

  test('no word of it is the name of a state within', () => {
    const inner = /\b(open|paused|resolved|closed|pending|assigned|fulfil\w*|situation|waits|ticket)\b/i;
    for (const [standing] of every) {
      const { state, who, next } = plainWords(standing, names, now);
      expect(`${state} ${who} ${next}`).not.toMatch(inner);
    }
  });
});

test('SD-9 what may be done: withdrawn while it runs, confirmed or taken up again when it is fixed, taken up again for so long', () => {
  expect(ownActs({ is: 'reported', teamId, by: null }, now)).toEqual(['comment', 'withdraw']);
  expect(ownActs({ is: 'fixed', by: 2_000, reopenUntil: 3_000 }, now)).toEqual(['confirm', 'reopen', 'comment']);
  expect(ownActs({ is: 'ended', how: 'done', reopenUntil: 1_001 }, now)).toEqual(['reopen']);
  expect(ownActs({ is: 'ended', how: 'done', reopenUntil: 1_000 }, now)).toEqual([]);
  expect(ownActs({ is: 'ended', how: 'refused', reopenUntil: null }, now)).toEqual([]);
});
