import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { Access } from '../items/events.ts';

const item = {
  id: z.string(),
  itemId: z.string(),
  label: z.string(),
  classId: z.string(),
  /** Null when erased, and where the item is restricted. */
  name: z.string().nullable(),
  access: Access,
};

/** An unmet need in its parts: `needs` of `of` members must be up, and these were down. */
const Unmet = z.object({
  group: z.string().nullable(),
  needs: z.number(),
  of: z.number(),
  downLabels: z.array(z.string()),
});

export const Impact = declareView({
  name: 'estate.impact',
  summary: 'What falls when the items named (ids or labels, parted by commas) are down at once, by which path, and why',
  key: 'id',
  parent: 'down',
  permission: 'estate-item.read',
  personal: true,
  row: z.object({
    ...item,
    down: z.string(),
    /** The nearest first. */
    order: z.number(),
    stationId: z.string().nullable(),
    unmet: Unmet.nullable(),
    /** Labels, from what was put down to the item itself. */
    path: z.array(z.string()),
    /** By what those who police know it: a callsign, a seat, an ISSI, areas. */
    knownAs: z.array(z.string()),
  }),
});

export const Dependencies = declareView({
  name: 'estate.dependencies',
  summary:
    'What an item needs (direction=down) or what needs it (direction=up), step by step to a depth, by class and kind',
  key: 'id',
  parent: 'rootId',
  permission: 'estate-item.read',
  personal: true,
  row: z.object({
    ...item,
    rootId: z.string(),
    stage: z.string(),
    criticality: z.number().nullable(),
    depth: z.number(),
    /** Relations to items one or more steps nearer; the first is the one by which it was found. */
    via: z.array(
      z.object({
        itemId: z.string(),
        kind: z.string(),
        group: z.string().nullable(),
        needs: z.number().nullable(),
      }),
    ),
    /** How many more stand behind it that the depth leaves out. */
    beyond: z.number(),
  }),
});

export const SinglePoints = declareView({
  name: 'estate.singlePoints',
  summary: 'Items that take a service with them when they alone are down, the gravest first: users × criticality',
  key: 'id',
  permission: 'estate-item.read',
  personal: true,
  report: true,
  row: z.object({
    ...item,
    services: z.array(z.string()),
    falls: z.number(),
    weight: z.number(),
  }),
});
