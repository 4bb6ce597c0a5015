/** The door of operations for screens: shapes, permissions and refusal codes; no I/O behind it. */

export { AppointmentSlots } from './appointments/views.ts';
export { ReckonArrival } from './arrival/commands.ts';
export { AnswerAsk, AskForResource } from './asks/commands.ts';
export { askPermissions } from './asks/permissions.ts';
export { Asks } from './asks/views.ts';
export {
  AdviceAnswer,
  AnswerQuestion,
  CareDecision,
  DecideCare,
  ExplainGrade,
  HearSilentCall,
  MarkContact,
  RecordAdvice,
  RecordThrive,
  RecordThriveAgain,
  TellCaller,
  Told,
} from './assessments/commands.ts';
export { proposedGrade } from './assessments/proposal.ts';
export { Assessments, CallAssessments, CodeWords, WrapUps } from './assessments/views.ts';
export { AttachFile } from './attachments/commands.ts';
export { Attachments } from './attachments/views.ts';
export { NoteAvailability, NoteAvailabilityAtBreach } from './availability/commands.ts';
export { EnterAttendance } from './back-entry/commands.ts';
export { AttendanceMilestone } from './back-entry/words.ts';
export { AnswerCallOut, CallOut } from './call-outs/commands.ts';
export { callOutPermissions } from './call-outs/permissions.ts';
export { CallOuts } from './call-outs/views.ts';
export { Claims } from './claims/views.ts';
export { SettleUnmappedCode, TestCodeMappings } from './code-mappings/commands.ts';
export { codeMappingPermissions } from './code-mappings/permissions.ts';
export { CodeTests, UnmappedCodes } from './code-mappings/views.ts';
export { RaiseAdvised } from './contacts/advised-command.ts';
export {
  EndOffer,
  OfferContact,
  PassContact,
  PlaceCaller,
  ReceiveContact,
  RecordRecontact,
  RingOff,
  SeeContactAlarm,
  TakeContact,
} from './contacts/care-commands.ts';
export {
  AddContactToIncident,
  AnnounceCall,
  AnswerCall,
  Channel,
  CloseContact,
  ContactField,
  LocateCaller,
  NameSubscriber,
  OpenContact,
  PlaceContact,
  RaiseIncident,
  WriteContactField,
} from './contacts/commands.ts';
export { CallerFix, FixMethod } from './contacts/fix.ts';
export { ChangeCrew, PairUnits, SplitUnit } from './crews/commands.ts';
export { SetPlanLevel } from './dispatch/choice/commands.ts';
export { Choices, ResponsePlan } from './dispatch/choice/views.ts';
export { AssignUnit, Milestone, ReportProgress, ShowMeAt, StandDown } from './dispatch/commands.ts';
export { AssignUnits, HandOverJob, SwapUnits } from './dispatch/commands-exchange.ts';
export { MoveUps, Recommendation } from './dispatch/views.ts';
export { CancelDuty, EndDuty, ExtendDuty, PlanDuties, RecordAbsence, TakeDuty } from './duty/commands.ts';
export { dutyPermissions } from './duty/permissions.ts';
export { Duties, Staffing } from './duty/views.ts';
export { NoteTalkgroup, RaiseForOfficer } from './emergency/commands.ts';
export { emergencyPermissions } from './emergency/permissions.ts';
export { Emergencies, NearestUnits } from './emergency/views.ts';
export {
  AcknowledgeCrossings,
  EndFence,
  ExtendFence,
  FenceBounds,
  FenceTold,
  FenceWatch,
  FenceWays,
  NoteCrossing,
  SetFence,
  WithdrawFence,
} from './fences/commands.ts';
export { sureness } from './fences/fence.ts';
export { fencePermissions } from './fences/permissions.ts';
export { Fences } from './fences/views.ts';
export { History } from './history-search/views.ts';
export { CaseFile } from './incidents/case-file.ts';
export {
  AddLine,
  AgreeAppointment,
  BreakGlass,
  CloseIncident,
  InformAgency,
  LapseGlass,
  MoveIncident,
  PassOwnership,
  Recode,
  RecordResult,
  Refer,
  Regrade,
  ReopenIncident,
  Restrict,
  Review,
  SeeAlarm,
  TakeOwnership,
} from './incidents/commands.ts';
export {
  AddQualifier,
  CrimeBasis,
  DeferIncident,
  DescribeIncident,
  HandOffCrime,
  NegateCrime,
  PromiseUpdate,
  RecordCrime,
  RecordUpdate,
  RemoveQualifier,
  UpdateOutcome,
  UpdateTo,
} from './incidents/record-commands.ts';
export { NoteRadioSeen, NoteSilence } from './kit/commands.ts';
export { UnitKits } from './kit/views.ts';
export { LinkEntry, UnlinkEntry } from './known/commands.ts';
export { Entries, EntryHistory, Known, MergedEntries, MergeProposals } from './known/views.ts';
export { LinkIncidents, RuleOutDuplicate, UnlinkIncidents } from './links/commands.ts';
export { LinkKind } from './links/kinds.ts';
export { Duplicates, EventCallers, Links } from './links/views.ts';
export {
  AskPartner,
  DebriefMajor,
  FlagMajor,
  GiveMajorRole,
  LeaveMajorRole,
  MarkMajorCardItem,
  NoteMajor,
  OpenMajorCard,
  PassPartner,
  RecordMajorDecision,
  RecordPartnerAnswer,
  ReportMethane,
  SetMajorLevel,
  ShareMethane,
  TakePartner,
  UnflagMajor,
} from './majors/commands.ts';
export { casualtiesText, letterNames } from './majors/log-lines.ts';
export { majorPermissions } from './majors/permissions.ts';
export { MajorFlags, MajorLog, MajorSheet, Majors } from './majors/views.ts';
export {
  AcknowledgeMessage,
  type Addressee,
  ExtendMessage,
  LapseMessage,
  SeeMessageAlarm,
  SendMessage,
  TellMessage,
  WithdrawMessage,
} from './messages/commands.ts';
export { messagePermissions } from './messages/permissions.ts';
export { MessagePictures, MessageReceipts, Messages, SentMessages } from './messages/views.ts';
export { AnswerAid, AskAid, JoinAidUnit, LendUnit, ReturnAidUnit } from './mutual-aid/commands.ts';
export { aidPermissions } from './mutual-aid/permissions.ts';
export { MutualAid } from './mutual-aid/views.ts';
export { EnterOfficer, GrantSkill, WithdrawSkill } from './officers/commands.ts';
export { officerPermissions } from './officers/permissions.ts';
export { Officers } from './officers/views.ts';
export { previewPermissions } from './pack-preview/permissions.ts';
export { PackPreview } from './pack-preview/views.ts';
export { permissions } from './permissions.ts';
export { Circle, KnownPlace, Place } from './place.ts';
export { BriefOperation, EndOperation, ExtendOperation, PlanOperation, SetHeldUnit } from './planned/commands.ts';
export { plannedPermissions } from './planned/permissions.ts';
export { PlannedOperations } from './planned/views.ts';
export {
  BookOff,
  BookOn,
  CallUnitBack,
  EndEmergency,
  ResetUnitTimers,
  SeeUnitAlarm,
  SetStatus,
} from './resources/commands.ts';
export { Trail } from './resources/trail-view.ts';
export {
  CloseTactical,
  GiveAuthority,
  OpenTactical,
  RecordOption,
  RefuseAuthority,
  ReviewTactical,
  SeekAuthority,
  TakeCommand,
} from './tactical/commands.ts';
export { tacticalPermissions } from './tactical/permissions.ts';
export { Tactics } from './tactical/views.ts';
export {
  PatchTalkgroups,
  ReleaseTalkgroup,
  SetTalkgroup,
  UnpatchTalkgroups,
} from './talkgroups/commands.ts';
export { Talkgroups } from './talkgroups/views.ts';
export { UnitHistory } from './unit-history/views.ts';
export { GiveUnresourcedReason } from './unresourced/commands.ts';
export {
  AlarmRates,
  Alarms,
  Contacts,
  IncidentLog,
  Nearby,
  OpenIncidents,
  PromisesComing,
  PromisesWatched,
  Units,
  UnverifiedPlaces,
} from './views.ts';
export {
  AnswerTransfer,
  OfferTransfer,
  PointKind,
  SetPoint,
  SetShape,
  WithdrawPoint,
  WithdrawShape,
  WithdrawTransfer,
} from './whereabouts/commands.ts';
export { pointWords } from './whereabouts/log-lines.ts';
export {
  type Corner,
  fewestCorners,
  isClosed,
  measure,
  ShapeKind,
  shapeWords,
  sizeWords,
} from './whereabouts/shape.ts';
export { Shapes, Transfers, WhereaboutsView } from './whereabouts/views.ts';
