import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id, Instant } from '../place.ts';
import { Callsign } from '../planned/commands.ts';
import { CrewMember } from '../resources/commands.ts';

const aidId = '0198c2f0-8888-7000-8000-000000000001';
const tourId = '0198c2f0-4444-7000-8000-000000000009';
const words = z.string().trim().max(500);
const noSuch = { 'no-such-aid': 'There is no mutual aid with this id.' };
const agreed = { ...noSuch, 'not-agreed': 'This aid is not agreed, or it is over.' };

export const AskAid = declareCommand({
  name: 'operations.askAid',
  summary:
    'Ask another force for units, or note that it asks for ours: for a period, with a clock until it is answered',
  permission: 'aid.run',
  schema: z.object({
    aidId: Id,
    direction: z.enum(['in', 'out']),
    forceId: z.string().max(40),
    what: words.min(2),
    count: z.int().min(1).max(200).default(1),
    from: Instant,
    until: Instant,
    /** Whom to ring about it. */
    contact: words.default(''),
    reason: words.default(''),
  }),
  refusals: {
    'aid-exists': 'Mutual aid with this id exists already.',
    'no-such-force': 'The force pack has no such force.',
    'ends-before-it-begins': 'It ends before it begins.',
  },
  example: {
    ...{ aidId, direction: 'in', forceId: 'leicestershire', what: 'Response cars for the town', count: 2 },
    ...{ from: 1_795_500_000_000, until: 1_795_520_000_000, contact: 'Duty inspector', reason: 'Football' },
  },
});

export const AnswerAid = declareCommand({
  name: 'operations.answerAid',
  summary: 'Mutual aid is agreed, declined, withdrawn or over',
  permission: 'aid.run',
  schema: z.object({
    aidId: Id,
    answer: z.enum(['agreed', 'declined', 'withdrawn', 'over']),
    words: words.default(''),
  }),
  refusals: {
    ...noSuch,
    'answered-already': 'It has been answered already.',
    'not-agreed': 'This aid is not agreed, or it is over.',
  },
  confirms: { 'units-out': 'Units of it are not returned yet.' },
  example: { aidId, answer: 'agreed', words: 'Two cars by eight' },
});

export const JoinAidUnit = declareCommand({
  name: 'operations.joinAidUnit',
  summary: 'A unit of another force joins: on duty here until the aid ends, followed and sent like our own',
  permission: 'aid.run',
  schema: z.object({
    aidId: Id,
    tourId: Id,
    callsign: Callsign,
    kind: z.string().max(40),
    crew: z.array(CrewMember).max(12).default([]),
    vehicle: z
      .object({ registration: z.string().max(12), kind: z.string().max(40) })
      .nullable()
      .default(null),
    skills: z.array(z.string().max(40)).max(40).default([]),
    talkgroup: z.string().max(40),
    issi: z.string().max(12).nullable().default(null),
    areaId: z.string().max(60),
    note: words.default(''),
  }),
  refusals: {
    ...agreed,
    'tour-exists': 'A tour with this id exists already.',
    'callsign-on-duty': 'This callsign is on duty already.',
  },
  example: {
    ...{ aidId, tourId, callsign: 'LE41', kind: 'response', talkgroup: 'RUT-IO1', issi: '4320041', areaId: 'oakham' },
    crew: [{ collar: 'L2214', name: 'Ana Example', permit: 'response', accountId: null }],
  },
});

export const LendUnit = declareCommand({
  name: 'operations.lendUnit',
  summary: 'Lend one of our units to another force: it is not sent from here meanwhile, and still followed',
  permission: 'aid.run',
  schema: z.object({ aidId: Id, callsign: Callsign, note: words.default('') }),
  refusals: { ...agreed, 'lent-already': 'It is lent already.' },
  confirms: {
    'overlapping-claim': 'Another operation or force has this unit in that period.',
    'below-minimum': 'Without this unit an area falls below its minimum.',
  },
  example: { aidId, callsign: 'RA21', note: 'Talkgroup of the borrowing force' },
});

export const ReturnAidUnit = declareCommand({
  name: 'operations.returnAidUnit',
  summary: 'A unit on mutual aid goes back: ours is ours again, theirs ends its tour here',
  permission: 'aid.run',
  schema: z.object({ aidId: Id, callsign: Callsign, note: words.default('') }),
  refusals: { ...noSuch, 'not-lent': 'No unit of this callsign is lent by it.' },
  confirms: { 'still-assigned': 'The unit still has an assignment; it will be stood down.' },
  example: { aidId, callsign: 'LE41', note: '' },
});
