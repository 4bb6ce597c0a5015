import { z } from 'zod';
import { defineEvents, type EventOf, roles } from '../../../kernel/pure.ts';

/** Drawn: the picture lies among the files, by its hash. Typed: the name stands in the detail. */
const SignatureFacts = z.object({ kind: z.enum(['drawn', 'typed']), sha256: z.string().nullable() });

/** Who has it: an account, and the collar number by which everybody knows them. */
const Holder = { personId: z.string().nullable(), collar: z.string().nullable() };
const Signed = z.object({ person: z.string(), signedAs: z.string(), note: z.string() });
const Rung = z.object({ to: z.enum(roles), afterSeconds: z.number(), channel: z.string().optional() });

/** The clocks of the day, so that a rebuild needs no pack. */
const CustodyTerms = z.object({
  auditDays: z.number(),
  stunMinutes: z.number(),
  reportHours: z.number(),
  replacementHours: z.number(),
  lossLadder: z.array(Rung),
  auditLadder: z.array(Rung),
  repeatSeconds: z.number(),
});

/** What the item was when it went, for whoever reacts. */
const ItemFacts = { label: z.string(), classId: z.string(), siteId: z.string().nullable() };

export const DisposalMethod = z.enum(['recycled', 'destroyed', 'sold', 'returned-to-supplier', 'handed-on']);
/** What became of the data that it held. */
export const DisposalData = z.enum(['none-held', 'erased', 'destroyed']);

export const custodyEvents = defineEvents({
  'estate.ItemIssued': {
    data: z.object({ ...ItemFacts, ...Holder, signature: SignatureFacts, terms: CustodyTerms }),
    detail: Signed,
  },
  'estate.ItemReturned': { data: z.object({ signature: SignatureFacts }), detail: Signed },
  'estate.ItemTransferred': {
    data: z.object({ ...Holder, fromPersonId: z.string().nullable(), signature: SignatureFacts }),
    detail: Signed,
  },
  /** One act: each of what follows from it has a clock of its own. */
  'estate.ItemLost': {
    data: z.object({
      ...ItemFacts,
      ...Holder,
      /** The IT incident that is opened with it. */
      serviceIncidentId: z.string(),
      wants: z.object({ stun: z.boolean(), replacement: z.boolean() }),
      terms: CustodyTerms,
    }),
    detail: z.object({ person: z.string(), circumstances: z.string(), where: z.string() }),
  },
  /** The radio is in use: somebody else must say so, too. */
  'estate.StunProposed': {
    data: z.object({ why: z.enum(['emergency', 'on-job']), callsign: z.string() }),
    detail: z.object({ reason: z.string() }),
  },
  'estate.StunAsked': {
    data: z.object({ proposedBy: z.string().nullable() }),
    detail: z.object({ reason: z.string() }),
  },
  'estate.StunDone': { data: z.object({}) },
  'estate.LossReportFiled': { data: z.object({ reference: z.string() }) },
  'estate.ReplacementIssued': { data: z.object({ replacementId: z.string().nullable() }) },
  'estate.ItemFound': { data: z.object({ unstun: z.boolean() }), detail: z.object({ note: z.string() }) },
  /** Its certificate: an item is disposed of once, so its label numbers it. */
  'estate.ItemDisposed': {
    data: z.object({
      ...ItemFacts,
      certificate: z.string(),
      method: DisposalMethod,
      data: DisposalData,
      reference: z.string(),
      company: z.string(),
      signature: SignatureFacts,
    }),
    detail: z.object({ signedAs: z.string(), note: z.string() }),
  },
  'estate.ItemAudited': {
    data: z.object({ scanned: z.boolean(), stationId: z.string().nullable(), terms: CustodyTerms }),
    detail: z.object({ note: z.string() }),
  },
});
export type CustodyEvent = EventOf<typeof custodyEvents>;
