import { z } from 'zod';
import { defineEvents, type EventOf, roles } from '../../../kernel/pure.ts';

export const Value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type Value = z.output<typeof Value>;

/** Null: the field was emptied. */
export const Values = z.record(z.string(), Value.nullable());

export const Access = z.enum(['open', 'restricted', 'concealed']);

/** Whose word a value is: a source of the pack, and the import that brought it. */
const From = { source: z.string(), importId: z.string().nullable() };

/** The relations that name it at either end: whoever sees them is told. */
const Named = { relationIds: z.array(z.string()) };

export const itemEvents = defineEvents({
  'estate.ItemAdded': {
    data: z.object({
      ...From,
      classId: z.string(),
      label: z.string(),
      /** The number in its label, where Trefoil gave it. */
      sequence: z.number().nullable(),
      stage: z.string(),
      access: Access,
      allowed: z.array(z.string()),
      fields: Values,
    }),
    detail: z.object({ name: z.string(), fields: Values }),
  },
  'estate.ItemChanged': {
    data: z.object({ ...From, fields: Values }),
    /** `name` null: as it was. */
    detail: z.object({ name: z.string().nullable(), fields: Values }),
  },
  'estate.ItemMoved': { data: z.object({ from: z.string(), to: z.string() }), detail: z.object({ note: z.string() }) },
  /** Kept on the stream of the item that needs the other. */
  'estate.ItemRelated': { data: z.object({ kind: z.string(), toId: z.string(), group: z.string().nullable() }) },
  'estate.ItemUnrelated': { data: z.object({ kind: z.string(), toId: z.string() }) },
  /** So many members of the group must be up. */
  'estate.GroupSet': { data: z.object({ group: z.string(), needs: z.number(), toIds: z.array(z.string()) }) },
  /** Who may see it was changed. */
  'estate.ItemLimited': {
    data: z.object({
      ...{ access: Access, allowed: z.array(z.string()), ...Named },
      /** Account ids that a concealed item is taken from. Left out: written before they were named. */
      takenFrom: z.array(z.string()).optional(),
    }),
    detail: z.object({ reason: z.string() }),
  },
  /** A source named it. `staleAfterDays`: it must be seen again by then; null: it need not. */
  'estate.ItemSeen': {
    data: z.object({
      ...From,
      staleAfterDays: z.number().nullable(),
      ladder: z.array(z.object({ to: z.enum(roles), afterSeconds: z.number() })),
      repeatSeconds: z.number(),
    }),
  },
  /** A source that is believed less says otherwise than is recorded: nothing was overwritten. */
  'estate.DriftFound': {
    data: z.object({ ...From, findingId: z.string(), field: z.string() }),
    detail: z.object({ recorded: Value.nullable(), found: Value }),
  },
  /** `taken`: what was found was right, and stands now. */
  'estate.FindingSettled': {
    data: z.object({ findingId: z.string(), taken: z.boolean() }),
    detail: z.object({ reason: z.string() }),
  },
  /** `kept`: it was worked on since, and stays as it is. */
  'estate.ImportUndone': { data: z.object({ importId: z.string(), kept: z.boolean(), ...Named }) },
  'estate.ItemArchived': {
    data: z.object({ importId: z.string().nullable(), ...Named }),
    detail: z.object({ reason: z.string() }),
  },
  'estate.ItemRestored': { data: z.object({ ...Named }), detail: z.object({ reason: z.string() }) },
});
export type ItemEvent = EventOf<typeof itemEvents>;
