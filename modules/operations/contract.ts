/** The door of operations for screens: shapes, permissions and refusal codes; no I/O behind it. */
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
export { AssignUnit, Milestone, ReportProgress, ShowMeAt, StandDown } from './dispatch/commands.ts';
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
export { permissions } from './permissions.ts';
export { Circle, KnownPlace, Place } from './place.ts';
export { BookOff, BookOn, CallUnitBack, EndEmergency, SeeUnitAlarm, SetStatus } from './resources/commands.ts';
export {
  Alarms,
  Contacts,
  IncidentLog,
  Nearby,
  OpenIncidents,
  Recommendation,
  Units,
  UnverifiedPlaces,
} from './views.ts';
