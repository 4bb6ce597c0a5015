import { afterEach, beforeEach, expect, test } from 'vitest';
import { readStream } from '../../kernel/index.ts';
import { reactions } from './reactions.ts';
import { tablesOf } from './tables.ts';
import { type Bench, makeBench, makeEnrolled } from './testing/bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await makeBench();
});
afterEach(() => bench.close());

const tables = ['identity.password', 'identity.totp', 'identity.api_token', 'identity.enrolment'] as const;

async function stored(): Promise<readonly string[]> {
  const rows = await Promise.all(tables.map((table) => tablesOf(bench.db).selectFrom(table).select('id').execute()));
  return rows.flat().map((row) => row.id);
}

async function react(accountId: string): Promise<void> {
  for (const reaction of reactions) {
    for (const event of await readStream(bench.db, `identity.account/${accountId}`)) {
      if (reaction.on.includes(event.type)) expect(await reaction.react(event, bench.db)).toEqual([]);
    }
  }
}

test('secrets that the log no longer names are thrown away, those it names stay', async () => {
  const { accountId } = await makeEnrolled(bench, 'a.shah');
  const kept = await makeEnrolled(bench, 'b.jones');
  const token = await bench.identity.enrolment.issueToken(accountId, 'script');
  await react(accountId);
  expect(await stored()).toContain(token.id);
  await bench.handle({ name: 'identity.resetCredentials', input: { accountId, reason: 'All lost' } });
  await react(accountId);
  await react(kept.accountId);
  const held = (await bench.identity.listAccounts()).flatMap((account) => account.credentials.map((c) => c.id));
  expect(held).toHaveLength(2);
  expect([...(await stored())].sort()).toEqual([...held].sort());
});
