/** The kernel's door for servers and modules. Rules, contracts and screens use pure.ts. */
export { sql } from 'kysely';
export type { Authorise, Decision, Guarded, Locus, Subject } from './authorise/authorise.ts';
export { type Blob, findBlob, findBlobFacts, keepBlob } from './blob/blob.ts';
export type { Answer, Call, FieldError } from './command/answer.ts';
export { derivedId } from './command/derived-id.ts';
export { handle } from './command/handle.ts';
export { type AnyHandler, defineHandler, type Handler, type Reader, type Ref, type Refs } from './command/handler.ts';
export { purgeCommandResults } from './command/purge.ts';
export { findUnstorable, UNSTORABLE } from './command/text.ts';
export { understand } from './command/understand.ts';
export {
  type Clock,
  type ExerciseTime,
  type KernelContext,
  type OccupiedSeats,
  speededClock,
  systemClock,
} from './context.ts';
export { type Digest, type DumpOptions, dump, type Manifest } from './db/backup/dump.ts';
export { type LoadOptions, load } from './db/backup/load.ts';
export { type Embedded, type EmbeddedOptions, isRunning, openEmbedded, type Reachable } from './db/embedded.ts';
export { migrate } from './db/migrate.ts';
export { countAtWork, lanesOf, openDatabase } from './db/pool.ts';
export type { Upstream } from './db/standby/base-copy.ts';
export { FOLLOWER } from './db/standby/reachable.ts';
export {
  admitFollower,
  type DatabaseState,
  follow,
  isStandbyIn,
  makeStandby,
  promote,
  readDatabaseState,
  readOwnPassword,
  waitForFollower,
} from './db/standby/standby.ts';
export { startTimer, type Timer } from './deadline/timer.ts';
export { type KernelOptions, makeKernel } from './kernel.ts';
export { readKeyFile } from './key-file.ts';
export { type Feed, type FeedOptions, startFeed } from './live/feed.ts';
export type { Frame, ReloadReason, TopicChange, TopicName, TopicRequest } from './live/frame.ts';
export type { Listening, ListenOptions } from './live/listener.ts';
export { getView, numberAfter, readView, type ViewPage, ViewRefused } from './live/read-view.ts';
export { canonical } from './log/append.ts';
export {
  foldStream,
  foldStreamsAsAt,
  lastPosition,
  readAfter,
  readHolds,
  readMovesAfter,
  readStream,
} from './log/read.ts';
export { type Leaves, leavesAfter, type RowText, rowTextsAfter, rowTextsOf } from './log/row-text.ts';
export type { Db, KernelTables, Tx } from './log/schema.ts';
export {
  type Aggregate,
  type AnyAggregate,
  idOfStream,
  isStep,
  type StepData,
  type StreamRef,
  streamOf,
} from './log/stream.ts';
export { readTransactions, type TransactionQuery } from './log/transactions.ts';
export {
  type Happened,
  type HeldRow,
  type LiveChange,
  type ModuleDefinition,
  type Moved,
  moduleOf,
  type Notes,
  type Projection,
  type Reaction,
  type ReactionCommand,
  type Slice,
  type TableKind,
  type ViewQuery,
  type ViewSource,
} from './module.ts';
export { openPast, type Past, type PastMoment, PastNotReady } from './past/past.ts';
export { pastUrlOf } from './past/scratch.ts';
export { type Rebuilt, rebuildCompared } from './projection/compared.ts';
export { rebuild, tableContents } from './projection/rebuild.ts';
export { addRows, putRows } from './projection/rows.ts';
export { everything, shareOf } from './projection/scope.ts';
export { type LetterFound, listLetters, sendAgain } from './reaction/letters.ts';
export { type Reactions, startReactions } from './reaction/runner.ts';
export { makeRegistry, type Registry } from './registry.ts';
export { type Anchor, type SteadyClock, steadyClock } from './steady-clock.ts';
