import { type Db, keepBlob } from '../../../kernel/index.ts';

/** Bytes that have been sent in, by their hash: what a test attaches. */
export async function sha256Of(db: Db, words: string): Promise<string> {
  return keepBlob(db, Buffer.from(words), 'text/plain', 1);
}
