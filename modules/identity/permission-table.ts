import type { ModuleDefinition } from '../../kernel/index.ts';
import type { Role } from '../../kernel/pure.ts';

/** One permission: who holds it, and what it opens. */
export interface PermissionRow {
  readonly permission: string;
  readonly summary: string;
  readonly module: string;
  readonly roles: readonly Role[];
  readonly commands: readonly string[];
  readonly views: readonly string[];
}

type Declaring = Pick<ModuleDefinition, 'name' | 'permissions' | 'handlers' | 'views'>;

/** Every permission of the modules, by name: the table of who may do what, for the generated docs. */
export function permissionTable(definitions: readonly Declaring[]): readonly PermissionRow[] {
  const commands = definitions.flatMap((m) => m.handlers.map((h) => h.declaration));
  const views = definitions.flatMap((m) => m.views.map((v) => v.declaration));
  const asking = (of: readonly { readonly name: string; readonly permission: string }[], permission: string) =>
    of
      .filter((d) => d.permission === permission)
      .map((d) => d.name)
      .sort();
  return definitions
    .flatMap((module) =>
      module.permissions.map(({ name, summary, roles }) => ({
        permission: name,
        summary,
        module: module.name,
        roles,
        commands: asking(commands, name),
        views: asking(views, name),
      })),
    )
    .sort((a, b) => (a.permission < b.permission ? -1 : 1));
}
