import type { Db } from '../../../kernel/index.ts';
import { tablesOf } from '../tables.ts';

/** What a screen keeps for a person: flat, of its own words; the server reads none of it. */
export type Preferences = Readonly<Record<string, unknown>>;

export async function findPreferences(db: Db, accountId: string, screen: string): Promise<Preferences | null> {
  const found = await tablesOf(db)
    .selectFrom('identity.preference')
    .select('kept')
    .where('account_id', '=', accountId)
    .where('screen', '=', screen)
    .executeTakeFirst();
  return found?.kept ?? null;
}

/** Replaces what was kept: the last desk at which something was changed has the word. */
export async function keepPreferences(
  db: Db,
  { accountId, screen, kept, at }: { accountId: string; screen: string; kept: Preferences; at: number },
): Promise<void> {
  const changes = { kept: JSON.stringify(kept), kept_at: at };
  await tablesOf(db)
    .insertInto('identity.preference')
    .values({ account_id: accountId, screen, ...changes })
    .onConflict((clash) => clash.columns(['account_id', 'screen']).doUpdateSet(changes))
    .execute();
}
