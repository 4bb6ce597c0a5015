import { z } from 'zod';

const Named = z.object({ code: z.string(), name: z.string() });
const many = z.number().nullable();

/** A M/ETHANE as another service is given it: letter by letter, with the counts, and of which version it is. */
export const SharedMethane = z.object({
  /** The same for every delivery of the same version to the same partner. */
  shareId: z.string(),
  to: z.object({ id: z.string(), name: z.string() }),
  number: z.string(),
  version: z.number(),
  /** Ours, and theirs by the table of the force pack; `none`: why they have none, and are told in words. Null: they have no table. */
  code: z.object({ ours: Named, theirs: Named.nullable(), none: z.string() }).nullable().default(null),
  reportedBy: z.string(),
  reportedAt: z.number(),
  letters: z.object({
    ...{ major: z.string(), location: z.string(), type: z.string(), hazards: z.string() },
    ...{ access: z.string(), casualties: z.string(), services: z.string() },
  }),
  counted: z.object({ p1: many, p2: many, p3: many, dead: many }),
});
export type SharedMethane = z.output<typeof SharedMethane>;

type Delivery =
  /** Their system has it, under its own reference where it gave one. Whether somebody has read it nobody knows. */
  | { readonly kind: 'delivered'; readonly reference: string | null }
  /** Nobody took it, or not in a way that can be read: somebody tells them. */
  | { readonly kind: 'undelivered'; readonly reason: string };

/**
 * Gives a M/ETHANE to another emergency service or responder. Each has a system and a way of its own: this is the seam where its adapter
 * goes, one that passes `services-contract.ts` and is handed to `makeExchange`. The same version delivered twice is one.
 */
export interface PartnerServices {
  /** Never throws, and answers within a few seconds whatever happens. */
  readonly deliver: (methane: SharedMethane) => Promise<Delivery>;
}

export const LONGEST_MS = 5_000;
