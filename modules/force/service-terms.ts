import { z } from 'zod';
import { ChangeTerms } from './change-terms.ts';
import { DeskTerms, PriorityMatrix } from './desk-terms.ts';
import { MailTerms } from './mail-terms.ts';
import { ProblemTerms } from './problem-terms.ts';
import { RecordRules } from './record-rules.ts';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. service-desk');
const Priority = z.int().min(1).max(5);

/** One of the groups that IT incidents, changes and requests are given to. */
const Team = z.strictObject({ id: Slug, name: z.string().min(1) });

/** Categories form a tree; `team` takes what is of the category unless somebody chooses another. */
const Category = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  parent: Slug.nullable().default(null),
  team: Slug.nullable().default(null),
});

/** What people use (`business`) or what that stands on (`technical`); criticality 1 is the highest. */
const BusinessService = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  view: z.enum(['business', 'technical']),
  owner: z.string().min(1),
  criticality: z.int().min(1).max(4),
  /** Services that this one stands on. */
  on: z.array(Slug).default([]),
});

const Target = z.strictObject({
  metric: z.enum(['response', 'resolution', 'update']),
  priority: Priority,
  minutes: z.int().min(1).max(525_600),
});

/** What an agreement promises besides the clocks of single records. */
const Commitment = z.discriminatedUnion('metric', [
  /** Of the agreed hours of a month. */
  z.strictObject({ metric: z.literal('availability'), percent: z.number().min(0).max(100) }),
  /** Failures in a month, and the time of the agreed hours between them. */
  z.strictObject({
    metric: z.literal('reliability'),
    failuresAMonth: z.int().min(0),
    hoursBetween: z.number().min(0).nullable().default(null),
  }),
  /** From a request to its delivery, in the agreed hours; `item` of the request catalogue, null: of any. */
  z.strictObject({ metric: z.literal('lead-time'), item: Slug.nullable().default(null), minutes: z.int().min(1) }),
]);

/** What an SLA stands on: OLAs one after another, OLAs of teams that work at once, and contracts of which one may be needed. */
const Chain = z.strictObject({
  serial: z.array(Slug).default([]),
  parallel: z.array(Slug).default([]),
  contracts: z.array(Slug).default([]),
});

/** What a supplier gives back: for each hour over the target, once the free minutes are used up. */
const Credit = z.strictObject({ freeMinutes: z.int().min(0), pencePerHour: z.int().min(0) });

/** SLA with a customer, OLA between teams, UC (underpinning contract) with a supplier. */
const Agreement = z.strictObject({
  id: Slug,
  kind: z.enum(['sla', 'ola', 'uc']),
  name: z.string().min(1),
  version: z.int().min(1),
  /** One of the calendars of the pack. */
  calendar: Slug,
  /** What it covers; null: whatever no narrower agreement does. */
  service: Slug.nullable().default(null),
  /** Single configuration items that it covers, by id: narrower than a service. */
  items: z.array(z.uuid()).default([]),
  /** The group of customers that an SLA is for: wider than a service, narrower than all. */
  customers: Slug.nullable().default(null),
  /** The team of an OLA. */
  team: Slug.nullable().default(null),
  supplier: z.string().nullable().default(null),
  targets: z.array(Target).min(1),
  commitments: z.array(Commitment).default([]),
  /** What it does not cover, in words. */
  exclusions: z.array(z.string().min(1)).default([]),
  chain: Chain.nullable().default(null),
  credit: Credit.nullable().default(null),
  signatories: z.array(z.string().min(1)).default([]),
  reviewOn: z.iso.date().nullable().default(null),
});
export type Agreement = z.output<typeof Agreement>;

/** Who an SLA of their own is for: those at these stations. */
const CustomerGroup = z.strictObject({ id: Slug, name: z.string().min(1), stations: z.array(Slug).min(1) });

/** Why a clock of an agreement may stand still; `priorities`: for which it may. */
const PauseReason = z.strictObject({
  code: Slug,
  name: z.string().min(1),
  waitsFor: z.enum(['user', 'supplier', 'date']),
  priorities: z.array(Priority).min(1),
});

const ServiceRung = z.strictObject({
  to: z.enum(['service-agent', 'technician', 'change-manager', 'service-manager', 'duty-ict-manager']),
  afterSeconds: z.int().min(0),
});

/** How the force's technology is looked after. */
export const ServiceTerms = z.strictObject({
  teams: z.array(Team).default([]),
  categories: z.array(Category).default([]),
  services: z.array(BusinessService).default([]),
  agreements: z.array(Agreement).default([]),
  customerGroups: z.array(CustomerGroup).default([]),
  /** Why a target was missed, for whoever says so. */
  breachReasons: z.array(z.strictObject({ code: Slug, name: z.string().min(1) })).default([
    { code: 'no-capacity', name: 'Nobody was free' },
    { code: 'wrong-team', name: 'It went to the wrong team first' },
    { code: 'supplier-late', name: 'A supplier was late' },
    { code: 'no-part', name: 'No spare part' },
    { code: 'late-report', name: 'It was put right, but closed late' },
    { code: 'hard-to-find', name: 'The cause was hard to find' },
  ]),
  pauseReasons: z.array(PauseReason).default([]),
  /** Priority by impact (rows, 1 is the widest) and urgency (columns, 1 is the most urgent). */
  priorityMatrix: PriorityMatrix.default({
    version: 1,
    rows: [
      [1, 2, 3],
      [2, 3, 4],
      [3, 4, 5],
    ],
    counts: 'from-highest',
  }),
  /** Who is told of a broken target, and after how long. */
  ladder: z
    .array(ServiceRung)
    .min(1)
    .default([
      { to: 'service-agent', afterSeconds: 0 },
      { to: 'duty-ict-manager', afterSeconds: 600 },
      { to: 'service-manager', afterSeconds: 3_600 },
    ]),
  repeatSeconds: z.int().min(60).default(3_600),
  desk: DeskTerms.prefault({}),
  change: ChangeTerms.prefault({}),
  rules: RecordRules.prefault({}),
  mail: MailTerms.prefault({}),
  problem: ProblemTerms.prefault({}),
  /** A resolved record may be reopened for so long, and closes by itself when nobody confirms for so long. */
  reopenDays: z.int().min(1).max(90).default(14),
  autoCloseDays: z.int().min(1).max(90).default(5),
});
export type ServiceTerms = z.output<typeof ServiceTerms>;
