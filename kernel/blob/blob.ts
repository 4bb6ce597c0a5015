import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../log/schema.ts';

export interface Blob {
  /** SHA-256 of the bytes, hex: what events and rows refer to it by. */
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Keeps an attachment; the same bytes again are kept once, under the media type they first came with (SPEC 8.1). */
export async function keepBlob(db: Db, bytes: Buffer, mediaType: string, now: number): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest();
  await db
    .insertInto('kernel.blob')
    .values({ sha256, media_type: mediaType, bytes, stored_at: now })
    .onConflict((clash) => clash.doNothing())
    .execute();
  return sha256.toString('hex');
}

/** Null when there is none, or none any more. */
export async function findBlob(db: Db, sha256: string): Promise<Blob | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  const row = await db
    .selectFrom('kernel.blob')
    .select(['media_type', 'bytes'])
    .where('sha256', '=', Buffer.from(sha256, 'hex'))
    .executeTakeFirst();
  return row === undefined ? null : { sha256, mediaType: row.media_type, bytes: row.bytes };
}

/** What is known of an attachment without reading its bytes; null when there is none. */
export async function findBlobFacts(
  db: Db,
  sha256: string,
): Promise<{ readonly mediaType: string; readonly bytes: number } | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  const row = await db
    .selectFrom('kernel.blob')
    .select(['media_type', sql<number>`octet_length(bytes)`.as('bytes')])
    .where('sha256', '=', Buffer.from(sha256, 'hex'))
    .executeTakeFirst();
  return row === undefined ? null : { mediaType: row.media_type, bytes: row.bytes };
}
