import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { RaiseIncident } from './commands.ts';

export const RaiseAdvised = declareCommand({
  name: 'operations.raiseAdvised',
  summary: 'Make the contact an incident that nobody is sent to: numbered, resulted and closed at once',
  permission: 'incident.raise',
  schema: RaiseIncident.schema.extend({
    result: z.string().max(20),
    closingCode: z.string().max(10),
    note: z.string().max(4000),
  }),
  refusals: { ...RaiseIncident.refusals, 'no-such-result': 'The force pack has no such result code.' },
  example: {
    ...RaiseIncident.example,
    result: 'ADV',
    closingCode: '202',
    note: 'Told how to report it to the council; nobody in danger',
  },
});
