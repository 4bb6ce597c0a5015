import { z } from 'zod';

/** An incident as another force is offered it: what its own call taker would have asked first. */
export const TransferOffer = z.object({
  /** The same for every delivery of the same offer. */
  transferId: z.string(),
  /** Goes back with their answer, as it came. */
  incidentId: z.string(),
  to: z.object({ code: z.string(), name: z.string() }),
  number: z.string(),
  code: z.object({ code: z.string(), name: z.string() }),
  grade: z.string(),
  /** The code and the grade as they list them; null: they have none for ours, and are told in words. */
  theirs: z
    .object({
      code: z.string(),
      name: z.string(),
      grade: z.object({ code: z.string(), name: z.string() }).nullable(),
    })
    .nullable(),
  what: z.string().nullable(),
  place: z.object({ label: z.string(), lon: z.number().nullable(), lat: z.number().nullable() }),
  reason: z.string(),
  offeredAt: z.number(),
});
export type TransferOffer = z.output<typeof TransferOffer>;

type Delivery =
  /** They have it, under their own reference where they gave one. Nobody has accepted it yet. */
  | { readonly kind: 'delivered'; readonly reference: string | null }
  /** Nobody took it, or not in a way that can be read: somebody rings them. */
  | { readonly kind: 'undelivered'; readonly reason: string };

/**
 * Delivers an incident to the force whose ground it is on. Each neighbour has a system and a way of its own: this is the seam where
 * its adapter goes, one that passes `partner-contract.ts` and is handed to `makeExchange`. The same offer delivered twice is one.
 */
export interface PartnerForces {
  /** Never throws, and answers within a few seconds whatever happens. */
  readonly deliver: (offer: TransferOffer) => Promise<Delivery>;
}

export const LONGEST_MS = 5_000;
