import { z } from 'zod';
import { KnownPlace } from '../place.ts';
import { type Care, owedTasks } from './care.ts';
import { ActivationKind, CallerPlaceMethod, PlaceMethod, RecontactOutcome, RecontactWay } from './care-words.ts';
import type { Contact } from './contact.ts';

/** What a screen shows of a contact besides its words: who is offered it, who is owed a call back, where the caller is. */
export const CareShown = z.object({
  /** How the place of the incident is known. */
  placed: z.object({ method: PlaceMethod.nullable(), radiusMetres: z.number().nullable(), at: z.number() }).nullable(),
  callerPlace: z
    .object({
      place: KnownPlace,
      method: CallerPlaceMethod,
      radiusMetres: z.number().nullable(),
      at: z.number(),
    })
    .nullable(),
  offer: z
    .object({ seatId: z.string(), seatName: z.string(), by: z.string(), at: z.number(), note: z.string().nullable() })
    .nullable(),
  /** The desk that was left with it; null: nobody left it. */
  passedFrom: z.string().nullable(),
  recontact: z
    .object({
      since: z.number(),
      owed: z.array(z.object({ id: z.string(), way: RecontactWay, dueAt: z.number() })),
      attempts: z.array(z.object({ way: RecontactWay, outcome: RecontactOutcome, at: z.number(), by: z.string() })),
    })
    .nullable(),
  /** Of the line that rang; proposed as the place as long as there is none. */
  lineAddress: z.string().nullable(),
  activation: z.object({ urn: z.string(), kind: ActivationKind }).nullable(),
  reference: z.string().nullable(),
});
export type CareShown = z.output<typeof CareShown>;

export function careShown({ care, placed }: Pick<Contact, 'care' | 'placed'>): CareShown {
  const { offer, passed, callerPlace, lineAddress, activation, reference } = care;
  return {
    placed,
    callerPlace,
    lineAddress,
    offer: offer && { seatId: offer.to.id, seatName: offer.to.name, by: offer.by, at: offer.at, note: offer.note },
    passedFrom: passed?.from.name ?? null,
    recontact: recontactShown(care),
    activation,
    reference,
  };
}

function recontactShown({ recontact }: Care): CareShown['recontact'] {
  if (recontact === null) return null;
  const { since, attempts } = recontact;
  return {
    since,
    owed: owedTasks(recontact).map(({ id, way, seconds }) => ({ id, way, dueAt: since + seconds * 1000 })),
    attempts: attempts.map(({ way, outcome, at, by }) => ({ way, outcome, at, by })),
  };
}
