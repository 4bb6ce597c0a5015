import { z } from 'zod';
import { isStep } from '../../../kernel/index.ts';
import { type Aggregate, defineEvents, type EventOf, type Past, type Promised } from '../../../kernel/pure.ts';
import { type Marks, noteStep, type StepEvent } from '../../operations/index.ts';

export const reviewsDueEvents = defineEvents({
  /** So many records of a kind are due for review in a stretch of time (ms) and not yet dealt with; 0: none is left. */
  'insight.ReviewsCounted': {
    data: z.object({
      records: z.enum(['incident', 'contact']),
      /** 0: all that were overdue when it was first looked. */
      from: z.number(),
      until: z.number(),
      /** `1 December 2026`. */
      day: z.string(),
      count: z.number(),
      /** The end of the log when it was looked. */
      asOf: z.number(),
    }),
  },
});
export type ReviewsDueEvent = EventOf<typeof reviewsDueEvents>;
type Counted = ReviewsDueEvent['data'];

export type ReviewsDueState =
  | { readonly situation: 'none' }
  | {
      readonly situation: 'counted';
      readonly counted: Counted;
      /** When it was first counted; epoch milliseconds. */
      readonly since: number;
      readonly marks: Marks;
    };

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;
const WARN_DAYS = 14;
/** For what was overdue before anybody promised anything. */
const BACKLOG_DAYS = 7;
const RECORD_REVIEW = 'record-review';

/** Whoever may review is told: in the list on the day itself, at the desk when three days have passed, then the FIM, day by day. */
const ladder = [
  { to: 'control-room-supervisor', afterSeconds: 0, channel: 'list' },
  { to: 'control-room-supervisor', afterSeconds: 3 * DAY_SECONDS, channel: 'desk' },
  { to: 'fim', afterSeconds: 7 * DAY_SECONDS, channel: 'desk' },
] as const;

/**
 * One promise a day and kind of record, not one a record: a force keeps millions, and nobody reviews them one alarm at a time. It is kept
 * when the last of them was kept longer or disposed of. What was overdue at the first look is one promise, due a week later.
 */
export function reviewsDuePromises(state: ReviewsDueState): readonly Promised[] {
  if (state.situation === 'none' || state.counted.count === 0) return [];
  const { since, counted } = state;
  const { from, until, day, count, records } = counted;
  const backlog = from === 0;
  const dueAt = backlog ? since + BACKLOG_DAYS * DAY_MS : until;
  const startedAt = Math.min(since, dueAt);
  const what = `${count} ${records}${count === 1 ? '' : 's'}`;
  return [
    {
      ...{ key: 'review', kind: RECORD_REVIEW, alarm: 'B', areaId: null, paused: false },
      label: backlog ? `${what} overdue for review since before ${day}` : `${what} due for review on ${day}`,
      ...{ startedAt, dueAt, warnAt: backlog ? startedAt : Math.max(startedAt, dueAt - WARN_DAYS * DAY_MS) },
      ...{ ladder, repeatSeconds: DAY_SECONDS },
    },
  ];
}

/** The stream bears `<records>-<from>`. */
export const reviewsDueAggregate: Aggregate<ReviewsDueState, ReviewsDueEvent> = {
  name: 'insight.reviewsDue',
  initial: { situation: 'none' },
  evolve,
  promises: reviewsDuePromises,
};

function evolve(state: ReviewsDueState, event: Past<ReviewsDueEvent | StepEvent>): ReviewsDueState {
  if (isStep(event)) return state.situation === 'none' ? state : { ...state, marks: noteStep(state.marks, event) };
  if (event.type !== 'insight.ReviewsCounted') return state;
  if (state.situation === 'counted') return { ...state, counted: event.data };
  return { situation: 'counted', counted: event.data, since: event.recordedAt, marks: {} };
}
