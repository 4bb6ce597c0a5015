import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { AttachedTarget } from '../service-incidents/attached-target.ts';

const Value = z.union([z.string(), z.array(z.string()), z.null()]);
const AmendedField = z.enum(['summary', 'symptoms', 'call-back', 'reporter', 'category', 'service', 'items']);

/** How another IT incident stands to this one. */
export const LinkKind = z.enum([
  'related',
  'parent',
  'child',
  /** This one was the same as the other, and is gone on with there. */
  'merged-into',
  'merged-from',
  /** It broke again too late to be reopened. */
  'follows',
  'followed-by',
]);
export type LinkKind = z.output<typeof LinkKind>;

const Other = z.object({ kind: LinkKind, otherId: z.string(), otherNumber: z.string() });
const Text = z.object({ text: z.string() });

/** What was weighed to find a priority. */
export const weighed = {
  computed: z.number(),
  floor: z.object({ priority: z.number(), because: z.string() }).nullable(),
};

/** What a desk does with an IT incident; stands in its own stream. */
export const deskEvents = defineEvents({
  /** What is personal stands in the detail, both as it was and as it is. */
  'service.ServiceIncidentAmended': {
    data: z.object({ field: AmendedField, from: Value, to: Value }),
    detail: z.object({ from: z.string(), to: z.string() }),
  },
  'service.ServiceIncidentPrioritised': {
    data: z.object({
      impact: z.number(),
      urgency: z.number(),
      ...weighed,
      priority: z.number(),
      /** Somebody chose another than the matrix and the floors say. */
      overridden: z.boolean(),
      matrixVersion: z.number(),
      targets: z.array(AttachedTarget),
    }),
    detail: z.object({ reason: z.string() }),
  },
  'service.ServiceIncidentLinked': { data: Other, detail: z.object({ note: z.string() }) },
  'service.ServiceIncidentUnlinked': { data: Other, detail: z.object({ note: z.string() }) },
  'service.ServiceIncidentTriaged': {
    data: z.object({ how: z.enum(['accepted', 'snoozed', 'declined']), until: z.number().nullable() }),
    detail: z.object({ note: z.string() }),
  },
  /** What helps meanwhile; the person who reported it reads it. */
  'service.WorkaroundGiven': { data: z.object({}), detail: Text },
  /** From the parent, or from what it was merged into: what was said there is said here. */
  'service.WordFlowed': {
    data: z.object({
      fromId: z.string(),
      fromNumber: z.string(),
      what: z.enum(['update', 'workaround', 'resolution']),
    }),
    detail: Text,
  },
  'service.ServiceFileAttached': {
    data: z.object({
      attachmentId: z.string(),
      sha256: z.string(),
      mediaType: z.string(),
      bytes: z.number(),
      audience: z.enum(['public', 'internal']),
    }),
    detail: z.object({ name: z.string() }),
  },
  /** How it stands while it is open; null: as it stood when it was opened. The name is the force's of that day. */
  'service.ServiceIncidentStatusSet': {
    data: z.object({ from: z.string().nullable(), to: z.string().nullable(), name: z.string() }),
  },
  /** By the rules of the force; who is told stands in the data, their names in the detail. */
  'service.StaffTold': {
    data: z.object({ to: z.array(z.string()), why: z.string() }),
    detail: z.object({ names: z.string() }),
  },
  'service.MajorCandidateFound': { data: z.object({ rule: z.string(), because: z.string() }) },
  'service.MajorCandidateDismissed': { data: z.object({}), detail: z.object({ reason: z.string() }) },
});
export type DeskEvent = EventOf<typeof deskEvents>;
