import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { FaultSource } from './events.ts';

const Id = z.uuid();
const faultId = '0198c2f0-8888-7000-8000-000000000009';

export const ReportFault = declareCommand({
  name: 'service.reportFault',
  summary:
    'Report a fault by one key: of the position one sits at, of a unit’s radio or car, or of an item; the rest is filled in',
  permission: 'service-incident.report',
  schema: z.object({
    /** The IT incident that follows has this id. */
    faultId: Id,
    about: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('seat') }),
      z.object({ kind: z.literal('unit'), tourId: Id, what: z.enum(['radio', 'vehicle']) }),
      z.object({ kind: z.literal('item'), itemId: Id }),
    ]),
    source: FaultSource.default('control-room'),
    said: z.string().trim().max(2_000).default(''),
  }),
  refusals: {
    'fault-exists': 'A fault with this id was reported already.',
    'no-seat': 'You sit at no seat: say what it is about.',
    'no-such-unit': 'There is no such unit on duty.',
    'no-such-item': 'There is no such item.',
  },
  example: { faultId, about: { kind: 'seat' } },
});
