import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';

const itemId = '0198c2f0-9999-7000-8000-000000000001';
const Miles = z.int().min(0).max(2_000_000);
const absent = { 'no-such-item': 'There is no item with this id.' };

export const ReadMileage = declareCommand({
  name: 'estate.readMileage',
  summary: 'What the meter of a vehicle says',
  permission: 'estate-mileage.report',
  schema: z.object({ itemId: z.uuid(), miles: Miles }),
  refusals: { ...absent, 'no-vehicle': 'Only vehicles have a mileage.' },
  confirms: { 'less-than-before': 'It says less than before: was the meter changed?' },
  example: { itemId, miles: 58_210 },
});

export const RecordService = declareCommand({
  name: 'estate.recordService',
  summary: 'A vehicle was serviced: when it is due next, by date or mileage',
  permission: 'estate-item.keep',
  schema: z.object({
    itemId: z.uuid(),
    miles: Miles.nullable().default(null),
    nextOn: z.iso.date().nullable().default(null),
    nextMiles: Miles.nullable().default(null),
  }),
  refusals: { ...absent, 'no-vehicle': 'Only vehicles are serviced.' },
  confirms: { 'nothing-next': 'No next service would be planned.' },
  example: { itemId, miles: 60_020, nextOn: '2027-06-01', nextMiles: 75_000 },
});

export const FollowService = declareCommand({
  name: 'estate.followService',
  summary: 'Take over from the record of a vehicle when its service is due and what its meter says',
  permission: 'estate-item.keep',
  schema: z.object({ itemId: z.uuid() }),
  refusals: absent,
  example: { itemId },
});
