import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CommandDeclaration, PermissionDeclaration, ViewDeclaration } from '../../kernel/pure.ts';

/** What the contracts of all modules declare, in order of name. */
export interface Declared {
  readonly commands: readonly CommandDeclaration[];
  readonly views: readonly ViewDeclaration[];
  readonly permissions: readonly PermissionDeclaration[];
}

/** Reads modules/<name>/contract.ts of every module under `root`. */
export async function readContracts(root: string): Promise<Declared> {
  const exported: unknown[] = [];
  for (const module of readdirSync(join(root, 'modules')).sort()) {
    if (!readdirSync(join(root, 'modules', module)).includes('contract.ts')) continue;
    const contract: object = await import(pathToFileURL(join(root, 'modules', module, 'contract.ts')).href);
    exported.push(...Object.values(contract).flat());
  }
  const objects = exported.filter((thing): thing is object => thing !== null && typeof thing === 'object');
  return {
    commands: objects.filter(isCommand).sort(byName),
    views: objects.filter(isView).sort(byName),
    permissions: objects.filter(isPermission).sort(byName),
  };
}

function isCommand(thing: object): thing is CommandDeclaration {
  return 'confirms' in thing && 'refusals' in thing && 'schema' in thing;
}

function isView(thing: object): thing is ViewDeclaration {
  return 'row' in thing && 'key' in thing && 'personal' in thing;
}

function isPermission(thing: object): thing is PermissionDeclaration {
  return 'roles' in thing && 'summary' in thing && 'name' in thing && !('row' in thing);
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
