import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { TheirCodes } from '../code-mappings/terms.ts';
import { SeatTerms } from '../terms.ts';
import {
  AgencyTerms,
  CardTerms,
  Casualties,
  DecisionWords,
  FlagTerms,
  Letters,
  MajorTerms,
  PartnerTerms,
} from './terms.ts';

const Reason = z.object({ reason: z.string() });
const Level = z.enum(['standby', 'declared', 'stood-down']);
const callId = z.string();

/** Of the major incident's own stream, which bears the id of its incident. */
export const majorEvents = defineEvents({
  /** Begins with the first word of it, be it only a M/ETHANE; carries the terms that its promises run by. */
  'operations.MajorOpened': {
    data: z.object({ number: z.string(), areaId: z.string().nullable(), terms: MajorTerms }),
  },
  'operations.MajorLevelSet': {
    data: z.object({ level: Level, agency: AgencyTerms }),
    detail: z.object({ who: z.string(), words: z.string() }),
  },
  'operations.MethaneReported': {
    data: z.object({
      version: z.number(),
      number: z.string(),
      agency: AgencyTerms,
      casualties: Casualties,
      /** Partners that are told of it. */
      to: z.array(AgencyTerms),
      /** What those who have a table are told of the code; left out: nobody has one. */
      codes: TheirCodes.optional(),
    }),
    detail: z.object({ letters: Letters }),
  },
  /** `delivered` by their line, `told` by somebody; `undelivered`: neither yet. */
  'operations.MethaneShared': {
    data: z.object({
      version: z.number(),
      partner: AgencyTerms,
      outcome: z.enum(['delivered', 'undelivered', 'told']),
    }),
    detail: z.object({ words: z.string() }),
  },
  'operations.MajorRoleGiven': {
    data: z.object({
      key: z.string(),
      role: z.object({ id: z.string(), name: z.string() }),
      /** Of what: the bronze of the outer cordon; empty: of the whole. */
      sector: z.string(),
      agency: AgencyTerms,
      accountId: z.string().nullable(),
    }),
    detail: z.object({ name: z.string(), contact: z.string() }),
  },
  'operations.MajorRoleLeft': { data: z.object({ key: z.string() }), detail: Reason },
  'operations.MajorDecisionRecorded': {
    data: z.object({
      number: z.number(),
      /** The one in whose stead it stands; null: a new one. */
      corrects: z.number().nullable(),
      role: z.string(),
      owed: z.array(z.enum(['information', 'threat', 'powers', 'options'])),
    }),
    detail: DecisionWords,
  },
  'operations.MajorCardOpened': { data: z.object({ card: CardTerms }) },
  'operations.MajorCardItemMarked': {
    data: z.object({ cardId: z.string(), itemId: z.string(), mark: z.enum(['done', 'not-applicable']) }),
    detail: z.object({ note: z.string() }),
  },
  'operations.MajorPartnerAsked': {
    data: z.object({ callId, partner: PartnerTerms, seat: SeatTerms.nullable() }),
  },
  'operations.MajorPartnerTried': {
    data: z.object({ callId, channel: z.string(), outcome: z.enum(['reached', 'no-answer']) }),
    detail: z.object({ words: z.string() }),
  },
  /** Not reached in time, by this way or by this desk: on to the next. */
  'operations.MajorPartnerPassed': {
    data: z.object({ callId, channel: z.number(), seat: SeatTerms.nullable() }),
  },
  'operations.MajorPartnerTaken': { data: z.object({ callId, seat: SeatTerms }) },
  /** `allowed`: who may know of it, beside the FIM. */
  'operations.MajorFlagged': {
    data: z.object({ flag: FlagTerms, allowed: z.array(z.string()) }),
    detail: Reason,
  },
  'operations.MajorUnflagged': { data: z.object({ flagId: z.string() }), detail: Reason },
  'operations.MajorNoted': { data: z.object({}), detail: z.object({ text: z.string() }) },
  'operations.MajorDebriefed': { data: z.object({}), detail: z.object({ lessons: z.string() }) },
  'operations.MajorAlarmSeen': { data: z.object({ key: z.string() }) },
});
export type MajorEvent = EventOf<typeof majorEvents>;

/** Of the incident's own stream: its log says how far it has come. */
export const incidentMajorEvents = defineEvents({
  'operations.IncidentMajorSet': { data: z.object({ level: Level, agency: AgencyTerms }) },
});
