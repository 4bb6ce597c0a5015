import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { declareCommand } from '../kernel/pure.ts';
import { attemptOf } from './http.ts';
import { type Attempt, type Kept, Outbox, type OutboxDoors, type Sent } from './outbox.ts';

const schema = z.object({ incidentId: z.string().optional(), contactId: z.string().optional(), text: z.string() });
const Note = declareCommand({ name: 'test.note', summary: 'Note', permission: 'p', schema, example: { text: 'x' } });
const done: Attempt = { kind: 'done', position: 7, result: {} };
const alone: Attempt = { kind: 'later', afterMs: null, why: 'alone' };

/** A browser's store that outlives its windows, and a server that answers as it is told. */
function world() {
  const kept = new Map<string, Kept>();
  const posted: Kept[] = [];
  const answers: Attempt[] = [];
  const living = new Set<string>();
  const held: (() => void)[] = [];
  let ids = 0;
  const windowOf = (window: string, overrides: Partial<OutboxDoors> = {}): Outbox => {
    living.add(window);
    return new Outbox({
      post: async (one) => {
        posted.push(one);
        return answers.shift() ?? done;
      },
      store: {
        list: () => [...kept.values()],
        put: (one) => void kept.set(one.commandId, one),
        remove: (id) => void kept.delete(id),
      },
      wait: async () => undefined,
      now: () => 1_000,
      alone: () => false,
      newId: () => `id-${++ids}`,
      window,
      lives: async (name) => living.has(name),
      ...overrides,
    });
  };
  return { kept, posted, answers, living, held, windowOf };
}

