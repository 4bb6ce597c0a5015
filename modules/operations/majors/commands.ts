import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { changedMeanwhile } from '../contacts/commands.ts';
import { Id, Instant } from '../place.ts';
import { Casualties, DecisionWords, Letters, MajorLevel } from './terms.ts';

const incidentId = '0198c2f0-2222-7000-8000-000000000001';
const callId = '0198c2f0-dddd-7000-8000-000000000001';
const Slug = z.string().max(60);
const reason = z.string().trim().min(3).max(2_000);
const noSuchIncident = { 'no-such-incident': 'There is no incident with this id.' };
const noSuchAgency = { 'no-such-agency': 'The force pack has no such agency.' };
const absent = { ...noSuchIncident, 'no-major': 'No major incident is open on this incident.' };
/** Left out: the force itself. */
const agency = Slug.default('police');

export const SetMajorLevel = declareCommand({
  name: 'operations.setMajorLevel',
  summary: 'Declare, stand by or stand down a major incident: when, who, and of which agency',
  permission: 'major.report',
  schema: z.object({
    incidentId: Id,
    seen: z.enum(['none', ...MajorLevel.options]),
    level: MajorLevel,
    agency,
    who: z.string().trim().min(2).max(200),
    words: z.string().trim().max(2_000),
    /** When they said so; left out: now. */
    at: Instant.nullable().default(null),
  }),
  refusals: {
    ...noSuchIncident,
    ...noSuchAgency,
    ...changedMeanwhile,
    'nothing-runs': 'There is nothing to stand down.',
    'time-ahead': 'The time that it was said at lies ahead.',
  },
  example: {
    incidentId,
    seen: 'none',
    level: 'declared',
    who: 'Insp Michael Thorne',
    words: 'Coach on its side, 40 on board',
  },
});

export const ReportMethane = declareCommand({
  name: 'operations.reportMethane',
  summary: 'Report a M/ETHANE; each update is a version of its own',
  permission: 'major.report',
  schema: z.object({
    incidentId: Id,
    /** The version that it was written upon; 0: the first. */
    seen: z.int().min(0),
    agency,
    letters: Letters,
    casualties: Casualties,
  }),
  refusals: {
    ...noSuchIncident,
    ...noSuchAgency,
    ...changedMeanwhile,
    'nothing-said': 'Not a word stands in any letter.',
  },
  example: {
    ...{ incidentId, seen: 0 },
    letters: {
      ...{
        major: 'Declared',
        location: 'A1 northbound, Stretton',
        type: 'Coach and lorry',
        hazards: 'Fuel on the road',
      },
      ...{
        access: 'From the south, hard shoulder',
        casualties: 'About 12',
        services: 'Fire on scene, ambulance needed',
      },
    },
    casualties: { p1: 3, p2: 4, p3: 5, dead: null },
  },
});

export const ShareMethane = declareCommand({
  name: 'operations.shareMethane',
  summary: 'Record that a partner has a M/ETHANE: by its line, or told by somebody',
  permission: 'major.manage',
  schema: z.object({
    incidentId: Id,
    version: z.int().min(1),
    partnerId: Slug,
    outcome: z.enum(['delivered', 'undelivered', 'told']),
    words: z.string().trim().max(2_000).default(''),
  }),
  refusals: { ...absent, 'no-such-version': 'There is no such version, or it is not for this partner.' },
  example: { incidentId, version: 2, partnerId: 'ambulance', outcome: 'told', words: 'Read to their duty manager' },
});

export const GiveMajorRole = declareCommand({
  name: 'operations.giveMajorRole',
  summary: 'Name who has a role in a major incident: gold, silver, bronze, loggist',
  permission: 'major.manage',
  schema: z.object({
    incidentId: Id,
    roleId: Slug,
    /** Of what, where several have the role; empty: of the whole. */
    sector: z.string().trim().max(60).default(''),
    agency,
    accountId: z.string().max(100).nullable().default(null),
    name: z.string().trim().min(2).max(200),
    contact: z.string().trim().max(200).default(''),
  }),
  refusals: { ...absent, ...noSuchAgency, 'no-such-role': 'The force pack has no such role.' },
  example: { incidentId, roleId: 'silver', name: 'Ch Insp Dana Example', contact: 'RUT-9, 07700 900321' },
});

export const LeaveMajorRole = declareCommand({
  name: 'operations.leaveMajorRole',
  summary: 'Record that a role in a major incident is no longer held, and why',
  permission: 'major.manage',
  schema: z.object({ incidentId: Id, key: z.string().max(130), reason }),
  refusals: { ...absent, 'no-such-role': 'Nobody has this role.' },
  example: { incidentId, key: 'silver', reason: 'End of duty' },
});

export const RecordMajorDecision = declareCommand({
  name: 'operations.recordMajorDecision',
  summary: 'Record a decision by the joint decision model, with its rationale; a correction points back',
  permission: 'major.manage',
  schema: z.object({
    incidentId: Id,
    role: z.string().trim().min(2).max(130),
    words: DecisionWords,
    corrects: z.int().min(1).nullable().default(null),
  }),
  refusals: { ...absent, 'no-such-decision': 'There is no such decision to correct.' },
  example: {
    ...{ incidentId, role: 'silver' },
    words: {
      ...{ information: 'Smoke drifts to the school', threat: 'Children outside at noon', powers: 'Common law' },
      ...{
        options: 'Shelter or evacuate',
        decision: 'Shelter the school',
        rationale: 'Ten minutes of smoke; roads full',
      },
    },
  },
});

