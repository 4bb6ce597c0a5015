import type { PermissionDeclaration } from '../../kernel/pure.ts';
import { itemPermissions } from './items/permissions.ts';

export { Dependencies, Impact, SinglePoints } from './impact/views.ts';
export {
  AddItems,
  ArchiveItem,
  ChangeItem,
  LimitItem,
  MoveItem,
  RelateItem,
  RestoreItem,
  SetGroup,
  UnrelateItem,
} from './items/commands.ts';
export { ItemLog, ItemRecord, ItemRelations, Items, Relations } from './items/views.ts';
export { EstateWords } from './words.ts';

/** The door of the estate for screens. */
export const permissions: readonly PermissionDeclaration[] = [...itemPermissions];