describe('outbox', () => {
  test('keeps a command from before its first attempt until it is answered, and repeats the same id', async () => {
    const { kept, posted, answers, windowOf } = world();
    const outbox = windowOf('w1');
    await outbox.begin('me');
    answers.push(alone, { kind: 'later', afterMs: 5, why: 'busy' }, done);
    const sent = outbox.send(Note, { text: 'hello' });
    expect(kept.size).toBe(1);
    expect(outbox.waiting()).toHaveLength(1);
    expect(await sent).toEqual(done);
    expect(new Set(posted.map((one) => one.commandId)).size).toBe(1);
    expect(posted).toHaveLength(3);
    expect(kept.size).toBe(0);
  });

  test('a call for help does not wait for what was entered before it', async () => {
    const { posted, windowOf } = world();
    const outbox = windowOf('w1', {
      post: async (one) => {
        posted.push(one);
        return one.urgent === true ? done : new Promise<Attempt>(() => undefined);
      },
    });
    await outbox.begin('me');
    void outbox.send(Note, { incidentId: 'i', text: 'first' });
    void outbox.send(Note, { incidentId: 'i', text: 'second' });
    expect(await outbox.send(Note, { incidentId: 'i', text: 'help' }, [], true)).toEqual(done);
    expect(posted.map((one) => one.input)).not.toContainEqual({ incidentId: 'i', text: 'second' });
  });

  test('a warning is answered by the same command with the code confirmed', async () => {
    const { posted, answers, windowOf } = world();
    const outbox = windowOf('w1');
    await outbox.begin('me');
    answers.push(
      { kind: 'confirm', code: 'unit-off-duty', detail: 'Off duty.' },
      { kind: 'confirm', code: 'skill-missing', detail: '' },
      done,
    );
    const first = await outbox.send(Note, { text: 'x' });
    const second = first.kind === 'confirm' ? await first.again() : first;
    const third = second.kind === 'confirm' ? await second.again() : second;
    expect(third).toEqual(done);
    expect(posted.map((one) => one.confirmed)).toEqual([[], ['unit-off-duty'], ['unit-off-duty', 'skill-missing']]);
    expect(new Set(posted.map((one) => one.commandId)).size).toBe(1);
  });

  test('commands about one thing go in order; another does not wait for them', async () => {
    const { windowOf } = world();
    const order: string[] = [];
    let free: () => void = () => undefined;
    const blocked = new Promise<void>((resolve) => {
      free = resolve;
    });
    const outbox = windowOf('w1', {
      post: async ({ input }) => {
        const { text } = input as { text: string };
        if (text === 'field') await blocked;
        order.push(text);
        return done;
      },
    });
    await outbox.begin('me');
    const field = outbox.send(Note, { contactId: 'c', text: 'field' });
    const raise = outbox.send(Note, { contactId: 'c', incidentId: 'i', text: 'raise' });
    const line = outbox.send(Note, { incidentId: 'i', text: 'line' });
    await outbox.send(Note, { incidentId: 'other', text: 'other' });
    free();
    await Promise.all([field, raise, line]);
    expect(order).toEqual(['other', 'field', 'raise', 'line']);
  });

  test('what a killed window left is sent by the next one; a refusal of it is shown to the person', async () => {
    const { kept, posted, living, answers, windowOf } = world();
    const first = windowOf('w1', { post: () => new Promise(() => undefined) });
    await first.begin('me');
    void first.send(Note, { text: 'kept' });
    void first.send(Note, { text: 'refused' });
    expect(kept.size).toBe(2);
    living.delete('w1');
    answers.push(done, { kind: 'refused', code: 'incident-closed', detail: 'Closed.', current: null });
    const second = windowOf('w2');
    await second.begin('me');
    await expect.poll(() => second.waiting().length).toBe(0);
    expect(posted.map((one) => (one.input as { text: string }).text)).toEqual(['kept', 'refused']);
    await expect.poll(() => second.strays().map((stray) => stray.sent.kind)).toEqual(['refused']);
    second.dismiss(second.strays()[0]!.kept.commandId);
    expect(second.strays()).toEqual([]);
    expect(kept.size).toBe(0);
  });

  test('a window that lives keeps its own, and another person’s commands are left alone', async () => {
    const { posted, windowOf } = world();
    const first = windowOf('w1', { post: () => new Promise(() => undefined) });
    await first.begin('me');
    void first.send(Note, { text: 'mine' });
    await windowOf('w2').begin('me');
    await windowOf('w3').begin('somebody else');
    expect(posted).toEqual([]);
  });

  test('the time of typing is claimed only for what was typed without a connection', async () => {
    const { posted, windowOf } = world();
    const outbox = windowOf('w1', { alone: () => posted.length > 0 });
    await outbox.begin('me');
    await outbox.send(Note, { text: 'live' });
    await outbox.send(Note, { text: 'alone' });
    expect(posted.map((one) => one.occurredAt)).toEqual([null, 1_000]);
  });
});

describe('what nobody has put away', () => {
  test('comes back after a kill, until it is put away', async () => {
    const { kept, answers, living, windowOf } = world();
    const first = windowOf('w1');
    await first.begin('me');
    answers.push({ kind: 'refused', code: 'c', detail: 'd', current: null });
    await first.send(Note, { text: 'x' });
    living.delete('w1');
    const second = windowOf('w2');
    await second.begin('me');
    expect(second.strays().map(({ sent }) => sent.kind)).toEqual(['refused']);
    second.putAway(second.strays()[0]!.sent);
    expect(kept.size).toBe(0);
  });

  test('a stray that is confirmed and then refused is shown again', async () => {
    const { answers, living, windowOf } = world();
    const first = windowOf('w1', { post: () => new Promise(() => undefined) });
    await first.begin('me');
    void first.send(Note, { text: 'x' });
    living.delete('w1');
    answers.push(
      { kind: 'confirm', code: 'c', detail: 'd' },
      { kind: 'refused', code: 'r', detail: 'd', current: null },
    );
    const second = windowOf('w2');
    await second.begin('me');
    await expect.poll(() => second.strays().length).toBe(1);
    const [{ kept, sent }] = second.strays() as [{ kept: Kept; sent: Sent }];
    second.dismiss(kept.commandId);
    if (sent.kind === 'confirm') await sent.again();
    expect(second.strays().map((stray) => stray.sent.kind)).toEqual(['refused']);
  });

  test('is not shown to the next person at this browser', async () => {
    const { answers, living, windowOf } = world();
    const first = windowOf('w1');
    await first.begin('me');
    answers.push({ kind: 'refused', code: 'c', detail: 'd', current: null });
    await first.send(Note, { text: 'x' });
    living.delete('w1');
    const second = windowOf('w2');
    await second.begin('me');
    await second.begin('another');
    expect(second.strays()).toEqual([]);
    await second.begin('me');
    expect(second.strays()).toHaveLength(1);
  });
});

