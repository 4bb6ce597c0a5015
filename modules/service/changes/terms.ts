import { z } from 'zod';
import { roles } from '../../../kernel/pure.ts';

/** What the events of a change are made of. */
export const Band = z.enum(['low', 'medium', 'high', 'very-high']);
export type Band = z.output<typeof Band>;

/** `unauthorised`: found done, asked by nobody. */
export const Model = z.enum(['standard', 'normal', 'emergency', 'unauthorised']);

/** When it is done; the planned way back comes after. */
const Window = z.object({ from: z.number(), to: z.number(), backOutMinutes: z.number() });

/** What is to be done, to what, when and by whom; the words are in `Said`. */
export const Proposal = z.object({
  teamId: z.string(),
  categoryId: z.string().nullable(),
  serviceIds: z.array(z.string()),
  itemIds: z.array(z.string()),
  implementerIds: z.array(z.string()),
  window: Window.nullable(),
  workMinutes: z.number(),
  /** How long the services are expected to be away. */
  outageMinutes: z.number(),
  /** Question id → index of the answer. */
  answers: z.record(z.string(), z.number()),
  tested: z.boolean(),
  backOutProven: z.boolean(),
  firstTime: z.boolean(),
  /** It brings 999 answering back. */
  restores999: z.boolean(),
  /** True: not in the published schedule; only those whom it concerns see it. */
  sensitive: z.boolean(),
});
export type Proposal = z.output<typeof Proposal>;

export const Said = z.object({
  title: z.string(),
  reason: z.string(),
  benefit: z.string(),
  /** What becomes of it if it is not done. */
  notDoing: z.string(),
  resources: z.string(),
  plan: z.string(),
  test: z.string(),
  backOut: z.string(),
});
export type Said = z.output<typeof Said>;

const RiskTerm = z.object({
  term: z.enum(['blast', 'criticality', 'history', 'untested', 'backOut', 'length', 'firstTime', 'outOfHours']),
  weight: z.number(),
  /** 0 to 1. */
  value: z.number(),
  points: z.number(),
  why: z.string(),
});
export type RiskTerm = z.output<typeof RiskTerm>;

export const Risk = z.object({
  terms: z.array(RiskTerm).readonly(),
  score: z.number(),
  scoreBand: Band,
  ruleBand: Band,
  ruleReasons: z.array(z.string()),
  answers: z.array(z.object({ question: z.string(), text: z.string() })),
  questionnaireBand: Band,
  band: Band,
});
export type Risk = z.output<typeof Risk>;

export const Collision = z.object({
  kind: z.enum([
    'same-item',
    'near-item',
    'redundancy-pair',
    'same-implementer',
    'blackout',
    'outside-maintenance-window',
    'shift-change',
  ]),
  /** The other change, or the blackout; null: the window alone. */
  otherId: z.string().nullable(),
  other: z.string(),
  why: z.string(),
  from: z.number(),
  to: z.number(),
});
export type Collision = z.output<typeof Collision>;

/** What falls while it is done, with all that is done at the same time, in words of policing. */
export const Impact = z.object({
  /** Numbers of the changes that were counted as down with it. */
  together: z.array(z.string()),
  services: z.array(z.string()),
  positions: z.array(z.string()),
  callsigns: z.array(z.string()),
  talkgroups: z.array(z.string()),
  areas: z.array(z.string()),
  /** The usual calls of these hours, and those of them that are immediate. */
  usualCalls: z.number(),
  usualImmediate: z.number(),
});
export type Impact = z.output<typeof Impact>;

const AskedOne = z.object({
  key: z.string(),
  /** Whoever holds the role answers, when no person is named. */
  accountId: z.string().nullable(),
  role: z.enum(roles).nullable(),
  name: z.string(),
});

export const ApprovalGroup = z.object({
  id: z.string(),
  name: z.string(),
  rule: z.enum(['anyone', 'all', 'first', 'majority', 'percent']),
  percent: z.number(),
  quorum: z.number(),
  about: z.enum(['change', 'timing']),
  asked: z.array(AskedOne),
});
export type ApprovalGroup = z.output<typeof ApprovalGroup>;

const Rung = z.object({ to: z.enum(roles), afterSeconds: z.number() });

/** The force's rules of the day, so that a rebuild needs no pack. */
export const ChangeRules = z.object({
  ladder: z.array(Rung),
  repeatSeconds: z.number(),
  papersHours: z.number(),
  reviewDays: z.number(),
  overrunPercent: z.number(),
  incidentHours: z.number(),
});
