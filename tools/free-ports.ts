import { createServer } from 'node:net';

/** Below those that a machine gives away by itself to whoever connects. */
const LEAST = 20_000;
const PORTS = 12_000;

/** The first of so many ports in a row of loopback that nothing uses. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = LEAST + count * Math.floor((Math.random() * PORTS) / count);
    const free = await Promise.all(Array.from({ length: count }, (_, i) => isFree(first + i)));
    if (free.every(Boolean)) return first;
  }
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((done) => {
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}
