import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import {
  type Aggregate,
  defineHandler,
  type ModuleDefinition,
  readView,
  startReactions,
  streamOf,
} from '../../../kernel/index.ts';
import { type AnyEvent, decided, declareCommand } from '../../../kernel/pure.ts';
import { personSubject, type TestDatabase, testDatabase } from '../../../kernel/testing.ts';
import { makeAudit } from '../index.ts';

const thing: Aggregate<null, AnyEvent> = { name: 'trial.thing', initial: null, evolve: () => null };
const Say = declareCommand({
  name: 'trial.say',
  summary: 'Say',
  permission: 'trial.say',
  schema: z.object({ id: z.string() }),
  example: { id: 'a' },
});
const carried: string[] = [];
const cause = { isMended: false };
/** Something happens, and a reaction cannot digest it until it is mended. */
const trial: ModuleDefinition = {
  ...{ name: 'trial', migrations: null, tables: {}, permissions: [], projections: [], views: [] },
  events: { 'trial.Said': { data: z.object({}) } },
  aggregates: [thing],
  handlers: [
    defineHandler({
      declaration: Say,
      streams: ({ id }) => ({ thing: streamOf(thing, id) }),
      decide: () => decided({ thing: [{ type: 'trial.Said', data: {} }] }),
    }),
  ],
  live: () => [],
  reactions: [
    {
      name: 'trial.hears',
      on: ['trial.Said'],
      react: async ({ stream }) => {
        if (!cause.isMended) throw new Error('indigestible');
        carried.push(stream);
        return [];
      },
    },
  ],
};

let t: TestDatabase;
beforeAll(async () => {
  const audit = makeAudit({ aggregateOf: () => thing, key: null });
  t = await testDatabase([trial, audit.definition]);
});
afterAll(() => t.close());

const administrator = personSubject('ada', ['administrator']);
const whole = { filters: {}, limit: 100, after: null, of: null };
const seen = async () => (await readView(t.context, administrator, 'audit.setAside', whole)).rows;

test('T21 the administrator sees what was given up and has it carried again, once the cause is mended', async () => {
  await t.handle({ name: 'trial.say', input: { id: 'a' } });
  const reactions = startReactions(t.context, { backOffMs: () => 0 });
  await reactions.runDue();
  const [row] = (await seen()) as { reaction: string; position: number }[];
  expect(row).toMatchObject({ reaction: 'trial.hears', type: 'trial.Said', tries: 5, nextTryAt: null });
  const again = (subject = administrator, position = row?.position ?? 0) =>
    t.handle({ name: 'audit.carryAgain', subject, input: { reaction: 'trial.hears', position } });
  expect(await again(personSubject('olly', ['officer']))).toMatchObject({ kind: 'not-permitted' });
  expect(await again(administrator, 999)).toMatchObject({ kind: 'refused', code: 'not-set-aside' });
  cause.isMended = true;
  expect(await again()).toMatchObject({ kind: 'done' });
  await reactions.runDue();
  expect(carried).toEqual(['trial.thing/a']);
  expect(await seen()).toEqual([]);
  expect(await again()).toMatchObject({ kind: 'refused', code: 'not-set-aside' });
  await reactions.close();
});
