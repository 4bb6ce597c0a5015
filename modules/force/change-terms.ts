import { z } from 'zod';
import { roles } from '../../kernel/pure.ts';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. cab');
const Band = z.enum(['low', 'medium', 'high', 'very-high']);
const Points = z.number().min(0).max(100);
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM');
const Day = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

/** Those who are asked together, and when that is a yes. Each role is asked once; whoever holds it answers for it. */
const ApprovalGroup = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  rule: z.enum(['anyone', 'all', 'first', 'majority', 'percent']),
  /** Of those asked, with the rule `percent`. */
  percent: z.int().min(1).max(100).default(100),
  /** So many must have voted before a yes counts. */
  quorum: z.int().min(1).default(1),
  /** `timing`: asked when it may be done, not how. */
  about: z.enum(['change', 'timing']).default('change'),
  roles: z.array(z.enum(roles)).min(1),
});

/** Who must agree to what; the first policy that fits is taken. */
const ApprovalPolicy = z.strictObject({
  id: Slug,
  models: z.array(z.enum(['normal', 'emergency'])).min(1),
  fromBand: Band.default('low'),
  /** True: only where a service of the control room is touched. */
  controlRoom: z.boolean().default(false),
  /** True: only for what restores 999 answering. */
  restores999: z.boolean().default(false),
  groups: z.array(ApprovalGroup).min(1),
  /** An answer is due after so long. */
  minutes: z.int().min(1).max(43_200),
});

/** A circumstance that by itself asks for at least this band. */
const RiskRule = z.strictObject({
  when: z.enum(['critical-service', 'no-back-out', 'untested', 'no-items']),
  name: z.string().min(1),
  band: Band,
});

const Question = z.strictObject({
  id: Slug,
  text: z.string().min(1),
  answers: z.array(z.strictObject({ text: z.string().min(1), band: Band })).min(2),
});

const usualGroups = {
  cab: {
    ...{ id: 'cab', name: 'CAB', rule: 'majority', quorum: 3 },
    roles: ['change-manager', 'service-manager', 'duty-ict-manager', 'duty-inspector'],
  },
  emergency: {
    ...{ id: 'cab-ec', name: 'CAB/EC', rule: 'all', quorum: 2 },
    roles: ['duty-ict-manager', 'service-manager'],
  },
  word: { id: 'word', name: 'Word of the duty ICT manager', rule: 'anyone', roles: ['duty-ict-manager'] },
  timing: { id: 'timing', name: 'Timing', rule: 'anyone', about: 'timing', roles: ['fim'] },
  manager: { id: 'manager', name: 'Change manager', rule: 'anyone', roles: ['change-manager', 'service-manager'] },
} satisfies Record<string, z.input<typeof ApprovalGroup>>;

/** How changes of the force's technology are judged, agreed and reviewed. */
export const ChangeTerms = z.strictObject({
  /** Most points that each term of the risk score gives; a starting proposal, to be set by experience. */
  weights: z
    .strictObject({
      blast: Points,
      criticality: Points,
      history: Points,
      untested: Points,
      backOut: Points,
      length: Points,
      firstTime: Points,
      outOfHours: Points,
    })
    .default({
      ...{ blast: 25, criticality: 15, history: 15, untested: 10 },
      ...{ backOut: 10, length: 10, firstTime: 10, outOfHours: 5 },
    }),
  /** The least score of each band above low. */
  bands: z
    .strictObject({ medium: Points, high: Points, veryHigh: Points })
    .default({ medium: 25, high: 50, veryHigh: 75 }),
  rules: z.array(RiskRule).default([
    { when: 'critical-service', name: 'A service of the highest criticality is touched', band: 'medium' },
    { when: 'no-back-out', name: 'There is no proven way back', band: 'medium' },
  ]),
  questions: z.array(Question).default([
    {
      id: 'stops-work',
      text: 'Who stops work while it is done?',
      answers: [
        { text: 'Nobody', band: 'low' },
        { text: 'Some people at one site', band: 'low' },
        { text: 'A site or a whole team', band: 'medium' },
        { text: 'The control room or every officer', band: 'high' },
      ],
    },
    {
      id: 'way-back',
      text: 'How long does it take to go back?',
      answers: [
        { text: 'Minutes', band: 'low' },
        { text: 'Up to an hour', band: 'medium' },
        { text: 'Longer, or nobody knows', band: 'high' },
      ],
    },
  ]),
  policies: z.array(ApprovalPolicy).default(
    z.array(ApprovalPolicy).parse([
      {
        ...{ id: 'restore-999', models: ['emergency'], restores999: true, minutes: 15 },
        groups: [usualGroups.word, usualGroups.timing],
      },
      {
        ...{ id: 'cab-ec-control-room', models: ['emergency'], controlRoom: true, minutes: 60 },
        groups: [usualGroups.emergency, usualGroups.timing],
      },
      { id: 'cab-ec', models: ['emergency'], minutes: 120, groups: [usualGroups.emergency] },
      {
        ...{ id: 'cab-control-room', models: ['normal'], fromBand: 'medium', controlRoom: true, minutes: 10_080 },
        groups: [usualGroups.cab, usualGroups.timing],
      },
      { id: 'cab', models: ['normal'], fromBand: 'medium', minutes: 10_080, groups: [usualGroups.cab] },
      { id: 'manager', models: ['normal'], minutes: 2_880, groups: [usualGroups.manager] },
    ]),
  ),
  /** Services whose loss the control room feels at once. */
  controlRoomServices: z
    .array(Slug)
    .default(['999-answering', 'dispatch', 'radio-voice', 'control-room-system', 'telephony']),
  /** Local times at which the control room hands over: what it feels is not changed so many minutes before and after. */
  shiftChanges: z
    .strictObject({
      at: z.array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a local time, e.g. 07:00')),
      minutes: z.int().min(1).max(120),
    })
    .default({ at: [], minutes: 20 }),
  /** Opening codes of the control room that are a major incident for as long as they last: nothing is changed in their area. */
  majorCodes: z.array(z.string().min(1)).default(['302', '303', '320']),
  /** What comes before the CAB: from this band on. */
  agendaFrom: Band.default('medium'),
  /** When work on these services is usual; local time, hours past midnight are two entries. */
  maintenance: z
    .array(
      z.strictObject({
        services: z.array(Slug).min(1),
        week: z.array(z.strictObject({ day: Day, from: Time, to: Time })).min(1),
      }),
    )
    .default([]),
  /** Free slots are looked for within so many days. */
  slotDays: z.int().min(1).max(365).default(90),
  /** The papers of an emergency change are due so long after it was raised. */
  papersHours: z.int().min(1).max(168).default(24),
  /** A review that is owed is due so long after the end. */
  reviewDays: z.int().min(1).max(90).default(7),
  /** Longer than planned by more than this share asks for a review. */
  overrunPercent: z.int().min(0).max(1_000).default(20),
  /** An IT incident on a changed item within so long is proposed as caused by it. */
  incidentHours: z.int().min(1).max(720).default(72),
  /** When a template is suspended: of the last so many, so many failures; or so long without a review. */
  standard: z
    .strictObject({
      lastChanges: z.int().min(1).max(200),
      failures: z.int().min(1).max(50),
      reviewMonths: z.int().min(1).max(60),
    })
    .default({ lastChanges: 20, failures: 2, reviewMonths: 12 }),
  /** Of the usual calls of an hour, the share that is answered as immediate. */
  immediateShare: z.number().min(0).max(1).default(0.2),
});
