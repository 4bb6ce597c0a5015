import { sql } from 'kysely';
import type { Db, KernelTables } from '../log/schema.ts';

/** An event that a reaction could not digest: it waits for its next try, or was given up. */
export type Letter = KernelTables['kernel.dead_letter'];

const LONGEST_ERROR = 500;

/** Those that wait, of all reactions or of one, in log order. */
export function listWaiting(db: Db, reaction?: string): Promise<Letter[]> {
  const waiting = db.selectFrom('kernel.dead_letter').selectAll().where('next_at', 'is not', null);
  const asked = reaction === undefined ? waiting : waiting.where('reaction', '=', reaction);
  return asked.orderBy('position').execute();
}

export async function setAside(db: Db, { error, ...letter }: Omit<Letter, 'sent_again'>): Promise<void> {
  const row = { ...letter, error: error.slice(0, LONGEST_ERROR) };
  await db
    .insertInto('kernel.dead_letter')
    .values({ ...row, sent_again: 0 })
    .onConflict((clash) => clash.columns(['reaction', 'position']).doUpdateSet(row))
    .execute();
}

export async function forgetLetter(
  db: Db,
  { reaction, position }: Pick<Letter, 'reaction' | 'position'>,
): Promise<void> {
  await db.deleteFrom('kernel.dead_letter').where('reaction', '=', reaction).where('position', '=', position).execute();
}

export interface LetterFound extends Letter {
  /** Of the event. */
  readonly type: string;
}

/** Everything that is set aside, the latest first; or one reaction's event. */
export function listLetters(db: Db, of?: Pick<Letter, 'reaction' | 'position'>): Promise<LetterFound[]> {
  let letters = db
    .selectFrom('kernel.dead_letter as letter')
    .innerJoin('kernel.event as event', 'event.position', 'letter.position')
    .selectAll('letter')
    .select('event.type');
  if (of !== undefined) {
    letters = letters.where('letter.reaction', '=', of.reaction).where('letter.position', '=', of.position);
  }
  return letters.orderBy('letter.position', 'desc').orderBy('letter.reaction').limit(2_000).execute();
}

/**
 * Has what was given up carried again, from its first try. An order counts once, by its log position: a rebuild, which meets it
 * again, sends nothing.
 */
export async function sendAgain(
  db: Db,
  {
    reaction,
    position,
    orderedBy,
  }: { readonly reaction: string; readonly position: number; readonly orderedBy: number },
): Promise<void> {
  await sql`UPDATE kernel.dead_letter SET tries = 0, next_at = 0, sent_again = ${orderedBy}
    WHERE reaction = ${reaction} AND position = ${position} AND next_at IS NULL AND sent_again < ${orderedBy}`.execute(
    db,
  );
}
