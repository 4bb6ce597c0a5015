import { z } from 'zod';
import { roles } from '../../kernel/pure.ts';

/** What a map of the control room can show. */
export const MapLayer = z.enum([
  'incidents',
  'units',
  'callers',
  'drawn',
  'points',
  'closures',
  'markers',
  'cameras',
  'beats',
]);
export type MapLayer = z.output<typeof MapLayer>;

/** What a map shows to these roles until a person chooses otherwise; a role that is not named sees all of it. */
export const MapLayersOfRole = z.strictObject({ roles: z.array(z.enum(roles)).min(1), layers: z.array(MapLayer) });
