import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Port, untilFree } from './ports.ts';

const host = '127.0.0.1';
let holder: Server | null = null;
afterEach(() => void holder?.close());

async function taken(): Promise<Port> {
  holder = createServer().listen(0, host);
  await once(holder, 'listening');
  const address = holder.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, host };
}

test('T1 a port that a dying program still holds is waited for', async () => {
  const port = await taken();
  let looks = 0;
  await untilFree([port], 60_000, async () => {
    looks += 1;
    if (looks === 3) holder?.close();
  });
  expect(looks).toBeGreaterThanOrEqual(3);
});

test('a port that stays taken is named, after a look at least', async () => {
  const port = await taken();
  let looks = 0;
  const waiting = untilFree([port], 0, async () => {
    looks += 1;
  });
  await expect(waiting).rejects.toThrow(`port ${port.port} is taken by another program: set PORT`);
  expect(looks).toBe(1);
});
