import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explainClock } from './explain.ts';

const sample = (): Record<string, unknown> & { events: Record<string, unknown>[] } =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'explain-sample.json'), 'utf8'));

test('SD-16 the sample shows its working: every pause with its reason and author, thresholds, both elapsed kinds, and why', () => {
  expect(explainClock(sample(), 0)).toMatchObject({
    kind: 'explained',
    ...{ state: 'missed', breached: true, breachedByReclassification: false, due: '2026-12-01T10:30:00Z' },
    elapsed: { minutes: 510, text: '8 h 30 min' },
    actualElapsed: { minutes: 5370 },
    remaining: { minutes: -30 },
    pauses: [
      { reason: 'waiting-user', by: 'Sam Agent', tookOut: { minutes: 120 } },
      { reason: 'resolved', by: 'Sam Agent', tookOut: { minutes: 180 } },
    ],
    thresholds: [
      { percent: 50 },
      { percent: 75 },
      { percent: 90, at: '2026-12-01T09:42:00Z', value: 90 },
      { percent: 100 },
    ],
    ignored: ['waiting-user at 2026-11-30T14:00:00.000Z pauses no record of priority 2'],
    replaced: [{ priority: 3, state: 'replaced' }],
  });
});

test('as of now unless it says when; times may be epoch milliseconds', () => {
  const { at: _, ...question } = sample();
  const [first] = question.events;
  const events = [{ ...first, at: Date.parse('2026-11-27T17:30:00Z') }];
  const asked = { ...question, events };
  expect(explainClock(asked, Date.parse('2026-11-27T18:30:00Z'))).toMatchObject({
    ...{ asOf: '2026-11-27T18:30:00Z', state: 'running', elapsed: { minutes: 30 }, actualElapsed: { minutes: 60 } },
    due: '2026-12-01T13:30:00Z',
  });
});

type Sample = ReturnType<typeof sample>;
const spoilt: readonly [(question: Sample) => unknown, RegExp][] = [
  [(q) => Object.assign(q.calendar as object, { week: [] }), /^calendar\.week: no open time.*; e\.g\. \[\{"day"/],
  [
    (q) => Object.assign(q.calendar as object, { timezone: 'Mars' }),
    /^calendar\.timezone: no time zone.*"Europe\/London"/,
  ],
  [
    (q) => Object.assign(q.calendar as object, { open: [{ date: '2026-12-19', from: '', to: '10:00' }] }),
    /open\[0\]\.from/,
  ],
  [
    (q) => Object.assign(q.events[3] ?? {}, { at: 'yesterday' }),
    /^events\[3\]\.at: .*; e\.g\. "2026-11-30T11:30:00Z"$/,
  ],
  [(q) => Object.assign(q.events[3] ?? {}, { type: 'stopped' }), /^events\[3\]\.type: .*; e\.g\. "paused"$/],
  [(q) => Object.assign(q.events[3] ?? {}, { reason: undefined }), /^events\[3\]\.reason: /],
  [(q) => Object.assign(q, { target: {} }), /^target\.minutes: .*; e\.g\. 240$/],
  [(q) => Object.assign(q, { oops: 1 }), /^oops: /],
  [(q) => q.events.shift(), /^events: exactly one event is of type "created"/],
  [(q) => q.events.push({ type: 'resolved', at: '2026-11-27T17:29:00Z' }), /^events: nothing happens before/],
  [(q) => Object.assign(q, { at: '2026-11-27T17:29:00Z' }), /^at: it was not created yet/],
];

test.each(spoilt)('what is malformed is named with field, reason and example: %#', (spoil, fault) => {
  const question = sample();
  spoil(question);
  const explained = explainClock(question, 0);
  expect(explained.kind === 'fault' ? explained.faults : []).toHaveLength(1);
  expect(explained.kind === 'fault' ? explained.faults[0] : '').toMatch(fault);
});
