import { z } from 'zod';

/** Repeated IT incidents of one item, one category or one place within so many days are proposed as a problem. */
const TrendRule = z.strictObject({
  by: z.enum(['item', 'category', 'place']),
  days: z.int().min(1).max(366),
  count: z.int().min(2).max(10_000),
});

/** How the force looks for causes, and how long what it has written down about them holds. */
export const ProblemTerms = z.strictObject({
  trends: z
    .array(TrendRule)
    .max(20)
    .default([
      { by: 'item', days: 30, count: 3 },
      { by: 'category', days: 7, count: 20 },
      { by: 'place', days: 7, count: 25 },
    ]),
  /** What is proposed is looked at within so many days. */
  candidateDays: z.int().min(1).max(90).default(5),
  /** After the change for it was closed, somebody says within so many days whether the problem is gone. */
  changeReviewDays: z.int().min(1).max(90).default(5),
  majorReviewDays: z.int().min(1).max(90).default(10),
  /** Unless somebody names another date. */
  knownErrorReviewDays: z.int().min(1).max(1_000).default(90),
  /** An article that was handed in is published or given back within so many days. */
  articleReviewDays: z.int().min(1).max(90).default(10),
  articleExpiryDays: z.int().min(1).max(3_650).default(365),
});
export type ProblemTerms = z.output<typeof ProblemTerms>;