export const OpenMajorCard = declareCommand({
  name: 'operations.openMajorCard',
  summary: 'Open an action card of the force',
  permission: 'major.manage',
  schema: z.object({ incidentId: Id, cardId: Slug }),
  refusals: { ...absent, 'no-such-card': 'The force pack has no such card.', 'card-open': 'It is open already.' },
  example: { incidentId, cardId: 'silver' },
});

export const MarkMajorCardItem = declareCommand({
  name: 'operations.markMajorCardItem',
  summary: 'Tick a line of an action card, or say that it does not apply',
  permission: 'major.manage',
  schema: z.object({
    incidentId: Id,
    cardId: Slug,
    itemId: Slug,
    mark: z.enum(['done', 'not-applicable']),
    note: z.string().trim().max(2_000).default(''),
  }),
  refusals: {
    ...absent,
    'no-such-item': 'No open card has this line.',
    'marked-already': 'Somebody has marked this line meanwhile.',
  },
  example: { incidentId, cardId: 'control-room', itemId: 'talkgroup', mark: 'done' },
});

export const AskPartner = declareCommand({
  name: 'operations.askPartner',
  summary: 'Have a partner told of the major incident: it lies on a desk until they are reached',
  permission: 'major.manage',
  schema: z.object({ incidentId: Id, callId: Id, partnerId: Slug, seatId: Slug.nullable().default(null) }),
  refusals: {
    ...absent,
    'no-such-partner': 'The force pack has no such partner.',
    'call-exists': 'It was asked already.',
  },
  confirms: { 'already-carries': 'That desk has as many partners to reach as one desk should.' },
  example: { incidentId, callId, partnerId: 'ambulance' },
});

export const TakePartner = declareCommand({
  name: 'operations.takePartner',
  summary: 'Take it to your desk to reach a partner',
  permission: 'major.manage',
  schema: z.object({ incidentId: Id, callId: Id, seen: z.string().nullable() }),
  refusals: {
    ...absent,
    ...changedMeanwhile,
    'no-such-call': 'Nobody is to be reached under this id.',
    'no-seat': 'Take a seat first: desks own, people act.',
  },
  confirms: { 'already-carries': 'Your desk has as many partners to reach as one desk should.' },
  example: { incidentId, callId, seen: 'dispatch-1' },
});

export const RecordPartnerAnswer = declareCommand({
  name: 'operations.recordPartnerAnswer',
  summary: 'Record whether a partner was reached; if not, the next way is tried',
  permission: 'major.manage',
  schema: z.object({
    incidentId: Id,
    callId: Id,
    outcome: z.enum(['reached', 'no-answer']),
    words: z.string().trim().max(2_000).default(''),
  }),
  refusals: { ...absent, 'no-such-call': 'Nobody is to be reached under this id.' },
  example: { incidentId, callId, outcome: 'reached', words: 'Spoke to their duty manager; two crews coming' },
});

/** The system's own: no role holds its permission. */
export const PassPartner = declareCommand({
  name: 'operations.passPartner',
  summary: 'Pass on a partner that was not reached in time: to the next way, then to the next desk',
  permission: 'major.pass',
  schema: z.object({ incidentId: Id, callId: Id, dueAt: z.number() }),
  refusals: noSuchIncident,
  example: { incidentId, callId, dueAt: 1_795_500_000_000 },
});

export const FlagMajor = declareCommand({
  name: 'operations.flagMajor',
  summary: 'Flag a major incident for those alone who must know: its record is restricted with it',
  permission: 'major.flag',
  schema: z.object({ incidentId: Id, flagId: Slug, reason }),
  refusals: {
    ...absent,
    'no-such-flag': 'The force pack has no such flag.',
    'flagged-already': 'It is flagged so already.',
  },
  example: { incidentId, flagId: 'cbrn', reason: 'Fire officer reads organophosphate on two casualties' },
});

export const UnflagMajor = declareCommand({
  name: 'operations.unflagMajor',
  summary: 'Take a flag away, with the reason; the restriction of the record stays until it is lifted',
  permission: 'major.flag',
  schema: z.object({ incidentId: Id, flagId: Slug, reason }),
  refusals: { ...absent, 'no-such-flag': 'It is not flagged so.' },
  example: { incidentId, flagId: 'cbrn', reason: 'Tests are negative' },
});

export const NoteMajor = declareCommand({
  name: 'operations.noteMajor',
  summary: 'Write a line into the log of a major incident',
  permission: 'major.manage',
  schema: z.object({ incidentId: Id, text: z.string().trim().min(1).max(10_000) }),
  refusals: absent,
  example: { incidentId, text: 'Silver meeting: next at the hour' },
});

export const DebriefMajor = declareCommand({
  name: 'operations.debriefMajor',
  summary: 'Write down what was learnt, after the stand-down',
  permission: 'major.manage',
  schema: z.object({ incidentId: Id, lessons: z.string().trim().min(3).max(20_000) }),
  refusals: { ...absent, 'major-runs': 'It is not stood down yet.' },
  example: { incidentId, lessons: 'The second rendezvous was too near' },
});
