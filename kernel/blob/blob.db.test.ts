import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBlob, findBlobFacts, keepBlob, sql } from '../index.ts';
import { type TestDatabase, testDatabase } from '../testing.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase([]);
});
afterAll(() => t.close());

test('8.1 bytes are kept once under their SHA-256, whatever they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (content) => {
      const bytes = Buffer.from(content);
      const sha256 = await keepBlob(t.db, bytes, 'image/png', 1);
      expect(await keepBlob(t.db, bytes, 'image/jpeg', 2)).toBe(sha256);
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(await findBlob(t.db, sha256)).toEqual({ sha256, mediaType: 'image/png', bytes });
      expect(await findBlobFacts(t.db, sha256)).toEqual({ mediaType: 'image/png', bytes: bytes.length });
    }),
    { numRuns: 30 },
  );
});

test('8.1 what is not there, or no hash at all, is not found; the application may not delete', async () => {
  expect(await findBlob(t.db, 'f'.repeat(64))).toBeNull();
  expect(await findBlob(t.db, '../etc')).toBeNull();
  expect(await findBlobFacts(t.db, 'f'.repeat(64))).toBeNull();
  expect(await findBlobFacts(t.db, '../etc')).toBeNull();
  await expect(sql`DELETE FROM kernel.blob`.execute(t.db)).rejects.toThrow(/permission denied/);
});
