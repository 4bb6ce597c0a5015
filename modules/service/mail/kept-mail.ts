import type { Db } from '../../../kernel/index.ts';
import type { MailTables } from './tables.ts';

/** A mail as it was kept; null: there is none, or its words are erased. */
export async function readKeptMail(db: Db, mailId: string) {
  const found = await db
    .withTables<MailTables>()
    .selectFrom('service.incoming_mail')
    .selectAll()
    .where('id', '=', mailId)
    .executeTakeFirst();
  if (found === undefined || found.address === null) return null;
  const { address, files } = found;
  return {
    ...{ address, files, personId: found.person_id, name: found.name ?? '', subject: found.subject ?? '' },
    ...{ text: found.text ?? '', because: found.because ?? '', leftOut: found.left_out },
    names: files.map(({ name }) => name ?? ''),
  };
}
