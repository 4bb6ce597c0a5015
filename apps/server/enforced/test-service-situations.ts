import { type Asked, ID } from './test-house.ts';
import { fullPack } from './test-pack.ts';

const { stations } = fullPack;

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

const small = {
  ...{ teamId: 'networks', categoryId: 'network', serviceIds: [], itemIds: [], implementerIds: [] },
  window: { from: 1795917600000, to: 1795957200000, backOutMinutes: 30 },
  ...{ workMinutes: 30, outageMinutes: 10, answers: {}, tested: true, backOutProven: true, firstTime: false },
  ...{ restores999: false, sensitive: false },
};

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
  'mail that could not be filed': { of: 'service.keepMail', input: { fate: 'aside', doubt: 'not-theirs' }, given: [] },
  'mail to whoever reported it by phone': mail('service.ReporterAnswered', {
    ...byAddress,
    source: 'phone',
    call_back_by: 'phone',
  }),
  'a problem whose change is closed': { of: 'service.openProblem', input: { incidentIds: [] }, given: [] },
  'a change of little risk': { of: 'service.submitChange', given: [['service.ChangeRaised', { proposal: small }]] },
  'a change of some risk': {
    of: 'service.submitChange',
    given: [
      [
        'service.ChangeRaised',
        { proposal: { ...small, serviceIds: ['custody'], tested: false, backOutProven: false } },
      ],
    ],
  },
  'an emergency change': {
    of: 'service.submitChange',
    given: [['service.ChangeRaised', { model: 'emergency', proposal: small }]],
  },
  'an emergency change that restores 999': {
    of: 'service.submitChange',
    given: [
      [
        'service.ChangeRaised',
        { model: 'emergency', proposal: { ...small, restores999: true, serviceIds: ['dispatch'] } },
      ],
    ],
  },
  'an IT incident of an item': {
    of: 'service.raiseServiceIncident',
    input: { itemIds: [ID], serviceId: null, impact: 1, urgency: 1 },
    given: [],
  },
  'an IT incident of a customer': {
    of: 'service.raiseServiceIncident',
    input: { siteId: stations[0]?.id, serviceId: null, itemIds: [], impact: 1, urgency: 1 },
    given: [],
  },
  'an IT incident of the highest priority': {
    of: 'service.raiseServiceIncident',
    input: { impact: 1, urgency: 1, serviceId: null },
    given: [],
  },
  'a wave of reports': {
    of: 'service.raiseServiceIncident',
    input: { serviceId: null, categoryId: 'radio-handset' },
    given: [],
    columns: { count: 100 },
  },
  'an IT incident that hangs on another': {
    of: 'service.linkServiceIncident',
    input: { kind: 'child' },
    given: [['service.ServiceIncidentRaised', { serviceId: null, categoryId: null }]],
  },
  'a status that a reporter sets': {
    of: 'service.setServiceIncidentStatus',
    input: { to: 'on-site' },
    given: [raised],
    roles: ['service-agent'],
  },
  'an IT incident that a technician resolves': {
    of: 'service.resolveServiceIncident',
    given: [['service.ServiceIncidentRaised', { categoryId: null }]],
    roles: ['technician'],
  },
  'a major IT incident': { of: 'service.declareMajor', given: [raised] },
  'a blackout of a major incident': {
    of: 'service.blackout-of-major-incident',
    given: [['operations.IncidentRaised', { code: { code: '302', name: 'x' }, restriction: { kind: 'none' } }]],
  },
};
