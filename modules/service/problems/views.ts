import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { Analysis, AnalysisKind } from './analysis.ts';
import { Action, Audience, Ending, Source } from './events.ts';
import { By } from './trends/events.ts';

const Situation = z.enum(['open', 'review', 'closed']);

const brief = {
  id: z.string(),
  number: z.string(),
  situation: Situation,
  ending: Ending.nullable(),
  source: Source,
  /** Null when erased; so the other words. */
  title: z.string().nullable(),
  categoryId: z.string().nullable(),
  serviceId: z.string().nullable(),
  teamId: z.string(),
  owner: z.string().nullable(),
  priority: z.number(),
  major: z.boolean(),
  /** How many IT incidents are linked. */
  incidents: z.number(),
  /** To whom its known error is told; null: to nobody. */
  audience: Audience.nullable(),
  openedAt: z.number(),
  changedAt: z.number(),
  dueAt: z.number().nullable(),
};

export const Problems = declareView({
  name: 'service.problems',
  summary: 'Problems that are open or whose review is owed, and closed ones',
  key: 'id',
  permission: 'problem.read',
  personal: true,
  row: z.object(brief),
});

export const ProblemRecord = declareView({
  name: 'service.problemRecord',
  summary: 'Everything that is known of one problem',
  key: 'id',
  parent: 'problemId',
  permission: 'problem.read',
  personal: true,
  row: z.object({
    ...brief,
    problemId: z.string(),
    description: z.string().nullable(),
    contactId: z.string().nullable(),
    contact: z.string().nullable(),
    itemIds: z.array(z.string()),
    siteId: z.string().nullable(),
    ownerId: z.string().nullable(),
    impact: z.number(),
    urgency: z.number(),
    /** What everybody concerned was told last. */
    workaround: z.string().nullable(),
    /** As each part of the search stands. */
    analyses: z.array(z.object({ kind: AnalysisKind, version: z.number(), content: Analysis.nullable() })),
    changes: z.array(
      z.object({
        changeId: z.string(),
        number: z.string(),
        standing: z.enum(['raised', 'closed', 'rejected', 'cancelled']),
        closure: z.string().nullable(),
      }),
    ),
    knownError: z
      .object({
        version: z.number(),
        title: z.string().nullable(),
        symptom: z.string().nullable(),
        cause: z.string().nullable(),
        workaround: z.string().nullable(),
        fix: z.string().nullable(),
        categoryId: z.string().nullable(),
        itemIds: z.array(z.string()),
        reviewAt: z.number(),
      })
      .nullable(),
    majorReview: z
      .object({ at: z.number(), by: z.string(), lessons: z.string().nullable(), actions: z.array(Action) })
      .nullable(),
    closedAt: z.number().nullable(),
  }),
});

export const ProblemLog = declareView({
  name: 'service.problemLog',
  summary: 'All that was said and done about one problem, in its order',
  key: 'id',
  parent: 'problemId',
  permission: 'problem.read',
  personal: true,
  row: z.object({
    id: z.string(),
    problemId: z.string(),
    at: z.number(),
    author: z.string(),
    kind: z.string(),
    text: z.string(),
  }),
});

export const ProblemAnalyses = declareView({
  name: 'service.problemAnalyses',
  summary: 'Every version of every part of the search for the cause of one problem',
  key: 'id',
  parent: 'problemId',
  permission: 'problem.read',
  personal: true,
  row: z.object({
    id: z.string(),
    problemId: z.string(),
    kind: AnalysisKind,
    version: z.number(),
    at: z.number(),
    author: z.string(),
    content: Analysis.nullable(),
  }),
});

export const ProblemIncidents = declareView({
  name: 'service.problemIncidents',
  summary: 'IT incidents that one problem has caused',
  key: 'id',
  parent: 'problemId',
  permission: 'problem.read',
  personal: true,
  row: z.object({
    id: z.string(),
    problemId: z.string(),
    number: z.string(),
    situation: z.enum(['open', 'paused', 'resolved', 'closed']),
    summary: z.string().nullable(),
    reporter: z.string().nullable(),
    raisedAt: z.number(),
  }),
});

export const ProblemCost = declareView({
  name: 'service.problemCost',
  summary: 'What a problem has cost: IT incidents, people affected, and the minutes from their report to their help',
  key: 'problemId',
  parent: 'problemId',
  permission: 'problem.read',
  personal: false,
  report: true,
  row: z.object({
    problemId: z.string(),
    incidents: z.number(),
    open: z.number(),
    /** Those who reported one of them, and those who said "me too"; each of them once. */
    people: z.number(),
    /** Of each of those people, from when they said so until it was resolved; what is open counts until now. */
    minutesLost: z.number(),
  }),
});

export const IncidentProblems = declareView({
  name: 'service.incidentProblems',
  summary: 'Problems that have caused an IT incident',
  key: 'id',
  parent: 'serviceIncidentId',
  permission: 'problem.read',
  personal: true,
  row: z.object({
    id: z.string(),
    serviceIncidentId: z.string(),
    number: z.string(),
    title: z.string().nullable(),
    situation: Situation,
  }),
});

export const Trends = declareView({
  name: 'service.trends',
  summary: 'What repeats and may be a problem: by item, category or place',
  key: 'id',
  permission: 'problem.read',
  personal: false,
  report: true,
  row: z.object({
    id: z.string(),
    by: By,
    subjectId: z.string(),
    days: z.number(),
    count: z.number(),
    foundAt: z.number(),
    lookBy: z.number(),
  }),
});
