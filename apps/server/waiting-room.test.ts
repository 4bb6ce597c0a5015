import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isDatabaseAway } from './database-away.ts';
import { ProblemError } from './http/problem.ts';
import { makeWaitingRoom } from './waiting-room.ts';

const away = (): Error => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const here = (): boolean => false;

function room(ping: () => Promise<unknown>, most = 10) {
  return makeWaitingRoom({
    most,
    longestMs: 10_000,
    attemptMs: 10_000,
    pauseMs: 1,
    isUnavailable: isDatabaseAway,
    ping,
  });
}

describe('waiting room', () => {
  test('a database whose socket is gone is away; a file that is missing is not a database', async () => {
    const missing = join(import.meta.dirname, 'no-such-socket');
    const connecting: Promise<unknown> = new Promise((_, fail) => connect(missing).once('error', fail));
    expect(isDatabaseAway(await connecting.catch((error: unknown) => error))).toBe(true);
    expect(isDatabaseAway(await readFile(missing).catch((error: unknown) => error))).toBe(false);
  });

  test('what fails because the database is away is done again when it is back', async () => {
    let pings = 0;
    let tries = 0;
    const { run } = room(async () => {
      pings += 1;
      if (pings < 3) throw away();
    });
    const answer = await run(async () => {
      tries += 1;
      if (tries === 1) throw away();
      return 'done';
    }, here);
    expect([answer, tries, pings]).toEqual(['done', 2, 3]);
  });

  test('a fault of ours is not repeated', async () => {
    let tries = 0;
    const { run } = room(async () => undefined);
    const work = run(async () => {
      tries += 1;
      throw new TypeError('ours');
    }, here);
    await expect(work).rejects.toThrow('ours');
    expect(tries).toBe(1);
  });

  test('a full room sends the next one away at once', async () => {
    const back = Promise.withResolvers<void>();
    const { run, waiting } = room(() => back.promise, 1);
    let tries = 0;
    const first = run(async () => {
      tries += 1;
      if (tries === 1) throw away();
      return 'first';
    }, here);
    await expect.poll(waiting).toBe(1);
    const second = run(async () => Promise.reject(away()), here);
    await expect(second).rejects.toBeInstanceOf(ProblemError);
    back.resolve();
    expect(await first).toBe('first');
    expect(waiting()).toBe(0);
  });

  test('who has hung up is not waited for', async () => {
    const { run } = room(async () => undefined);
    await expect(
      run(
        async () => Promise.reject(away()),
        () => true,
      ),
    ).rejects.toThrow('ECONNREFUSED');
  });
});

describe('what counts as "the database is away"', () => {
  test.each(['57P01', '57P03', '08006', '25006', '53300', '58030', 'ECONNRESET'])('code %s', (code) => {
    expect(isDatabaseAway(Object.assign(new Error('x'), { code }))).toBe(true);
  });

  test.each(['23505', '42P01', '22P02', 'TR409', '53100'])('but not code %s', (code) => {
    expect(isDatabaseAway(Object.assign(new Error('x'), { code }))).toBe(false);
  });

  test('a cause counts, and all addresses of a host refused at once', () => {
    expect(isDatabaseAway(new Error('outer', { cause: away() }))).toBe(true);
    expect(isDatabaseAway(new AggregateError([away(), away()], ''))).toBe(true);
  });
});
