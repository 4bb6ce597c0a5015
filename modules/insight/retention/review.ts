import { z } from 'zod';
import { type Aggregate, defineEvents, type EventOf } from '../../../kernel/pure.ts';

/**
 * Why a record is kept beyond the time of its class: the questions of the national retention assessment criteria (APP Management of police
 * information, review, retention and disposal), and what forbids a disposal.
 */
export const keepingGrounds = [
  'serious-harm',
  'children-or-vulnerable-adults',
  'breach-of-trust',
  'links-that-raise-risk',
  'substance-misuse',
  'mental-state-raises-risk',
  'proceedings',
] as const;

export const reviewEvents = defineEvents({
  /** Reviewed when its time was over or before, and kept: it is due again at `keepUntil` (ms). */
  'insight.RecordKeptLonger': {
    data: z.object({
      records: z.enum(['incident', 'contact']),
      class: z.string(),
      dueAt: z.number(),
      keepUntil: z.number(),
      ground: z.enum(keepingGrounds),
    }),
    detail: z.object({ reason: z.string() }),
  },
});
export type ReviewEvent = EventOf<typeof reviewEvents>;

/** What reviews have made of the keeping of one record; its stream bears the id of the record. */
export type ReviewState =
  | { readonly situation: 'none' }
  | {
      readonly situation: 'kept-longer';
      readonly keepUntil: number;
      readonly ground: (typeof keepingGrounds)[number];
      readonly at: number;
      readonly by: string;
    };

export const reviewAggregate: Aggregate<ReviewState, ReviewEvent> = {
  name: 'insight.review',
  initial: { situation: 'none' },
  evolve: (_state, { data, recordedAt, actor }) => {
    const { keepUntil, ground } = data;
    return { situation: 'kept-longer', keepUntil, ground, at: recordedAt, by: actor.name };
  },
};
