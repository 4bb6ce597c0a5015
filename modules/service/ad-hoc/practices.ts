import type { ViewDeclaration } from '../../../kernel/pure.ts';
import { reportedTables } from '../../estate/index.ts';
import { AgreementReviews } from '../agreement-reviews/views.ts';
import { CatalogueItems, CatalogueVersions } from '../catalogue/views.ts';
import { Blackouts } from '../changes/blackouts/views.ts';
import { Cabs } from '../changes/cab/views.ts';
import { ChangeTemplates } from '../changes/templates/views.ts';
import { ChangeLog, ChangeRecord } from '../changes/views.ts';
import { DeskShifts } from '../desk/shifts/views.ts';
import { ServiceIncidentRecord } from '../desk/views.ts';
import { MadeReports, ReportSchedules } from '../figures/reports/views.ts';
import { HistoryImports, ImportedRecords } from '../imports/views.ts';
import { Improvements } from '../improvements/views.ts';
import { ArticleLog, ArticleOpinions, ArticleRecord, AvoidedReports } from '../knowledge/views.ts';
import { MailToRecord } from '../mail/outgoing/views.ts';
import { WaitingMail } from '../mail/views.ts';
import { Majors, MajorTimeline } from '../majors/views.ts';
import { Notices } from '../notices/views.ts';
import { ProblemAnalyses, ProblemIncidents, ProblemLog, ProblemRecord, Trends } from '../problems/views.ts';
import { OpenRequests, RequestLog } from '../requests/views.ts';
import { ServiceIncidentLog } from '../service-incidents/views.ts';

/** What a report can be made of: a table, and the view that says what its fields mean and who may see them. */
export interface Practice {
  readonly id: string;
  readonly name: string;
  readonly table: string;
  readonly view: ViewDeclaration;
  /** The record that it belongs to: its fields may be asked for as well. */
  readonly parent?: { readonly id: string; readonly by: string };
  /** Columns that nobody is shown anywhere: who it was is kept, and said to no one. */
  readonly without?: readonly string[];
  /** The columns that name the items it speaks of: guarded as they are. */
  readonly guardedBy?: readonly string[];
}

const ofIncident = { parent: { id: 'it-incidents', by: 'service_incident_id' } } as const;
const ofProblem = { parent: { id: 'problems', by: 'problem_id' } } as const;
const ofChange = { parent: { id: 'changes', by: 'change_id' } } as const;
const ofArticle = { parent: { id: 'articles', by: 'article_id' } } as const;
const Incident = ServiceIncidentRecord;

