import type { Asked } from './test-house.ts';

const raised = ['service.ServiceIncidentRaised', {}] as const;
const stream = 'service.service-incident';
const record = {
  ...{ teamId: 'end-user', team_id: 'radio', priority: 1, assigneeId: null, assignee: null, source: 'email' },
  ...{ call_back: '07700 900123', call_back_by: 'e-mail', reporter_id: null, summary: 'No sound', count: 20 },
};
const byAddress = { ...record, call_back: 'someone@example.test' };
const mail = (type: string, columns: object = record, data: object = {}): Asked => ({
  ...{ of: 'service.writeMail', stream, columns: { ...record, ...columns }, given: [[type, data]] },
});
const told = (type: string, columns: object = {}, data: object = {}): Asked => ({
  ...{ of: 'service.tellByRules', stream, columns: { ...record, ...columns }, given: [[type, data]] },
});

export const serviceSituations: Readonly<Record<string, Asked>> = {
  'mail to whoever reported it': mail('service.ServiceIncidentRaised', byAddress),
  'mail of an answer': mail('service.ReporterAnswered', byAddress),
  'a text message of an answer': mail('service.ReporterAnswered'),
  'mail to a team': mail('service.ServiceIncidentAssigned'),
  'who is told of what came in': told('service.ServiceIncidentRaised'),
  'who is told of what was missed': told('kernel.DeadlineBreached', {}, { key: 'response', kind: 'service-response' }),
  'who takes what came to a team': {
    ...{ of: 'service.routeToTakers', stream, given: [raised] },
    columns: {
      ...record,
      teamId: 'service-desk',
      categoryId: null,
      categoryIds: [],
      open: 2,
      since: 1,
      lastGivenAt: null,
    },
  },
  'mail that could not be filed': { of: 'service.keepMail', given: [] },
  'a major IT incident': { of: 'service.declareMajor', given: [raised] },
  'a blackout of a major incident': {
    of: 'service.blackout-of-major-incident',
    given: [['operations.IncidentRaised', { code: { code: '302', name: 'x' }, restriction: { kind: 'none' } }]],
  },
};
