import type { PermissionDeclaration } from '../../kernel/pure.ts';
import { ownRecordPermissions } from './own-records/permissions.ts';
import { serviceIncidentPermissions } from './service-incidents/permissions.ts';

export { CommentServiceIncident, JoinOutage, WithdrawServiceIncident } from './own-records/commands.ts';
export { type OwnAct, ownActs, plainWords } from './own-records/plain-words.ts';
export { JoinedOutages, Outages, OwnRecordLog, OwnRecords, SiteRecords } from './own-records/views.ts';
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
export { ServiceWords } from './words.ts';

/** The door of the service centre for screens. */
export const permissions: readonly PermissionDeclaration[] = [...serviceIncidentPermissions, ...ownRecordPermissions];
