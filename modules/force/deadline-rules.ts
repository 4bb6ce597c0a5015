import { z } from 'zod';
import { roles } from '../../kernel/pure.ts';

/** The rules from which every promise of the control room comes: what is promised, for which grade, area and state, and whom it tells. */
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. oakham-north');
const Minutes = z.number().positive().max(10_080);
const Seconds = z.int().min(0).max(86_400);

/** `desk` rings at the seat, `field` on the officer's device, `list` only stands in the list. */
const channels = ['desk', 'field', 'list'] as const;

/** Who is told, how, and how long after the breach; the last rung repeats until somebody acts. */
export const Ladder = z.strictObject({
  id: Slug,
  rungs: z
    .array(
      z.strictObject({
        to: z.enum(roles),
        afterSeconds: Seconds,
        channel: z.enum(channels),
        /** Left out: always. A lone, unflagged breach else goes on to the rung below. */
        only: z.literal('flagged-or-grouped').optional(),
      }),
    )
    .min(1),
  repeatSeconds: z.int().min(30).max(86_400),
});

/** Shares of the time at which a promise warns, rising, e.g. 0.5 and 0.8. */
const Shares = z.array(z.number().min(0.1).max(0.99)).min(1).max(4);
const Alarm = z.enum(['A', 'B']);

/** What an incident promises by its grade. */
const gradePromises = ['deploy', 'arrive', 'resolution', 'acknowledge', 'no-action'] as const;
export type GradePromise = (typeof gradePromises)[number];

/** A grade: how soon, told by rules; what it has here counts where a rule says nothing else. */
export const Grade = z.strictObject({
  id: z.string().max(10),
  name: z.string().min(1),
  /** 1 is the heaviest: it orders queues and decides what may be diverted. */
  weight: z.int().min(1).max(9),
  warnAt: Shares,
  ladder: Slug,
  /** Alarm class at breach: A sounds, B is pinned. */
  alarm: Alarm,
  /** Units whose driver may, drive to it under emergency conditions. */
  emergencyDriving: z.boolean(),
});
export type Grade = z.output<typeof Grade>;

export const DeadlineRule = z.strictObject({
  id: Slug,
  promise: z.enum(gradePromises),
  grades: z.array(z.string().max(10)).min(1),
  /** Left out: town and country alike. */
  setting: z.enum(['urban', 'rural']).optional(),
  /** Left out: everywhere. A rule for an area stands before the one for everywhere. */
  areas: z.array(Slug).min(1).optional(),
  /** Only for records that carry a qualifier of `flags`; left out: for all. */
  flagged: z.literal(true).optional(),
  /** Where the clock starts: the contact received, a unit assigned, or the appointment agreed (at most so many minutes on). */
  from: z.enum(['received', 'dispatch', 'appointment']),
  minutes: Minutes,
  /** What is promised where nobody attends. */
  label: z.string().min(1).optional(),
  warnAt: Shares.optional(),
  ladder: Slug.optional(),
  alarm: Alarm.optional(),
});
export type DeadlineRule = z.output<typeof DeadlineRule>;

/** How long a unit may stay in a state before somebody asks. */
export const StatusRule = z.strictObject({
  id: Slug,
  /** The meaning of the status, `assigned`, or `welfare`: a lone officer out of contact while committed. */
  state: z.enum(['assigned', 'en-route', 'at-scene', 'refreshments', 'committed', 'escort', 'court', 'welfare']),
  /** Left out: whatever it is on. */
  grades: z.array(z.string().max(10)).min(1).optional(),
  minutes: Minutes,
  warnAt: Shares,
  ladder: Slug,
  alarm: Alarm,
});

/** Times of promises that hang on no grade, and what is unusual enough to ask. */
export const Watch = z.strictObject({
  /** Within how long a call is answered, by channel; `other` counts for those that are not named. */
  answer: z
    .array(z.strictObject({ channel: Slug, seconds: z.int().positive() }))
    .refine(
      (all) => all.some(({ channel }) => channel === 'other'),
      'says nothing of the channels that are not named: add "other"',
    ),
  answerLadder: Slug,
  referralMinutes: Minutes,
  /** Minutes to call a unit back, by what it asks for. */
  unitCallMinutes: z.strictObject({
    'urgent-call-back': Minutes,
    repeat: Minutes,
    'call-back': Minutes,
    message: Minutes,
  }),
  unitCallLadder: Slug,
  /** So many broken promises of one kind are one grouped alarm, and reach rungs that wait for company. */
  groupFrom: z.int().min(2).max(100),
  /** Qualifiers that flag a record. */
  flags: z.array(z.string()),
  /** The time of arrival that a caller was told may slip by so much before the handler hears of it. */
  arrivalSlipMinutes: Minutes,
  /** Changes of a unit's state that ask for one key, from and to. */
  unusualChanges: z.array(z.strictObject({ from: z.string(), to: z.string(), why: z.string().min(1) })),
});
