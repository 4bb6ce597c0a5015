import { z } from 'zod';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. radio-handset');
const Priority = z.int().min(1).max(5);

/** Impact down, urgency across; 3 by 3 or 5 by 5. */
export const PriorityMatrix = z
  .strictObject({
    version: z.int().min(1),
    rows: z.array(z.array(Priority).min(3).max(5)).min(3).max(5),
    /** `from-highest`: 1 is the widest, the most urgent, the highest; `from-lowest`: the highest number is. */
    counts: z.enum(['from-highest', 'from-lowest']).default('from-highest'),
  })
  .refine(({ rows }) => rows.every((row) => row.length === rows.length), {
    error: 'must have as many columns as rows',
  });

/** Words that are put into an answer or a note by choosing them. */
const TextModule = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  /** Where it may be put; null: anywhere. */
  audience: z.enum(['public', 'internal']).nullable().default(null),
  text: z.string().min(1),
});

/** What is asked of whoever reports something of a category, in its order. */
const Script = z.strictObject({ category: Slug, steps: z.array(z.string().min(1)).min(1) });

const everyPriority = [1, 2, 3, 4, 5];
const Priorities = z.array(Priority).min(1).default(everyPriority);

/** Who of the service centre is told when something happens to an IT incident: whoever has it, whoever of its team is there, or roles. */
const Telling = z.strictObject({
  on: z.enum(['raised', 'assigned', 'reopened', 'resolved', 'reporter-wrote', 'priority', 'warned', 'missed']),
  priorities: Priorities,
  to: z
    .array(
      z.enum([
        'assignee',
        'team',
        'service-agent',
        'technician',
        'change-manager',
        'service-manager',
        'duty-ict-manager',
      ]),
    )
    .min(1),
});

/** To which team an IT incident goes by itself when a target is nearly or wholly gone. Whom a breach climbs to is the ladder's. */
const Escalation = z.strictObject({
  on: z.enum(['warned', 'missed']),
  metric: z.enum(['response', 'resolution', 'update']),
  priorities: Priorities,
  /** Left out: whichever team has it. */
  from: Slug.nullable().default(null),
  to: Slug,
});

/** What a number of a dashboard counts: now, or of the last seven days. */
const DashboardTile = z.enum([
  ...([
    'inbox',
    'mine',
    'broken',
    'due-soon',
    'unassigned',
    'major',
    'back-and-forth',
    'waiting',
    'resolved',
    'all',
  ] as const),
  ...(['reported-week', 'first-contact-week', 'reopened-week', 'missed-week'] as const),
  ...(['changes', 'changes-at-risk', 'requests', 'requests-late'] as const),
]);

/** What somebody of a role sees first. */
const Dashboard = z.strictObject({
  role: z.enum(['service-agent', 'technician', 'change-manager', 'service-manager', 'duty-ict-manager']),
  tiles: z.array(DashboardTile).min(1),
});

const usualDashboards = z.array(Dashboard).parse([
  {
    role: 'service-agent',
    tiles: ['inbox', 'mine', 'due-soon', 'broken', 'resolved', 'first-contact-week', 'requests'],
  },
  { role: 'technician', tiles: ['mine', 'unassigned', 'due-soon', 'broken', 'waiting', 'changes', 'requests'] },
  { role: 'change-manager', tiles: ['changes', 'changes-at-risk', 'major', 'reopened-week'] },
  {
    role: 'service-manager',
    tiles: [
      'all',
      'broken',
      'back-and-forth',
      'reported-week',
      'first-contact-week',
      'reopened-week',
      'missed-week',
      'requests-late',
    ],
  },
  { role: 'duty-ict-manager', tiles: ['major', 'broken', 'due-soon', 'unassigned', 'changes-at-risk', 'missed-week'] },
]);

/** How the service desk of the force works. */
export const DeskTerms = z.strictObject({
  /** What touches a service of this criticality is never below this priority. */
  floors: z.array(z.strictObject({ criticality: z.int().min(1).max(4), priority: Priority })).default([]),
  major: z
    .strictObject({
      /** F1: proposed as a major IT incident from this criticality, more than so many children, this priority, so many deviations. */
      criticality: z.int().min(0).max(4),
      children: z.int().min(1),
      priority: z.int().min(0).max(5),
      deviations: z.number().min(1),
      /** Word to everybody is due at least so often. */
      updateMinutes: z.int().min(5).max(1_440),
      reviewDays: z.int().min(1).max(90),
    })
    .default({ criticality: 2, children: 20, priority: 1, deviations: 3, updateMinutes: 30, reviewDays: 5 }),
  /** How what comes to a team is given to somebody of it who is there; a team that stands nowhere here takes for itself. */
  routing: z.array(z.strictObject({ team: Slug, how: z.enum(['load', 'round-robin']) })).default([]),
  tell: z.array(Telling).default([]),
  dashboards: z.array(Dashboard).default(usualDashboards),
  escalate: z.array(Escalation).default([]),
  /** Whose words the screens of the service centre say unless a person chooses others: its own, or those of an edition of ITIL. */
  vocabulary: z.enum(['own', 'v2', 'v3', 'v4']).default('own'),
  textModules: z.array(TextModule).default([]),
  scripts: z.array(Script).default([]),
});
export type DeskRules = Pick<z.output<typeof DeskTerms>, 'tell' | 'escalate'>;