/** The closed list: no other table is ever read for a report, and no column that the database itself does not name. */
export const practices: readonly Practice[] = [
  { id: 'it-incidents', name: 'IT incidents', table: 'service.service_incident', view: Incident },
  {
    ...{ id: 'it-incident-lines', name: 'Log lines of IT incidents', table: 'service.service_incident_line' },
    ...{ view: ServiceIncidentLog, ...ofIncident },
  },
  {
    ...{ id: 'it-incident-links', name: 'Links of IT incidents', table: 'service.service_incident_link' },
    ...{ view: Incident, ...ofIncident },
  },
  {
    ...{ id: 'it-incident-statuses', name: 'How IT incidents stand', table: 'service.service_incident_status' },
    ...{ view: Incident, ...ofIncident },
  },
  {
    ...{ id: 'it-incident-files', name: 'Files of IT incidents', table: 'service.service_incident_file' },
    ...{ view: Incident, ...ofIncident },
  },
  {
    ...{ id: 'breach-reasons', name: 'Reasons of missed targets', table: 'service.breach_reason' },
    ...{ view: Incident, ...ofIncident },
  },
  {
    ...{ id: 'me-too', name: 'Me too', table: 'service.affected', view: Incident },
    ...{ without: ['person_id'], ...ofIncident },
  },
  { id: 'majors', name: 'Major IT incidents', table: 'service.major', view: Majors, ...ofIncident },
  {
    ...{ id: 'major-lines', name: 'Log lines of major IT incidents', table: 'service.major_line' },
    ...{ view: MajorTimeline, parent: { id: 'majors', by: 'major_id' } },
  },
  { id: 'notices', name: 'Notices', table: 'service.notice', view: Notices },
  { id: 'problems', name: 'Problems', table: 'service.problem', view: ProblemRecord },
  { id: 'problem-lines', name: 'Log lines of problems', table: 'service.problem_line', view: ProblemLog, ...ofProblem },
  {
    ...{ id: 'problem-incidents', name: 'IT incidents of problems', table: 'service.problem_incident' },
    ...{ view: ProblemIncidents, ...ofProblem },
  },
  {
    ...{ id: 'problem-analyses', name: 'Searches for causes', table: 'service.problem_analysis' },
    ...{ view: ProblemAnalyses, ...ofProblem },
  },
  { id: 'known-errors', name: 'Known errors', table: 'service.known_error', view: ProblemRecord },
  { id: 'trends', name: 'What repeats', table: 'service.trend', view: Trends },
  { id: 'changes', name: 'Changes', table: 'service.change', view: ChangeRecord },
  { id: 'change-lines', name: 'Log lines of changes', table: 'service.change_line', view: ChangeLog, ...ofChange },
  {
    ...{ id: 'change-asked', name: 'Approvals of changes', table: 'service.change_asked' },
    ...{ view: ChangeRecord, ...ofChange },
  },
  { id: 'change-votes', name: 'Votes on changes', table: 'service.change_vote', view: ChangeRecord, ...ofChange },
  { id: 'cabs', name: 'Meetings of the CAB', table: 'service.cab', view: Cabs },
  { id: 'blackouts', name: 'Blackouts', table: 'service.blackout', view: Blackouts },
  { id: 'change-templates', name: 'Templates of changes', table: 'service.change_template', view: ChangeTemplates },
  { id: 'requests', name: 'Requests', table: 'service.request', view: OpenRequests },
  {
    ...{ id: 'request-lines', name: 'Log lines of requests', table: 'service.request_line' },
    ...{ view: RequestLog, parent: { id: 'requests', by: 'request_id' } },
  },
  { id: 'catalogue-items', name: 'Catalogue items', table: 'service.catalogue_item', view: CatalogueItems },
  {
    ...{ id: 'catalogue-versions', name: 'Versions of catalogue items', table: 'service.catalogue_version' },
    ...{ view: CatalogueVersions, parent: { id: 'catalogue-items', by: 'item_id' } },
  },
  { id: 'articles', name: 'Articles', table: 'service.article', view: ArticleRecord },
  { id: 'article-lines', name: 'Log lines of articles', table: 'service.article_line', view: ArticleLog, ...ofArticle },
  {
    ...{ id: 'article-opinions', name: 'Opinions of articles', table: 'service.article_opinion' },
    ...{ view: ArticleOpinions, without: ['by_id'], ...ofArticle },
  },
  { id: 'avoided-reports', name: 'Avoided reports', table: 'service.avoided_report', view: AvoidedReports },
  {
    ...{ id: 'mails', name: 'E-mails that came', table: 'service.incoming_mail' },
    ...{ view: WaitingMail, ...ofIncident },
  },
  {
    ...{ id: 'mails-out', name: 'E-mails that went out', table: 'service.outgoing_mail' },
    ...{ view: MailToRecord, ...ofIncident },
  },
  { id: 'improvements', name: 'Improvements', table: 'service.improvement', view: Improvements },
  {
    ...{ id: 'agreement-reviews', name: 'Reviews of agreements', table: 'service.agreement_review' },
    view: AgreementReviews,
  },
  { id: 'desk-shifts', name: 'Shifts at the desk', table: 'service.desk_shift', view: DeskShifts },
  { id: 'report-schedules', name: 'Scheduled reports', table: 'service.report_schedule', view: ReportSchedules },
  { id: 'made-reports', name: 'Reports made', table: 'service.report_made', view: MadeReports },
  { id: 'history-imports', name: 'Imports of history', table: 'service.history_import', view: HistoryImports },
  {
    ...{ id: 'imported-records', name: 'Imported records', table: 'service.imported_record' },
    ...{ view: ImportedRecords, parent: { id: 'it-incidents', by: 'id' } },
  },
  ...reportedTables,
];

/** Projections that no report is made of, and why. */
export const notReported: Readonly<Record<string, string>> = {
  'service.level_record': 'the same facts as the IT incident, kept for its clocks',
  'service.level_event': 'the same facts as the IT incident, kept for its clocks',
  'service.own_record': 'the same records, as those see them whose they are',
  'service.profile': 'what people say of themselves, for themselves',
  'service.mail_address': 'whose an address is: for the mail alone',
  'service.staff_told': 'what each person was told, for that person',
  'service.ad_hoc_report': 'reports of others, kept to themselves or shared',
  'estate.import_touch': 'how an import is undone',
};

export function findPractice(id: string): Practice | undefined {
  return practices.find((one) => one.id === id);
}
