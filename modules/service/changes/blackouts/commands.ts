import { z } from 'zod';
import { declareCommand } from '../../../../kernel/pure.ts';
import { BlackoutKind } from './events.ts';

const Id = z.uuid();
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. radio-voice');
const blackoutId = '0198c2f0-9999-7000-8000-0000000000cc';

export const DeclareBlackout = declareCommand({
  name: 'service.declareBlackout',
  summary: 'Say when nothing is changed: a freeze, a planned operation, a major incident',
  permission: 'blackout.declare',
  schema: z
    .object({
      blackoutId: Id,
      kind: BlackoutKind,
      name: z.string().trim().min(3).max(200),
      reason: z.string().trim().max(2_000).default(''),
      from: z.int().positive(),
      to: z.int().positive().nullable(),
      serviceIds: z.array(Slug).max(100).default([]),
      areaIds: z.array(z.string().min(1).max(80)).max(200).default([]),
    })
    .refine(({ from, to }) => to === null || to > from, { path: ['to'], message: 'must be later than the beginning' }),
  refusals: {
    'blackout-exists': 'A blackout with this id exists already.',
    'no-such-service': 'The force has no such service.',
    'no-such-area': 'The force has no such area.',
  },
  example: {
    ...{ blackoutId, kind: 'operation', name: 'County show', from: 1_795_917_600_000, to: 1_795_953_600_000 },
    areaIds: ['oakham'],
  },
});

export const EndBlackout = declareCommand({
  name: 'service.endBlackout',
  summary: 'End a blackout or take it back, with the reason',
  permission: 'blackout.declare',
  schema: z.object({ blackoutId: Id, reason: z.string().trim().max(2_000).default('') }),
  refusals: { 'no-such-blackout': 'There is no blackout with this id.', 'ended-already': 'It has ended already.' },
  example: { blackoutId, reason: 'Called off' },
});
