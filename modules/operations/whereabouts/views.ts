import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { PointKind } from './commands.ts';
import { Corner, ShapeKind } from './shape.ts';

export const WhereaboutsView = declareView({
  name: 'operations.whereabouts',
  summary: 'Where an incident was first, was, is, and is worked from, with who said so and when',
  key: 'id',
  parent: 'incidentId',
  permission: 'incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    incidentId: z.string(),
    kind: z.enum(['initial', 'earlier', 'current', ...PointKind.options]),
    label: z.string(),
    note: z.string(),
    lon: z.number().nullable(),
    lat: z.number().nullable(),
    at: z.number(),
    by: z.string(),
    /** Since when another stands in its stead; null while it is in force. */
    until: z.number().nullable(),
  }),
});

export const Shapes = declareView({
  name: 'operations.shapes',
  summary: 'Cordons, areas and approach routes drawn for incidents: of all that are open, or all of one incident',
  key: 'id',
  parent: 'incidentId',
  permission: 'incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    incidentId: z.string(),
    number: z.string(),
    kind: ShapeKind,
    /** None when erased. */
    corners: z.array(Corner),
    /** Grid reference of its middle. */
    reference: z.string(),
    note: z.string(),
    metres: z.number(),
    squareMetres: z.number().nullable(),
    at: z.number(),
    by: z.string(),
    /** Since when it is withdrawn, or its incident closed; null while it is in force. */
    until: z.number().nullable(),
  }),
});

export const Transfers = declareView({
  name: 'operations.transfers',
  summary: 'Incidents offered to other forces: the answers that are owed, or all of one incident',
  key: 'id',
  parent: 'incidentId',
  permission: 'incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    incidentId: z.string(),
    number: z.string(),
    toCode: z.string(),
    toName: z.string(),
    state: z.enum(['offered', 'delivered', 'undelivered', 'accepted', 'rejected', 'withdrawn']),
    /** Null when erased. */
    reason: z.string().nullable(),
    offeredAt: z.number(),
    offeredBy: z.string(),
    answeredAt: z.number().nullable(),
    answeredBy: z.string().nullable(),
    reference: z.string().nullable(),
    words: z.string().nullable(),
  }),
});
