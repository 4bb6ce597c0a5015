import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAfter, startFeed, startReactions, startTimer } from '../index.ts';
import { sample } from '../sample/sample.ts';
import { systemSubject, type TestDatabase, testDatabase } from '../testing.ts';
import { type Embedded, openEmbedded } from './embedded.ts';

const WRITERS = 8;
const KILLS = 3;
const COMMANDS_EACH = 25;

let folder: string;
let server: Embedded;
let t: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trefoil-crash-'));
  await chmod(folder, 0o755);
  server = await openEmbedded(folder);
  t = await testDatabase([sample], { server: server.url, occupiedSeats: async (role) => [role] });
});
afterAll(async () => {
  await t.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Sends until answered, with the same id: what a client does when it hears nothing. */
async function sendUntilAnswered(commandId: string, id: string): Promise<number> {
  const input = { id, note: 'x', dueAt: t.clock.now() };
  for (;;) {
    const answer = await t.handle({ name: 'sample.openJob', commandId, input }).catch(() => null);
    if (answer?.kind === 'done') return answer.position;
    expect(answer).toBeNull();
    await wait(20);
  }
}

test('9.6 the database killed under writers, feed, timer and reactions: nothing acknowledged is lost, nothing is done twice', async () => {
  const feed = await startFeed(t.context, { pollMs: 50 });
  const timer = startTimer(t.context, { pollMs: 50, restMs: 0 });
  const reactions = startReactions(t.context, { pollMs: 50 });
  const seen = new Set<string>();
  const listening = feed.listen({
    subject: systemSubject(),
    close: () => undefined,
    send: (frame) => {
      if (frame.type !== 'changes') return;
      for (const change of frame.changes) for (const row of change.puts) seen.add((row as { id: string }).id);
    },
  });
  listening.subscribe([{ view: 'sample.jobs', from: 0 }]);
  const ledger = new Map<string, number>();
  const writers = Array.from({ length: WRITERS }, async () => {
    for (let i = 0; i < COMMANDS_EACH; i++) {
      const id = randomUUID();
      ledger.set(id, await sendUntilAnswered(randomUUID(), id));
    }
  });
  const written = Promise.all(writers);
  for (let kill = 1; kill <= KILLS; kill++) {
    // Somewhere in the midst: when another part of the work is done.
    while (ledger.size < (kill * WRITERS * COMMANDS_EACH) / (KILLS + 1)) await wait(5);
    process.kill(server.pid, 'SIGKILL');
    server = await openEmbedded(folder);
  }
  await written;
  await timer.runDue();
  await feed.settled();
  await Promise.all([feed.close(), timer.close(), reactions.close()]);
  const events = await readAfter(t.db, 0, 10_000);
  const opened = events.filter((event) => event.type === 'sample.JobOpened');
  const logged = new Map(opened.map((event) => [event.stream.slice('sample.job/'.length), event.position]));
  expect(opened).toHaveLength(WRITERS * COMMANDS_EACH);
  expect(logged).toEqual(ledger);
  expect([...seen].sort()).toEqual([...ledger.keys()].sort());
  const steps = events.filter((event) => event.type.startsWith('kernel.Deadline'));
  const breaches = steps.filter((event) => event.type === 'kernel.DeadlineBreached').map((event) => event.stream);
  expect(new Set(breaches).size).toBe(WRITERS * COMMANDS_EACH);
  expect(new Set(steps.map((event) => event.commandId)).size).toBe(steps.length);
});
