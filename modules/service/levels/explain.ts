import { z } from 'zod';
import { historyOf, type LevelEvent } from './record-history.ts';
import { durationText, instantText } from './said.ts';
import { type Working, workingsOf } from './working.ts';

/**
 * `./trefoil sla explain FILE.json`: one clock with its working, without server or database. In (see explain-sample.json beside this):
 *
 * - `calendar`: `{ timezone, week, closed, open }`: `week` is `"always"` or a list of `{ day, from, to }` in local time; `closed` is a
 *   list of local dates, `open` (may be left out) a list of `{ date, from, to }`.
 * - `target`: `{ minutes, metric, priority, agreement, version }`; all but `minutes` may be left out (resolution, 3, "agreement", 1).
 * - `events`, each `{ type, at }`, in any order; `by` may be left out:
 *   `created` · `answered` (`automatic: true`, or `visible: false`, stops no clock) · `paused` (`reason`; `waitsFor`: user, supplier, date
 *   or other, taken from the reason when left out) · `resumed` · `resolved` · `reopened` · `cancelled` · `priority` (`priority`, `minutes`).
 * - `at`: as of when; left out: now. `reopenDays`: 14 when left out.
 *
 * Instants are ISO 8601 with an offset, or epoch milliseconds.
 *
 * Out: `state`, `startedAt`, `stoppedAt`, `due`, `elapsed`, `actualElapsed`, `remaining` (each in minutes, and in words), `pauses` (reason,
 * author, and how much of the agreement's time each took out), `thresholds` (percentage, when, value then), `breached`,
 * `breachedByReclassification`, `why`; `ignored` lists what was not allowed to stop the clock, `replaced` the clocks of earlier priorities.
 */
const Instant = z
  .union([z.int(), z.iso.datetime({ offset: true })], 'an ISO 8601 time with its offset, or epoch milliseconds')
  .transform((value) => (typeof value === 'number' ? value : Date.parse(value)));
const Minutes = z.number().positive().max(5_256_000);
const Priority = z.int().min(1).max(5);
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'local time as HH:MM, up to 24:00');
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const Hours = z.strictObject({ from: Hour, to: Hour });
const ends = ({ from, to }: z.output<typeof Hours>): boolean => from < to;
const endsLater = { message: 'ends before it begins; hours past midnight are two entries', path: ['to'] };

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const Calendar = z.strictObject({
  timezone: z.string().refine(isTimezone, 'no time zone that is known here'),
  week: z.union([
    z.literal('always'),
    z
      .array(Hours.extend({ day: z.enum(weekdays) }).refine(ends, endsLater))
      .min(1, 'no open time: the clock would never be due'),
  ]),
  closed: z.array(z.iso.date()).default([]),
  open: z.array(Hours.extend({ date: z.iso.date() }).refine(ends, endsLater)).default([]),
});

const happened = { at: Instant, by: z.string().default('unknown') };
const plain = <const Type extends string>(type: Type) => z.strictObject({ type: z.literal(type), ...happened });
const Happened = z.discriminatedUnion('type', [
  plain('created'),
  plain('resumed'),
  plain('resolved'),
  plain('reopened'),
  plain('cancelled'),
  z.strictObject({
    type: z.literal('answered'),
    ...happened,
    automatic: z.boolean().default(false),
    visible: z.boolean().default(true),
  }),
  z.strictObject({
    type: z.literal('paused'),
    ...happened,
    reason: z.string().min(1),
    waitsFor: z.enum(['user', 'supplier', 'date', 'other']).optional(),
  }),
  z.strictObject({ type: z.literal('priority'), ...happened, priority: Priority, minutes: Minutes }),
]);

const Question = z
  .strictObject({
    calendar: Calendar,
    target: z.strictObject({
      minutes: Minutes,
      metric: z.enum(['response', 'resolution', 'update']).default('resolution'),
      priority: Priority.default(3),
      agreement: z.string().default('agreement'),
      version: z.int().default(1),
    }),
    events: z.array(Happened).min(1),
    at: Instant.optional(),
    reopenDays: z.int().min(0).default(14),
  })
  .refine(({ events }) => events.filter(({ type }) => type === 'created').length === 1, {
    message: 'exactly one event is of type "created": the clock starts there',
    path: ['events'],
  })
  .refine(({ events }) => !events.some(({ at }) => at < (events.find(({ type }) => type === 'created')?.at ?? 0)), {
    message: 'nothing happens before it was created',
    path: ['events'],
  });
type Question = z.output<typeof Question>;