test('what a killed window left goes before what is entered while the next one begins', async () => {
  const { posted, living, windowOf } = world();
  const first = windowOf('w1', { post: () => new Promise(() => undefined) });
  await first.begin('me');
  void first.send(Note, { incidentId: 'i', text: 'first' });
  living.delete('w1');
  const second = windowOf('w2');
  const begun = second.begin('me');
  const sent = second.send(Note, { incidentId: 'i', text: 'second' });
  await Promise.all([begun, sent]);
  expect(posted.map((one) => (one.input as { text: string }).text)).toEqual(['first', 'second']);
});

test('a full store stops nothing: the command goes, and says that this window alone holds it', async () => {
  const { posted, windowOf } = world();
  const full = (): never => {
    throw new Error('QuotaExceededError');
  };
  const outbox = windowOf('w1', { store: { list: () => [], put: full, remove: () => undefined } });
  await outbox.begin('me');
  const sent = outbox.send(Note, { text: 'x' });
  expect(outbox.waiting().map(({ unstored }) => unstored)).toEqual([true]);
  expect(await sent).toEqual(done);
  expect(posted).toHaveLength(1);
});

test('a post that fails on its way is tried again', async () => {
  const { windowOf } = world();
  let tries = 0;
  const outbox = windowOf('w1', { post: async () => (++tries === 1 ? Promise.reject(new Error('torn')) : done) });
  await outbox.begin('me');
  expect(await outbox.send(Note, { text: 'x' })).toEqual(done);
});

describe('an answer of the command route', () => {
  const came = (status: number, body: unknown = null) => attemptOf({ status, body, retryAfterMs: null });
  test.each([
    [200, { position: 3, result: { number: '0001' } }, { kind: 'done', position: 3, result: { number: '0001' } }],
    [409, { type: '/problems/confirm', code: 'c', detail: 'd' }, { kind: 'confirm', code: 'c', detail: 'd' }],
    [
      409,
      { type: '/problems/refused', code: 'c', detail: 'd', current: 'G1' },
      { kind: 'refused', code: 'c', detail: 'd', current: 'G1' },
    ],
    [
      422,
      { type: '/problems/refused', code: 'c', detail: 'd' },
      { kind: 'refused', code: 'c', detail: 'd', current: null },
    ],
    [400, { type: '/problems/malformed', detail: 'd', errors: [] }, { kind: 'malformed', detail: 'd', errors: [] }],
    [403, { type: '/problems/not-permitted', detail: 'd' }, { kind: 'not-permitted', detail: 'd' }],
    [
      409,
      { type: '/problems/command-id-reused', detail: 'd' },
      { kind: 'refused', code: 'command-id-reused', detail: 'd', current: null },
    ],
  ])('%i %j', (status, body, expected) => {
    expect(came(status, body)).toEqual(expected);
  });
  test.each([0, 401, 429, 500, 502, 503])('%i is tried again', (status) => {
    expect(came(status).kind).toBe('later');
  });
  test.each([200, 302, 403, 404])('a %i that is not ours is none', (status) => {
    expect(came(status).kind).toBe('later');
    expect(came(status, { title: 'Sign in to the hotel' }).kind).toBe('later');
  });
});
