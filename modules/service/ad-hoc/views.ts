import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { Condition, Form, Test } from './question.ts';

const Field = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['text', 'number', 'time', 'yes-no', 'list']),
  /** What it may hold, where that is a few words. */
  choices: z.array(z.string()),
  tests: z.array(Test),
});

export const ReportFields = declareView({
  name: 'service.reportFields',
  summary: 'What reports can be made of: every practice that the reader may see, with each of its stored fields',
  key: 'id',
  permission: 'service-incident.read',
  personal: false,
  row: z.object({
    id: z.string(),
    name: z.string(),
    fields: z.array(Field),
    /** The record that it belongs to: its fields begin with `p.`. */
    parent: z.string().nullable(),
  }),
});

export const ReportAnswer = declareView({
  name: 'service.reportAnswer',
  summary:
    'A report over freely chosen fields (filters q0, q1, …: the question as JSON, in parts of 300 characters): records, or groups with what is counted of them; of nothing but what the reader may see',
  key: 'id',
  parent: 'about',
  permission: 'service-incident.read',
  personal: true,
  report: true,
  row: z.object({
    /** The record; of a group, what it is counted by and its place. */
    id: z.string(),
    about: z.string(),
    cells: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
    value: z.number().nullable(),
    count: z.number(),
    /** How many records or groups there are in all: more than so many are not read at once. */
    matched: z.number(),
    /** Why it cannot be answered; null: it is. */
    fault: z.string().nullable(),
  }),
});

export const AdHocReports = declareView({
  name: 'service.adHocReports',
  summary: 'Reports over freely chosen fields that somebody has saved: their own, and those that are shared',
  key: 'id',
  permission: 'service-incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    /** Null when erased; so the conditions. */
    name: z.string().nullable(),
    ownerId: z.string(),
    owner: z.string(),
    shared: z.boolean(),
    form: Form,
    where: z.array(Condition).nullable(),
    changedAt: z.number(),
  }),
});