const examples: Readonly<Record<string, unknown>> = {
  calendar: {
    timezone: 'Europe/London',
    week: [{ day: 'monday', from: '08:00', to: '18:00' }],
    closed: ['2026-12-25'],
  },
  'calendar.timezone': 'Europe/London',
  'calendar.week': [{ day: 'monday', from: '08:00', to: '18:00' }],
  'calendar.week.day': 'monday',
  'calendar.week.from': '08:00',
  'calendar.week.to': '18:00',
  'calendar.closed': '2026-12-25',
  'calendar.open': { date: '2026-12-19', from: '09:00', to: '13:00' },
  target: { metric: 'resolution', minutes: 240 },
  'target.minutes': 240,
  'target.metric': 'resolution',
  'target.priority': 3,
  events: [{ type: 'created', at: '2026-11-27T17:30:00Z' }],
  'events.type': 'paused',
  'events.reason': 'waiting-supplier',
  'events.waitsFor': 'supplier',
  'events.minutes': 60,
  'events.priority': 1,
  at: '2026-11-30T11:30:00Z',
  reopenDays: 14,
};

type Issue = z.core.$ZodIssue;

/** Of a value that may be this or that, what is wrong with the one that it comes nearest to. */
function nearest(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const depth = (issues: readonly Issue[]): number => Math.max(...issues.map(({ path }) => path.length));
  const best = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
  if (depth(best) === 0) return [issue];
  return best.flatMap((inner) => nearest({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** `events[2].at: …; e.g. "2026-11-30T11:30:00Z"`. */
function faultText(issue: Issue): string {
  const named = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const path = named.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  const field = path === '' ? 'the file' : path.replace(/^\./, '');
  const words = named.filter((step) => typeof step === 'string');
  const example =
    examples[words.join('.')] ?? examples[words.at(-1) ?? ''] ?? examples[words[0] ?? ''] ?? examples.target;
  return `${field}: ${issue.message}; e.g. ${JSON.stringify(example)}`;
}

/** What a clock comes to, or everything that is wrong with the question. */
export type Explained =
  | { readonly kind: 'fault'; readonly faults: readonly string[] }
  | ({ readonly kind: 'explained' } & Readonly<Record<string, unknown>>);

export function explainClock(value: unknown, now: number): Explained {
  const parsed = Question.safeParse(value);
  if (!parsed.success) return { kind: 'fault', faults: parsed.error.issues.flatMap(nearest).map(faultText) };
  const question = parsed.data;
  const at = question.at ?? now;
  const known = question.events.filter((event) => event.at <= at).map((event) => levelEvent(event, question));
  const history = historyOf(known, question.reopenDays);
  const clocks = history === null ? [] : workingsOf(history, at);
  const clock = clocks.at(-1);
  if (history === null || clock === undefined) {
    return { kind: 'fault', faults: [`at: it was not created yet; e.g. ${JSON.stringify(examples.at)}`] };
  }
  const replaced = clocks.filter(({ state }) => state === 'replaced').map((one) => shown(one));
  return { kind: 'explained', asOf: instantText(at), ...shown(clock), ignored: history.ignored, replaced };
}

function levelEvent(event: Question['events'][number], { target, calendar }: Question): LevelEvent {
  const { at, by } = event;
  const attached = (priority: number, minutes: number): LevelEvent => {
    const { metric, agreement: agreementId, version: agreementVersion } = target;
    return {
      kind: 'attached',
      at,
      by,
      priority,
      targets: [{ metric, agreementId, agreementVersion, minutes, calendar }],
    };
  };
  switch (event.type) {
    case 'created':
      return attached(target.priority, target.minutes);
    case 'priority':
      return attached(event.priority, event.minutes);
    case 'answered':
      return { kind: 'answered', at, by, automatic: event.automatic, seen: event.visible };
    case 'paused':
      return {
        kind: 'paused',
        at,
        by,
        reason: event.reason,
        waitsFor: event.waitsFor ?? waitsFor(event.reason),
        uc: null,
      };
    default:
      return { kind: event.type, at, by };
  }
}

function waitsFor(reason: string): 'user' | 'supplier' | 'date' | 'other' {
  const found = (['user', 'supplier', 'date'] as const).find((one) => reason.includes(one));
  return found ?? 'other';
}

function shown(clock: Working): Readonly<Record<string, unknown>> {
  const { pauses, thresholds, elapsedMs, actualElapsedMs, remainingMs, targetMs, dueAt } = clock;
  const { metric, priority, state, breached, breachedByReclassification, why } = clock;
  return {
    ...{ metric, priority, state, startedAt: instantText(clock.startedAt), attachedAt: instantText(clock.attachedAt) },
    stoppedAt: clock.stoppedAt === null ? null : instantText(clock.stoppedAt),
    target: duration(targetMs),
    elapsed: duration(elapsedMs),
    actualElapsed: duration(actualElapsedMs),
    remaining: duration(remainingMs),
    due: dueAt === null ? null : instantText(dueAt),
    pauses: pauses.map(({ from, to, reason, by, openMs }) => ({
      ...{ from: instantText(from), to: to === null ? null : instantText(to), reason, by, tookOut: duration(openMs) },
    })),
    thresholds: thresholds.map(({ share, at, value }) => ({ percent: share, at: instantText(at), value })),
    ...{ breached, breachedByReclassification, why },
  };
}

function duration(ms: number): { readonly minutes: number; readonly text: string } {
  return { minutes: Math.round(ms / 600) / 100, text: durationText(ms) };
}
