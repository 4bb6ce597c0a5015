import type { PermissionDeclaration } from '../../kernel/pure.ts';
import { custodyPermissions } from './custody/permissions.ts';
import { importPermissions } from './imports/permissions.ts';
import { itemPermissions } from './items/permissions.ts';
import { servicingPermissions } from './servicing/permissions.ts';
import { watchingPermissions } from './watching/permissions.ts';

export { BeginAudit, EndAudit, ScanLabel, SettleException } from './audits/commands.ts';
export { AuditExceptions, AuditLines, Audits } from './audits/views.ts';
export { TakeBaseline } from './baselines/commands.ts';
export { BaselineDifferences, Baselines } from './baselines/views.ts';
export {
  AskStun,
  AuditItem,
  ConfirmStun,
  DisposeItem,
  FileLossReport,
  FindItem,
  GiveReplacement,
  IssueItem,
  IssueItems,
  ReportLost,
  ReturnItem,
  TransferItem,
} from './custody/commands.ts';
export { whatFollows } from './custody/follows.ts';
export { Custodies, CustodyLog, Disposals, MyKit, Signatures } from './custody/views.ts';
export { Dependencies, Impact, SinglePoints } from './impact/views.ts';
export { ImportRows, ROWS_TOGETHER, UndoImport } from './imports/commands.ts';
export { readCsv, textOfBytes } from './imports/csv.ts';
export { guessColumns, Mapping, mapTable } from './imports/mapping.ts';
export { Imports } from './imports/views.ts';
export {
  AddItems,
  ArchiveItem,
  ChangeItem,
  LimitItem,
  MoveItem,
  RelateItem,
  RestoreItem,
  SetGroup,
  SettleFinding,
  UnrelateItem,
} from './items/commands.ts';
export { Findings, ItemLog, ItemRecord, ItemRelations, Items, Relations } from './items/views.ts';
export { LicencePositions, Measures } from './measures/views.ts';
export { ReadMileage, RecordService } from './servicing/commands.ts';
export { Servicing } from './servicing/views.ts';
export { KitHealths } from './watching/views.ts';
export { EstateWords } from './words.ts';

/** The door of the estate for screens. */
export const permissions: readonly PermissionDeclaration[] = [
  ...custodyPermissions,
  ...importPermissions,
  ...itemPermissions,
  ...servicingPermissions,
  ...watchingPermissions,
];
