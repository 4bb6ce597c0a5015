/** The kernel's door for rules, contracts and screens: nothing behind it does I/O. */
export {
  type Authorise,
  type Decision,
  effectiveRoles,
  type Guarded,
  type Locus,
  makeAuthorise,
  type Subject,
} from './authorise/authorise.ts';
export { guardedSince, takenFrom } from './authorise/guard.ts';
export {
  type CommandDeclaration,
  declareCommand,
  declareView,
  type InputOf,
  type PermissionDeclaration,
  type Role,
  type RowOf,
  roles,
  seatedRoles,
  type ViewDeclaration,
} from './command/declare.ts';
export { type Actor, type CommandOf, confirm, decided, type Outcome, refuse } from './command/outcome.ts';
export {
  addWorkingTime,
  type BusinessCalendar,
  roundTheClock,
  workingStretches,
  workingTimeBetween,
} from './deadline/calendar.ts';
export { latestRepeat, nextAt, nextStep, type Promised, type Rung, type Step } from './deadline/promise.ts';
export {
  type AnyEvent,
  type AnyPastEvent,
  defineEvents,
  type EventOf,
  type EventSchemas,
  type Past,
  type Recorded,
} from './log/event.ts';
export {
  type Aggregate,
  isStep,
  type Progress,
  type StepData,
  type StepEventType,
  type StreamRef,
  streamOf,
} from './log/stream.ts';
