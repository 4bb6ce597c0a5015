import type { PermissionDeclaration } from '../../kernel/pure.ts';
import { agreementReviewPermissions } from './agreement-reviews/permissions.ts';
import { cataloguePermissions } from './catalogue/permissions.ts';
import { changePermissions } from './changes/permissions.ts';
import { deskPermissions } from './desk/permissions.ts';
import { importPermissions } from './imports/permissions.ts';
import { improvementPermissions } from './improvements/permissions.ts';
import { knowledgePermissions } from './knowledge/permissions.ts';
import { levelPermissions } from './levels/permissions.ts';
import { liveFloorPermissions } from './live-floor/permissions.ts';
import { mailPermissions } from './mail/permissions.ts';
import { majorPermissions } from './majors/permissions.ts';
import { noticePermissions } from './notices/permissions.ts';
import { ownRecordPermissions } from './own-records/permissions.ts';
import { problemPermissions } from './problems/permissions.ts';
import { profilePermissions } from './profiles/permissions.ts';
import { requestPermissions } from './requests/permissions.ts';
import { serviceIncidentPermissions } from './service-incidents/permissions.ts';

export { DropAdHocReport, SaveAdHocReport } from './ad-hoc/commands.ts';
export { partsOf, type Question, questionOf } from './ad-hoc/question.ts';
export { AdHocReports, ReportAnswer, ReportFields } from './ad-hoc/views.ts';
export { ReviewAgreement } from './agreement-reviews/commands.ts';
export { AgreementReviews } from './agreement-reviews/views.ts';
export { ArchivedRecords } from './archive/views.ts';
export { Callers } from './callers/views.ts';
export {
  CountStock,
  PublishCatalogueItem,
  SaveCatalogueItem,
  WithdrawCatalogueItem,
} from './catalogue/commands.ts';
export type { ItemTerms } from './catalogue/terms.ts';
export { Catalogue, CatalogueItems, CatalogueVersions } from './catalogue/views.ts';
export { DeclareBlackout, EndBlackout } from './changes/blackouts/commands.ts';
export { Blackouts } from './changes/blackouts/views.ts';
export { AttendCab, CallCab, HoldCab, MinuteCab, SetCabAgenda } from './changes/cab/commands.ts';
export { Cabs } from './changes/cab/views.ts';
export {
  AddChangeTask,
  AmendChange,
  AskApproval,
  BeginChange,
  CancelChange,
  CloseChange,
  CommentChange,
  DecideChange,
  DelegateApproval,
  EndChange,
  FinishChangeTask,
  FollowChange,
  HoldChange,
  NoteChange,
  RaiseChange,
  RecordUnauthorisedChange,
  RejectChange,
  ReleaseChange,
  RequestChange,
  ReviewChange,
  SettleSuspicion,
  StartChangeTask,
  SubmitChange,
} from './changes/commands.ts';
export { projectedAvailability } from './changes/projected.ts';
export {
  ApproveTemplate,
  ProposeTemplate,
  ReviewTemplate,
  WithdrawTemplate,
} from './changes/templates/commands.ts';
export { ChangeTemplates } from './changes/templates/views.ts';
export {
  AskedApprovals,
  ChangeLog,
  ChangeRecord,
  ChangeReport,
  ChangeSchedule,
  Changes,
  ChangeTalk,
  ChangeWords,
  FollowedChanges,
} from './changes/views.ts';
export {
  AmendServiceIncident,
  AttachServiceFile,
  DismissMajorCandidate,
  GiveWorkaround,
  GoBelowFloor,
  LinkServiceIncident,
  MergeServiceIncident,
  PrioritiseServiceIncident,
  SetServiceIncidentStatus,
  TriageServiceIncident,
  UnlinkServiceIncident,
} from './desk/commands.ts';
export { EndDeskShift, StartDeskShift } from './desk/shifts/commands.ts';
export { DeskShifts } from './desk/shifts/views.ts';
export { Told } from './desk/telling/views.ts';
export { ServiceIncidentFiles, ServiceIncidentHistory, ServiceIncidentRecord } from './desk/views.ts';
export { ReportFault } from './faults/commands.ts';
export { EndReportSchedule, ScheduleReport } from './figures/reports/commands.ts';
export { MadeReports, ReportSchedules } from './figures/reports/views.ts';
export { Commitments, DeskFigures } from './figures/views.ts';
export { ImportHistory, UndoHistoryImport } from './imports/commands.ts';
export { type Counts, counted, noCounts } from './imports/counts.ts';
export { differenceWords } from './imports/differences.ts';
export { readJsonTable } from './imports/json-table.ts';
export { guessMapping, HistoryMapping, targets } from './imports/mapping.ts';
export { ImportPeople } from './imports/people/commands.ts';
export { portionsOf } from './imports/portions.ts';
export { readHistory } from './imports/read-history.ts';
export { HistoryImports, ImportedRecords } from './imports/views.ts';
export { AmendImprovement, EndImprovement, PlanImprovement, ReviewImprovement } from './improvements/commands.ts';
export { Improvements } from './improvements/views.ts';
export { ItemRecords } from './item-records/views.ts';
export {
  AmendArticle,
  DraftArticle,
  HandInArticle,
  PublishArticle,
  RateArticle,
  RenewArticle,
  ReturnArticle,
  SayItFixed,
  WithdrawArticle,
} from './knowledge/commands.ts';
export {
  ArticleLog,
  ArticleOpinions,
  ArticleRecord,
  Articles,
  AvoidedReports,
  DeskSuggestions,
  Suggestions,
} from './knowledge/views.ts';
export { ExplainBreach } from './levels/commands.ts';
export { Agreements, LevelClocks, ReportMisses, ServiceReport, WhatIf } from './levels/views.ts';
export { KeepAddress } from './mail/addresses/commands.ts';
export { SettleMail } from './mail/commands.ts';
export { DealWithMail } from './mail/outgoing/commands.ts';
export { MailToRecord, UndeliveredMail } from './mail/outgoing/views.ts';
export { MailOfRecord, RawMail, WaitingMail } from './mail/views.ts';
export {
  DeclareMajor,
  EndMajor,
  HandOverMajor,
  NoteMajor,
  ReviewMajor,
  UpdateMajor,
} from './majors/commands.ts';
export { Majors, MajorTimeline } from './majors/views.ts';
export { PublishNotice, UpdateNotice, WithdrawNotice } from './notices/commands.ts';
export { Notices } from './notices/views.ts';
export { CommentServiceIncident, JoinOutage, WithdrawServiceIncident } from './own-records/commands.ts';
export { type OwnAct, ownActs, plainWords } from './own-records/plain-words.ts';
export { JoinedOutages, Outages, OwnRecordLog, OwnRecords, SiteRecords } from './own-records/views.ts';
export {
  AmendProblem,
  AnalyseProblem,
  CloseProblem,
  LinkToProblem,
  NoteProblem,
  OpenProblem,
  PublishKnownError,
  ReopenProblem,
  ReviewKnownError,
  ReviewMajorProblem,
  ReviewProblem,
  TellWorkaround,
  UnlinkFromProblem,
  WithdrawKnownError,
  WriteKnownError,
} from './problems/commands.ts';
export { DismissTrend } from './problems/trends/commands.ts';
export {
  IncidentProblems,
  ProblemAnalyses,
  ProblemCost,
  ProblemIncidents,
  ProblemLog,
  ProblemRecord,
  Problems,
  Trends,
} from './problems/views.ts';
export { KeepProfile } from './profiles/commands.ts';
export { Leaders, Profile } from './profiles/views.ts';
export {
  AnswerRequester,
  CancelRequest,
  CommentRequest,
  ConfirmRequest,
  DecideRequest,
  FinishRequestTask,
  NoteRequest,
  PassApproval,
  ReopenRequest,
  SubmitRequest,
  TakeRequestTask,
} from './requests/commands.ts';
export { Approvals, IncidentRequests, OpenRequests, RequestLog } from './requests/views.ts';
export {
  AnswerReporter,
  AssignServiceIncident,
  ConfirmServiceIncident,
  NoteServiceIncident,
  PauseServiceIncident,
  RaiseServiceIncident,
  ReopenServiceIncident,
  ResolveServiceIncident,
  ResumeServiceIncident,
} from './service-incidents/commands.ts';
export { OpenServiceIncidents, ServiceIncidentLog } from './service-incidents/views.ts';
export { DeskStaff, Matches, TriageProposal } from './triage/views.ts';
export { type Edition, editions } from './vocabulary/edition.ts';
export { type Term, terms } from './vocabulary/terms.ts';
export { ServiceWords } from './words.ts';

/** The door of the service centre for screens. */
export const permissions: readonly PermissionDeclaration[] = [
  ...serviceIncidentPermissions,
  ...deskPermissions,
  ...noticePermissions,
  ...majorPermissions,
  ...mailPermissions,
  ...liveFloorPermissions,
  ...ownRecordPermissions,
  ...cataloguePermissions,
  ...requestPermissions,
  ...profilePermissions,
  ...levelPermissions,
  ...improvementPermissions,
  ...agreementReviewPermissions,
  ...changePermissions,
  ...problemPermissions,
  ...knowledgePermissions,
  ...importPermissions,
];
