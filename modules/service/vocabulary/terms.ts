import type { Edition } from './edition.ts';

/**
 * What ITIL calls a practice, a record or a page, edition by edition. The first word of an edition is what screens say where it is
 * chosen; by the others it is found as well. v2: Service Support and Service Delivery (2000, 2001); v3: the five books of 2007 and
 * 2011; v4: Foundation (2019) and the practice guides.
 */
export interface Term {
  readonly id: string;
  /** What it is called here. */
  readonly own: string;
  /** The page of the service centre where it is. */
  readonly path: string;
  readonly words: Readonly<Record<Edition, readonly string[]>>;
}

type Line = readonly [own: string, path: string, v2: readonly string[], v3: readonly string[], v4: readonly string[]];

/** An IT incident stays one on the screen in every edition: plainly *incident* is a police incident. */
const lines = {
  incidents: [
    'Queue',
    '/queue',
    ['IT incidents', 'Incident Management', 'Incident', 'Incident control'],
    ['IT incidents', 'Incident Management', 'Incident'],
    ['IT incidents', 'Incident management', 'Incident'],
  ],
  desk: [
    'New IT incident',
    '/call',
    ['New IT incident', 'Service Desk', 'Call logging', 'First-line support'],
    ['New IT incident', 'Service Desk', 'Incident logging', 'Single point of contact (SPOC)'],
    ['New IT incident', 'Service desk', 'Incident logging', 'Engage'],
  ],
  portal: [
    'Help and requests',
    '/',
    ['Help and requests', 'Self-service'],
    ['Help and requests', 'Self-help', 'Self-service portal'],
    ['Help and requests', 'Service portal', 'Self-service'],
  ],
  majors: [
    'Major',
    '/majors',
    ['Major IT incidents', 'Major Incident', 'Hierarchical escalation'],
    ['Major IT incidents', 'Major Incident', 'Hierarchic escalation'],
    ['Major IT incidents', 'Major incident', 'Swarming', 'Service outage notice'],
  ],
  requests: [
    'Requests',
    '/requests',
    ['Service Requests', 'Request for service'],
    ['Request Fulfilment', 'Service Request', 'Request model'],
    ['Service requests', 'Service request management', 'Request fulfilment'],
  ],
  requestCatalogue: [
    'Request a service',
    '/request',
    ['Service Catalogue', 'Request a service'],
    ['Request Catalogue', 'Service Catalogue Management', 'Service Catalogue'],
    ['Request catalogue', 'Service catalogue management', 'Service offering'],
  ],
  approvals: [
    'Your yes or no',
    '/approvals',
    ['Approvals', 'Authorisation of service requests'],
    ['Approvals', 'Financial approval'],
    ['Approvals', 'Authorisation'],
  ],
  problems: [
    'Problems',
    '/problems',
    ['Problems', 'Problem Management', 'Problem control', 'Proactive Problem Management', 'Trend analysis'],
    ['Problems', 'Problem Management', 'Problem record', 'Proactive Problem Management', 'Root cause analysis'],
    ['Problems', 'Problem management', 'Problem identification', 'Problem control'],
  ],
  knownErrors: [
    'Known errors and articles',
    '/knowledge',
    ['Known Errors', 'Error control', 'Known Error database', 'Workaround', 'Knowledge base'],
    [
      ...['Known errors and knowledge', 'Knowledge Management', 'Known Error Database (KEDB)', 'Workaround'],
      'Service Knowledge Management System (SKMS)',
    ],
    ['Known errors and knowledge', 'Knowledge management', 'Error control', 'Known error', 'Workaround'],
  ],
  articles: [
    'Articles',
    '/articles',
    ['Knowledge base', 'Articles'],
    ['Knowledge articles', 'Knowledge Management'],
    ['Knowledge articles', 'Knowledge management'],
  ],
  changes: [
    'Changes',
    '/changes',
    ['RfCs', 'Change Management', 'Request for Change (RfC)', 'Urgent change', 'Back-out plan'],
    ['RFCs', 'Change Management', 'Request for Change (RFC)', 'Emergency change', 'Change record', 'Remediation'],
    ['Change requests', 'Change enablement', 'Change control', 'Request for change (RFC)', 'Emergency change'],
  ],
  templates: [
    'Templates of standard changes',
    '/change-templates',
    ['Standard changes', 'Change model', 'Pre-authorised change'],
    ['Change models', 'Standard change', 'Pre-authorised change'],
    ['Change models', 'Standard change'],
  ],
  cab: [
    'CAB',
    '/cab',
    ['CAB', 'Change Advisory Board (CAB)', 'CAB Emergency Committee (CAB/EC)'],
    ['CAB', 'Change Advisory Board (CAB)', 'Emergency CAB (ECAB)', 'Change authority'],
    ['Change authority', 'Change advisory board (CAB)'],
  ],
  schedule: [
    'Schedule of changes',
    '/change-schedule',
    ['FSC', 'Forward Schedule of Changes (FSC)', 'Projected Service Availability (PSA)'],
    ['Change Schedule', 'Schedule of Change (SC)', 'Projected Service Outage (PSO)'],
    ['Change schedule', 'Planned outage'],
  ],
  changeReport: [
    'Figures of changes',
    '/change-report',
    ['Change Management reports', 'Post-Implementation Review (PIR)'],
    ['Change Management metrics', 'Post Implementation Review (PIR)'],
    ['Change enablement metrics', 'Change review', 'Post-implementation review'],
  ],
  estate: [
    'Estate',
    '/estate',
    ['CMDB', 'Configuration Management', 'Configuration Management Database (CMDB)', 'Configuration Item (CI)'],
    [
      ...['CMS', 'Configuration Management System (CMS)', 'Configuration Item (CI)', 'CMDB'],
      'Service Asset and Configuration Management (SACM)',
    ],
    [
      ...['Configuration items', 'Service configuration management', 'Configuration item (CI)', 'CMDB'],
      'Configuration management system (CMS)',
    ],
  ],
  estateState: [
    'How complete it is',
    '/estate/state',
    ['Status accounting', 'Configuration baseline', 'Configuration control'],
    ['Status accounting and reporting', 'Configuration baseline', 'Configuration control'],
    ['Configuration verification', 'Configuration baseline'],
  ],
  singlePoints: [
    'Single points of failure',
    '/estate/single-points',
    [
      'SPOFs',
      'Component Failure Impact Assessment (CFIA)',
      'Single Point of Failure (SPOF)',
      'Availability Management',
    ],
    ['SPOFs', 'Component Failure Impact Analysis (CFIA)', 'Single Point of Failure (SPOF)', 'Availability Management'],
    ['Single points of failure', 'Availability management', 'Component failure impact analysis (CFIA)'],
  ],
  kit: [
    'Kit',
    '/kit',
    ['Assets', 'Asset Management', 'Asset register'],
    ['Service assets', 'Asset Management', 'Asset register', 'Service Asset and Configuration Management (SACM)'],
    ['IT assets', 'IT asset management', 'Asset register'],
  ],
  kitAudits: [
    'Audits by scan',
    '/kit/audits',
    ['Configuration audits', 'Verification and audit'],
    ['Verification and audit', 'Configuration audit'],
    ['Asset verification', 'Asset audit'],
  ],
  services: [
    'Services',
    '/services',
    [
      ...['Service levels', 'Service Level Management', 'Service Level Agreement (SLA)'],
      ...['Operational Level Agreement (OLA)', 'Underpinning Contract (UC)', 'Service Catalogue'],
    ],
    [
      ...['Service levels', 'Service Level Management', 'Service Level Agreement (SLA)', 'Service Portfolio'],
      ...['Operational Level Agreement (OLA)', 'Underpinning Contract (UC)', 'Business Service Catalogue'],
    ],
    ['Service levels', 'Service level management', 'Service level agreement (SLA)', 'Service catalogue'],
  ],
  serviceReport: [
    'Service report',
    '/service-report',
    ['Service report', 'Service level report', 'Service review meeting', 'SLAM chart'],
    ['Service report', 'Service Reporting', 'Service review', 'SLAM chart'],
    ['Service report', 'Measurement and reporting', 'Service review'],
  ],
  whatIf: [
    'Try an agreement on the last year',
    '/what-if',
    ['Service Level Requirements', 'Service Level Requirement (SLR)'],
    ['Service Level Requirements', 'Service Level Requirement (SLR)'],
    ['Service level targets', 'Warranty requirement'],
  ],
  improvements: [
    'Improvements',
    '/improvements',
    ['SIP', 'Service Improvement Programme (SIP)'],
    ['CSI register', 'Continual Service Improvement (CSI)', 'Service Improvement Plan (SIP)'],
    ['Continual improvement', 'Continual improvement register (CIR)'],
  ],
  figures: [
    'Figures',
    '/figures',
    ['Management information', 'Incident Management reports'],
    ['Key performance indicators', 'Incident Management metrics', 'Critical success factors'],
    ['Measurement and reporting', 'Practice success factors'],
  ],
  adHocReports: [
    'Ad hoc reports',
    '/reports/ask',
    ['Ad hoc reports', 'Management reporting'],
    ['Ad hoc reports', 'Service Reporting', 'Business intelligence'],
    ['Ad hoc reports', 'Measurement and reporting', 'Data and analytics'],
  ],
  handOver: [
    'Hand-over sheet',
    '/hand-over',
    ['Shift hand-over', 'Operations bridge'],
    ['Shift handover', 'IT Operations Management', 'Operations bridge'],
    ['Shift handover', 'Service operation handover'],
  ],
  archive: [
    'Archive',
    '/archive',
    ['Closed records', 'Incident closure'],
    ['Closed records', 'Incident closure'],
    ['Closed records', 'Incident closure'],
  ],
} as const satisfies Readonly<Record<string, Line>>;

/** The one table: navigation, headings, palette, help, reports and docs/itil.generated.md are made of it. */
export const terms: readonly Term[] = Object.entries<Line>(lines).map(([id, [own, path, v2, v3, v4]]) => ({
  ...{ id, own, path },
  words: { v2, v3, v4 },
}));
