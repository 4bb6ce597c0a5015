import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { AgencyTerms, Casualties, DecisionWords, Letters, MajorLevel } from './terms.ts';

const Said = z.object({ at: z.number(), by: z.string() });

/** What stands in the banner of every window, and in the list of those that run. */
export const MajorBrief = z.object({
  level: z.enum(['reported', ...MajorLevel.options]),
  since: z.number(),
  by: z.string().nullable(),
  agency: z.string().nullable(),
  methaneVersion: z.number(),
  methaneDueAt: z.number().nullable(),
  /** Roles of the force that nobody has. */
  vacant: z.array(z.string()),
  partnersWaiting: z.number(),
});
export type MajorBrief = z.output<typeof MajorBrief>;

/** All that is known, led, decided, ticked and told. Words are null when erased. */
export const MajorSheetParts = z.object({
  levels: z.array(
    Said.extend({ level: MajorLevel, agency: AgencyTerms, who: z.string().nullable(), words: z.string().nullable() }),
  ),
  methanes: z.array(
    Said.extend({
      version: z.number(),
      agency: AgencyTerms,
      casualties: Casualties,
      letters: Letters.nullable(),
      /** Letters that read otherwise than in the version before. */
      changed: z.array(z.string()),
      /** What became of it with each partner. */
      shared: z.array(
        z.object({
          partnerId: z.string(),
          name: z.string(),
          outcome: z.enum(['waiting', 'delivered', 'undelivered', 'told']),
          words: z.string().nullable(),
          at: z.number(),
          by: z.string().nullable(),
        }),
      ),
    }),
  ),
  roles: z.array(
    Said.extend({
      key: z.string(),
      roleId: z.string(),
      roleName: z.string(),
      sector: z.string(),
      agency: AgencyTerms,
      name: z.string().nullable(),
      contact: z.string().nullable(),
    }),
  ),
  decisions: z.array(
    Said.extend({
      number: z.number(),
      role: z.string(),
      corrects: z.number().nullable(),
      correctedBy: z.number().nullable(),
      owed: z.array(z.string()),
      words: DecisionWords.nullable(),
    }),
  ),
  cards: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      role: z.string(),
      items: z.array(
        z.object({
          id: z.string(),
          text: z.string(),
          dueAt: z.number().nullable(),
          does: z.string().nullable(),
          marked: Said.extend({ mark: z.enum(['done', 'not-applicable']), note: z.string().nullable() }).nullable(),
        }),
      ),
    }),
  ),
  partners: z.array(
    z.object({
      callId: z.string(),
      partnerId: z.string(),
      name: z.string(),
      channel: z.string(),
      seatId: z.string().nullable(),
      seatName: z.string().nullable(),
      dueAt: z.number(),
      reachedAt: z.number().nullable(),
      tries: z.array(Said.extend({ channel: z.string(), outcome: z.string(), words: z.string().nullable() })),
    }),
  ),
  debriefedAt: z.number().nullable(),
});
export type MajorSheetParts = z.output<typeof MajorSheetParts>;

export const Majors = declareView({
  name: 'operations.majors',
  summary: 'Major incidents that run or whose debrief is owed',
  key: 'id',
  permission: 'incident.read',
  personal: true,
  row: MajorBrief.extend({ id: z.string(), number: z.string(), codeName: z.string(), place: z.string() }),
});

export const MajorSheet = declareView({
  name: 'operations.majorSheet',
  summary: 'One major incident: its M/ETHANE versions, decisions, roles, action cards and partners',
  key: 'id',
  parent: 'incidentId',
  permission: 'major.read',
  personal: true,
  row: MajorSheetParts.extend({ id: z.string(), incidentId: z.string() }),
});

export const MajorFlags = declareView({
  name: 'operations.majorFlags',
  summary: 'Flags of one major incident, for those alone who may know of them',
  key: 'id',
  parent: 'incidentId',
  permission: 'major.read',
  personal: true,
  row: z.object({
    id: z.string(),
    incidentId: z.string(),
    flagId: z.string(),
    name: z.string(),
    reason: z.string().nullable(),
    at: z.number(),
    by: z.string(),
    /** Null: it stands. */
    until: z.number().nullable(),
  }),
});

export const MajorLog = declareView({
  name: 'operations.majorLog',
  summary: 'What was said, decided and done in one major incident, in its order',
  key: 'id',
  parent: 'incidentId',
  permission: 'major.read',
  personal: true,
  row: z.object({
    id: z.string(),
    incidentId: z.string(),
    position: z.number(),
    at: z.number(),
    occurredAt: z.number(),
    kind: z.string(),
    /** Null when erased. */
    text: z.string().nullable(),
    by: z.string(),
    seatId: z.string().nullable(),
  }),
});
