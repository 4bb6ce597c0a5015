import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import type { LogEvent } from '../exercise/log.ts';
import { judgeGrowth, openFilesOf, type Taken } from './growth.ts';
import { checkQueues, type Sample } from './queue-watch.ts';

const MEGABYTE = 1024 * 1024;

/** Twelve looks at a server that grows with its log and with nothing else. */
function steady(change: (look: number) => Partial<Taken> = () => ({})): readonly Taken[] {
  return Array.from({ length: 12 }, (_, i) => ({
    ...{
      at: i * 10_000,
      rssBytes: 200 * MEGABYTE,
      openFiles: 50,
      connections: 12,
      slots: 0,
      events: i * 1_000,
      reads: 0,
    },
    bytes: new Map([['kernel.event', i * 1_000 * 500]]),
    ...change(i),
  }));
}

function found(taken: readonly Taken[]): readonly string[] {
  const violations: string[] = [];
  judgeGrowth(taken, [10, 11, 12], (what) => violations.push(what));
  return [...new Set(violations)];
}

test('T30 a server that grows with its log alone is steady', () => {
  expect(found(steady())).toEqual([]);
  const growth = judgeGrowth(
    steady((i) => ({ rssBytes: i * MEGABYTE })),
    [10, 10, 10, 20, 20, 20],
    () => undefined,
  );
  expect(growth.rssMegabytesAnHour).toBeCloseTo(360);
  expect(growth.p99Ratio).toBe(2);
  expect(growth.bytesAnEvent).toBe(500);
});

test('T30 the access log may grow while nothing happens, with what is looked at', () => {
  const looks = (i: number): number => (i < 6 ? i * 10 : i * 1_000);
  expect(
    found(steady((i) => ({ reads: looks(i), bytes: new Map([['identity.access_log', looks(i) * 300]]) }))),
  ).toEqual([]);
});

test.each<[string, (look: number) => Partial<Taken>]>([
  ['open files grow', (i) => ({ openFiles: 50 + i * 30 })],
  ['connections to the database grow', (i) => ({ connections: 12 + i * 10 })],
  ['a replication slot holds the log back', (i) => ({ slots: i > 6 ? 1 : 0 })],
  ['memory grows', (i) => ({ rssBytes: (200 + i * 40) * MEGABYTE })],
  ['a table grows faster than the log', (i) => ({ bytes: new Map([['operations.lookup', i ** 4 * 1_000]]) })],
  [
    'a table grows faster than the log',
    (i) => ({ reads: i * 100, bytes: new Map([['identity.access_log', i ** 4 * 1_000]]) }),
  ],
])('T30 finds that %s', (what, change) => {
  expect(found(steady(change))).toContain(what);
});

test('T30 a line that a caller holds is not counted; one that its caller has left and the server keeps is', async () => {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const files = (): number => openFilesOf({ pid: process.pid, port });
  const before = files();
  const came = once(server, 'connection') as Promise<[Socket]>;
  const caller = connect(port, '127.0.0.1');
  const [kept] = await came;
  expect(files()).toBe(before);
  caller.end();
  await expect.poll(files).toBeGreaterThan(before);
  kept.destroy();
  await once(kept, 'close');
  server.close();
  await once(server, 'close');
});

const event = (position: number, type: string, id: string, channel = '999'): LogEvent =>
  ({
    position,
    type,
    stream: `operations.contact/${id}`,
    occurredAt: position,
    data: { channel },
  }) as unknown as LogEvent;
const announced = (position: number, id: string, channel: string) =>
  event(position, 'operations.CallAnnounced', id, channel);
const log = [
  announced(1, 'a', '101'),
  announced(2, 'b', '999'),
  announced(3, 'c', '999'),
  event(4, 'operations.CallAnswered', 'b'),
  event(5, 'operations.CallAnswered', 'c'),
  event(6, 'operations.ContactClosed', 'a'),
];

const misplaced = (samples: readonly Sample[]): number => {
  let count = 0;
  checkQueues(log, samples, () => {
    count += 1;
  });
  return count;
};
const at = (from: number, top: string | null, to = from): Sample => ({ who: 'connie', top, from, to });

test('T31 the oldest emergency that nobody answered is on top; a queue that shows another is found out', () => {
  expect(misplaced([at(1, 'a'), at(2, 'b'), at(3, 'b'), at(4, 'c'), at(5, 'a'), at(6, null)])).toBe(0);
  expect(misplaced([at(2, 'a'), at(3, 'c'), at(4, 'a'), at(5, null), at(6, 'a')])).toBe(5);
  // A screen may show what came while it was looked at.
  expect(misplaced([at(3, 'c', 4), at(3, 'a', 5)])).toBe(0);
});
