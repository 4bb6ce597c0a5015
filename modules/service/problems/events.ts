import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { ChangedField } from '../changed-fields.ts';
import { Analysis, AnalysisKind } from './analysis.ts';
import { trendEvents } from './trends/events.ts';

/** From the menu before anything broke, from IT incidents, or from what repeats. */
export const Source = z.enum(['menu', 'it-incidents', 'trend']);
export const Audience = z.enum(['desk', 'everybody']);
export const Ending = z.enum(['fixed', 'accepted', 'no-fault']);

const Nothing = z.object({});
const Text = z.object({ text: z.string() });
const Reason = z.object({ reason: z.string() });
const Incident = z.object({ id: z.string(), number: z.string() });

/** What it is about, and how heavy: weighed as an IT incident is. */
const About = z.object({
  categoryId: z.string().nullable(),
  serviceId: z.string().nullable(),
  itemIds: z.array(z.string()),
  siteId: z.string().nullable(),
  teamId: z.string(),
  ownerId: z.string().nullable(),
  impact: z.number(),
  urgency: z.number(),
  priority: z.number(),
  matrixVersion: z.number(),
  /** Its review is owed when it has been closed. */
  major: z.boolean(),
});
const Said = z.object({ title: z.string(), description: z.string(), contact: z.string(), owner: z.string() });

export const Action = z.object({
  what: z.string(),
  who: z.string(),
  measure: z.string(),
  benefit: z.string(),
  reviewAt: z.number(),
  /** It goes into the Service Improvement Plan. */
  planned: z.boolean(),
});

const ownEvents = defineEvents({
  'service.ProblemOpened': {
    data: About.extend({
      number: z.string(),
      sequence: z.number(),
      source: Source,
      /** Account of whoever is asked about it; null: nobody known here. */
      contactId: z.string().nullable(),
      candidateId: z.string().nullable(),
      incidents: z.array(Incident),
      /** Terms of the force when it was opened. */
      changeReviewDays: z.number(),
      majorReviewDays: z.number(),
    }),
    detail: Said,
  },
  'service.ProblemAmended': {
    data: About.extend({ contactId: z.string().nullable() }),
    /** `changed`: from what to what, in words; of those of early days nobody knows. */
    detail: Said.extend({ changed: z.array(ChangedField).optional() }),
  },
  'service.ProblemIncidentsLinked': { data: z.object({ incidents: z.array(Incident) }) },
  'service.ProblemIncidentUnlinked': { data: Incident, detail: Reason },
  'service.ProblemNoted': { data: Nothing, detail: Text },
  /** One part of the search for the cause, as it stands from now on; what stood before is kept. */
  'service.ProblemAnalysed': {
    data: z.object({ kind: AnalysisKind, version: z.number() }),
    detail: z.object({ content: Analysis }),
  },
  /** What helps meanwhile: everybody whose IT incident is linked is told. */
  'service.ProblemWorkaroundGiven': { data: Nothing, detail: Text },
  'service.KnownErrorWritten': {
    data: z.object({
      version: z.number(),
      categoryId: z.string().nullable(),
      itemIds: z.array(z.string()),
      reviewAt: z.number(),
    }),
    detail: z.object({
      title: z.string(),
      symptom: z.string(),
      cause: z.string(),
      workaround: z.string(),
      fix: z.string(),
    }),
  },
  'service.KnownErrorPublished': { data: z.object({ audience: Audience }) },
  'service.KnownErrorWithdrawn': { data: Nothing, detail: Reason },
  'service.KnownErrorReviewed': { data: z.object({ reviewAt: z.number() }), detail: z.object({ note: z.string() }) },
  /** A change that was raised for it, and how that stands. */
  'service.ProblemChangeMoved': {
    data: z.object({
      changeId: z.string(),
      number: z.string(),
      standing: z.enum(['raised', 'closed', 'rejected', 'cancelled']),
      closure: z.string().nullable(),
    }),
  },
  /** After the change: whether the problem is gone. */
  'service.ProblemReviewed': { data: z.object({ gone: z.boolean() }), detail: z.object({ note: z.string() }) },
  /** `fixed`: whoever reported a linked IT incident reads the text, and it is resolved. */
  'service.ProblemClosed': { data: z.object({ ending: Ending }), detail: Text },
  'service.ProblemReopened': { data: Nothing, detail: Reason },
  'service.MajorProblemReviewed': {
    data: z.object({ actions: z.number() }),
    detail: z.object({ lessons: z.string(), actions: z.array(Action) }),
  },
});
export type ProblemEvent = EventOf<typeof ownEvents>;

export const problemEvents = { ...ownEvents, ...trendEvents };
