import { z } from 'zod';
import { defineEvents, type EventOf, type Past } from '../../../kernel/pure.ts';
import { TheirCode } from '../code-mappings/terms.ts';
import { ForceTerms, NumberTerms, PlaceFacts, PlaceText } from '../terms.ts';
import { PointKind } from './commands.ts';
import { Corner, ShapeKind } from './shape.ts';

const pointId = z.string();
const shapeId = z.string();
const transferId = z.string();

/** What an incident's stream says of where, beside the place itself. */
export const whereaboutsEvents = defineEvents({
  'operations.PointSet': {
    data: z.object({ pointId, kind: PointKind, place: PlaceFacts }),
    detail: z.object({ place: PlaceText, note: z.string() }),
  },
  'operations.PointWithdrawn': { data: z.object({ pointId }), detail: z.object({ reason: z.string() }) },
  /** Drawn where people live and lie: its corners are detail. */
  'operations.ShapeSet': {
    data: z.object({ shapeId, kind: ShapeKind, metres: z.number(), squareMetres: z.number().nullable() }),
    detail: z.object({ corners: z.array(Corner), reference: z.string(), note: z.string() }),
  },
  'operations.ShapeWithdrawn': { data: z.object({ shapeId }), detail: z.object({ reason: z.string() }) },
  /** Carries what the other force is told, so that whoever delivers it asks for nothing. */
  'operations.TransferOffered': {
    data: z.object({
      transferId,
      to: ForceTerms,
      number: NumberTerms,
      code: z.object({ code: z.string(), name: z.string() }),
      grade: z.string(),
      answerSeconds: z.number(),
      /** What they are told of our code; left out: it was offered before there were tables. */
      theirs: TheirCode.optional(),
    }),
    detail: z.object({ reason: z.string(), what: z.string().nullable(), place: PlaceText }),
  },
  'operations.TransferAnswered': {
    data: z.object({
      transferId,
      answer: z.enum(['delivered', 'undelivered', 'accepted', 'rejected']),
      reference: z.string().nullable(),
    }),
    detail: z.object({ words: z.string() }),
  },
  'operations.TransferWithdrawn': { data: z.object({ transferId }), detail: z.object({ reason: z.string() }) },
});
export type WhereaboutsEvent = EventOf<typeof whereaboutsEvents>;

const types: ReadonlySet<string> = new Set(Object.keys(whereaboutsEvents));

export function isWhereabouts(event: { readonly type: string }): event is Past<WhereaboutsEvent> {
  return types.has(event.type);
}
