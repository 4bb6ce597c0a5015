import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { describeSubscriberLookup, type LookupUnderTest } from './lookup-contract.ts';
import { loopbackLookup, openLoopbackOperator } from './loopback.ts';

const SOON_MS = 200;

/** An operator that does this with whoever asks. */
async function operator(answer: (socket: Socket) => void): Promise<LookupUnderTest> {
  const open: Socket[] = [];
  const server = createServer((socket) => {
    open.push(socket);
    socket.on('error', () => socket.destroy());
    answer(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = async (): Promise<void> => {
    for (const socket of open) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { lookup: loopbackLookup(port, SOON_MS), close };
}

describeSubscriberLookup('the loopback', {
  knowing: async (lines) => {
    const { port, close } = await openLoopbackOperator(lines);
    return { lookup: loopbackLookup(port), close };
  },
  gone: async () => {
    const { port, close } = await openLoopbackOperator(new Map());
    await close();
    return { lookup: loopbackLookup(port), close: async () => undefined };
  },
  silent: () => operator(() => undefined),
  talkingNonsense: () => operator((socket) => socket.end('{"name": 7}\n')),
});
