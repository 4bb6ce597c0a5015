import { z } from 'zod';
import { defineEvents, type EventOf, roles } from '../../../kernel/pure.ts';
import { deskEvents, weighed } from '../desk/events.ts';
import { importedEvents } from '../imports/events.ts';
import { AttachedTarget } from './attached-target.ts';

export const Source = z.enum(['desk', 'phone', 'portal', 'email', 'monitoring', 'control-room', 'import']);

const Rung = z.object({ to: z.enum(roles), afterSeconds: z.number() });

/** The force's rules of the day, so that a rebuild needs no pack. */
const DeskTerms = z.object({
  targets: z.array(AttachedTarget),
  ladder: z.array(Rung),
  repeatSeconds: z.number(),
  reopenDays: z.number(),
  autoCloseDays: z.number(),
  /** What the first team has promised the others. */
  ola: AttachedTarget.nullable().optional(),
});

export const serviceIncidentEvents = defineEvents({
  ...deskEvents,
  ...importedEvents,
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
      /** What follows is left out in records from before the desk weighed them. */
      computed: weighed.computed.optional(),
      floor: weighed.floor.optional(),
      /** Why it matters to operations, e.g. `999 answering`: a reason of the order, never of the priority. */
      vip: z.string().nullable().optional(),
      /** Nobody of the desk has looked at it yet. */
      untriaged: z.boolean().optional(),
      callBackBy: z.string().nullable().optional(),
      /** It is history of another service desk, by the number that it had there. */
      history: z.object({ importId: z.string(), source: z.string(), reference: z.string() }).optional(),
      terms: DeskTerms,
    }),
    detail: z.object({
      summary: z.string(),
      /** In the words of the person who reported it. */
      description: z.string(),
      reporter: z.string(),
      callBack: z.string(),
      /** In the words of the desk. */
      symptoms: z.string().optional(),
      /** As a machine sent them. */
      parameters: z.record(z.string(), z.string()).optional(),
    }),
  },
  /** What the person who reported it reads, too. */
  'service.ReporterAnswered': { data: z.object({}), detail: z.object({ text: z.string() }) },
  /** For the desk alone. */
  'service.ServiceIncidentNoted': { data: z.object({}), detail: z.object({ text: z.string() }) },
  'service.ServiceIncidentAssigned': {
    data: z.object({
      teamId: z.string(),
      assigneeId: z.string().nullable(),
      assignee: z.string().nullable(),
      /** What the team has promised the others. */
      ola: AttachedTarget.nullable().optional(),
    }),
    detail: z.object({ note: z.string() }),
  },
  'service.ServiceIncidentPaused': {
    data: z.object({
      reason: z.string(),
      until: z.number().nullable(),
      waitsFor: z.enum(['user', 'supplier', 'date']).optional(),
      /** The contract under which a supplier was called. */
      uc: AttachedTarget.nullable().optional(),
    }),
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
