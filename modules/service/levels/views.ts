import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

const Metric = z.enum(['response', 'resolution', 'update']);
const Share = z.object({ teamId: z.string(), share: z.number() });
const Hours = z.object({ day: z.string(), from: z.string(), to: z.string() });

export const LevelClocks = declareView({
  name: 'service.levelClocks',
  summary:
    'Every clock of one IT incident with its working: elapsed, pauses with reason and author, thresholds, due, and why',
  key: 'id',
  parent: 'serviceIncidentId',
  permission: 'service-level.read',
  personal: true,
  row: z.object({
    id: z.string(),
    serviceIncidentId: z.string(),
    kind: z.enum(['sla', 'ola', 'uc']),
    metric: Metric,
    agreementId: z.string(),
    agreementVersion: z.number(),
    /** The team of an OLA. */
    teamId: z.string().nullable(),
    priority: z.number().nullable(),
    state: z.enum(['running', 'paused', 'met', 'missed', 'cancelled', 'replaced']),
    targetMs: z.number(),
    startedAt: z.number(),
    attachedAt: z.number(),
    stoppedAt: z.number().nullable(),
    /** As of when the rest was worked out. */
    asOf: z.number(),
    elapsedMs: z.number(),
    actualElapsedMs: z.number(),
    dueAt: z.number().nullable(),
    pauses: z.array(
      z.object({ from: z.number(), to: z.number().nullable(), reason: z.string(), by: z.string(), openMs: z.number() }),
    ),
    thresholds: z.array(z.object({ share: z.number(), at: z.number(), value: z.number() })),
    breached: z.boolean(),
    breachedByReclassification: z.boolean(),
    why: z.string(),
    /** Of a missed clock: who held the time, and what was said of it. */
    shares: z.array(Share),
    supplierShare: z.number(),
    reason: z.object({ code: z.string(), teamId: z.string(), by: z.string(), note: z.string().nullable() }).nullable(),
  }),
});

const Link = z.object({
  agreementId: z.string(),
  name: z.string(),
  targetMs: z.number(),
  worstMs: z.number(),
  calledAt: z.number(),
  dueAt: z.number(),
});

export const Agreements = declareView({
  name: 'service.agreements',
  summary:
    'What was agreed: SLAs with customers, OLAs between teams, contracts with suppliers; and whether each chain fits',
  key: 'id',
  permission: 'service-level.see',
  personal: false,
  row: z.object({
    id: z.string(),
    kind: z.enum(['sla', 'ola', 'uc']),
    name: z.string(),
    version: z.number(),
    calendarId: z.string(),
    calendarName: z.string(),
    hours: z.union([z.literal('always'), z.array(Hours)]),
    closedDates: z.number(),
    serviceId: z.string().nullable(),
    customers: z.string().nullable(),
    /** As the pack calls that group of customers. */
    customersName: z.string().nullable(),
    teamId: z.string().nullable(),
    supplier: z.string().nullable(),
    targets: z.array(z.object({ metric: Metric, priority: z.number(), minutes: z.number() })),
    /** Availability, reliability and lead times, in words. */
    commitments: z.array(z.string()),
    exclusions: z.array(z.string()),
    credit: z.object({ freeMinutes: z.number(), pencePerHour: z.number() }).nullable(),
    signatories: z.array(z.string()),
    reviewOn: z.string().nullable(),
    covers: z.array(
      z.object({
        priority: z.number(),
        targetMs: z.number(),
        serial: z.array(Link),
        parallel: z.array(Link),
        contracts: z.array(Link),
        chainMs: z.number(),
        allowedMs: z.number(),
        fits: z.boolean(),
      }),
    ),
  }),
});

export const ServiceReport = declareView({
  name: 'service.report',
  summary:
    'What came of the clocks of a month, by agreement, service, target and priority (`month=2026-11`; with `history=true` of what was imported as well)',
  key: 'id',
  permission: 'service-level.read',
  personal: false,
  report: true,
  row: z.object({
    id: z.string(),
    month: z.string(),
    agreementId: z.string(),
    serviceId: z.string().nullable(),
    metric: Metric,
    priority: z.number(),
    targetMs: z.number(),
    count: z.number(),
    met: z.number(),
    missed: z.number(),
    byReclassification: z.number(),
    medianMs: z.number(),
    p90Ms: z.number(),
  }),
});

export const ReportMisses = declareView({
  name: 'service.reportMisses',
  summary: 'Every target that was missed in a month: by how much, who held the time, and why (`month=2026-11`)',
  key: 'id',
  permission: 'service-level.read',
  personal: true,
  report: true,
  row: z.object({
    id: z.string(),
    serviceIncidentId: z.string(),
    number: z.string(),
    agreementId: z.string(),
    serviceId: z.string().nullable(),
    metric: Metric,
    priority: z.number(),
    missedAt: z.number(),
    overMs: z.number(),
    byReclassification: z.boolean(),
    shares: z.array(Share),
    supplierShare: z.number(),
    reason: z.string().nullable(),
    reasonTeamId: z.string().nullable(),
  }),
});

export const WhatIf = declareView({
  name: 'service.whatIf',
  summary: 'What would have come of past clocks under a proposed agreement (`proposal=` as JSON)',
  key: 'id',
  permission: 'service-level.read',
  personal: false,
  report: true,
  row: z.object({
    id: z.string(),
    metric: Metric,
    by: z.enum(['priority', 'team']),
    of: z.string(),
    clocks: z.number(),
    missedThen: z.number(),
    wouldMiss: z.number(),
  }),
});
