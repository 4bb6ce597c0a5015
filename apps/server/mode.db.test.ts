import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../kernel/testing.ts';
import { claimMode, type Mode, modes } from './mode.ts';

const databases = new Map<Mode, TestDatabase>();
beforeAll(async () => {
  for (const mode of modes) databases.set(mode, await testDatabase([]));
});
afterAll(async () => {
  for (const database of databases.values()) await database.close();
});

test('M05 a database is training, demonstration or live from its first start on: none of the others starts on it, ever', async () => {
  for (const [own, { db }] of databases) {
    await claimMode(db, own);
    for (const mode of modes) {
      const claimed = claimMode(db, mode);
      if (mode === own) await claimed;
      else await expect(claimed).rejects.toThrow(/choose another TREFOIL_DATA or DATABASE_URL/);
    }
    await claimMode(db, own);
  }
});
