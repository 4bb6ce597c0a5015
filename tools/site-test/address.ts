import { connect, createServer, type Socket } from 'node:net';
import { freePorts } from '../free-ports.ts';

/** What a name with two addresses is to a browser: the first that takes the connection. */
export async function openName(ports: readonly number[]): Promise<{ readonly url: string; close(): void }> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    open.add(near);
    near.on('error', () => undefined).once('close', () => open.delete(near));
    void firstOf(ports).then((far) => join(near, far));
  });
  const port = await freePorts(1);
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

function join(near: Socket, far: Socket | null): void {
  if (far === null) {
    near.destroy();
    return;
  }
  far.pipe(near).pipe(far);
  far.on('error', () => near.destroy()).once('close', () => near.destroy());
  near.once('close', () => far.destroy());
}

async function firstOf(ports: readonly number[]): Promise<Socket | null> {
  for (const port of ports) {
    const socket = connect(port, '127.0.0.1');
    const isThere = await new Promise((done) => {
      socket.once('connect', () => done(true)).once('error', () => done(false));
    });
    if (isThere === true) return socket;
  }
  return null;
}
