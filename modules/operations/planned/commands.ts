import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id, Instant } from '../place.ts';

const operationId = '0198c2f0-7777-7000-8000-000000000001';
const words = z.string().trim().max(200);
const reason = z.string().trim().min(3).max(500);
export const Callsign = z.string().trim().toUpperCase().min(1).max(20);
const noSuch = { 'no-such-operation': 'There is no planned operation with this id.' };
const running = { ...noSuch, 'operation-over': 'This planned operation has ended.' };
const taking = {
  'overlapping-claim': 'Another operation or force has some of these units in that period.',
  'below-minimum': 'Without these units an area falls below its minimum.',
};

export const PlanOperation = declareCommand({
  name: 'operations.planOperation',
  summary: 'Plan an operation that holds units for a period: its commander, area, units, people, skills, briefing',
  permission: 'operation.plan',
  schema: z.object({
    operationId: Id,
    name: z.string().trim().min(2).max(60),
    areaId: z.string().max(60),
    startsAt: Instant,
    endsAt: Instant,
    briefingAt: Instant.nullable().default(null),
    callsigns: z.array(Callsign).max(60).default([]),
    skills: z.array(z.string().max(40)).max(20).default([]),
    commander: words.min(2),
    silver: words.default(''),
    people: z
      .array(z.object({ collar: z.string().trim().min(1).max(20), name: z.string().trim().min(1).max(100) }))
      .max(100)
      .default([]),
    briefing: z.string().trim().max(8000).default(''),
  }),
  refusals: {
    'operation-exists': 'A planned operation with this id exists already.',
    'no-such-area': 'The force pack has no such area.',
    'no-such-skill': 'The force pack has no such skill.',
    'ends-before-it-begins': 'It ends before it begins.',
  },
  confirms: taking,
  example: {
    ...{ operationId, name: 'Op Falcon', areaId: 'oakham', commander: 'Insp Michael Thorne', callsigns: ['RA21'] },
    ...{ startsAt: 1_795_500_000_000, endsAt: 1_795_520_000_000, briefingAt: 1_795_498_200_000 },
  },
});

export const BriefOperation = declareCommand({
  name: 'operations.briefOperation',
  summary: 'The briefing of a planned operation was given; its words as they were given',
  permission: 'operation.run',
  schema: z.object({ operationId: Id, briefing: z.string().trim().max(8000).default('') }),
  refusals: running,
  example: { operationId, briefing: 'Lane by lane from the church; radio RUT-8' },
});

export const SetHeldUnit = declareCommand({
  name: 'operations.setHeldUnit',
  summary: 'Hold one unit more for a planned operation, say that it has come, or give it back before the end',
  permission: 'operation.run',
  schema: z.object({
    operationId: Id,
    callsign: Callsign,
    state: z.enum(['held', 'arrived', 'released']),
    reason: words.default(''),
  }),
  refusals: { ...running, 'not-held': 'This operation does not hold that unit.', 'held-already': 'It is so already.' },
  confirms: taking,
  example: { operationId, callsign: 'RA21', state: 'arrived', reason: '' },
});

export const ExtendOperation = declareCommand({
  name: 'operations.extendOperation',
  summary: 'A planned operation goes on past its end, until a time and for a reason',
  permission: 'operation.run',
  schema: z.object({ operationId: Id, until: Instant, reason }),
  refusals: { ...running, 'before-its-end': 'That is no later than it ends now.' },
  confirms: taking,
  example: { operationId, until: 1_795_530_000_000, reason: 'Two more streets' },
});

export const EndOperation = declareCommand({
  name: 'operations.endOperation',
  summary: 'End a planned operation, or take it back before it begins: all that it holds is given back',
  permission: 'operation.run',
  schema: z.object({ operationId: Id, outcome: reason }),
  refusals: running,
  example: { operationId, outcome: 'Four arrested, debrief on Friday' },
});
