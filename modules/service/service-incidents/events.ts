import { z } from 'zod';
import { defineEvents, type EventOf, roles } from '../../../kernel/pure.ts';

export const Source = z.enum(['desk', 'phone', 'portal', 'email', 'monitoring', 'control-room', 'import']);

/** One target as it was attached, with the hours that it counts. */
export const AttachedTarget = z.object({
  metric: z.enum(['response', 'resolution', 'update']),
  agreementId: z.string(),
  agreementVersion: z.number(),
  minutes: z.number(),
  calendar: z.object({
    timezone: z.string(),
    week: z.union([
      z.literal('always'),
      z.array(
        z.object({
          day: z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']),
          from: z.string(),
          to: z.string(),
        }),
      ),
    ]),
    closed: z.array(z.string()),
  }),
});
export type AttachedTarget = z.output<typeof AttachedTarget>;

const Rung = z.object({ to: z.enum(roles), afterSeconds: z.number() });

/** The force's rules of the day, so that a rebuild needs no pack. */
export const DeskTerms = z.object({
  targets: z.array(AttachedTarget),
  ladder: z.array(Rung),
  repeatSeconds: z.number(),
  reopenDays: z.number(),
  autoCloseDays: z.number(),
});

export const serviceIncidentEvents = defineEvents({
  'service.ServiceIncidentRaised': {
    data: z.object({
      number: z.string(),
      sequence: z.number(),
      source: Source,
      /** Account of the person who reports it; null: nobody known here. */
      reporterId: z.string().nullable(),
      itemIds: z.array(z.string()),
      serviceId: z.string().nullable(),
      categoryId: z.string().nullable(),
      /** One of the force's stations; left out in what was reported before sites were asked. */
      siteId: z.string().nullable().optional(),
      teamId: z.string(),
      impact: z.number(),
      urgency: z.number(),
      priority: z.number(),
      matrixVersion: z.number(),
      terms: DeskTerms,
    }),
    detail: z.object({ summary: z.string(), description: z.string(), reporter: z.string(), callBack: z.string() }),
  },
  /** What the person who reported it reads, too. */
  'service.ReporterAnswered': { data: z.object({}), detail: z.object({ text: z.string() }) },
  /** For the desk alone. */
  'service.ServiceIncidentNoted': { data: z.object({}), detail: z.object({ text: z.string() }) },
  'service.ServiceIncidentAssigned': {
    data: z.object({ teamId: z.string(), assigneeId: z.string().nullable(), assignee: z.string().nullable() }),
    detail: z.object({ note: z.string() }),
  },
  'service.ServiceIncidentPaused': {
    data: z.object({ reason: z.string(), until: z.number().nullable() }),
    detail: z.object({ note: z.string() }),
  },
  'service.ServiceIncidentResumed': { data: z.object({}), detail: z.object({ note: z.string() }) },
  'service.ServiceIncidentResolved': {
    data: z.object({ closureCategoryId: z.string().nullable() }),
    detail: z.object({ resolution: z.string() }),
  },
  'service.ServiceIncidentReopened': { data: z.object({}), detail: z.object({ reason: z.string() }) },
  /** The person who reported it said so, or nobody said otherwise in time. */
  'service.ServiceIncidentClosed': { data: z.object({ confirmed: z.boolean() }) },
  /** The person who reported it adds a word. */
  'service.ReporterWrote': { data: z.object({}), detail: z.object({ text: z.string() }) },
  /** Somebody else has the same trouble: "me too". */
  'service.AffectedJoined': { data: z.object({ personId: z.string() }), detail: z.object({ name: z.string() }) },
  /** The person who reported it needs nothing any more. */
  'service.ServiceIncidentWithdrawn': { data: z.object({}), detail: z.object({ reason: z.string() }) },
});
export type ServiceIncidentEvent = EventOf<typeof serviceIncidentEvents>;
