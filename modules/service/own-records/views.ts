import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { Standing } from './standing.ts';

const OwnRecord = z.object({
  id: z.string(),
  kind: z.enum(['it-incident', 'request']),
  /** Account of the person whose it is. */
  ownerId: z.string(),
  owner: z.string().nullable(),
  number: z.string(),
  /** Null when erased. */
  title: z.string().nullable(),
  siteId: z.string().nullable(),
  serviceId: z.string().nullable(),
  standing: Standing,
  raisedAt: z.number(),
  changedAt: z.number(),
});

export const OwnRecords = declareView({
  name: 'service.ownRecords',
  summary: 'What one person has reported and asked for, and how each stands; nobody else reads it',
  key: 'id',
  parent: 'ownerId',
  permission: 'service-own.read',
  personal: true,
  row: OwnRecord,
});

export const SiteRecords = declareView({
  name: 'service.siteRecords',
  summary: 'What was reported and asked for at one station',
  key: 'id',
  parent: 'siteId',
  permission: 'service-site.read',
  personal: true,
  row: OwnRecord,
});

export const OwnRecordLog = declareView({
  name: 'service.ownRecordLog',
  summary: 'What was said between the service centre and the person whose record it is; never an internal note',
  key: 'id',
  parent: 'recordId',
  permission: 'service-own.read',
  personal: true,
  row: z.object({
    id: z.string(),
    recordId: z.string(),
    at: z.number(),
    author: z.string(),
    kind: z.string(),
    text: z.string(),
  }),
});

export const Outages = declareView({
  name: 'service.outages',
  summary: 'What is known to be down: nothing of who reported it or in what words',
  key: 'id',
  permission: 'service-incident.report',
  personal: false,
  row: z.object({
    id: z.string(),
    number: z.string(),
    serviceId: z.string().nullable(),
    categoryId: z.string().nullable(),
    siteId: z.string().nullable(),
    since: z.number(),
    /** When it is promised to be put right; null: it waits. */
    by: z.number().nullable(),
    /** It is put right as far as is known. */
    over: z.boolean(),
    /** How many have said "me too". */
    affected: z.number(),
  }),
});

export const JoinedOutages = declareView({
  name: 'service.joinedOutages',
  summary: 'Outages of which one person has said that they are affected',
  key: 'serviceIncidentId',
  parent: 'personId',
  permission: 'service-own.read',
  personal: true,
  row: z.object({ serviceIncidentId: z.string(), personId: z.string(), joinedAt: z.number() }),
});
