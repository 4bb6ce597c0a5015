import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../kernel/testing.ts';
import { definition } from '../index.ts';
import { findPreferences, keepPreferences } from './preferences.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase([definition]);
});
afterAll(() => t.close());

test('what a screen keeps for a person is theirs, of that screen, and replaced by what was changed last', async () => {
  const keep = (accountId: string, screen: string, kept: object) =>
    keepPreferences(t.db, { accountId, screen, kept: { ...kept }, at: t.clock.now() });
  expect(await findPreferences(t.db, 'ann', 'control-room')).toBeNull();
  await keep('ann', 'control-room', { theme: 'light', chosenKeys: { queue: 'y' } });
  await keep('ann', 'control-room', { theme: 'dark', chosenKeys: {} });
  await keep('ann', 'service-desk', { theme: 'light' });
  await keep('bob', 'control-room', { theme: 'light' });
  expect(await findPreferences(t.db, 'ann', 'control-room')).toEqual({ theme: 'dark', chosenKeys: {} });
  expect(await findPreferences(t.db, 'ann', 'service-desk')).toEqual({ theme: 'light' });
});
