import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { Access, Value } from './events.ts';

export const Items = declareView({
  name: 'estate.items',
  summary: 'Items of the estate that are not in the archive',
  key: 'id',
  permission: 'estate-item.read',
  personal: true,
  row: z.object({
    id: z.string(),
    label: z.string(),
    classId: z.string(),
    /** Null when erased, and where the item is restricted. */
    name: z.string().nullable(),
    stage: z.string(),
    access: Access,
    owner: z.string().nullable(),
    teamId: z.string().nullable(),
    criticality: z.number().nullable(),
    stationId: z.string().nullable(),
    room: z.string().nullable(),
    model: z.string().nullable(),
    /** Numbers and names by which it can be looked for, such as a serial number or an ISSI. */
    marks: z.string(),
    /** How many findings are open. */
    findings: z.number(),
    /** Not seen again in time. */
    stale: z.boolean(),
    changedAt: z.number(),
  }),
});

export const ItemRecord = declareView({
  name: 'estate.itemRecord',
  summary: 'All fields of one item, also of one in the archive',
  key: 'id',
  parent: 'itemId',
  permission: 'estate-item.read',
  personal: true,
  row: z.object({
    id: z.string(),
    itemId: z.string(),
    label: z.string(),
    classId: z.string(),
    name: z.string().nullable(),
    stage: z.string(),
    archived: z.boolean(),
    access: Access,
    fields: z.record(z.string(), Value),
    /** What says who somebody is; null when erased. */
    personal: z.record(z.string(), Value).nullable(),
    /** The source that each field has its value from. */
    origins: z.record(z.string(), z.string()),
    source: z.string(),
    stale: z.boolean(),
    seenAt: z.number().nullable(),
    seenBy: z.string().nullable(),
    addedAt: z.number(),
    changedAt: z.number(),
  }),
});

const relation = {
  id: z.string(),
  fromId: z.string(),
  toId: z.string(),
  kind: z.string(),
  group: z.string().nullable(),
  /** How many of the group must be up; null without a group. */
  needs: z.number().nullable(),
};

export const Relations = declareView({
  name: 'estate.relations',
  summary: 'Which items need which, between all that are not in the archive',
  key: 'id',
  permission: 'estate-item.read',
  personal: false,
  row: z.object(relation),
});

export const ItemRelations = declareView({
  name: 'estate.itemRelations',
  summary: 'What one item needs, and what needs it',
  key: 'id',
  parent: 'itemId',
  permission: 'estate-item.read',
  personal: false,
  row: z.object({ ...relation, itemId: z.string() }),
});

export const ItemLog = declareView({
  name: 'estate.itemLog',
  summary: 'The history of one item, in its order',
  key: 'id',
  parent: 'itemId',
  permission: 'estate-item.read',
  personal: true,
  row: z.object({
    id: z.string(),
    itemId: z.string(),
    at: z.number(),
    author: z.string(),
    kind: z.string(),
    text: z.string(),
  }),
});

export const Findings = declareView({
  name: 'estate.findings',
  summary: 'What sources say otherwise than is recorded, until somebody has looked into it',
  key: 'id',
  permission: 'estate-item.read',
  personal: true,
  row: z.object({
    id: z.string(),
    itemId: z.string(),
    label: z.string(),
    classId: z.string(),
    field: z.string(),
    source: z.string(),
    recorded: Value.nullable(),
    found: Value.nullable(),
    at: z.number(),
  }),
});
