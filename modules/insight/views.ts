import { z } from 'zod';
import { declareView } from '../../kernel/pure.ts';
import { Answered, Question } from './quality/check.ts';

/** What is measured. `national`: the serious grades by the targets that every force has, whatever its own are. */
export const measures = ['answer', 'abandoned', 'assign', 'arrive', 'national', 'unresourced'] as const;
export type Measure = (typeof measures)[number];

/** By what figures are told apart. Calls have neither grade nor area: they stand under `all` and `hour`. */
export const divisions = ['all', 'grade', 'area', 'hour'] as const;
export type Division = (typeof divisions)[number];

export const Measures = declareView({
  name: 'insight.measures',
  summary:
    'Answer, abandonment, time to assign and to arrive, by grade, area or hour (filters: from, to, by). Tests, training and concealed records are in none',
  key: 'id',
  permission: 'figures.read',
  personal: false,
  report: true,
  row: z.object({
    /** `<measure>:<group>`. */
    id: z.string(),
    measure: z.enum(measures),
    /** A grade, an area, an hour (00–23), a reason, or `all`. */
    group: z.string(),
    /** Records that the figure is made of. */
    count: z.number(),
    /** Of these within the target; null: the measure has none. */
    within: z.number().nullable(),
    medianSeconds: z.number().nullable(),
    /** 90th percentile. */
    p90Seconds: z.number().nullable(),
  }),
});

/** The records that one figure is made of. */
export const Behind = declareView({
  name: 'insight.behind',
  summary: 'The records behind one figure (filters: from, to, by, measure, group, and part: within or missed)',
  key: 'id',
  permission: 'figures.read',
  personal: true,
  report: true,
  row: z.object({
    /** The incident, or the contact of a call. */
    id: z.string(),
    number: z.string(),
    /** Null: a call. */
    incidentId: z.string().nullable(),
    /** Empty under a restriction. */
    code: z.string(),
    grade: z.string().nullable(),
    areaId: z.string().nullable(),
    channel: z.string(),
    receivedAt: z.number(),
    /** What was measured; null: it has not come, and its target is missed. */
    seconds: z.number().nullable(),
    within: z.boolean().nullable(),
    reason: z.string().nullable(),
  }),
});

export const Exposure = declareView({
  name: 'insight.exposure',
  summary:
    'How much each person had to do with calls and with distressing records lately: to ask how they are, never a score',
  key: 'accountId',
  permission: 'figures.people',
  personal: true,
  report: true,
  row: z.object({
    accountId: z.string(),
    name: z.string(),
    days: z.number(),
    calls: z.number(),
    callSeconds: z.number(),
    /** Distressing records, by what is hard about them. */
    kinds: z.array(z.object({ kind: z.string(), count: z.number() })),
    /** So many in so short a time that somebody should ask. */
    ask: z.boolean(),
  }),
});

export const Retention = declareView({
  name: 'insight.retention',
  summary: 'How long each class of record is kept, how many there are, and when the next falls due',
  key: 'id',
  permission: 'figures.read',
  personal: false,
  report: true,
  row: z.object({
    id: z.string(),
    name: z.string(),
    /** The group of the national review schedule (MoPI), 1 to 4; null: it is in none. */
    group: z.number().nullable(),
    keepDays: z.number(),
    basis: z.string(),
    count: z.number(),
    nextDueAt: z.number().nullable(),
    /** Kept beyond its time already: due for review. */
    due: z.number(),
    /** Beyond its time, and kept by a legal hold. */
    held: z.number(),
    /** Reviewed, and kept beyond the time of the class. */
    keptLonger: z.number(),
  }),
});

export const DueForReview = declareView({
  name: 'insight.dueForReview',
  summary:
    'Records kept beyond the time of their class, the longest due first (filter: class, which finds no restricted one); those under a legal hold say so',
  key: 'id',
  permission: 'figures.read',
  personal: true,
  report: true,
  row: z.object({
    /** The incident, or the contact of which none came. */
    id: z.string(),
    records: z.enum(['incident', 'contact']),
    number: z.string(),
    /** Empty under a restriction: it would say what the record is about. */
    class: z.string(),
    className: z.string(),
    endedAt: z.number(),
    dueAt: z.number(),
    held: z.boolean(),
    /** When it was last kept longer, and by whom; null: never. */
    reviewedAt: z.number().nullable(),
    reviewedBy: z.string().nullable(),
  }),
});

const checkRow = {
  id: z.string(),
  kind: z.enum(['sample', 'unattended']),
  rule: z.string(),
  questions: z.array(Question),
  /** The incident, or the contact of which none came. */
  subjectId: z.string(),
  incidentId: z.string().nullable(),
  number: z.string(),
  /** Whose work it was; null: nobody's in particular. */
  person: z.string().nullable(),
  drawnAt: z.number(),
  takenBy: z.string().nullable(),
  answeredAt: z.number().nullable(),
  answeredBy: z.string().nullable(),
  answers: z.array(Answered),
  feedback: z.string().nullable(),
};

export const Checks = declareView({
  name: 'insight.checks',
  summary: 'Records to be looked at again: drawn by lot, or closed without anybody having been there',
  key: 'id',
  parent: 'subjectId',
  permission: 'quality.review',
  personal: true,
  row: z.object(checkRow),
});

export const OwnChecks = declareView({
  name: 'insight.ownChecks',
  summary: 'What was said of my own work when it was looked at again',
  key: 'id',
  parent: 'subjectId',
  permission: 'quality.own',
  personal: true,
  row: z.object(checkRow),
});

export const SamplesOwed = declareView({
  name: 'insight.samplesOwed',
  summary: 'Whose work is to be looked at again by the rules of the force pack, and how much of it is still owed',
  key: 'id',
  permission: 'quality.review',
  personal: true,
  report: true,
  row: z.object({
    /** `<rule>:<account>`. */
    id: z.string(),
    rule: z.string(),
    ruleName: z.string(),
    accountId: z.string(),
    person: z.string(),
    /** Records of theirs that could be drawn. */
    records: z.number(),
    drawn: z.number(),
    owed: z.number(),
  }),
});
