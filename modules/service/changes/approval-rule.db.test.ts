import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handle, type KernelContext, readStream } from '../../../kernel/index.ts';
import { decided, type Subject } from '../../../kernel/pure.ts';
import { changeManager, makeWorld, officer, technician, type World } from '../test-service.ts';
import type { ChangeTables } from './tables.ts';
import { asked } from './test-changes.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const yes = (changeId: string, askedKey: string) => ({ changeId, groupId: 'manager', askedKey, decision: 'yes' });

async function votesOf(changeId: string): Promise<number> {
  const votes = world.test.db.withTables<ChangeTables>().selectFrom('service.change_vote').selectAll();
  return (await votes.where('change_id', '=', changeId).execute()).length;
}

test('the rule refuses an answer of somebody who was not asked', async () => {
  const changeId = await asked(world);
  for (const who of [technician, officer]) {
    const answer = await world.send(who, 'decideChange', yes(changeId, 'change-manager'));
    expect(answer).toMatchObject({ kind: 'refused', code: 'not-asked' });
  }
});

test('the table refuses it as well, whoever writes there', async () => {
  const changeId = await asked(world);
  const vote = { change_id: changeId, round: 1, group_id: 'manager', decision: 'yes', at: 1 } as const;
  const write = (part: { asked_key: string; voter_id: string; as_role: string | null }) =>
    world.test.db
      .withTables<ChangeTables>()
      .insertInto('service.change_vote')
      .values({ ...vote, ...part })
      .execute();
  const refused = { code: 'TR403', constraint: 'not-asked' };
  const role = { asked_key: 'change-manager', as_role: 'change-manager' };
  await expect(write({ ...role, as_role: null, voter_id: officer.id })).rejects.toMatchObject(refused);
  await expect(write({ ...role, as_role: 'officer', voter_id: officer.id })).rejects.toMatchObject(refused);
  await expect(write({ ...role, asked_key: 'fim', voter_id: officer.id })).rejects.toMatchObject(refused);
  const own = { code: 'TR403', constraint: 'own-change' };
  await expect(write({ ...role, voter_id: technician.id })).rejects.toMatchObject(own);
  await write({ ...role, voter_id: changeManager.id });
  expect(await votesOf(changeId)).toBe(1);
});

/** The service centre with a rule that agrees to whatever it is told, as a fault of it would. */
function careless({ registry, ...context }: KernelContext): KernelContext {
  const name = 'service.decideChange';
  const sound = registry.handlers.get(name);
  if (sound === undefined) throw new Error(`there is no ${name}`);
  const handlers = new Map(registry.handlers).set(name, { ...sound, decide: agreeing as never });
  return { ...context, registry: { ...registry, handlers } };
}

function agreeing({ input, actor }: { input: ReturnType<typeof yes>; actor: { id: string } }) {
  const { groupId, askedKey } = input;
  const data = { round: 1, groupId, askedKey, voterId: actor.id, decision: 'yes', asRole: null };
  return decided({ change: [{ type: 'service.ApprovalGiven', data, detail: { reason: '' } }] });
}

test('SM-55 a faulty program cannot let somebody agree who was not asked: nothing is written, and it is answered as a refusal', async () => {
  const changeId = await asked(world);
  const { db, context } = world.test;
  const faulty = careless(context);
  const vote = (subject: Subject, askedKey: string) => {
    const input = yes(changeId, askedKey);
    return handle(faulty, { subject, name: 'service.decideChange', commandId: randomUUID(), input, confirmed: [] });
  };
  const refused = { kind: 'refused', code: 'not-asked', detail: 'You were not asked.' };
  expect(await vote(officer, 'change-manager')).toMatchObject(refused);
  expect(await vote(technician, 'nobody')).toMatchObject(refused);
  expect(await votesOf(changeId)).toBe(0);
  const events = await readStream(db, `service.change/${changeId}`);
  expect(events.map(({ type }) => type)).not.toContain('service.ApprovalGiven');
  expect(world.test.faults).toEqual([]);
  // The same program writes whom the table lets pass: so it was the table that said no.
  await world.must(changeManager, 'delegateApproval', {
    ...{ changeId, groupId: 'manager', askedKey: 'change-manager', delegateId: officer.id, delegate: 'Erin' },
  });
  expect(await vote(officer, 'change-manager')).toMatchObject({ kind: 'done' });
});
