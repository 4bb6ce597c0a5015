import { migrate } from '../../../kernel/index.ts';
import { runUsersCommand } from '../../../modules/identity/index.ts';
import { claimModeIfFree } from '../mode.ts';
import { withDatabaseHere } from './here.ts';
import { out, say } from './io.ts';

/** `./trefoil users …`: works beside a running server and without one. */
export function users(args: readonly string[]): Promise<number> {
  return withDatabaseHere(async ({ url, db, modules: { identity, definitions } }) => {
    await migrate(url, definitions);
    await claimModeIfFree(db, 'live');
    return runUsersCommand(args, { identity }, { out, say });
  });
}
