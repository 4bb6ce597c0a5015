import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Question } from './question.ts';

const reportId = '0198c2f0-6666-7000-8000-000000000002';
const notYours = 'It is the report of somebody else: save it under a name of your own.';

export const SaveAdHocReport = declareCommand({
  name: 'service.saveAdHocReport',
  summary: 'Save a report over freely chosen fields, for oneself or for all who work for the service centre',
  permission: 'service-incident.work',
  schema: z.object({
    reportId: z.uuid(),
    name: z.string().trim().min(3).max(100),
    shared: z.boolean(),
    question: Question,
  }),
  refusals: { 'not-yours': notYours },
  example: {
    ...{ reportId, name: 'Hours to resolve, by team', shared: true },
    question: {
      ...{ about: 'it-incidents', columns: [], where: [{ field: 'situation', test: 'is', value: 'closed' }] },
      ...{ by: [{ field: 'team_id', step: 'value' }], order: null, chart: 'bars' },
      measure: { how: 'average', field: 'raised_at', until: 'resolved_at', percent: 90 },
    },
  },
});

export const DropAdHocReport = declareCommand({
  name: 'service.dropAdHocReport',
  summary: 'Keep a saved report no longer',
  permission: 'service-incident.work',
  schema: z.object({ reportId: z.uuid() }),
  refusals: { 'not-yours': notYours, 'no-such-report': 'There is no such report, or it was dropped.' },
  example: { reportId },
});
