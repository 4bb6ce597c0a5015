import type { Db } from '../../kernel/index.ts';
import { SettingError } from './settings.ts';

export type Mode = 'demo' | 'live';

/**
 * A database is demo or live from its first start on, for ever: the demonstration opens accounts without a password, which
 * must never come near a force's own records.
 */
export async function claimMode(db: Db, mode: Mode): Promise<void> {
  await claimModeIfFree(db, mode);
  const { value } = await db
    .selectFrom('kernel.setting')
    .select('value')
    .where('name', '=', 'mode')
    .executeTakeFirstOrThrow();
  if (value === mode) return;
  throw new SettingError(
    mode === 'demo'
      ? 'this is a live database: demo mode is refused. Choose another TREFOIL_DATA or DATABASE_URL for the demonstration'
      : 'this database was made by the demonstration: start with --demo, or choose another TREFOIL_DATA or DATABASE_URL',
  );
}

/** Settles the mode of a database that has none yet. */
export async function claimModeIfFree(db: Db, mode: Mode): Promise<void> {
  await db
    .insertInto('kernel.setting')
    .values({ name: 'mode', value: JSON.stringify(mode) })
    .onConflict((clash) => clash.column('name').doNothing())
    .execute();
}
