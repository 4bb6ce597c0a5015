import { afterEach, beforeEach, expect, test } from 'vitest';
import { rebuild, tableContents } from '../../kernel/index.ts';
import { personSubject } from '../../kernel/testing.ts';
import { runUsersCommand } from './command.ts';
import { type Bench, makeBench } from './testing/bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await makeBench();
});
afterEach(() => bench.close());

async function users(line: string): Promise<{ exit: number; out: string[]; said: string }> {
  const out: string[] = [];
  const said: string[] = [];
  const io = { out: (text: string) => out.push(text), say: (text: string) => said.push(text) };
  const exit = await runUsersCommand(line.split(' '), { identity: bench.identity }, io);
  return { exit, out, said: said.join('\n') };
}

test('the first administrator: made at the command line, with a one-time code that is good', async () => {
  const made = await users('add a.shah --role administrator --display-name Anjali');
  expect(made).toMatchObject({ exit: 0, out: [expect.stringMatching(/^[0-9a-z]{5}(-[0-9a-z]{5}){3}$/)] });
  const begun = await bench.identity.enrolment.beginPassword(made.out[0] ?? '', 'marmalade otter canal', 'Rutland');
  expect(begun).toMatchObject({ outcome: 'show-totp' });
  const { out } = await users('list');
  expect(out[0]).toBe('a.shah\tAnjali\tadministrator\tactive');
});

test('a token is the only line on standard output, and works', async () => {
  await users('add a.shah --role dispatcher');
  const { exit, out } = await users('token a.shah --label script');
  expect(exit).toBe(0);
  expect(out).toHaveLength(1);
  expect(await bench.identity.findSession(out[0] ?? '')).toMatchObject({ name: 'a.shah', kind: 'token' });
  const id = (await bench.identity.findSession(out[0] ?? ''))?.sessionId;
  expect(await users(`revoke a.shah ${id}`)).toMatchObject({ exit: 0 });
  expect(await bench.identity.findSession(out[0] ?? '')).toBeNull();
});

test('disable, enable, roles and reset do what they say, also to the last administrator', async () => {
  await users('add a.shah --role administrator');
  const token = (await users('token a.shah')).out[0] ?? '';
  expect(await users('disable a.shah --reason left')).toMatchObject({ exit: 0 });
  expect(await bench.identity.findSession(token)).toBeNull();
  expect(await users('token a.shah')).toMatchObject({ exit: 1, said: expect.stringContaining('disabled') });
  expect(await users('enable a.shah')).toMatchObject({ exit: 0 });
  expect(await users('roles a.shah --role dispatcher --role fim')).toMatchObject({ exit: 0 });
  expect(await bench.identity.findSession(token)).toMatchObject({ roles: ['dispatcher', 'fim'] });
  expect(await users('reset a.shah')).toMatchObject({ exit: 0, out: [expect.any(String)] });
  expect(await bench.identity.findSession(token)).toBeNull();
});

test.each([
  ['', 2, 'no such verb'],
  ['sing', 2, 'no such verb'],
  ['add', 2, 'NAME'],
  ['add a.shah', 2, '--role'],
  ['add a.shah --role king', 2, 'no role king'],
  ['add a.shah --colour red', 2, 'colour'],
  ['add A_Shah! --role fim', 1, 'e.g. a.shah'],
  ['token nobody', 1, 'no account nobody'],
])('users %s: exit %i, and says why', async (line, exit, why) => {
  expect(await users(line)).toMatchObject({ exit, said: expect.stringContaining(why) });
  expect(await bench.identity.listAccounts()).toEqual([]);
});

test('two who want one name at once: one has it, the other is told', async () => {
  const both = await Promise.all([users('add a.shah --role fim'), users('add a.shah --role bureau')]);
  expect(both.map(({ exit }) => exit).sort()).toEqual([0, 1]);
  expect(both.map(({ said }) => said).join()).toContain('Another account is named a.shah');
});

test('only who may manage accounts may, and no person records credentials', async () => {
  await users('add a.shah --role fim');
  const [account] = await bench.identity.listAccounts();
  const accountId = account?.id ?? '';
  const input = { accountId, reason: 'because' };
  const by = (role: 'dispatcher' | 'administrator') => personSubject('ben', [role]);
  expect(await bench.handle({ name: 'identity.disableAccount', input, subject: by('dispatcher') })).toMatchObject({
    kind: 'not-permitted',
  });
  const credentials = [{ credentialId: accountId, kind: 'passkey', label: '' }];
  const forged = { accountId, enrolmentId: null, credentials };
  for (const role of ['dispatcher', 'administrator'] as const) {
    const call = { name: 'identity.recordCredentials', input: forged, subject: by(role) };
    expect(await bench.handle(call)).toMatchObject({ kind: 'not-permitted' });
  }
  expect(await bench.handle({ name: 'identity.disableAccount', input, subject: by('administrator') })).toMatchObject({
    kind: 'done',
  });
});

test('the projection is the log’s: rebuilt, it is the same row for row', async () => {
  await users('add a.shah --role administrator --collar 2417');
  await users('add b.jones --role fim');
  await users('token a.shah');
  await users('roles b.jones --role dispatcher');
  await users('disable b.jones');
  await users('reset a.shah');
  const { registry } = bench.context;
  const before = await tableContents(bench.db, registry);
  expect(before['identity.account']).toHaveLength(2);
  await rebuild(bench.db, registry);
  expect(await tableContents(bench.db, registry)).toEqual(before);
});
