import type { Db } from '../../../kernel/index.ts';
import { tablesOf } from '../tables.ts';
import { isShut, type SecretBox } from './secret-box.ts';

/** Shuts what older versions kept open. Done at each start, and again after a crash: what is shut is left alone. */
export async function shutSecrets(db: Db, box: SecretBox): Promise<number> {
  const tables = tablesOf(db);
  const factors = await tables.selectFrom('identity.totp').select(['id', 'secret']).execute();
  const open = factors.filter(({ secret }) => !isShut(secret));
  for (const { id, secret } of open) {
    await tables
      .updateTable('identity.totp')
      .set({ secret: box.shut(id, secret) })
      .where('id', '=', id)
      .where('secret', '=', secret)
      .execute();
  }
  // One that waits for its first code is good for three days at most: it is shown anew rather than kept.
  await tables
    .updateTable('identity.enrolment')
    .set({ pending_hash: null, pending_secret: null })
    .where('pending_secret', 'is not', null)
    .where('pending_secret', 'not like', 'aes256gcm.%')
    .execute();
  return open.length;
}
